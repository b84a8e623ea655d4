import { range, type Range } from '../text/text'

/**
 * The language between the fences. `code` is a program (JavaScript, CoffeeScript), which is never run; `other` is a language that
 * Copydesk cannot read.
 */
export type FrontMatterLanguage = 'yaml' | 'toml' | 'json' | 'code' | 'other'

/** The parts of the front matter as document offsets (UTF-16 code units). */
export interface Fences {
  readonly language: FrontMatterLanguage
  /** The name of the language after the opening fence; '' if there is none. */
  readonly announced: string
  /** What comes before the opening fence: a byte order mark, blank lines. */
  readonly preamble: Range
  /**
   * The opening fence, without its line end. For a JSON object without fences (Hugo) its opening brace. Empty, at the first key,
   * if there is only a closing fence (Hexo).
   */
  readonly open: Range
  /** The closing fence, without its line end, or the closing brace; undefined if it is missing. */
  readonly close: Range | undefined
  /** What is between the fences: whole lines, except for a JSON object without fences. */
  readonly content: Range
  /** Those of `open` and `close` that are meant as fences but are not, such as `----`, `———` or `***`. */
  readonly malformed: readonly Range[]
}

const fence = /^(?:(---|\+\+\+)(?:[ \t]*(yaml|yml|toml|json|javascript|js|coffeescript|coffee|cson)|([A-Za-z][\w-]*))?|(;;;))[ \t]*$/i
const jsonObject = /\{\s*"(?:[^"\\\r\n]|\\.)*"\s*:/y
const jsonPair = /"[\p{L}_][\p{L}\p{N}_-]*"[ \t]*:/uy

const languages: Readonly<Record<string, FrontMatterLanguage>> = {
  '': 'yaml',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  json: 'json',
  js: 'code',
  javascript: 'code',
  coffee: 'code',
  coffeescript: 'code',
  cson: 'code',
}

/**
 * Finds the fences: `---` (YAML, or the language named after it), `+++` (TOML), `;;;` (JSON; Hexo needs only the closing one), or
 * a JSON object at the start of the file. A byte order mark and blank lines may come before them.
 * @returns undefined if there is no front matter, or if it could be the start of the body: `{{ a template }}`, or a `---` that is
 * never closed and has no fields after it
 */
export function findFences(text: string): Fences | undefined {
  const start = firstNonBlank(text)
  const preamble = range(0, start)
  if (text[start] === '{') return objectFences(text, preamble)
  if (text[start] === '"') return bareJsonFences(text, preamble)
  const opening = lineAt(text, start)
  const match = fence.exec(text.slice(opening.start, Math.min(opening.end, opening.start + 80)))
  if (!match) return malformedFences(text, preamble, opening) ?? fieldsWithoutOpening(text, preamble) ?? fencesBelowText(text, opening)
  const delimiter = match[1] ?? match[4] ?? ''
  const announced = match[2] ?? match[3] ?? ''
  const language = languageOf(delimiter, announced.toLowerCase())
  const open = range(opening.start, opening.end)
  const from = nextLine(text, opening.end)
  const closing = findClosing(text, from, delimiter, language === 'yaml') ?? findGluedClosing(text, from, delimiter)
  const malformed = language === 'yaml' ? findMalformedClosing(text, from, closing) : undefined
  const close = malformed ?? closing
  const content = range(from, close?.start ?? unclosedEnd(text, from))
  const found = { language, announced, preamble, open, close, content, malformed: malformed ? [malformed] : [] }
  return closing || looksLikeFields(text, content) ? found : undefined
}

/** Too few or too many hyphens, other dashes, or white space before them. */
const malformedOpening = /^(?:[ \t\u3000]+-{2,}|--|-{4,}|[—–―－─━][-—–―－─━]*)[ \t\u3000]*$/
/** The same, and thematic breaks of Markdown (`***`, `___`) and `===`. */
const malformedClosing = /^(?:[ \t\u3000]+-{2,}|--|-{4,}|[—–―－─━][-—–―－─━]*|[ \t]*(?:\*{3,}|_{3,}|={3,}))[ \t\u3000]*$/

/** Fences around several fields, one of them the title, of which the opening one is malformed. The closing one must exist. */
function malformedFences(text: string, preamble: Range, open: Range): Fences | undefined {
  if (!malformedOpening.test(text.slice(open.start, Math.min(open.end, open.start + 80)))) return undefined
  const from = nextLine(text, open.end)
  const closing = findClosing(text, from, '---', true)
  const malformed = findMalformedClosing(text, from, closing)
  const close = malformed ?? closing
  const content = range(from, close?.start ?? from)
  if (!close || !hasFields(text, content)) return undefined
  return { language: 'yaml', announced: '', preamble, open, close, content, malformed: malformed ? [open, malformed] : [open] }
}

