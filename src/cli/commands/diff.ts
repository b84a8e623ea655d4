import { applyEdits, LineMap, type Edit } from '../../core/text/text'
import { visibleLine, visibleName } from '../../core/text/visible'

/** A unified diff without context lines. Control characters are shown as escape sequences. @param edits in document order, not overlapping */
export function diffOf(name: string, text: string, edits: readonly Edit[]): string {
  const lines = new LineMap(text)
  const hunks: { first: number; last: number; edits: Edit[] }[] = []
  for (const edit of edits) {
    const first = lines.lineOf(edit.range.start)
    const last = lines.lineOf(Math.max(edit.range.start, edit.range.end - 1))
    const hunk = hunks.at(-1)
    if (!hunk || first > hunk.last) hunks.push({ first, last, edits: [edit] })
    else {
      hunk.last = Math.max(hunk.last, last)
      hunk.edits.push(edit)
    }
  }
  let shift = 0
  const hunkTexts = hunks.map(({ first, last, edits: hunkEdits }) => {
    const start = lines.startOf(first)
    const before = text.slice(start, lines.startOf(last + 1))
    const after = applyEdits(
      before,
      hunkEdits.map(({ range, newText }) => ({ range: { start: range.start - start, end: range.end - start }, newText })),
    )
    const [old, now] = [linesOf(before), linesOf(after)]
    const newFirst = first + shift
    shift += now.length - old.length
    return `@@ -${lineRange(first, old.length)} +${lineRange(newFirst, now.length)} @@\n${signed('-', old)}${signed('+', now)}`
  })
  return `--- a/${visibleName(name)}\n+++ b/${visibleName(name)}\n${hunkTexts.join('')}`
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** A line range of a hunk header: lines count from 1; an empty range names the line before it. */
function lineRange(line: number, count: number): string {
  return count === 1 ? String(line + 1) : `${count === 0 ? line : line + 1},${count}`
}

function signed(sign: '-' | '+', lines: readonly string[]): string {
  return lines.map((line) => `${sign}${visibleLine(line)}\n`).join('')
}
