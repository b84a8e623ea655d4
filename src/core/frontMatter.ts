import { repairYaml, type Repair } from './repairs'
import { range, type Range } from './text'
import { readYaml, type Field, type ValueNode, type YamlError } from './yaml'

/** The language that the fences announce. Only `yaml` is read so far; the others are recognised and left alone. */
export type FrontMatterLanguage = 'yaml' | 'toml' | 'json' | 'other'

/** The metadata block on top of an article, with document offsets. */
export interface FrontMatter {
  readonly language: FrontMatterLanguage
  /** What stands before the opening fence: a byte order mark, blank lines. */
  readonly leading: Range
  /** The opening fence, without its line end. */
  readonly open: Range
  /** The closing fence, without its line end; undefined when it is missing. */
  readonly close: Range | undefined
  /** What stands between the fences: whole lines. */
  readonly content: Range
  /** All that is written, when it is YAML; undefined when the block is empty. */
  readonly root: ValueNode | undefined
  /** The fields of the topmost level; empty when the block is not a list of `key: value`. */
  readonly fields: readonly Field[]
  /** Known mistakes that keep the block from being YAML. When there are any, the fields are what it says once all are mended. */
  readonly repairs: readonly Repair[]
  /** Why it cannot be read; empty when `repairs` say it. */
  readonly errors: readonly YamlError[]
}

const fence = /^(?:(---|\+\+\+)([A-Za-z]*)|(;;;))[ \t]*$/
const fieldLine = /^[\p{L}_][\p{L}\p{N}_ -]*\s*[:：]/u

/**
 * Finds and reads the front matter. The opening fence may follow a byte order mark and blank lines, as in articles made
 * for Hexo and Hugo; a `---` that no `key:` line follows before the next blank line is a thematic break unless it is closed.
 * @returns undefined when the document has none
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const start = firstWritten(text)
  const opening = lineAt(text, start)
  const match = fence.exec(text.slice(opening.start, Math.min(opening.end, opening.start + 80)))
  if (!match) return undefined
  const language = languageOf(match[1] ?? match[3] ?? '', match[2] ?? '')
  const open = range(opening.start, opening.end)
  const contentStart = nextLine(text, opening.end)
  const close = findClosing(text, contentStart, match[1] ?? match[3] ?? '')
  const content = range(contentStart, close?.start ?? unclosedEnd(text, contentStart))
  if (!close && !looksLikeFields(text, content)) return undefined
  const leading = range(0, start)
  if (language !== 'yaml') return { language, leading, open, close, content, root: undefined, fields: [], repairs: [], errors: [] }
  const reading = readYaml(text, content)
  const repaired = repairYaml(text, content, reading)
  const { root, errors, repairs } = repaired ? { ...repaired, errors: [] } : { ...reading, repairs: [] }
  return { language, leading, open, close, content, root, fields: root?.kind === 'map' ? root.fields : [], repairs, errors }
}

/** Where the body starts: behind the closing fence's line, or behind what was taken for fields. */
export function bodyStart(text: string, frontMatter: FrontMatter | undefined): number {
  if (!frontMatter) return text.charCodeAt(0) === 0xfeff ? 1 : 0
  return nextLine(text, frontMatter.close?.end ?? frontMatter.content.end)
}

/** The last field of a name (later ones win), or undefined. Names are compared to the letter. */
export function fieldOf(frontMatter: FrontMatter | undefined, name: string): Field | undefined {
  return frontMatter?.fields.findLast((field) => field.key === name)
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

function nextLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  return feed < 0 ? text.length : feed + 1
}

function findClosing(text: string, from: number, opening: string): Range | undefined {
  for (let start = from; start < text.length; start = nextLine(text, start)) {
    const unit = text[start]
    if (unit !== opening[0] && !(unit === '.' && opening === '---')) continue
    const line = lineAt(text, start)
    const written = text.slice(line.start, Math.min(line.end, line.start + 80)).trimEnd()
    if (written === opening || (opening === '---' && written === '...')) return line
  }
  return undefined
}

/** Without a closing fence the fields reach to the first blank line. */
function unclosedEnd(text: string, from: number): number {
  let start = from
  for (; start < text.length; start = nextLine(text, start)) {
    const line = lineAt(text, start)
    if (text.slice(line.start, line.end).trim() === '') break
  }
  return start
}

function looksLikeFields(text: string, content: Range): boolean {
  const lines = text.slice(content.start, Math.min(content.end, content.start + 4000)).split('\n')
  return fieldLine.test(lines[0] ?? '') && lines.some((line) => /^title\s*[:：]/i.test(line))
}

function languageOf(delimiter: string, name: string): FrontMatterLanguage {
  if (delimiter === '+++') return name === '' || name === 'toml' ? 'toml' : 'other'
  if (delimiter === ';;;') return 'json'
  const lower = name.toLowerCase()
  if (lower === '' || lower === 'yaml' || lower === 'yml') return 'yaml'
  return lower === 'toml' || lower === 'json' ? lower : 'other'
}
