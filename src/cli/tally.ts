import type { ReportedProblem, Reporter, Summary } from './reporter'

/** Counts the problems of a run on their way to its reporter. */
export interface Tally {
  /** @param inSettings whether it is in the settings or the schema rather than in an article */
  add(problem: ReportedProblem, inSettings?: boolean): void
  checked(problems: number, fixed: number): void
  summary(ms: number): Summary
}

/** @param quiet whether only errors are told */
export function tallyFor(reporter: Reporter, quiet: boolean): Tally {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 }
  let [files, filesWithProblems, fixed, fixable, inSettings] = [0, 0, 0, 0, 0]
  return {
    add(problem, settings = false) {
      counts[problem.severity]++
      if (problem.fixable) fixable++
      if (settings) inSettings++
      if (!quiet || problem.severity === 'error') reporter.problem(problem)
    },
    checked(problems, mended) {
      files++
      if (problems > 0) filesWithProblems++
      fixed += mended
    },
    summary: (ms) => ({
      files,
      filesWithProblems,
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