/** hexo-front-matter (rFrontMatter): YAML may have only the closing fence. For other generators it is body text. */
function fieldsWithoutOpening(text: string, preamble: Range): Fences | undefined {
  const open = range(preamble.end, preamble.end)
  const close = fenceBelowFields(text, open.start)
  const content = range(open.start, close?.start ?? open.start)
  return close && (hasFields(text, content) || hasTitleBelow(text, content, close))
    ? { language: 'yaml', announced: '', preamble, open, close, content, malformed: [] }
    : undefined
}

/** Whether there are several fields above a fence, and below it more of them with another fence, one of them the title. */
function hasTitleBelow(text: string, content: Range, fence: Range): boolean {
  const start = nextLine(text, fence.end)
  const second = fenceBelowFields(text, start)
  const lines = text.slice(content.start, content.end).split('\n')
  return second !== undefined && lines.filter((line) => fieldLine.test(line)).length > 1 && hasFields(text, range(start, second.start))
}

/**
 * The `---` below lines that all look like fields.
 * @param from the start of the first line
 * @returns undefined if another kind of line comes first
 */
export function fenceBelowFields(text: string, from: number): Range | undefined {
  for (let start = from, lines = 0; start < text.length && lines < maxLines; start = nextLine(text, start), lines++) {
    const line = lineAt(text, start)
    const written = text.slice(line.start, Math.min(line.end, line.start + 200)).trimEnd()
    if (start > from && written === '---') return line
    const isBelow = start > from && /^[ \t]+\S|^[#-]/.test(written)
    if (!isBelow && !fieldLine.test(written)) return undefined
  }
  return undefined
}

/** Whether a part of the text has several fields, one of them the title. */
function hasFields(text: string, content: Range): boolean {
  const lines = text.slice(content.start, Math.min(content.end, content.start + 4000)).split('\n')
  return looksLikeFields(text, content) && lines.filter((line) => fieldLine.test(line)).length > 1
}

/** How many lines of text may come before front matter that is not at the start of the file. */
const maxTextLines = 3

/** Front matter with several fields, one of them the title, below one line of text or a few. No generator finds it. */
function fencesBelowText(text: string, firstLine: Range): Fences | undefined {
  let start = nextLine(text, firstLine.end)
  for (let lines = 1; lines <= maxTextLines && start < text.length; lines++, start = nextLine(text, start)) {
    const open = lineAt(text, start)
    if (text.slice(open.start, Math.min(open.end, open.start + 80)).trimEnd() !== '---') continue
    const from = nextLine(text, open.end)
    const close = fenceBelowFields(text, from)
    const content = range(from, close?.start ?? from)
    if (!close || !hasFields(text, content)) return undefined
    return { language: 'yaml', announced: '', preamble: range(0, start), open, close, content, malformed: [] }
  }
  return undefined
}

/** Lines searched for a closing fence: front matter is shorter. */
const maxLines = 200

/** @param closing the first proper closing fence, which may be a thematic break in the body */
function findMalformedClosing(text: string, from: number, closing: Range | undefined): Range | undefined {
  const end = closing?.start ?? text.length
  for (let start = from, lines = 0; start < end && lines < maxLines; start = nextLine(text, start), lines++) {
    const line = lineAt(text, start)
    const written = text.slice(line.start, Math.min(line.end, line.start + 200))
    if (malformedClosing.test(written)) {
      const isFence = closing ? !/^\s/.test(written) && /\n[ \t\r]*\n/.test(text.slice(line.end, end)) : true
      return isFence ? line : undefined
    }
    // A line that is not a field is the start of the body.
    if (!/^\s*$|^[ \t#-]/.test(written) && !fieldLine.test(written)) return undefined
  }
  return undefined
}

/**
 * Matches the line that closes front matter with a given first line; undefined if that line is not an opening fence. For a JSON
 * object without fences, a guess.
 */
export function closingLine(opening: string): RegExp | undefined {
  if (/^[{]/.test(opening)) return /^\}[ \t]*$/
  if (/^"[^"]+"[ \t]*:/.test(opening)) return /^;;;[ \t]*$/
  const delimiter = /^(?:---|\+\+\+|;;;)/.exec(fence.test(opening) ? opening : '')?.[0]
  if (delimiter === undefined) return undefined
  return delimiter === '---' ? /^(?:---|\.\.\.)[ \t]*$/ : delimiter === ';;;' ? /^;;;[ \t]*$/ : /^\+\+\+[ \t]*$/
}

/** The start of the next line; the end of the text if there is none. */
export function nextLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  return feed < 0 ? text.length : feed + 1
}

function languageOf(delimiter: string, name: string): FrontMatterLanguage {
  if (delimiter === ';;;') return 'json'
  if (delimiter === '+++' && name === '') return 'toml'
  return Object.hasOwn(languages, name) ? (languages[name] ?? 'other') : 'other'
}

/** Hugo, parser/pageparser (lexFrontMatterJSON): a JSON object at the start of the file is the front matter. */
function objectFences(text: string, preamble: Range): Fences | undefined {
  jsonObject.lastIndex = preamble.end
  if (!jsonObject.test(text)) return undefined
  const open = range(preamble.end, preamble.end + 1)
  const end = objectEnd(text, open.start)
  const close = end === undefined ? undefined : range(end, end + 1)
  const closeLine = close && lineAt(text, close.end)
  if (closeLine && text.slice(closeLine.start, closeLine.end).trim() !== '') return undefined
  const content = range(open.end, close?.start ?? unclosedEnd(text, open.end))
  return close || looksLikeFields(text, content)
    ? { language: 'json', announced: '', preamble, open, close, content, malformed: [] }
    : undefined
}

/** The offset of the brace that closes an object. A string ends at the end of its line, so an unclosed one does not hide the rest. */
function objectEnd(text: string, start: number): number | undefined {
  let level = 0
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x22) quoted = !quoted
    else if (unit === 0x0a) quoted = false
    else if (unit === 0x5c) at++
    else if (!quoted && unit === 0x7b) level++
    else if (!quoted && unit === 0x7d && --level === 0) return at
  }
  return undefined
}

