import type { Article } from '../core/article'
import { range, type LineMap, type Range } from '../core/text'

/** A field as its lines look, which can be told also where the YAML is broken. Lines are counted from 0. */
export interface WrittenField {
  readonly key: string
  readonly keyRange: Range
  /** The offset behind the colon. */
  readonly valueStart: number
  readonly line: number
  /** The line behind the field's last: that of the next field, or behind the block. */
  readonly endLine: number
}

/** The lines of a front matter, sorted into fields. */
export interface WrittenBlock {
  readonly text: string
  readonly lines: LineMap
  readonly firstLine: number
  readonly endLine: number
  /** The column of the keys: 0 nearly always. */
  readonly column: number
  readonly fields: readonly WrittenField[]
}

const keyColon = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#'"[\]{},&*!|>%@`?-](?:[^#]*?[^\s#])??))[ \t]*:(?=[ \t]|$)/
/** A colon whose space is still to be written. */
const tightColon = /^([\w-]+):(?=[^\s/:])/

/** Sorts the lines of a YAML front matter. @returns undefined when the article has none */
export function writtenBlock({ text, lines, frontMatter }: Article): WrittenBlock | undefined {
  if (frontMatter?.language !== 'yaml') return undefined
  const { content, close } = frontMatter
  const firstLine = lines.lineOf(content.start)
  if (firstLine === lines.lineOf(frontMatter.open.start)) return undefined
  const endLine = close ? lines.lineOf(close.start) : lines.lineOf(content.end) + 1
  const block = { text, lines, firstLine, endLine }
  const first = nextWritten(block, firstLine, endLine)
  const column = first === undefined ? 0 : indentOf(block, first)
  return { ...block, column, fields: fieldsOf(block, column) }
}

type Lines = Omit<WrittenBlock, 'column' | 'fields'>

function fieldsOf(block: Lines, column: number): readonly WrittenField[] {
  const fields: WrittenField[] = []
  let current: Omit<WrittenField, 'endLine'> | undefined
  const finish = (endLine: number) => {
    if (current) fields.push({ ...current, endLine })
    current = undefined
  }
  for (let line = block.firstLine; line < block.endLine; line++) {
    const { start, end } = block.lines.rangeOf(line)
    const indent = indentOf(block, line)
    if (indent > column || isBlank(block, line) || isDash(block, start + indent) || /[#\]}]/.test(block.text[start + indent] ?? ''))
      continue
    // No key is longer: what follows is not looked at.
    const written = block.text.slice(start + indent, Math.min(end, start + indent + 400))
    const match = keyColon.exec(written) ?? tightColon.exec(written)
    if (!match) {
      if (!current || !insideOpenList(block, current.valueStart, line)) finish(line)
      continue
    }
    finish(line)
    const keyStart = start + indent
    const length = match[0].slice(0, -1).trimEnd().length
    current = {
      key: match[1] ?? match[2] ?? match[3] ?? '',
      keyRange: range(keyStart, keyStart + length),
      valueStart: keyStart + match[0].length,
      line,
    }
  }
  finish(block.endLine)
  return fields
}

/** Some write the entries of a flow list at the column of the key; js-yaml reads that. */
function insideOpenList({ text, lines, endLine }: Lines, valueStart: number, line: number): boolean {
  if (!/^\s*[[{]/.test(text.slice(valueStart, valueStart + 20))) return false
  if (/[\]}]/.test(text.slice(valueStart, lines.startOf(line)))) return false
  for (let next = line; next < endLine; next++) {
    const at = lines.rangeOf(next)
    const written = text.slice(at.start, at.end)
    if (/^\s*[\]}]|[\]}]\s*$/.test(written)) return true
    if (keyColon.test(written)) return false
  }
  return false
}

/** The next line, from `line` on and before `end`, that holds more than a comment. */
export function nextWritten(block: Lines, line: number, end: number): number | undefined {
  for (let next = line; next < end; next++) {
    if (!isBlank(block, next) && block.text[block.lines.startOf(next) + indentOf(block, next)] !== '#') return next
  }
  return undefined
}

export function isBlank(block: Lines, line: number): boolean {
  const { start, end } = block.lines.rangeOf(line)
  return start + indentOf(block, line) >= end
}

/** The number of blanks that a line starts with. */
export function indentOf({ text, lines }: Lines, line: number): number {
  const { start, end } = lines.rangeOf(line)
  return skipBlanks(text, start, end) - start
}

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++
  return at
}

/** Whether a list entry starts here: a dash with a blank or nothing behind it. */
export function isDash({ text }: Pick<WrittenBlock, 'text'>, at: number): boolean {
  return text[at] === '-' && /^[ \t\r\n]?$/.test(text[at + 1] ?? '')
}

/** Whether a comment starts at a `#`: one needs a blank before it. */
export function isComment(text: string, at: number): boolean {
  return text[at] === '#' && /^[ \t\r\n]?$/.test(text[at - 1] ?? '')
}

/** The offset behind a quote's partner; undefined when there is none before `end`. */
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
