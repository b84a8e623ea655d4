import type { ReportedProblem, Reporter, Summary } from './reporter'

/** Counts the problems of a run and passes them on to its reporter. */
export interface ProblemCounter {
  /** @param inSettings whether the problem is in the settings or the schema instead of an article */
  add(problem: ReportedProblem, inSettings?: boolean): void
  /** Counts a problem that the baseline lists. */
  known(): void
  /** Counts an article. @param fixed number of its problems that were fixed */
  checked(fixed: number): void
  /** Passes the summary on to the reporter. @param ms duration of the run */
  end(ms: number): Summary
}

/** @param quiet whether only errors are reported */
export function createProblemCounter(reporter: Reporter, quiet: boolean): ProblemCounter {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 }
  const withProblems = new Set<string>()
  let [files, fixed, fixable, inSettings, known] = [0, 0, 0, 0, 0]
  return {
    add(problem, settings = false) {
      counts[problem.severity]++
      if (problem.fixable) fixable++
      if (settings) inSettings++
      else withProblems.add(problem.file)
      if (!quiet || problem.severity === 'error') reporter.problem(problem)
    },
    known() {
      known++
    },
    checked(fixedHere) {
      files++
      fixed += fixedHere
    },
    end(ms) {
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
        ms: Math.round(ms),
      }
      reporter.end(summary)
      return summary
    },
  }
}