/** hexo-front-matter (rFrontMatterNew): `"key": value` pairs without braces, with only a closing fence. */
function bareJsonFences(text: string, preamble: Range): Fences | undefined {
  jsonPair.lastIndex = preamble.end
  if (!jsonPair.test(text)) return undefined
  const close = findClosing(text, preamble.end, ';;;', false)
  const open = range(preamble.end, preamble.end)
  return close && { language: 'json', announced: '', preamble, open, close, content: range(preamble.end, close.start), malformed: [] }
}

function firstNonBlank(text: string): number {
  let lineStart = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (let i = lineStart; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x0a) lineStart = i + 1
    else if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0d) break
  }
  return lineStart
}

function lineAt(text: string, start: number): Range {
  const feed = text.indexOf('\n', start)
  const end = feed < 0 ? text.length : feed
  return range(start, end > start && text[end - 1] === '\r' ? end - 1 : end)
}

function findClosing(text: string, from: number, opening: string, orDots: boolean): Range | undefined {
  for (let start = from; start < text.length; start = nextLine(text, start)) {
    const unit = text[start]
    if (unit !== opening[0] && !(unit === '.' && orDots)) continue
    const line = lineAt(text, start)
    const written = text.slice(line.start, Math.min(line.end, line.start + 80)).trimEnd()
    if (written === opening || (orDots && written === '...')) return line
  }
  return undefined
}

/**
 * A line that starts with the closing fence and goes on with text, below lines that are fields, when there is no proper closing fence. All
 * generators but Jekyll end the front matter there; the rest of the line is text of the body.
 */
function findGluedClosing(text: string, from: number, delimiter: string): Range | undefined {
  if (delimiter !== '---') return undefined
  for (let start = from, lines = 0; start < text.length && lines < maxLines; start = nextLine(text, start), lines++) {
    const line = lineAt(text, start)
    const written = text.slice(line.start, Math.min(line.end, line.start + 200))
    if (/^---[^-\s]/.test(written) && start > from) return range(line.start, line.start + 3)
    if (!/^[ \t#-]/.test(written) && !fieldLine.test(written)) return undefined
  }
  return undefined
}

/** Where unclosed front matter ends: at the first blank line. The rest of the line of an opening brace is not checked. */
function unclosedEnd(text: string, from: number): number {
  const startsLine = from === 0 || text[from - 1] === '\n'
  let start = startsLine ? from : nextLine(text, from)
  for (; start < text.length; start = nextLine(text, start)) {
    const line = lineAt(text, start)
    if (text.slice(line.start, line.end).trim() === '') break
  }
  return start
}

const fieldLine = /^[ \t]*(?:[\p{L}_][\p{L}\p{N}_ -]*|"[^"]*")\s*[:：=]/u

function looksLikeFields(text: string, content: Range): boolean {
  const lines = text.slice(content.start, Math.min(content.end, content.start + 4000)).split('\n')
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  return fieldLine.test(first) && lines.some((line) => /^[ \t]*"?title"?\s*[:：=]/i.test(line))
}
