import type { ReportedProblem } from '../reporters/reporter'
import type { CorpusCheck } from './corpusCheck'
import { reported, suppressedIn } from './reportedProblem'

/** The problems of an article that only the comparison with others finds, as they are reported. */
export interface ComparedProblems {
  readonly path: string
  readonly problems: readonly ReportedProblem[]
  /** Those that comments suppress; empty unless they are asked for. */
  readonly suppressed: readonly ReportedProblem[]
}

/**
 * Compares the articles that were added to a check.
 * @param relative the path of a file as it is reported
 * @param detailed whether problems get `details`
 */
export function* comparedProblems(
  check: CorpusCheck,
  relative: (path: string) => string,
  detailed: boolean,
  showSuppressed: boolean,
): Generator<ComparedProblems, undefined> {
  for (const { path, article, problems, suppressed } of check.problems()) {
    const file = relative(path)
    const hidden = showSuppressed ? suppressedIn(file, article, suppressed) : []
    yield { path, problems: reported(file, article, problems, detailed), suppressed: hidden }
  }
  return undefined
}
