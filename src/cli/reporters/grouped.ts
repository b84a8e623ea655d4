import type { ReportedProblem } from './reporter'

/** Collects the problems of each file. Those that compare articles come last, when the other problems of their file have long been found. */
export class ProblemsByFile {
  readonly #files = new Map<string, ReportedProblem[]>()

  add(problem: ReportedProblem): void {
    const found = this.#files.get(problem.file)
    if (found) found.push(problem)
    else this.#files.set(problem.file, [problem])
  }

  /** The files in the order in which they were first named, each with its problems by line and column. */
  *files(): Generator<readonly [file: string, problems: readonly ReportedProblem[]], undefined> {
    for (const [file, problems] of this.#files) yield [file, problems.sort((a, b) => a.line - b.line || a.column - b.column)]
    return undefined
  }
}
