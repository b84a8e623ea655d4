import type { Article } from '../../core/article/article'
import { range, type LineMap, type Range } from '../../core/text/text'

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

/** Whole lines of YAML: those of a front matter, of all of `copydesk.yaml`, or of a map inside another. Counted from 0. */
export interface YamlLines {
  readonly text: string
  readonly lines: LineMap
  readonly firstLine: number
  /** The line behind the last. */
  readonly endLine: number
  /** Where a map starts in the middle of its first line, behind a dash: what stands before counts as blank. */
  readonly from?: number
}

/** Lines, sorted into fields. */
export interface WrittenBlock extends YamlLines {
  /** The column of the keys: 0 nearly always for the outermost block. */
  readonly column: number
  readonly fields: readonly WrittenField[]
}

const keyColon = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#'"[\]{},&*!|>%@`?-](?:[^#]*?[^\s#])??))[ \t]*:(?=[ \t]|$)/
/** Nearly every key: found without a copy of its line. */
const simpleKey = /([A-Za-z_][\w-]*):(?=[ \t\r\n]|$)/y
/** A colon whose space is still to be written. */
const tightColon = /^([\w-]+):(?=[^\s/:])/

/** The lines between the fences. @returns undefined when the article has no YAML front matter */
export function frontMatterLines(article: Article): YamlLines | undefined {
  const known = knownLines.get(article) ?? linesBetween(article)
  if (known) knownLines.set(article, known)
  return known
}

/** One request asks several times. */
const knownLines = new WeakMap<Article, YamlLines>()
const knownBlocks = new WeakMap<YamlLines, WrittenBlock>()

function linesBetween({ text, lines, frontMatter }: Article): YamlLines | undefined {
  if (frontMatter?.language !== 'yaml') return undefined
  const { content, close } = frontMatter
  const firstLine = lines.lineOf(content.start)
  if (firstLine === lines.lineOf(frontMatter.open.start)) return undefined
  return { text, lines, firstLine, endLine: close ? lines.lineOf(close.start) : lines.lineOf(content.end) + 1 }
}

export function writtenBlock(lines: YamlLines): WrittenBlock {
  const known = knownBlocks.get(lines) ?? readBlock(lines)
  knownBlocks.set(lines, known)
  return known
}

function readBlock(lines: YamlLines): WrittenBlock {
  const first = nextWritten(lines, lines.firstLine, lines.endLine)
  const column = first === undefined ? 0 : columnOf(lines, first)
  return { ...lines, column, fields: fieldsOf(lines, column) }
}

function fieldsOf(block: YamlLines, column: number): readonly WrittenField[] {
  const { text, lines, firstLine, endLine, from } = block
  const fields: (WrittenField & { endLine: number })[] = []
  let isOpen = false
  const finish = (line: number) => {
    const last = fields.at(-1)
    if (isOpen && last) last.endLine = line
    isOpen = false
  }
  for (let line = firstLine; line < endLine; line++) {
    const { start, end } = lines.rangeOf(line)
    const keyStart = skipBlanks(text, line === firstLine && from !== undefined ? Math.min(from, end) : start, end)
    if (keyStart >= end || keyStart - start > column || isDash(block, keyStart) || /[#\]}]/.test(text[keyStart] ?? '')) continue
    const match = keyAt(text, keyStart, end)
    if (!match) {
      const current = isOpen ? fields.at(-1) : undefined
      if (!current || !insideOpenList(block, current.valueStart, line)) finish(line)
      continue
    }
    finish(line)
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
  // No key is longer: what follows is not looked at.
  const written = text.slice(at, Math.min(end, at + 400))
  return keyColon.exec(written) ?? tightColon.exec(written)
}

/** Some write the entries of a flow list at the column of the key; js-yaml reads that. */
function insideOpenList({ text, lines, endLine }: YamlLines, valueStart: number, line: number): boolean {
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
export function nextWritten(block: YamlLines, line: number, end: number): number | undefined {
  for (let next = line; next < end; next++) {
    if (!isBlank(block, next) && block.text[firstOf(block, next)] !== '#') return next
  }
  return undefined
}

export function isBlank(block: YamlLines, line: number): boolean {
  return firstOf(block, line) >= block.lines.rangeOf(line).end
}

/** The offset of the first character in a line that is no blank; the line's end when there is none. */
export function firstOf({ text, lines, firstLine, from }: YamlLines, line: number): number {
  const { start, end } = lines.rangeOf(line)
  return skipBlanks(text, line === firstLine && from !== undefined ? Math.min(from, end) : start, end)
}

/** The number of characters before what is written in a line. */
export function columnOf(block: YamlLines, line: number): number {
  return firstOf(block, line) - block.lines.startOf(line)
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
