import { articleName, nameKey } from '../core/links/articleName'
import { editDistance, mostEdits } from '../core/text/closestMatch'
import type { Corpus } from './corpus'

/** One edit tells nothing of shorter names. */
const shortest = 10
/** Where more begin or end alike, nothing is near: to compare them would take too long. */
const mostCompared = 4000
/** So many names are gathered in a step. */
const stepSize = 50

/** The articles of a corpus by the names of their files, kept up to date. */
export class ArticleNames {
  /** By the length of a name first: to find those that are near, few are looked at. */
  readonly #byLength = new Map<number, Map<string, string | readonly string[]>>()
  readonly #corpus: Corpus
  readonly #pathOf: (path: string) => string

  /** It knows those that come from now on; the others once they are gathered. @param pathOf the path of a file, of that in the corpus */
  constructor(corpus: Corpus, pathOf: (path: string) => string) {
    this.#corpus = corpus
    this.#pathOf = pathOf
    corpus.onDidChange((path) => this.#put(path, corpus.has(path)))
  }

  /** Gathers the names of all articles that are there, in small steps, for who has to let others work between them. */
  *gather(): Generator<undefined, undefined> {
    let count = 0
    for (const path of this.#corpus.paths()) {
      this.#put(path, true)
      if (++count % stepSize === 0) yield
    }
    return undefined
  }

  /** The paths of the articles that are called so, but for case and signs. */
  named(name: string): readonly string[] {
    const key = nameKey(name)
    return listOf(this.#byLength.get(key.length)?.get(key))
  }

  /** The paths of those with the name that is nearest to another: none where two are as near, or that has other figures. */
  near(name: string): readonly string[] {
    const key = nameKey(name)
    if (key.length < shortest) return []
    const figures = figuresOf(key)
    const [start, end] = [key.slice(0, 3), key.slice(-3)]
    let found: (string | readonly string[])[] = []
    let compared = 0
    let least = mostEdits(key)
    for (let length = key.length - least; length <= key.length + least; length++)
      for (const [other, paths] of this.#byLength.get(length) ?? []) {
        if (!other.startsWith(start) && !other.endsWith(end)) continue
        if (++compared > mostCompared) return []
        if (figuresOf(other) !== figures) continue
        const steps = editDistance(key, other)
        if (steps > least) continue
        found = steps < least ? [paths] : [...found, paths]
        least = steps
      }
    return found.length === 1 ? listOf(found[0]) : []
  }

  #put(path: string, isThere: boolean): void {
    const key = nameKey(articleName(this.#pathOf(path)).name)
    const ofLength = this.#byLength.get(key.length) ?? new Map<string, string | readonly string[]>()
    this.#byLength.set(key.length, ofLength)
    const known = listOf(ofLength.get(key))
    if (known.includes(path) === isThere) return
    const paths = isThere ? [...known, path] : known.filter((other) => other !== path)
    const [first, second] = paths
    if (first === undefined) ofLength.delete(key)
    else ofLength.set(key, second === undefined ? first : paths)
  }
}

function listOf(paths: string | readonly string[] | undefined): readonly string[] {
  return paths === undefined ? [] : typeof paths === 'string' ? [paths] : paths
}

function figuresOf(name: string): string {
  return name.replace(/\P{N}/gu, '')
}
