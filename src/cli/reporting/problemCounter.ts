import type { ReportedProblem, Reporter, Summary } from '../reporters/reporter'

/** Counts the problems of a run and passes them on to its reporter. */
export interface ProblemCounter {
  add(problem: ReportedProblem): void
  /** Counts problems that the baseline lists. @param count by default one */
  known(count?: number): void
  /** Counts articles. @param fixed number of their problems that were fixed @param articles how many; by default one */
  checked(fixed: number, articles?: number): void
  /** Passes the summary on to the reporter. @param ms duration of the run @param hasFailed whether the check itself failed */
  end(ms: number, hasFailed: boolean): Summary
}

/** @param quiet whether only errors are reported */
export function createProblemCounter(reporter: Reporter, quiet: boolean): ProblemCounter {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 }
  const withProblems = new Set<string>()
  let [files, fixed, fixable, inSettings, known] = [0, 0, 0, 0, 0]
  return {
    add(problem) {
      counts[problem.severity]++
      if (problem.fixable) fixable++
      if (problem.inSettings) inSettings++
      else withProblems.add(problem.file)
      if (!quiet || problem.severity === 'error') reporter.problem(problem)
    },
    known(count = 1) {
      known += count
    },
    checked(fixedHere, articles = 1) {
      files += articles
      fixed += fixedHere
    },
    end(ms, hasFailed) {
      const summary: Summary = {
        files,
        filesWithProblems: withProblems.size,
        errors: counts.error,
        warnings: counts.warning,
        informations: counts.information,
        hints: counts.hint,
        fixed,
        fixable,
        inSettings,
        known,
        hasFailed,
        ms: Math.round(ms),
      }
      reporter.end(summary)
      return summary
    },
  }
}
