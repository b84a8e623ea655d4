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
  for (let length = marks.length; length >= 3; length--) {
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

/** The line that closes a fence: its offset, and the one of the next line. */
function closingFence(
  scanner: TextScanner,
  marks: string,
  from: number,
  gfm: boolean,
): { readonly start: number; readonly end: number } | undefined {
  const { text } = scanner
  const found = scanner.searchBy(`${marks} closed`, from, () => {
    for (let at = text.indexOf(marks, from); at >= 0; at = text.indexOf(marks, at)) {
      let start = at
      while (gfm && at - start < 3 && text[start - 1] === ' ') start--
      while (text[at] === marks.at(-1)) at++
      const tail = text[start - 1] === '\n' ? scanner.check(blank, at) : undefined
      if (tail) return { start, end: at + tail[0].length }
    }
    return undefined
  })
  if (found) scanner.sees(found.end)
  return found
}
