import type { ReportedProblem, Reporter, Summary } from './reporter'

/** Counts the problems of a run on their way to its reporter. */
export interface ProblemCounter {
  /** @param inSettings whether it is in the settings or the schema rather than in an article */
  add(problem: ReportedProblem, inSettings?: boolean): void
  /** Counts an article. @param fixed how many of its problems were mended */
  checked(fixed: number): void
  summary(ms: number): Summary
}

/** @param quiet whether only errors are told */
export function createProblemCounter(reporter: Reporter, quiet: boolean): ProblemCounter {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 }
  const withProblems = new Set<string>()
  let [files, fixed, fixable, inSettings] = [0, 0, 0, 0]
  return {
    add(problem, settings = false) {
      counts[problem.severity]++
      if (problem.fixable) fixable++
      if (settings) inSettings++
      else withProblems.add(problem.file)
      if (!quiet || problem.severity === 'error') reporter.problem(problem)
    },
    checked(mended) {
      files++
      fixed += mended
    },
    summary: (ms) => ({
      files,
      filesWithProblems: withProblems.size,
      errors: counts.error,
      warnings: counts.warning,
      informations: counts.information,
      hints: counts.hint,
      fixed,
      fixable,
      inSettings,
      ms: Math.round(ms),
    }),
  }
}
