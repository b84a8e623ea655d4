import { applyEdits, LineMap, type Edit } from '../../core/text/text'

/** The lines that edits change, as a patch without lines around them. @param edits in order and apart */
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
  const told = hunks.map(({ first, last, edits: own }) => {
    const start = lines.startOf(first)
    const before = text.slice(start, lines.startOf(last + 1))
    const after = applyEdits(
      before,
      own.map(({ range, newText }) => ({ range: { start: range.start - start, end: range.end - start }, newText })),
    )
    const [old, now] = [linesOf(before), linesOf(after)]
    const at = first + shift
    shift += now.length - old.length
    return `@@ -${place(first, old.length)} +${place(at, now.length)} @@\n${signed('-', old)}${signed('+', now)}`
  })
  return `--- a/${name}\n+++ b/${name}\n${told.join('')}`
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** A patch counts lines from 1; of none, it names the line before. */
function place(line: number, count: number): string {
  return count === 1 ? String(line + 1) : `${count === 0 ? line : line + 1},${count}`
}

function signed(sign: '-' | '+', lines: readonly string[]): string {
  return lines.map((line) => `${sign}${line}\n`).join('')
}
