import { hasCjk, type TextChange } from './textChange'

/** `typographic`: “…” in Chinese and English, „…“ in German, «…» in Italian; `corner`: 「…」 in Chinese; `straight`: "…". */
export const quoteStyles = ['typographic', 'corner', 'straight', 'off'] as const
export type QuoteStyle = (typeof quoteStyles)[number]

/** CLDR 48.2, delimiters: quotationStart and quotationEnd. French is left out, since it has a space inside. */
const byLanguage: Readonly<Record<string, readonly [string, string]>> = {
  zh: ['“', '”'],
  en: ['“', '”'],
  pt: ['“', '”'],
  tr: ['“', '”'],
  de: ['„', '“'],
  cs: ['„', '“'],
  sk: ['„', '“'],
  bg: ['„', '“'],
  pl: ['„', '”'],
  ro: ['„', '”'],
  hu: ['„', '”'],
  ru: ['«', '»'],
  uk: ['«', '»'],
  it: ['«', '»'],
  es: ['“', '”'],
  sv: ['”', '”'],
  fi: ['”', '”'],
  'pt-pt': ['«', '»'],
}
/** Left alone: there is no source yet for what newspapers in these places print. */
const leftAlone = /^de-(?:ch|li)/

/**
 * The marks that quotations have.
 * @param language of the text; undefined if it is not known @returns undefined if nothing is wanted of a text in that language
 */
export function wantedQuotes(style: QuoteStyle, language: string | undefined): readonly [string, string] | undefined {
  if (style === 'off' || language === undefined) return undefined
  const [code = ''] = language.split('-')
  if (style === 'straight') return code === 'fr' ? undefined : ['"', '"']
  const isTraditional = /^zh-(?:hant|tw|hk|mo)/.test(language)
  if (code === 'zh' && (style === 'corner' || isTraditional)) return ['「', '」']
  return leftAlone.test(language) ? undefined : (byLanguage[language.slice(0, 5)] ?? byLanguage[code])
}

interface Quotation {
  readonly start: number
  readonly end: number
  readonly open: string
  readonly close: string
}

const pairs: Readonly<Record<string, string>> = { '“': '”', '「': '」', '"': '"', '«': '»', '„': '“”' }

const opener = /[“„«「"]/

/** The quotations of a text that begin and end in one line, the outer ones. */
function* quotations(text: string): Generator<Quotation> {
  for (let start = text.search(opener); start >= 0 && start < text.length; start++) {
    const open = text[start] ?? ''
    const closing = pairs[open]
    if (closing === undefined) continue
    let end = start + 1
    while (end < text.length && text[end] !== '\n' && !closing.includes(text[end] ?? '') && text[end] !== open) end++
    const close = text[end] ?? ''
    const isClosed = close !== '' && closing.includes(close)
    if (isClosed && end > start + 1) yield { start, end, open, close }
    start = isClosed ? end : end - 1
  }
}

/** The marks of quotations that are others than wanted, by pairs. */
export function* quoteChanges(text: string, [open, close]: readonly [string, string]): Generator<readonly TextChange[]> {
  // An inch or a forgotten mark: which one opens is not known.
  const isUneven = text.split('"').length % 2 === 0
  for (const { start, end, ...found } of quotations(text)) {
    if (found.open === open && found.close === close) continue
    if (found.open === '"' && (isUneven || /\d/.test(text[start - 1] ?? ''))) continue
    // Between »one« and »another« stands «, and ».
    if ('"«'.includes(found.open) && !isOutside(text, start, end)) continue
    // A quotation in a quotation has other marks than the outer one.
    const inside = text.slice(start + 1, end)
    if (inside.includes(open) || inside.includes(close)) continue
    yield [
      { start, end: start + 1, newText: open },
      { start: end, end: end + 1, newText: close },
    ]
  }
}

/** Whether marks that open and close alike stand where a quotation starts and ends. */
function isOutside(text: string, start: number, end: number): boolean {
  const [before = ' ', first = '', last = '', after = ' '] = [text[start - 1], text[start + 1], text[end - 1], text[end + 1]]
  if (/\s/.test(first) || /\s/.test(last)) return false
  return (/[\s(（[“‘《「—–:：，。、；！？-]/.test(before) || hasCjk(before)) && (!/[\p{L}\p{N}]/u.test(after) || hasCjk(after))
}

/** Curly marks of a Chinese text that open where one should close, or the other way round: in lines that have an even number of them. */
export function* turnedQuotes(text: string): Generator<TextChange> {
  if (!text.includes('“') && !text.includes('”')) return
  let lineStart = 0
  for (const line of text.split('\n')) {
    const marks = [...line.matchAll(/[“”]/g)].map(({ 0: found, index: at }, index) => {
      const expected = index % 2 === 0 ? '“' : '”'
      return { isTurned: found !== expected, start: lineStart + at, end: lineStart + at + 1, newText: expected }
    })
    const turned = marks.filter(({ isTurned }) => isTurned)
    // Two in a row that open are a quotation in a quotation, unless one is missing.
    const areTurned = marks.length % 2 === 0 && (turned.length === 1 || turned.length === marks.length)
    if (areTurned) for (const { start, end, newText } of turned) yield { start, end, newText }
    lineStart += line.length + 1
  }
}
