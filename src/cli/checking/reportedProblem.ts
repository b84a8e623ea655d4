import type { Article } from '../../core/article/article'
import type { Problem } from '../../core/text/problem'
import type { Edit } from '../../core/text/text'
import { fileStart, locationOf } from '../../core/text/location'
import type { ProblemDetails, ReportedEdit, ReportedProblem } from '../reporters/reporter'
import { excerptOf } from './excerpt'

/**
 * The problems of an article as they are reported.
 * @param file its path, relative to the current folder
 * @param detailed whether each gets `details`
 */
export function reported(file: string, article: Article, problems: readonly Problem[], detailed: boolean): readonly ReportedProblem[] {
  const { text, lines } = article
  return problems.map((problem) => {
    const { ruleId, severity, message, range, fixes } = problem
    const fixable = fixes.some((fix) => fix.safe)
    const short = { file, ruleId, severity, message, ...locationOf(text, lines, range), fixable }
    return detailed ? { ...short, details: detailsOf(article, problem) } : short
  })
}

/** A problem that a comment suppresses, and the reason that the comment gives. */
export interface SuppressedProblem {
  readonly problem: Problem
  readonly reason: string | undefined
}

/** The suppressed problems of an article as they are reported. */
export function suppressedIn(file: string, article: Article, found: readonly SuppressedProblem[]): readonly ReportedProblem[] {
  return found.flatMap(({ problem, reason }) =>
    reported(file, article, [problem], true).map((one) => ({ ...one, suppression: { reason } })),
  )
}

/** A file or folder that cannot be read. */
export function unreadable(file: string, message: string): ReportedProblem {
  return { file, ruleId: 'unreadable', severity: 'error', message, ...fileStart, fixable: false, details: noDetails }
}

export const noDetails: ProblemDetails = { fixes: [], related: [], reach: { first: 1, last: Number.POSITIVE_INFINITY }, excerpt: '' }

function detailsOf({ text, lines, frontMatter }: Article, { range, fixes, related }: Problem): ProblemDetails {
  const hasMark = text.charCodeAt(0) === 0xfeff
  const isWhole = frontMatter !== undefined && range.start <= frontMatter.open.end
  const reportedEdit = ({ range: at, newText }: Edit): ReportedEdit => ({
    ...locationOf(text, lines, at),
    newText,
    deletesMark: hasMark && at.start === 0 && at.end > 0,
  })
  return {
    fixes: fixes.map(({ title, safe, edits }) => ({ title, safe, edits: edits.map(reportedEdit) })),
    related: related.map(({ range: at, message }) => ({ ...locationOf(text, lines, at), message })),
    reach: { first: lines.lineOf(range.start) + 1, last: lines.lineOf(isWhole ? (frontMatter?.close ?? range).end : range.end) + 1 },
    excerpt: excerptOf(text, lines, range),
  }
}
