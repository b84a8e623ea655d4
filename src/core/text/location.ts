import type { LineMap, Range } from './text'

/** Lines and columns as people and programs count them: from 1, columns in UTF-16 code units. */
export interface Location {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

export const fileStart: Location = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** The lines and columns of a range. Editors do not show a byte order mark, so it does not count as a column. */
export function locationOf(text: string, lines: LineMap, { start, end }: Range): Location {
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const from = lines.positionAt(start)
  const to = lines.positionAt(end)
  const column = ({ line, character }: { line: number; character: number }) => (line === 0 ? Math.max(0, character - mark) : character) + 1
  return { line: from.line + 1, column: column(from), endLine: to.line + 1, endColumn: column(to) }
}
