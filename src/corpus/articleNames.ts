import { articleName, nameKey } from '../core/articleName'
import { editDistance, mostEdits } from '../core/nearest'
import type { Corpus } from './corpus'

/** One edit tells nothing of shorter names. */
const shortest = 10

/** The articles of a corpus by the names of their files, kept up to date. */
export class ArticleNames {
  /** By the length of a name first: to find those that are near, few are looked at. */
  readonly #byLength = new Map<number, Map<string, readonly string[]>>()
  readonly #pathOf: (path: string) => string

  /** @param pathOf the path of a file, of that in the corpus */
  constructor(corpus: Corpus, pathOf: (path: string) => string) {
    this.#pathOf = pathOf
    for (const path of corpus.paths()) this.#put(path, true)
    corpus.onDidChange((path) => this.#put(path, corpus.has(path)))
  }

  /** The paths of the articles that are called so, but for case and signs. */
  named(name: string): readonly string[] {
    const key = nameKey(name)
    return this.#byLength.get(key.length)?.get(key) ?? []
  }

  /** The paths of those with the name that is nearest to another: none where two are as near, or that has other figures. */
  near(name: string): readonly string[] {
    const key = nameKey(name)
    if (key.length < shortest) return []
    const figures = figuresOf(key)
    const [start, end] = [key.slice(0, 3), key.slice(-3)]
    let found: (readonly string[])[] = []
    let least = mostEdits(key)
    for (let length = key.length - least; length <= key.length + least; length++)
      for (const [other, paths] of this.#byLength.get(length) ?? []) {
        if ((!other.startsWith(start) && !other.endsWith(end)) || figuresOf(other) !== figures) continue
        const steps = editDistance(key, other)
        if (steps > least) continue
        found = steps < least ? [paths] : [...found, paths]
        least = steps
      }
    return found.length === 1 ? (found[0] ?? []) : []
  }

  #put(path: string, isThere: boolean): void {
    const key = nameKey(articleName(this.#pathOf(path)).name)
    const ofLength = this.#byLength.get(key.length) ?? new Map<string, readonly string[]>()
    this.#byLength.set(key.length, ofLength)
    const known = ofLength.get(key) ?? []
    if (known.includes(path) === isThere) return
    const paths = isThere ? [...known, path] : known.filter((other) => other !== path)
    if (paths.length > 0) ofLength.set(key, paths)
    else ofLength.delete(key)
  }
}

const known = new WeakMap<Corpus, ArticleNames>()

/** The names of a corpus; gathered when they are first asked for. @param pathOf the path of a file, of that in the corpus */
export function namesOf(corpus: Corpus, pathOf: (path: string) => string): ArticleNames {
  const names = known.get(corpus) ?? new ArticleNames(corpus, pathOf)
  known.set(corpus, names)
  return names
}

function figuresOf(name: string): string {
  return name.replace(/\P{N}/gu, '')
}
