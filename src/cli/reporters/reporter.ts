import type { Severity } from '../../core/text/problem'
import type { LineMap, Range } from '../../core/text/text'

/** A problem as it is reported: lines and columns from 1, columns in UTF-16 units as editors count them. */
export interface ReportedProblem {
  /** From the current folder, with forward slashes. */
  readonly file: string
  readonly ruleId: string
  readonly severity: Severity
  readonly message: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** Whether `--fix` would mend it. */
  readonly fixable: boolean
}

/** What a run has found, counted also where `--quiet` hides it. */
export interface Summary {
  /** How many articles were checked, or should have been and could not be read. */
  readonly files: number
  readonly filesWithProblems: number
  readonly errors: number
  readonly warnings: number
  readonly informations: number
  readonly hints: number
  /** How many problems `--fix` has mended. */
  readonly fixed: number
  /** How many it would mend. */
  readonly fixable: number
  /** Problems in `copydesk.yaml` or the schema: they are in no article. */
  readonly inSettings: number
  readonly ms: number
}

/** Where the problems of a run go, as they are found. */
export interface Reporter {
  problem(problem: ReportedProblem): void
  end(summary: Summary): void
}

export type Place = Pick<ReportedProblem, 'line' | 'column' | 'endLine' | 'endColumn'>

export const firstPlace: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** Where a range lies. Editors do not show a byte order mark, so it is not counted as a column. */
export function placeOf(text: string, lines: LineMap, { start, end }: Range): Place {
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const from = lines.positionAt(start)
  const to = lines.positionAt(end)
  const column = ({ line, character }: { line: number; character: number }) => (line === 0 ? Math.max(0, character - mark) : character) + 1
  return { line: from.line + 1, column: column(from), endLine: to.line + 1, endColumn: column(to) }
}
