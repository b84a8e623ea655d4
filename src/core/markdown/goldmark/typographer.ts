import type { InlineState, Markdown } from '../markdownIt'
import { quoteCount, type QuoteCount, type Quotes } from '../openQuotes'
import {
  characterAt,
  characterBefore,
  isAsciiPunctuation,
  isAsciiWhite,
  isDigit,
  isLetter,
  isPunctuation,
  isUnicodePunctuation,
  isWhite,
} from './characters'
import { delimiterRun, type DelimiterRun } from './delimiterRuns'

/** What each sign becomes, as the configuration has it: HTML. The names are those of Hugo's settings, in small letters. */
export interface Signs {
  readonly leftsinglequote: string
  readonly rightsinglequote: string
  readonly leftdoublequote: string
  readonly rightdoublequote: string
  readonly endash: string
  readonly emdash: string
  readonly ellipsis: string
  readonly leftanglequote: string
  readonly rightanglequote: string
  readonly apostrophe: string
}

type SignName = keyof Signs

const runs: readonly (readonly [written: string, name: SignName])[] = [
  ['---', 'emdash'],
  ['--', 'endash'],
  ['...', 'ellipsis'],
  ['<<', 'leftanglequote'],
  ['>>', 'rightanglequote'],
]

/** Replaces quotes, dashes, dots and guillemets while the text is read, as goldmark does: each quote by what is around it. */
export function useTypographer(markdown: Markdown, signs: Signs): void {
  const texts = new Map<string, string>()
  const textOf = (html: string) => {
    const text = texts.get(html) ?? markdown.utils.unescapeAll(html)
    texts.set(html, text)
    return text
  }
  const rule = (state: InlineState, silent: boolean): boolean => {
    const { src, pos } = state
    const first = src[pos] ?? ''
    if (!'-.<>"\''.includes(first)) return false
    const run = runs.find(([written]) => src.startsWith(written, pos) && pos + written.length <= state.posMax)
    const isQuote = first === '"' || first === "'"
    if (!run && !isQuote) return false
    const length = run ? run[0].length : 1
    if (!silent) {
      const quotes = quoteCount(state.env)
      const name = run ? run[1] : first === '"' ? doubleQuote(state, quotes) : singleQuote(state, quotes)
      if (name) {
        const token = state.push('text_special', '', 0)
        token.markup = signs[name]
        token.content = textOf(signs[name])
        token.info = 'sign'
      } else state.pending += first
    }
    state.pos += length
    return true
  }
  markdown.inline.ruler.push('typographer', rule)
}

/** The number of bytes from a quote to the end of its line, line end included; exact up to 4, more is 5 or more. */
function bytesLeft(src: string, pos: number): number {
  let bytes = 0
  for (let at = pos; at < src.length && bytes <= 4; at++) {
    bytes += src.charCodeAt(at) < 0x80 ? 1 : 2
    if (src[at] === '\n') break
  }
  return bytes
}

function doubleQuote({ src, pos, posMax }: InlineState, quotes: QuoteCount): SignName | undefined {
  const run = delimiterRun(src, pos, posMax)
  if (run.canOpen && !run.canClose) {
    quotes.open.double++
    return 'leftdoublequote'
  }
  if (!closes(src, pos, run)) return undefined
  // As in `a "21""`.
  if (src[pos + 1] === '"' && isDigit(characterBefore(src, pos))) return undefined
  return takeOpen(quotes, 'double') ? 'rightdoublequote' : undefined
}

/** Whether a quote closes: at the end of a word, or before punctuation. */
function closes(src: string, pos: number, { canOpen, canClose }: DelimiterRun): boolean {
  if (!canClose) return false
  if (!canOpen) return true
  const [next, second] = [characterAt(src, pos + 1), characterAt(src, pos + 2)]
  // goldmark looks at the third byte of the line, which is a character only if the second is ASCII.
  if (next === '' || next.charCodeAt(0) >= 0x80 || !isUnicodePunctuation(next)) return false
  return bytesLeft(src, pos) === 2 || isAsciiPunctuation(second) || isAsciiWhite(second)
}

function singleQuote({ src, pos, posMax }: InlineState, quotes: QuoteCount): SignName | undefined {
  const run = delimiterRun(src, pos, posMax)
  const before = characterBefore(src, pos)
  const next = characterAt(src, pos + 1)
  const left = bytesLeft(src, pos)
  const opensOnly = run.canOpen && !run.canClose
  if (opensOnly && isDecade(src, pos)) return 'apostrophe'
  // 'twas, 'em, 'net
  if (left > 1 && (isUnicodePunctuation(before) || isWhite(before)) && /^[tenl]$/.test(next)) return 'apostrophe'
  if (left > 1 && (isDigit(before) || isLetter(before)) && isLetter(next)) return 'apostrophe'
  if (opensOnly) {
    if (isContraction(src, pos)) return 'rightsinglequote'
    quotes.open.single++
    return 'leftsinglequote'
  }
  if (left > 2 && !isDigit(next)) return 'rightsinglequote'
  return closes(src, pos, run) && takeOpen(quotes, 'single') ? 'rightsinglequote' : undefined
}

/** Closes an open quote. goldmark counts them through the whole body: `CloseBlock`, which was to reset the count, is never called. */
function takeOpen({ open, missed }: QuoteCount, kind: keyof Quotes): boolean {
  const isOpen = open[kind] > 0
  if (isOpen) open[kind]--
  else missed[kind]++
  return isOpen
}

/** '90s */
function isDecade(src: string, pos: number): boolean {
  if (!/^'\d\ds/.test(src.slice(pos, pos + 4))) return false
  const after = characterAt(src, pos + 4)
  return after === '' || isWhite(after) || isPunctuation(after)
}

/** 's, 'm, 't, 'd, 've, 'll, 're as a word of their own. */
function isContraction(src: string, pos: number): boolean {
  const [word = ''] = /^(?:[smtd]|ve|ll|re)/.exec(src.slice(pos + 1, pos + 3)) ?? []
  if (word === '') return false
  const after = src[pos + 1 + word.length] ?? ''
  return after === '' || isAsciiPunctuation(after) || isAsciiWhite(after)
}
