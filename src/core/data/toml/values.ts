import { readDate } from '../../dates/dates'
import { depthLimit } from '../depthLimit'
import { range } from '../../text/text'
import { reportError, reportNewer, isLineEnd, scalar, skipBlanks, skipComment, TomlStop, type TomlKeyPart, type TomlScan } from './scanner'
import { readTomlString } from './strings'
import { TomlTable } from './tables'
import type { ListItem, ScalarNode, ValueNode } from '../nodes'

const date = /\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})?)?|\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?/y
const withoutSeconds = /^(?:\d{4}-\d{2}-\d{2}.)?\d{2}:\d{2}(?!:)/
const integer = /^[+-]?(?:0|[1-9](?:_?\d)*)$/
const float = /^[+-]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?$/
const otherBase = /^0(?:x[\da-fA-F](?:_?[\da-fA-F])*|o[0-7](?:_?[0-7])*|b[01](?:_?[01])*)$/
const oddQuotes = /^[“”„‟‘’‚‛«»「」『』＂＇]/
const bareKey = /[^\s.=:：＝\]['"#,{}]+/y
const wordEnds = ' \t\r\n,]}#'
/** A key with its `=` at the start of a line: this is a new statement, even if a bracket above is not closed. */
const pairStart = /[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[\w \t."'-]*)?[ \t]*=/y
const header = /[ \t]*\[\[?[ \t]*(?!(?:true|false|inf|nan)\])[A-Za-z_][\w \t."'-]*\]\]?[ \t]*(?:#.*)?\r?(?:\n|$)/y
/** Maximum number of lines of one inline table, and of all: tables that are never closed would each read what follows. */
const maxInlineLines = 400
const maxAllInlineLines = 20_000
/** Maximum length of a number or date. */
const longestWord = 400

/** Parses the value at the current position and moves after it. @throws TomlStop */
export function readTomlValue(scan: TomlScan, depth: number): ValueNode {
  const start = scan.position
  const unit = start < scan.end ? scan.text[start] : undefined
  if (unit === '"' || unit === "'") return readTomlString(scan)
  if (depth > depthLimit) throw new TomlStop('TOO_DEEP', range(start, start + 1))
  if (unit === '[') return readList(scan, depth)
  if (unit === '{') return readInlineTable(scan, depth)
  if (unit === ']' || unit === '}') throw new TomlStop('bracket-stray', range(start, start + 1))
  if (unit === undefined || unit === '#' || unit === ',' || isLineEnd(scan.text, start))
    throw new TomlStop('value-missing', range(Math.max(0, start - 1), start))
  return readBare(scan, depth > 0)
}

function readBare(scan: TomlScan, inList: boolean): ScalarNode {
  const { text, position: start, end } = scan
  date.lastIndex = start
  const dated = date.exec(text)?.[0]
  if (
    dated !== undefined &&
    start + dated.length <= end &&
    endsWord(text, start + dated.length, end) &&
    !moreText(text, start + dated.length, end, inList)
  ) {
    scan.position = start + dated.length
    if (!dateExists(dated)) reportError(scan, 'date-value', range(start, scan.position))
    else if (withoutSeconds.test(dated)) reportNewer(scan, 'date-form', range(start, scan.position))
    return scalar(start, scan.position, dated)
  }
  let at = start
  while (at < end && !endsWord(text, at, end)) at++
  const word = text.slice(start, at)
  const value = at - start <= longestWord ? bareValue(word) : undefined
  if (value !== undefined && !moreText(text, at, end, inList)) {
    scan.position = at
    return scalar(start, at, value)
  }
  while (!endsText(text, at, end, inList)) at++
  const written = text.slice(start, at).trimEnd()
  scan.position = start + written.length
  const place = range(start, scan.position)
  if (/^(?:true|false)$/i.test(written)) reportError(scan, 'boolean', place)
  else if (oddQuotes.test(written)) reportError(scan, 'odd-quotes', place)
  else if (written.length < 60 && readDate(written)) reportError(scan, 'date-form', place)
  else if (/^[+-]?[\d._]+$/.test(written.slice(0, longestWord))) reportError(scan, 'number', place)
  else reportError(scan, 'text-quotes', place)
  return scalar(start, scan.position, written)
}

/** Whether text follows a word that would be a value alone, as in `3 boats`. */
function moreText(text: string, from: number, end: number, inList: boolean): boolean {
  let at = from
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++
  return at > from && !endsText(text, at, end, inList) && /[\p{L}\d]/u.test(text[at] ?? '')
}

/** The end of text without quotes: the end of its line, a comment, or in an array the next entry. */
function endsText(text: string, at: number, end: number, inList: boolean): boolean {
  const unit = text[at] ?? ''
  if (at >= end || isLineEnd(text, at)) return true
  return (inList && /[,\]}]/.test(unit)) || (unit === '#' && /[ \t]/.test(text[at - 1] ?? ''))
}

function bareValue(word: string): number | boolean | undefined {
  if (word === 'true' || word === 'false') return word === 'true'
  // Integers have no negative zero.
  if (integer.test(word)) return Number(word.replaceAll('_', '')) + 0
  if (float.test(word)) return Number(word.replaceAll('_', ''))
  if (otherBase.test(word)) return Number(word.replaceAll('_', ''))
  const named = /^([+-]?)(inf|nan)$/.exec(word)
  if (named) return named[2] === 'nan' ? Number.NaN : named[1] === '-' ? -Infinity : Infinity
  return undefined
}

/** RFC 3339, 5.6 and 5.7. */
function dateExists(written: string): boolean {
  const [, day, time, offset] = /^(\d{4}-\d{2}-\d{2})?[Tt ]?(\d{2}:[\d:.]+)?[Zz]?(?:[+-](\d{2}:\d{2}))?$/.exec(written) ?? []
  return (day === undefined || readDate(day)?.exists === true) && [time, offset].every((part) => part === undefined || isTime(part))
}

function isTime(time: string): boolean {
  const [hour = 24, minute = 60, second = 0] = time.split(':').map(Number)
  return hour < 24 && minute < 60 && second < 61
}

function readList(scan: TomlScan, depth: number): ValueNode {
  const start = scan.position
  const items: ListItem[] = []
  const node = (): ValueNode => ({ kind: 'list', range: range(start, scan.position), style: 'flow', items })
  scan.position++
  try {
    for (;;) {
      skipLines(scan, start)
      if (scan.text[scan.position] === ']') break
      const value = readTomlValue(scan, depth + 1)
      items.push({ range: value.range, value })
      skipLines(scan, start)
      const unit = scan.text[scan.position]
      if (unit === ']') break
      if (unit !== ',') throw new TomlStop('comma-missing', range(value.range.end - 1, value.range.end))
      scan.position++
    }
  } catch (error) {
    if (error instanceof TomlStop) error.partly = node()
    throw error
  }
  scan.position++
  return node()
}

function readInlineTable(scan: TomlScan, depth: number): ValueNode {
  const { text, position: start } = scan
  const table = new TomlTable('dotted', start)
  let lines = 0
  scan.position++
  /** Skips white space; in TOML 1.1 also comments and line ends. @param isAfterPair whether only a comma or the end can follow */
  const next = (isAfterPair: boolean) => {
    skipBlanks(scan)
    if (isLineEnd(text, scan.position) || text[scan.position] === '#') {
      if (lines++ === 0) reportNewer(scan, 'inline-lines', range(start, start + 1))
      skipLines(scan, start, false)
      const unit = text[scan.position] ?? ''
      // The lines below belong to other statements.
      const isTooLong = lines > maxInlineLines || ++scan.inlineLines > maxAllInlineLines
      if (isTooLong || unit === '[' || (isAfterPair && unit !== ',' && unit !== '}')) throw bracketOpen(start)
    }
    if (scan.position >= scan.end) throw bracketOpen(start)
    return text[scan.position]
  }
  if (next(false) !== '}')
    for (;;) {
      const parts = readTomlKey(scan)
      skipBlanks(scan)
      if (text[scan.position] !== '=') throw new TomlStop('equals-missing', range(parts[0]?.range.start ?? start, scan.position))
      scan.position++
      skipBlanks(scan)
      table.set(parts, readTomlValue(scan, depth + 1))
      const unit = next(true)
      if (unit === '}') break
      if (unit !== ',') throw new TomlStop('comma-missing', range(scan.position - 1, scan.position))
      const comma = scan.position++
      if (next(false) === '}') {
        reportNewer(scan, 'comma-last', range(comma, comma + 1))
        break
      }
    }
  scan.position++
  const node = table.toNode('flow')
  return { ...node, range: range(start, scan.position) }
}

function bracketOpen(start: number): TomlStop {
  return new TomlStop('bracket-open', range(start, start + 1))
}

/** Parses a key up to its `=` or bracket, with the range of each part of a dotted key. @throws TomlStop */
export function readTomlKey(scan: TomlScan): readonly TomlKeyPart[] {
  const { text } = scan
  const parts: TomlKeyPart[] = []
  for (;;) {
    const start = scan.position
    const unit = start < scan.end ? (text[start] ?? '') : ''
    if (unit === '"' || unit === "'") {
      const node = readTomlValue(scan, 0)
      // Reading goes on: the lines of the key belong to it.
      if (node.kind === 'scalar' && node.style === 'block') reportError(scan, 'key-lines', node.range)
      parts.push({ name: String(node.kind === 'scalar' ? node.value : ''), range: node.range })
    } else {
      bareKey.lastIndex = start
      scan.position = Math.min(start + (bareKey.exec(text)?.[0].length ?? 0), scan.end)
      const name = text.slice(start, scan.position)
      if (name === '') throw new TomlStop('key-missing', range(start, Math.min(start + 1, scan.end)))
      parts.push({ name, range: range(start, scan.position) })
      if (!/^[\w-]+$/.test(name)) reportError(scan, 'key-quotes', range(start, scan.position))
    }
    if (parts.length > depthLimit) throw new TomlStop('TOO_DEEP', range(parts[0]?.range.start ?? start, scan.position))
    const afterPart = scan.position
    skipBlanks(scan)
    if (text[scan.position] !== '.') {
      scan.position = afterPart
      return parts
    }
    scan.position++
    skipBlanks(scan)
  }
}

/** Whether a line starts with a key and its `=`, or a table header. */
export function startsStatement(text: string, lineStart: number): boolean {
  pairStart.lastIndex = lineStart
  header.lastIndex = lineStart
  return pairStart.test(text) || header.test(text)
}

/** Skips white space, comments and line ends in an array. @param stops whether a line that starts a statement ends the array @throws TomlStop when the array is not closed */
function skipLines(scan: TomlScan, listStart: number, stops = true): void {
  const { text, end } = scan
  while (scan.position < end) {
    const unit = text[scan.position]
    if (unit === '#') skipComment(scan)
    else if (unit === '\n') {
      scan.position++
      if (stops && startsStatement(text, scan.position)) throw new TomlStop('bracket-open', range(listStart, listStart + 1))
    } else if (unit === ' ' || unit === '\t' || isLineEnd(text, scan.position)) scan.position++
    else return
  }
  throw new TomlStop('bracket-open', range(listStart, listStart + 1))
}

function endsWord(text: string, at: number, end: number): boolean {
  return at >= end || wordEnds.includes(text[at] ?? '')
}
