/** The steps left of the running work; not finite if there is no budget. */
let stepsLeft = Number.POSITIVE_INFINITY

/** Thrown when work exceeds its budget. */
export class StepBudgetError extends Error {
  constructor(maxSteps: number) {
    super(`more than ${maxSteps} steps`)
  }
}

let maxStepsNow = Number.POSITIVE_INFINITY

/**
 * Runs work with a budget. Helpers that walk through an article call `countSteps`, so a rule needs no code for it. Steps are counted instead
 * of time: the result is the same on each machine. The work must be synchronous.
 * @throws StepBudgetError when the helpers have counted more than `maxSteps`
 */
export function withStepBudget<Result>(maxSteps: number, work: () => Result): Result {
  const [outerLeft, outerMax] = [stepsLeft, maxStepsNow]
  stepsLeft = maxSteps
  maxStepsNow = maxSteps
  try {
    return work()
  } finally {
    stepsLeft = outerLeft
    maxStepsNow = outerMax
  }
}

/** Counts steps of the running work. A step is one node, one comparison of short texts, or the copy of about a hundred code units. */
export function countSteps(count: number): void {
  stepsLeft -= count
  if (stepsLeft < 0) throw new StepBudgetError(maxStepsNow)
}
