import type { NameCluster, NameDifference } from '../core/article/corpusView'
import type { HanTable } from '../core/text/hanCharacters'
import { editDistance } from '../core/text/closestMatch'
import type { Usage } from './tables/ranking'

/** Lists of names that are truly different, however much they look alike. */
export type DistinctNames = readonly (readonly string[])[]

/** One edit tells nothing of shorter names: `Li` and `Lu`, 张三 and 张四 are two people. */
const shortestSpelling = 5
const shortestHanSpelling = 6
/** Where a part of a name is in so many others, it tells nothing. */
const mostAlike = 50
/** So many names are looked at in a step: about a millisecond. */
const stepSize = 100

/**
 * Finds names that differ only in how they are written. Takes time in proportion to the number of names.
 * @param han undefined where the forms of Chinese characters are not known
 * @param distinct lists of names that are all different
 */
export function nearDuplicates(names: readonly Usage[], han: HanTable | undefined, distinct: DistinctNames = []): readonly NameCluster[] {
  const steps = nearDuplicateSteps(names, han, distinct)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same in small steps, for who has to let others work between them. */
export function* nearDuplicateSteps(
  names: readonly Usage[],
  han: HanTable | undefined,
  distinct: DistinctNames = [],
): Generator<undefined, readonly NameCluster[]> {
  const groups = new Groups(names, distinct)
  const forms = names.map(({ value }) => formOf(value))
  yield* groups.joinBy('form', (index) => [forms[index] ?? ''])
  const plain = han ? forms.map((form) => [...form].map((unit) => han.simplified(unit)).join('')) : forms
  yield* groups.joinBy('script', (index) => [plain[index] ?? ''])
  const words = names.map(({ value }) => wordsOf(value))
  yield* groups.joinBy('order', (index) => {
    const own = words[index] ?? []
    return own.length > 1 ? [[...own].sort().join(' ')] : []
  })
  const mayMeet = (a: number, b: number) => isSpelling(plain[a] ?? '', plain[b] ?? '')
  yield* groups.joinBy('spelling', (index) => spellingKeys(plain[index] ?? '', words[index] ?? []), mayMeet)
  return groups.clusters()
}

/** The clusters by each of their names. */
export function clustersByName(clusters: readonly NameCluster[]): ReadonlyMap<string, NameCluster> {
  return new Map(clusters.flatMap((cluster) => cluster.names.map(({ value }) => [value, cluster] as const)))
}

/** Without case, width, blanks and signs, but for those that make a name, as in `C#` and `R&B`. */
function formOf(name: string): string {
  const lower = name.normalize('NFKC').toLowerCase()
  return lower.replace(/(?![#&@*%])[\p{P}\p{Z}\p{Cf}]/gu, '') || lower
}

function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}+#]+/u)
    .filter((word) => word !== '')
}

/** What two names have in common when one letter, or a pair of adjacent letters, differs; in long ones, all but one of the words. */
function spellingKeys(name: string, words: readonly string[]): readonly string[] {
  const shortest = /\p{Script=Han}/u.test(name) ? shortestHanSpelling : shortestSpelling
  if (name.length < shortest || name.length > 60) return []
  const keys = new Set([name])
  for (let at = 0; at < name.length; at++) keys.add(name.slice(0, at) + name.slice(at + 1))
  if (name.length >= 12) for (const word of words) if (words.length > 2) keys.add(`${words.filter((other) => other !== word).join(' ')} …`)
  return [...keys]
}

/** Numbers are never misspelt: `Euro 2020` and `Euro 2024` are two. */
function isSpelling(a: string, b: string): boolean {
  if (a.replace(/\P{N}/gu, '') !== b.replace(/\P{N}/gu, '')) return false
  const steps = editDistance(a, b)
  return steps <= (Math.min(a.length, b.length) >= 12 ? 2 : 1) || isSwap(a, b)
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let first = 0
  while (first < a.length && a[first] === b[first]) first++
  return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2)
}

/** Names that are joined step by step; each group remembers the first, and so the surest, reason. */
class Groups {
  readonly #names: readonly Usage[]
  readonly #parents: number[]
  readonly #reasons: (NameDifference | undefined)[] = []
  readonly #distinct = new Set<string>()

  constructor(names: readonly Usage[], distinct: DistinctNames) {
    this.#names = names
    this.#parents = names.map((_, index) => index)
    for (const list of distinct) for (const a of list) for (const b of list) if (a !== b) this.#distinct.add(pairOf(a, b))
  }

  *joinBy(
    reason: NameDifference,
    keysOf: (index: number) => readonly string[],
    mayMeet: (a: number, b: number) => boolean = () => true,
  ): Generator<undefined, undefined> {
    const byKey = new Map<string, number[]>()
    for (const index of this.#names.keys()) {
      for (const key of keysOf(index)) {
        const others = byKey.get(key)
        if (others) others.push(index)
        else byKey.set(key, [index])
      }
      if (index % stepSize === 0) yield undefined
    }
    let count = 0
    for (const [key, alike] of byKey) {
      if (++count % (stepSize * 20) === 0) yield undefined
      if (key === '' || alike.length < 2 || alike.length > mostAlike) continue
      for (const [place, a] of alike.entries())
        for (const b of alike.slice(place + 1)) if (this.#find(a) !== this.#find(b) && mayMeet(a, b)) this.#join(a, b, reason)
    }
    return undefined
  }

  /** In the order of their most used names. */
  clusters(): readonly NameCluster[] {
    const groups = new Map<number, Usage[]>()
    this.#names.forEach((name, index) => {
      const root = this.#find(index)
      const group = groups.get(root)
      if (group) group.push(name)
      else groups.set(root, [name])
    })
    const clusters: NameCluster[] = []
    for (const [root, names] of groups) {
      const difference = this.#reasons[root]
      if (difference) clusters.push({ names: names.sort((a, b) => b.count - a.count), difference })
    }
    return clusters
  }

  #join(a: number, b: number, reason: NameDifference): void {
    const [first, second] = [this.#find(a), this.#find(b)]
    if (this.#areDistinct(first, second)) return
    const root = Math.min(first, second)
    this.#parents[Math.max(first, second)] = root
    this.#reasons[root] ??= this.#reasons[Math.max(first, second)] ?? reason
  }

  /** Whether two groups hold names that are said to be different. */
  #areDistinct(first: number, second: number): boolean {
    if (this.#distinct.size === 0) return false
    const members = (root: number) => this.#names.filter((_, index) => this.#find(index) === root)
    return members(first).some((a) => members(second).some((b) => this.#distinct.has(pairOf(a.value, b.value))))
  }

  #find(index: number): number {
    let root = index
    while (this.#parents[root] !== root) root = this.#parents[root] ?? root
    this.#parents[index] = root
    return root
  }
}

function pairOf(a: string, b: string): string {
  return JSON.stringify([a, b])
}
