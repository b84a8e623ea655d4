import type { NameCluster, NameDifference } from '../core/article/corpusView'
import type { HanTable } from '../core/text/hanCharacters'
import { editDistance } from '../core/text/closestMatch'
import { formOf, wordsOf } from './nameForms'
import type { Usage } from './tables/ranking'

/** Lists of names that are different although they are similar (`distinct` in `copydesk.yaml`). */
export type DistinctNames = readonly (readonly string[])[]

/** Whether two names are never compared. */
export type NamesApart = (name: string, other: string) => boolean

/** Shorter names are not compared by spelling: `Li` and `Lu`, 张三 and 张四 are different people. */
const minSpellingLength = 5
const minHanSpellingLength = 6
/** A key that more names share is ignored. */
const maxGroupSize = 50
/** Names per step: about 1 ms. */
const stepSize = 100

/**
 * Finds names that differ only in spelling, form, script or word order. Takes time in proportion to the number of names.
 * @param han the table of Chinese characters; undefined if it is not loaded: then Traditional and Simplified forms are not compared
 * @param distinct lists of names that are all different
 * @param areApart whether two names are never compared, such as those of different languages
 */
export function nearDuplicates(
  names: readonly Usage[],
  han: HanTable | undefined,
  distinct: DistinctNames = [],
  areApart?: NamesApart,
): readonly NameCluster[] {
  const steps = nearDuplicateSteps(names, han, distinct, areApart)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** `nearDuplicates` in small steps, so that other work can run in between. */
export function* nearDuplicateSteps(
  names: readonly Usage[],
  han: HanTable | undefined,
  distinct: DistinctNames = [],
  areApart: NamesApart = () => false,
): Generator<undefined, readonly NameCluster[]> {
  const groups = new Groups(names, distinct, areApart)
  const forms = names.map(({ value }) => formOf(value))
  yield* groups.joinBy('form', (index) => [forms[index] ?? ''])
  const plain = han ? forms.map((form) => [...form].map((unit) => han.simplified(unit)).join('')) : forms
  yield* groups.joinBy('script', (index) => [plain[index] ?? ''])
  const words = names.map(({ value }) => wordsOf(value))
  yield* groups.joinBy('order', (index) => {
    const nameWords = words[index] ?? []
    return nameWords.length > 1 ? [[...nameWords].sort().join(' ')] : []
  })
  const mayJoin = (a: number, b: number) => isSpelling(plain[a] ?? '', plain[b] ?? '')
  yield* groups.joinBy('spelling', (index) => spellingKeys(plain[index] ?? '', words[index] ?? []), mayJoin)
  return groups.clusters(plain)
}

/** Indexes clusters by each of their names. */
export function clustersByName(clusters: readonly NameCluster[]): ReadonlyMap<string, NameCluster> {
  return new Map(clusters.flatMap((cluster) => cluster.names.map(({ value }) => [value, cluster] as const)))
}

/** Keys that two names share if one letter, or a pair of adjacent letters, differs; for long names, also if one word differs. */
function spellingKeys(name: string, words: readonly string[]): readonly string[] {
  const minLength = /\p{Script=Han}/u.test(name) ? minHanSpellingLength : minSpellingLength
  if (name.length < minLength || name.length > 60) return []
  const keys = new Set([name])
  for (let at = 0; at < name.length; at++) keys.add(name.slice(0, at) + name.slice(at + 1))
  if (name.length >= 12) for (const word of words) if (words.length > 2) keys.add(`${words.filter((other) => other !== word).join(' ')} …`)
  return [...keys]
}

/** Whether two names may be spellings of one. Names with different numbers are not: `Euro 2020` and `Euro 2024`. */
function isSpelling(a: string, b: string): boolean {
  if (a.replace(/\P{N}/gu, '') !== b.replace(/\P{N}/gu, '')) return false
  const distance = editDistance(a, b)
  return distance <= (Math.min(a.length, b.length) >= 12 ? 2 : 1) || isSwap(a, b)
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let first = 0
  while (first < a.length && a[first] === b[first]) first++
  return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2)
}

/** Groups of names (union-find). Each group stores the first reason for which names were joined, which is the most certain one. */
class Groups {
  readonly #names: readonly Usage[]
  readonly #parents: number[]
  readonly #reasons: (NameDifference | undefined)[] = []
  readonly #areApart: NamesApart
  readonly #distinct = new Set<string>()

  constructor(names: readonly Usage[], distinct: DistinctNames, areApart: NamesApart) {
    this.#names = names
    this.#areApart = areApart
    this.#parents = names.map((_, index) => index)
    for (const list of distinct) for (const a of list) for (const b of list) if (a !== b) this.#distinct.add(pairOf(a, b))
  }

  *joinBy(
    reason: NameDifference,
    keysOf: (index: number) => readonly string[],
    mayJoin: (a: number, b: number) => boolean = () => true,
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
    for (const [key, group] of byKey) {
      if (++count % (stepSize * 20) === 0) yield undefined
      if (key === '' || group.length < 2 || group.length > maxGroupSize) continue
      for (const [place, a] of group.entries())
        for (const b of group.slice(place + 1))
          if (this.#find(a) !== this.#find(b) && mayJoin(a, b) && !this.#areApart(this.#name(a), this.#name(b))) this.#join(a, b, reason)
    }
    return undefined
  }

  /** The groups of two or more names, sorted by their most used names. @param plain the names in simplified form */
  clusters(plain: readonly string[]): readonly NameCluster[] {
    const groups = new Map<number, NameCluster['names'][number][]>()
    this.#names.forEach(({ value, count }, index) => {
      const name = { value, count, plain: plain[index] ?? value }
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

  #name(index: number): string {
    return this.#names[index]?.value ?? ''
  }

  #join(a: number, b: number, reason: NameDifference): void {
    const [first, second] = [this.#find(a), this.#find(b)]
    if (this.#areDistinct(first, second)) return
    const root = Math.min(first, second)
    this.#parents[Math.max(first, second)] = root
    this.#reasons[root] ??= this.#reasons[Math.max(first, second)] ?? reason
  }

  /** Whether two groups contain names that are listed as different. */
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
