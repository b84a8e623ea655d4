import type { Article } from '../../core/article/article'
import { range, type LineMap, type Range } from '../../core/text/text'

// Stage 1 of reading YAML around the cursor: the lines of a map are split into fields. Only the look of the lines counts, because
// the YAML is often invalid while an author types. Lines are counted from 0; offsets are UTF-16 code units of the whole document.

/** Whole lines of YAML: those of a front matter, of all of `copydesk.yaml`, or of a map inside a field. */
export interface YamlLines {
  readonly text: string
  readonly lines: LineMap
  readonly firstLine: number
  /** The line after the last one. */
  readonly endLine: number
  /** The start offset of a map that starts in the middle of its first line, after a dash. What is before it counts as blank. */
  readonly from?: number
}

/** A field as its lines look. */
export interface YamlField {
  readonly key: string
  readonly keyRange: Range
  /** The offset after the colon. */
  readonly valueStart: number
  /** The line of the key. */
  readonly line: number
  /** The line after the last one of the field: the line of the next field, or the end of the map. */
  readonly endLine: number
}

export interface YamlMap extends YamlLines {
  /** The column of the keys. */
  readonly column: number
  readonly fields: readonly YamlField[]
}

const keyAndColon = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#'"[\]{},&*!|>%@`?-](?:[^#]*?[^\s#])??))[ \t]*:(?=[ \t]|$)/
/** Nearly every key. Matched in place, without a copy of the line. */
const simpleKey = /([A-Za-z_][\w-]*):(?=[ \t\r\n]|$)/y
/** A key and a colon without the space that YAML requires after it: the author has yet to type the space. */
const keyAndTightColon = /^([\w-]+):(?=[^\s/:])/
/** In UTF-16 code units; the search for a key ends there. */
const maxKeyLength = 400

/** Both are asked for several times in one completion request. */
const cachedLines = new WeakMap<Article, YamlLines>()
const cachedMaps = new WeakMap<YamlLines, YamlMap>()

/** The lines between the fences. @returns undefined if the article has no YAML front matter */
export function frontMatterLines(article: Article): YamlLines | undefined {
  const lines = cachedLines.get(article) ?? linesBetweenFences(article)
  if (lines) cachedLines.set(article, lines)
  return lines
}

function linesBetweenFences({ text, lines, frontMatter }: Article): YamlLines | undefined {
  if (frontMatter?.language !== 'yaml') return undefined
  const { content, close } = frontMatter
  const firstLine = lines.lineOf(content.start)
  if (firstLine === lines.lineOf(frontMatter.open.start)) return undefined
  return { text, lines, firstLine, endLine: close ? lines.lineOf(close.start) : lines.lineOf(content.end) + 1 }
}

/** The map that the lines hold. Its keys are in the column of the first line with text. */
export function mapIn(lines: YamlLines): YamlMap {
  const map = cachedMaps.get(lines) ?? readMap(lines)
  cachedMaps.set(lines, map)
  return map
}

function readMap(lines: YamlLines): YamlMap {
  const first = nextTextLine(lines, lines.firstLine, lines.endLine)
  const column = first === undefined ? 0 : columnOf(lines, first)
  return { ...lines, column, fields: fieldsIn(lines, column) }
}

function fieldsIn(source: YamlLines, column: number): readonly YamlField[] {
  const { text, lines, firstLine, endLine } = source
  const fields: (YamlField & { endLine: number })[] = []
  let isOpen = false
  const endField = (line: number) => {
    const last = fields.at(-1)
    if (isOpen && last) last.endLine = line
    isOpen = false
  }
  for (let line = firstLine; line < endLine; line++) {
    const { start, end } = lines.rangeOf(line)
    const keyStart = textStart(source, line)
    if (keyStart >= end || keyStart - start > column || isDash(text, keyStart) || '#]}'.includes(text[keyStart] ?? '')) continue
    const match = keyAt(text, keyStart, end)
    if (!match) {
      const current = isOpen ? fields.at(-1) : undefined
      if (!current || !isInFlow(source, current.valueStart, line)) endField(line)
      continue
    }
    endField(line)
    const length = match[0].slice(0, -1).trimEnd().length
    const key = match[1] ?? match[2] ?? match[3] ?? ''
    fields.push({ key, keyRange: range(keyStart, keyStart + length), valueStart: keyStart + match[0].length, line, endLine })
    isOpen = true
  }
  return fields
}

function keyAt(text: string, at: number, end: number): RegExpExecArray | null {
  simpleKey.lastIndex = at
  const simple = simpleKey.exec(text)
  if (simple) return simple
  const line = text.slice(at, Math.min(end, at + maxKeyLength))
  return keyAndColon.exec(line) ?? keyAndTightColon.exec(line)
}

