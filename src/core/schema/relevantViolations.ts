import { identityOfValue, type Violation } from './engine/instance'

/**
 * Selects the violations to report: for `anyOf` and `oneOf`, those of the branch that was most likely meant, or one that combines the
 * branches if that is not clear.
 */
export function relevantViolations(violations: readonly Violation[]): readonly Violation[] {
  return violations.flatMap((violation) => {
    const isChoice = (violation.keyword === 'anyOf' || violation.keyword === 'oneOf') && violation.count === 0
    return isChoice && violation.schema['errorMessage'] === undefined ? chosen(violation) : [violation]
  })
}

function chosen(sum: Violation): readonly Violation[] {
  const branches = (sum.branches ?? []).map(relevantViolations)
  const here = branches.map((branch) => branch.filter(({ instance }) => instance === sum.instance))
  // Every branch fails because of the type of the value itself: reported as one list of types.
  const typed = here.map((branch) => branch.find(({ keyword }) => keyword === 'type'))
  if (typed.every((violation) => violation !== undefined)) return [{ ...typed[0], expected: typesOf(typed) } as Violation]
  const closest = nearestOf(branches, sum)
  const listed = closest.map((branch) =>
    branch.find(({ instance, keyword }) => instance === sum.instance && (keyword === 'enum' || keyword === 'const')),
  )
  if (listed.every((violation) => violation !== undefined)) return [asOneList(listed as readonly Violation[])]
  const missing = closest.map((branch) =>
    branch.length === 1 && branch[0]?.keyword === 'required' && branch[0].instance === sum.instance ? branch[0] : undefined,
  )
  if (missing.length > 1 && missing.every((violation) => violation !== undefined)) {
    return [{ ...(missing[0] as Violation), keyword: 'requiredOne', expected: missing.map((violation) => violation?.key) }]
  }
  return closest[0] ?? [sum]
}

/** The branches that are closest to the value; several when they are equally close. */
function nearestOf(branches: readonly (readonly Violation[])[], sum: Violation): readonly (readonly Violation[])[] {
  const rated = branches.map((branch) => ({ branch, rating: ratingOf(branch, sum) }))
  rated.sort((a, b) => compare(a.rating, b.rating))
  const best = rated[0]?.rating ?? []
  return rated.filter(({ rating }) => compare(rating, best) === 0).map(({ branch }) => branch)
}

/** The distance of a branch from the value, for a lexicographic comparison; smaller is closer. */
function ratingOf(branch: readonly Violation[], { instance }: Violation): readonly number[] {
  const ofInstance = branch.filter((violation) => violation.instance === instance)
  const ofChildren = branch.filter((violation) => violation.instance.parent === instance)
  const count = (some: readonly Violation[], ...keywords: readonly string[]) =>
    some.filter(({ keyword }) => keywords.includes(keyword)).length
  return [
    count(ofInstance, 'type', 'false'),
    // A constant such as `kind: review` identifies the branch, even if other keys are wrong.
    count(ofChildren, 'const') +
      count(
        ofChildren.filter(({ expected }) => Array.isArray(expected) && expected.length < 4),
        'enum',
      ),
    count(ofInstance, 'enum', 'const'),
    count(ofInstance, 'additionalProperties', 'unevaluatedProperties', 'propertyNames', 'required', 'not'),
    count(ofChildren, 'type', 'false'),
    // Prefers the branch whose violations are deepest in the value.
    -Math.min(...branch.map((violation) => violation.instance.depth)),
    branch.length,
  ]
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, rating] of a.entries()) {
    const difference = rating - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function typesOf(violations: readonly (Violation | undefined)[]): readonly unknown[] {
  return [...new Set(violations.flatMap((violation) => [violation?.expected].flat()))]
}

function asOneList(violations: readonly Violation[]): Violation {
  const values = new Map<string, unknown>()
  for (const { keyword, expected } of violations) {
    for (const value of keyword === 'const' ? [expected] : Array.isArray(expected) ? expected : [])
      values.set(identityOfValue(value), value)
  }
  const [first] = violations as readonly [Violation]
  return { ...first, keyword: 'enum', expected: [...values.values()] }
}
