import { applyEdits, type Edit } from '../../core/text/text'
import { visibleLine, visibleName } from '../../core/text/visible'

/** Lines that change, by number from 0, and their edits. */
interface Change {
  readonly first: number
  /** The first line after it. */
  end: number
  readonly edits: Edit[]
}

/**
 * A unified diff, as `git apply` and `patch` read it. Control characters are shown as escape sequences.
 * @param name the path in its header
 * @param edits in document order, not overlapping
 * @param context lines to show before and after each change
 */
export function diffOf(name: string, text: string, edits: readonly Edit[], context = 0): string {
  const starts = lineStarts(text)
  const changes = changesIn(text, starts, edits)
  const hunks: Change[][] = []
  for (const change of changes) {
    const hunk = hunks.at(-1)
    const before = hunk?.at(-1)
    if (hunk && before && change.first - before.end <= 2 * context) hunk.push(change)
    else hunks.push([change])
  }
  let shift = 0
  const shown = hunks.map((hunk) => {
    const from = Math.max(0, (hunk[0]?.first ?? 0) - context)
    const to = Math.min(starts.length, (hunk.at(-1)?.end ?? 0) + context)
    const { lines, removed, added } = linesOf(text, starts, hunk, from, to)
    const header = `@@ -${lineRange(from, removed)} +${lineRange(from + shift, added)} @@\n`
    shift += added - removed
    return header + lines
  })
  return `--- a/${visibleName(name)}\n+++ b/${visibleName(name)}\n${shown.join('')}`
}

/** The offsets at which lines start, by line feeds alone; none for a text without characters. */
function lineStarts(text: string): readonly number[] {
  const starts = text === '' ? [] : [0]
  for (let at = text.indexOf('\n'); at >= 0 && at + 1 < text.length; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function changesIn(text: string, starts: readonly number[], edits: readonly Edit[]): readonly Change[] {
  const changes: Change[] = []
  for (const edit of edits) {
    const { start, end } = edit.range
    const first = lineOf(starts, start)
    // Without its line end, a line is joined with the next one.
    const joins = end > start && text[end - 1] === '\n' && !edit.newText.endsWith('\n') && end < text.length
    const last = lineOf(starts, joins ? end : Math.max(start, end - 1))
    const whole = joins && start === (starts[first] ?? 0) && edit.newText === ''
    const lineEnd = Math.min(starts.length, (whole ? last - 1 : last) + 1)
    const before = changes.at(-1)
    if (before && first < before.end) {
      before.end = Math.max(before.end, lineEnd)
      before.edits.push(edit)
    } else changes.push({ first, end: lineEnd, edits: [edit] })
  }
  return changes
}

/** The line of an offset; the last line for one after it. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** The lines of a hunk with their signs, and how many of them the old and the new text have. */
function linesOf(text: string, starts: readonly number[], hunk: readonly Change[], from: number, to: number) {
  const offset = (line: number) => starts[line] ?? text.length
  let [lines, removed, added] = ['', 0, 0]
  const same = (first: number, end: number) => {
    const kept = split(text.slice(offset(first), offset(end)))
    lines += signed(' ', kept)
    removed += kept.length
    added += kept.length
  }
  let at = from
  for (const { first, end, edits } of hunk) {
    same(at, first)
    const start = offset(first)
    const before = text.slice(start, offset(end))
    const moved = edits.map(({ range, newText }) => ({ range: { start: range.start - start, end: range.end - start }, newText }))
    const [old, now] = [split(before), split(applyEdits(before, moved))]
    lines += signed('-', old) + signed('+', now)
    removed += old.length
    added += now.length
    at = end
  }
  same(at, to)
  return { lines, removed, added }
}

/** Lines with their line feeds. */
function split(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** A line range of a hunk header: lines count from 1; an empty range names the line before it. */
function lineRange(line: number, count: number): string {
  return count === 1 ? String(line + 1) : `${count === 0 ? line : line + 1},${count}`
}

function signed(sign: '-' | '+' | ' ', lines: readonly string[]): string {
  return lines
    .map((line) =>
      line.endsWith('\n') ? `${sign}${visibleLine(line.slice(0, -1))}\n` : `${sign}${visibleLine(line)}\n\\ No newline at end of file\n`,
    )
    .join('')
}