/**
 * Whether a line without a key belongs to the flow list or map that starts at `valueStart`. The entries of a flow list may be in the
 * column of its key (js-yaml reads that): then a line below has to close the list before the next key.
 */
function isInFlow({ text, lines, endLine }: YamlLines, valueStart: number, line: number): boolean {
  if (!/^\s*[[{]/.test(text.slice(valueStart, valueStart + 20))) return false
  if (/[\]}]/.test(text.slice(valueStart, lines.startOf(line)))) return false
  for (let next = line; next < endLine; next++) {
    const { start, end } = lines.rangeOf(next)
    const written = text.slice(start, end)
    if (/^\s*[\]}]|[\]}]\s*$/.test(written)) return true
    if (keyAndColon.test(written)) return false
  }
  return false
}

/** The first line of `from` to `end` (exclusive) that is neither blank nor a comment. */
export function nextTextLine(source: YamlLines, from: number, end: number): number | undefined {
  for (let line = from; line < end; line++) {
    if (!isBlank(source, line) && source.text[textStart(source, line)] !== '#') return line
  }
  return undefined
}

export function isBlank(source: YamlLines, line: number): boolean {
  return textStart(source, line) >= source.lines.rangeOf(line).end
}

/** The offset of the first character of a line that is not blank; the end of a blank line. */
export function textStart({ text, lines, firstLine, from }: YamlLines, line: number): number {
  const { start, end } = lines.rangeOf(line)
  return skipBlanks(text, line === firstLine && from !== undefined ? Math.min(from, end) : start, end)
}

/** The number of code units before the text of a line. */
export function columnOf(source: YamlLines, line: number): number {
  return textStart(source, line) - source.lines.startOf(line)
}

/** The offset of the first code unit that is neither a space nor a tab; `end` if there is none before it. */
export function skipBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++
  return at
}

/** Whether a list entry starts here: a dash, then white space or the end of the text. */
export function isDash(text: string, at: number): boolean {
  return text[at] === '-' && isSpaceOrEnd(text[at + 1])
}

/** Whether a comment starts here: a `#` after white space, or at the start of the text. */
export function isComment(text: string, at: number): boolean {
  return text[at] === '#' && isSpaceOrEnd(text[at - 1])
}

function isSpaceOrEnd(unit: string | undefined): boolean {
  return unit === undefined || ' \t\r\n'.includes(unit)
}

/** The offset after the closing quote; undefined if there is none before `end`. */
export function quoteEnd(text: string, open: number, end: number): number | undefined {
  const quote = text[open]
  for (let at = open + 1; at < end; at++) {
    const unit = text[at]
    if (unit === '\\' && quote === '"') at++
    else if (unit === quote) {
      if (quote === "'" && text[at + 1] === "'") at++
      else return at + 1
    }
  }
  return undefined
}

/** The end of a quoted value in a flow list or map. Undefined if the next quote opens a value instead of closing this one. */
export function flowQuoteEnd(text: string, at: number, limit: number): number | undefined {
  const close = quoteEnd(text, at, limit)
  if (close === undefined) return undefined
  return /^[ \t]*(?:[,\]}:\r\n]|$|[ \t]#)/.test(text.slice(close, Math.min(limit, close + 200))) ? close : undefined
}

/** The end of a flow value whose quote is not closed: at the first comma or bracket after the cursor, or at the end of the line. */
export function openQuoteEnd(text: string, open: number, cursor: number, limit: number): number {
  const lineEnd = lineEndFrom(text, open, limit)
  const isAtCursor = cursor > open && cursor <= lineEnd && !text.slice(open + 1, cursor).includes(text[open] ?? '')
  let end = isAtCursor ? cursor : open + 1
  while (end < lineEnd && !',]}'.includes(text[end] ?? '')) end++
  while (end > open + 1 && end !== cursor && ' \t'.includes(text[end - 1] ?? '')) end--
  return end
}

/** The end of an unquoted text with the blanks after it: at one of the characters of `stops`, at a comment, or at `limit`. */
export function plainEnd(text: string, start: number, limit: number, stops: string): number {
  let end = start + 1
  while (end < limit && !stops.includes(text[end] ?? '') && !isComment(text, end)) end++
  return end
}

/** The end of a text without the blanks after it. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let trimmed = end
  while (trimmed > start + 1 && ' \t'.includes(text[trimmed - 1] ?? '')) trimmed--
  return trimmed
}

/** The end of the line of `from`, but at most `limit`. */
export function lineEndFrom(text: string, from: number, limit: number): number {
  let end = from
  while (end < limit && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}
