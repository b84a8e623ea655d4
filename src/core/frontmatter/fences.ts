import { range, type Range } from '../text/text'

/**
 * The language that the fences announce. `code` is a program (JavaScript, CoffeeScript): never run; `other` is one that is
 * not known here.
 */
export type FrontMatterLanguage = 'yaml' | 'toml' | 'json' | 'code' | 'other'

/** Where the front matter stands, with document offsets. */
export interface Fences {
  readonly language: FrontMatterLanguage
  /** The language's name as it is written behind the opening fence; '' when none is. */
  readonly announced: string
  /** What stands before the opening fence: a byte order mark, blank lines. */
  readonly leading: Range
  /**
   * The opening fence, without its line end. Of JSON that stands for itself, as Hugo takes it, the opening brace; empty, at
   * the first key, where there is no fence above it, as Hexo allows.
   */
  readonly open: Range
  /** The closing fence, without its line end, or the closing brace; undefined when it is missing. */
  readonly close: Range | undefined
  /** What stands between the fences: whole lines, but for JSON in braces of its own. */
  readonly content: Range
  /** Those of the two that were to be fences and are none, such as `----`, `———` or `***`. */
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
 * Finds the fences: `---` (YAML, or the language named behind it), `+++` (TOML), `;;;` (JSON; Hexo needs the lower one only),
 * and JSON in braces at the start of the file. They may follow a byte order mark and blank lines. What could as well be the
 * start of a text, such as `{{ a template }}` or a `---` that no fields follow, is not taken.
 */
export function findFences(text: string): Fences | undefined {
  const start = firstWritten(text)
  const leading = range(0, start)
  if (text[start] === '{') return objectFences(text, leading)
  if (text[start] === '"') return bareJsonFences(text, leading)
  const opening = lineAt(text, start)
  const match = fence.exec(text.slice(opening.start, Math.min(opening.end, opening.start + 80)))
  if (!match) return malformedFences(text, leading, opening) ?? fieldsAlone(text, leading)
  const delimiter = match[1] ?? match[4] ?? ''
  const announced = match[2] ?? match[3] ?? ''
  const language = languageOf(delimiter, announced.toLowerCase())
  const open = range(opening.start, opening.end)
  const from = nextLine(text, opening.end)
  const drawn = findClosing(text, from, delimiter, language === 'yaml')
  const malformed = language === 'yaml' ? findMalformedClosing(text, from, drawn) : undefined
  const close = malformed ?? drawn
  const content = range(from, close?.start ?? unclosedEnd(text, from))
  const found = { language, announced, leading, open, close, content, malformed: malformed ? [malformed] : [] }
  return drawn || looksLikeFields(text, content) ? found : undefined
}

/** Too few or too many hyphens, other dashes, or blanks in front of them. */
const malformedOpening = /^(?:[ \t\u3000]+-{2,}|--|-{4,}|[—–―－─━][-—–―－─━]*)[ \t\u3000]*$/
/** These, and other lines that divide a text. */
const malformedClosing = /^(?:[ \t\u3000]+-{2,}|--|-{4,}|[—–―－─━][-—–―－─━]*|[ \t]*(?:\*{3,}|_{3,}|={3,}))[ \t\u3000]*$/

/** A block of several fields, the title among them, below a line that was to be a fence. It has to be closed. */
function malformedFences(text: string, leading: Range, open: Range): Fences | undefined {
  if (!malformedOpening.test(text.slice(open.start, Math.min(open.end, open.start + 80)))) return undefined
  const from = nextLine(text, open.end)
  const drawn = findClosing(text, from, '---', true)
  const malformed = findMalformedClosing(text, from, drawn)
  const close = malformed ?? drawn
  const content = range(from, close?.start ?? from)
  if (!close || !hasFields(text, content)) return undefined
  return { language: 'yaml', announced: '', leading, open, close, content, malformed: malformed ? [open, malformed] : [open] }
}

/** hexo-front-matter (rFrontMatter): YAML may have the lower fence only. Others take it for text. */
function fieldsAlone(text: string, leading: Range): Fences | undefined {
  const open = range(leading.end, leading.end)
  const close = fenceBelowFields(text, open.start)
  const content = range(open.start, close?.start ?? open.start)
  return close && hasFields(text, content) ? { language: 'yaml', announced: '', leading, open, close, content, malformed: [] } : undefined
}

/** The fence right below lines that all look like fields, from an offset on; undefined when there are others among them. */
export function fenceBelowFields(text: string, from: number): Range | undefined {
  for (let start = from, lines = 0; start < text.length && lines < mostLines; start = nextLine(text, start), lines++) {
    const line = lineAt(text, start)
    const written = text.slice(line.start, Math.min(line.end, line.start + 200)).trimEnd()
    if (start > from && written === '---') return line
    const isBelow = start > from && /^[ \t]+\S|^[#-]/.test(written)
    if (!isBelow && !fieldLine.test(written)) return undefined
  }
  return undefined
}

/** Whether a block has several fields, the title among them. */
function hasFields(text: string, content: Range): boolean {
  const lines = text.slice(content.start, Math.min(content.end, content.start + 4000)).split('\n')
  return looksLikeFields(text, content) && lines.filter((line) => fieldLine.test(line)).length > 1
}

/** Front matter is shorter. */
const mostLines = 200

/** @param drawn the closing fence that is one: it may stand in the body, where it divides the text */
function findMalformedClosing(text: string, from: number, drawn: Range | undefined): Range | undefined {
  const end = drawn?.start ?? text.length
  for (let start = from, lines = 0; start < end && lines < mostLines; start = nextLine(text, start), lines++) {
    const line = lineAt(text, start)
    const written = text.slice(line.start, Math.min(line.end, line.start + 200))
    if (malformedClosing.test(written)) {
      const isFence = drawn ? !/^\s/.test(written) && /\n[ \t\r]*\n/.test(text.slice(line.end, end)) : true
      return isFence ? line : undefined
    }
    // Where words begin that are no field, the body has begun.
    if (!/^\s*$|^[ \t#-]/.test(written) && !fieldLine.test(written)) return undefined
  }
  return undefined
}

/** What a line has to be to close a block that starts with another; undefined where none starts. A guess for JSON in braces. */
export function closingLine(opening: string): RegExp | undefined {
  if (/^[{]/.test(opening)) return /^\}[ \t]*$/
  if (/^"[^"]+"[ \t]*:/.test(opening)) return /^;;;[ \t]*$/
  const delimiter = /^(?:---|\+\+\+|;;;)/.exec(fence.test(opening) ? opening : '')?.[0]
  if (delimiter === undefined) return undefined
  return delimiter === '---' ? /^(?:---|\.\.\.)[ \t]*$/ : delimiter === ';;;' ? /^;;;[ \t]*$/ : /^\+\+\+[ \t]*$/
}

/** The start of the line behind an offset; the end of the text in its last line. */
export function nextLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  return feed < 0 ? text.length : feed + 1
}

function languageOf(delimiter: string, name: string): FrontMatterLanguage {
  if (delimiter === ';;;') return 'json'
  if (delimiter === '+++' && name === '') return 'toml'
  return Object.hasOwn(languages, name) ? (languages[name] ?? 'other') : 'other'
}

/** Hugo, parser/pageparser (lexFrontMatterJSON): an object at the start of the file is the front matter. */
function objectFences(text: string, leading: Range): Fences | undefined {
  jsonObject.lastIndex = leading.end
  if (!jsonObject.test(text)) return undefined
  const open = range(leading.end, leading.end + 1)
  const end = objectEnd(text, open.start)
  const close = end === undefined ? undefined : range(end, end + 1)
  const behind = close && lineAt(text, close.end)
  if (behind && text.slice(behind.start, behind.end).trim() !== '') return undefined
  const content = range(open.end, close?.start ?? unclosedEnd(text, open.end))
  return close || looksLikeFields(text, content)
    ? { language: 'json', announced: '', leading, open, close, content, malformed: [] }
    : undefined
}

/** The offset of the brace that closes an object. A string ends with its line, so that an open one does not hide the rest. */
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

/** hexo-front-matter (rFrontMatterNew): `"key": value` pairs without braces, with a fence below them only. */
function bareJsonFences(text: string, leading: Range): Fences | undefined {
  jsonPair.lastIndex = leading.end
  if (!jsonPair.test(text)) return undefined
  const close = findClosing(text, leading.end, ';;;', false)
  const open = range(leading.end, leading.end)
  return close && { language: 'json', announced: '', leading, open, close, content: range(leading.end, close.start), malformed: [] }
}

function firstWritten(text: string): number {
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

/** Without a closing fence the fields reach to the first blank line, the rest of a brace's own line aside. */
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
