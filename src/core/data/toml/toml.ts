import { range, type Range } from '../../text/text'
import { TomlTable } from './tables'
import { complain, emptyScalar, isLineEnd, skipBlanks, skipComment, toLineEnd, TomlStop, type TomlScan } from './scanner'
import { readTomlKey, readTomlValue, startsStatement } from './values'
import type { ValueNode, ParseResult } from '../nodes'

/**
 * Reads TOML 1.0 with the range of every part. A mistake costs the line it is in, not the others; a key that is there twice
 * is no mistake here, but two fields.
 * @param text the whole document
 * @param at where the TOML stands in it
 * @returns what could be read, also of broken input; never throws. Of a table the range goes from its first key to its last
 * value; of an empty one it is empty, behind the header
 */
export function readToml(text: string, at: Range): ParseResult {
  const { root, errors } = scanToml(text, at)
  return { root, errors }
}

/** The comments of TOML, from the `#` to the end of the line. */
export function tomlComments(text: string, at: Range): readonly Range[] {
  return scanToml(text, at).comments
}

function scanToml(text: string, at: Range): ParseResult & Pick<TomlScan, 'comments'> {
  const scan: TomlScan = { text, end: at.end, at: at.start, errors: [], comments: [] }
  const root = new TomlTable('header', at.start)
  let table = root
  for (;;) {
    skipToWritten(scan)
    if (scan.at >= scan.end) break
    const start = scan.at
    const known = scan.errors.length
    try {
      if (text[start] === '[') table = readHeader(scan, root)
      else readPair(scan, table)
      endLine(scan)
    } catch (error) {
      if (!(error instanceof TomlStop)) throw error
      // What else is wrong in a statement mostly follows from its first mistake.
      if (scan.errors.length === known) scan.errors.push(error.mistake)
      recover(scan, start)
    }
  }
  const node: ValueNode | undefined = root.isEmpty ? undefined : root.toNode('block')
  return { root: node, errors: scan.errors, comments: scan.comments }
}

function readPair(scan: TomlScan, table: TomlTable): void {
  const parts = readTomlKey(scan)
  const { text } = scan
  skipBlanks(scan)
  const sign = text[scan.at] ?? ''
  const field = (node: ValueNode) => table.set(parts, node)
  if (sign !== '=') {
    const here = scan.at
    field(emptyScalar(here))
    if (/[:：＝]/.test(sign) && here < scan.end) throw new TomlStop('equals-sign', range(here, here + 1))
    throw new TomlStop('equals-missing', range(parts[0]?.range.start ?? here, here))
  }
  scan.at++
  skipBlanks(scan)
  const valueAt = scan.at
  try {
    field(readTomlValue(scan, 0))
  } catch (error) {
    if (error instanceof TomlStop) field(error.partly ?? emptyScalar(valueAt))
    throw error
  }
}

/** @returns the table whose keys follow */
function readHeader(scan: TomlScan, root: TomlTable): TomlTable {
  const start = scan.at
  const isList = scan.text[start + 1] === '['
  scan.at += isList ? 2 : 1
  skipBlanks(scan)
  const parts = readTomlKey(scan)
  skipBlanks(scan)
  const closing = isList ? ']]' : ']'
  const closed = scan.text.startsWith(closing, scan.at)
  if (closed) scan.at += closing.length
  const table = root.open(parts, isList, scan.at)
  // What follows belongs to it, whether its bracket is there or not.
  if (!closed) {
    complain(scan, 'header-open', range(start, start + closing.length))
    toLineEnd(scan)
  }
  return table
}

/** Only a comment may follow. */
function endLine(scan: TomlScan): void {
  skipBlanks(scan)
  const { text, end, at } = scan
  if (at >= end || isLineEnd(text, at)) return
  if (text[at] !== '#') {
    toLineEnd(scan)
    const written = text.slice(at, scan.at).trimEnd()
    throw new TomlStop('text-behind', range(at, at + Math.max(1, written.length)))
  }
  skipComment(scan)
}

/** To the next line that a key or a header starts in. */
function recover(scan: TomlScan, start: number): void {
  const { text } = scan
  scan.at = start
  do {
    toLineEnd(scan)
    if (scan.at < scan.end) scan.at++
  } while (scan.at < scan.end && !startsStatement(text, scan.at))
}

function skipToWritten(scan: TomlScan): void {
  const { text, end } = scan
  while (scan.at < end) {
    const unit = text[scan.at]
    if (unit === '#') skipComment(scan)
    else if (unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r') scan.at++
    else return
  }
}
