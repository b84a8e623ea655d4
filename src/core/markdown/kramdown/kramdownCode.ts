import { listInLine } from './common/attributeList'
import { add, newBlock, type BlockReader, type Frame } from './kramdownBlock'
import { blank, blockEnd, startsWithBlockTag } from './common/kramdownPatterns'
import type { TextScanner } from './common/textScanner'

const indented = /(?:\t| {4})[ \t]*[^ \t\r\n\f\v][^\n]*\n/y
const written = /[ \t]*[^ \t\r\n\f\v][^\n]*\n/y

/** The offset after the indented code at a position, with the lines that are not indented but belong to it; the position if there is none. */
export function endOfCode(scanner: TextScanner, from: number): number {
  let end = from
  for (;;) {
    let at = afterLines(scanner, blank, end)
    const code = afterLines(scanner, indented, at)
    if (code === at) return end
    at = code
    while (scanner.check(written, at) && !endsCode(scanner, at)) at = scanner.endOfLine(at)
    end = at
  }
}

function afterLines(scanner: TextScanner, pattern: RegExp, from: number): number {
  let at = from
  while (at < scanner.text.length && scanner.check(pattern, at)) at = scanner.endOfLine(at)
  return at
}

function endsCode(scanner: TextScanner, at: number): boolean {
  return listInLine(scanner, at) !== undefined || scanner.check(blockEnd, at) !== undefined || startsWithBlockTag(scanner.text, at)
}

/** Removes the indentation of code from each line. */
export function withoutIndent(text: string): string {
  return text.replace(/(^|\n)(?:\t| {4})/g, '$1')
}

/** Indented code. */
export function readCode(_reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  if (!scanner.check(indented)) return false
  const start = scanner.pos
  scanner.pos = endOfCode(scanner, start)
  // A line that is not indented is joined to the line before it.
  const text = withoutIndent(scanner.text.slice(start, scanner.pos).replace(/\n( {0,3}[^ \t\r\n\f\v])/g, ' $1'))
  return add(frame, newBlock('code', scanner.lineAt(start), scanner.lineAt(scanner.pos - 1) + 1, { text }))
}

/** Of more marks, all or none open code. */
const maxMarks = 100
const gfmFence = / {0,3}([~`]{3,})([^\n]*)\n/y
const tildeFence = /(~{3,})([^\n]*)\n/y
/** At most one word: `js title="x"` makes no code. */
const info = /^[ \t\r\f\v]*([^ \t\r\n\f\v]*)[ \t\r\f\v]*$/

export function isFenceStart(scanner: TextScanner): boolean {
  return scanner.check(gfmFence) !== undefined
}

/** Fenced code. A fence that is never closed is text. */
export function readFence({ options: { gfm } }: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  const open = scanner.check(gfm ? gfmFence : tildeFence)
  if (!open) return false
  const [line, marks = '', rest = ''] = open
  const start = scanner.pos
  const from = start + line.length
  for (let length = marks.length; length >= 3; length = Math.min(length - 1, maxMarks)) {
    const word = info.exec(marks.slice(length) + rest)?.[1]
    if (word === undefined) continue
    const close = closingFence(scanner, marks.slice(0, length), from, gfm)
    if (!close) continue
    scanner.pos = close.end
    const [first, last] = [scanner.lineAt(start), scanner.lineAt(scanner.pos - 1) + 1]
    const text = scanner.text.slice(from, close.start)
    return add(frame, newBlock('code', first, last, { text, name: word.replace(/(?<=.)\?.*$/, ''), level: 2 }))
  }
  return false
}

/** A line of marks alone. Its marks end with a run of one sign, and start with `base`, of which that sign is the last. */
interface Closing {
  readonly start: number
  readonly end: number
  readonly indent: number
  readonly run: number
}

const closingLine = /^( {0,3})([~`]{3,})[ \t\r\f\v]*\n/gm
const closings = new WeakMap<TextScanner, ReadonlyMap<string, readonly Closing[]>>()

/** The lines of marks alone in a text, by their `base`. */
function closingsOf(scanner: TextScanner): ReadonlyMap<string, readonly Closing[]> {
  const known = closings.get(scanner)
  if (known) return known
  const found = new Map<string, Closing[]>()
  for (const { 0: line, 1: spaces = '', 2: marks = '', index } of scanner.text.matchAll(closingLine)) {
    const { base, run } = endOfMarks(marks)
    const ofBase = found.get(base) ?? []
    ofBase.push({ start: index, end: index + line.length, indent: spaces.length, run })
    found.set(base, ofBase)
  }
  closings.set(scanner, found)
  return found
}

function endOfMarks(marks: string): { readonly base: string; readonly run: number } {
  let run = 1
  while (marks[marks.length - 1 - run] === marks.at(-1)) run++
  return { base: marks.slice(0, marks.length - run + 1), run }
}

/** The line that closes a fence: the same marks, of which the last may be repeated. */
function closingFence(scanner: TextScanner, marks: string, from: number, gfm: boolean): Closing | undefined {
  const { base, run } = endOfMarks(marks)
  const found = scanner.searchBy(`${marks} closed`, from, () => {
    const ofBase = closingsOf(scanner).get(base) ?? []
    let [low, high] = [0, ofBase.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ofBase[middle]?.start ?? 0) < from) low = middle + 1
      else high = middle
    }
    for (let at = low; at < ofBase.length; at++) {
      const closing = ofBase[at]
      if (closing && closing.run >= run && (gfm || closing.indent === 0)) return closing
    }
    return undefined
  })
  if (found) scanner.sees(found.end)
  return found
}
