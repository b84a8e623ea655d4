import type { ReportedProblem } from '../reporters/reporter'
import type { Severity } from '../../core/text/problem'

/**
 * The problems of an article: `numbersOfOne` numbers for each, which are the positions of rule, severity and message among the texts, the four
 * of its location, and 1 if it is fixable; then what else they have, in their order, if they have it. 0 for no problems.
 */
export type PackedProblems = 0 | readonly number[] | { readonly numbers: readonly number[]; readonly more: readonly More[] }

type More = Pick<ReportedProblem, 'details' | 'suppression'>

const numbersOfOne = 8

/** Texts by position; each is there once. */
export class SharedTexts {
  readonly all: string[] = []
  readonly #positions = new Map<string, number>()

  position(text: string): number {
    const known = this.#positions.get(text)
    if (known !== undefined) return known
    this.#positions.set(text, this.all.length)
    return this.all.push(text) - 1
  }
}

export function packProblems(problems: readonly ReportedProblem[], texts: SharedTexts): PackedProblems {
  if (problems.length === 0) return 0
  const numbers = problems.flatMap(({ ruleId, severity, message, line, column, endLine, endColumn, fixable }) => [
    ...[ruleId, severity, message].map((text) => texts.position(text)),
    ...[line, column, endLine, endColumn, fixable ? 1 : 0],
  ])
  const hasMore = problems.some(({ details, suppression }) => details || suppression)
  return hasMore
    ? { numbers, more: problems.map(({ details, suppression }) => ({ ...(details && { details }), ...(suppression && { suppression }) })) }
    : numbers
}

/** @param file the path that the problems are reported for */
export function unpackProblems(packed: PackedProblems, texts: readonly string[], file: string): readonly ReportedProblem[] {
  const { numbers, more } = partsOf(packed)
  const problems: ReportedProblem[] = []
  for (let at = 0; at < numbers.length; at += numbersOfOne) {
    const number = (index: number) => numbers[at + index] ?? 0
    const text = (index: number) => texts[number(index)] ?? ''
    problems.push({
      file,
      ruleId: text(0),
      severity: text(1) as Severity,
      message: text(2),
      line: number(3),
      column: number(4),
      endLine: number(5),
      endColumn: number(6),
      fixable: number(7) === 1,
      ...more[at / numbersOfOne],
    })
  }
  return problems
}

/** The same problems with the positions of another list of texts. */
export function repackProblems(packed: PackedProblems, from: readonly string[], to: SharedTexts): PackedProblems {
  if (packed === 0) return 0
  const { numbers, more } = partsOf(packed)
  const moved = numbers.map((number, index) => (index % numbersOfOne < 3 ? to.position(from[number] ?? '') : number))
  return Array.isArray(packed) ? moved : { numbers: moved, more }
}

/** Whether `--fix` would fix one of the problems. */
export function hasFixable(packed: PackedProblems): boolean {
  return partsOf(packed).numbers.some((number, index) => index % numbersOfOne === numbersOfOne - 1 && number === 1)
}

function partsOf(packed: PackedProblems): { readonly numbers: readonly number[]; readonly more: readonly More[] } {
  if (packed === 0) return { numbers: [], more: [] }
  return 'numbers' in packed ? packed : { numbers: packed, more: [] }
}
