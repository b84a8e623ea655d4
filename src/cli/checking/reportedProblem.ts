import type { Article } from '../../core/article/article'
import type { Problem } from '../../core/text/problem'
import { fileStart, locationOf, type ReportedProblem } from '../reporters/reporter'

/** The problems of an article as they are reported. @param file its path, relative to the current folder */
export function reported(file: string, { text, lines }: Article, problems: readonly Problem[]): readonly ReportedProblem[] {
  return problems.map(({ ruleId, severity, message, range, fixes }) => ({
    file,
    ruleId,
    severity,
    message,
    ...locationOf(text, lines, range),
    fixable: fixes.some((fix) => fix.safe),
  }))
}

/** A file or folder that cannot be read. */
export function unreadable(file: string, message: string): ReportedProblem {
  return { file, ruleId: 'unreadable', severity: 'error', message, ...fileStart, fixable: false }
}
