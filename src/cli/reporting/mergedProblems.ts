import type { ReportedProblem } from '../reporters/reporter'
import type { LongFile, PlacedLine } from './longFile'
import { problemOfLine } from './readJsonl'

/** Numbers of one problem: report, file, line, column, and the place of its line in the report. */
const numbersOfOne = 6

/**
 * The problems of several reports, by file and place. Only where each is in its report is kept, and the lines are read a second time: the
 * reports of a large site do not fit into memory.
 */
export class MergedProblems {
  readonly #reports: LongFile[] = []
  readonly #files = new Map<string, number>()
  /** The keys of problems of settings: each part has found them. */
  readonly #inSettings = new Set<string>()
  #numbers = new Float64Array(1 << 12)
  #count = 0

  /** Adds a report. @returns the function that adds one of its problems */
  report(file: LongFile): (problem: ReportedProblem, place: PlacedLine) => void {
    const report = this.#reports.push(file) - 1
    return (problem, place) => {
      if (problem.inSettings) {
        const key = JSON.stringify([problem.file, problem.ruleId, problem.line, problem.column, problem.message])
        if (this.#inSettings.has(key)) return
        this.#inSettings.add(key)
      }
      const { file: name, line, column } = problem
      const number = this.#files.get(name) ?? this.#files.size
      this.#files.set(name, number)
      this.#add([report, number, line, column, place.from, place.bytes])
    }
  }

  #add(numbers: readonly number[]): void {
    const at = this.#count * numbersOfOne
    if (at + numbersOfOne > this.#numbers.length) {
      const larger = new Float64Array(this.#numbers.length * 2)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers.set(numbers, at)
    this.#count++
  }

  /** In the order of one check, as far as all are found article by article. */
  *sorted(): Generator<ReportedProblem, undefined> {
    const ranks = new Map([...this.#files.keys()].sort().map((name, rank) => [this.#files.get(name) ?? 0, rank]))
    const of = (problem: number, index: number) => this.#numbers[problem * numbersOfOne + index] ?? 0
    const rank = Float64Array.from({ length: this.#count }, (_, problem) => ranks.get(of(problem, 1)) ?? 0)
    const order = Uint32Array.from({ length: this.#count }, (_, problem) => problem)
    // Of the same place, in the order of the reports.
    order.sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0) || of(a, 2) - of(b, 2) || of(a, 3) - of(b, 3) || a - b)
    for (const problem of order) {
      const text = this.#reports[of(problem, 0)]?.line(of(problem, 4), of(problem, 5)) ?? ''
      const found = problemOfLine(text)
      if (found) yield found
    }
    return undefined
  }
}
