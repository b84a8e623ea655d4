import { articleName, nameKey } from '../core/links/articleName'
import { editDistance, maxEdits } from '../core/text/closestMatch'
import type { Corpus } from './corpus'

/** Shorter names are not compared: with one edit, different names become equal too often. */
const minLength = 10
/** If more names have the same start or end, no result is returned: comparing them takes too long. */
const maxCompared = 4000
/** How many names are gathered per step. */
const stepSize = 50

/** The articles of a corpus by file name. Follows the changes of the corpus. */
export class ArticleNames {
  /** By length of the name, then by name, so that `near` compares only names of similar length. */
  readonly #byLength = new Map<number, Map<string, string | readonly string[]>>()
  readonly #corpus: Corpus
  readonly #pathOf: (path: string) => string

  /** Records added articles from now on; `gather` adds the existing ones. @param pathOf converts a corpus path to a file path */
  constructor(corpus: Corpus, pathOf: (path: string) => string) {
    this.#corpus = corpus
    this.#pathOf = pathOf
    corpus.onDidChange((path) => this.#update(path, corpus.has(path)))
  }

  /** Adds all existing articles, in small steps so that other work can run in between. */
  *gather(): Generator<undefined, undefined> {
    let count = 0
    for (const path of this.#corpus.paths()) {
      this.#update(path, true)
      if (++count % stepSize === 0) yield
    }
    return undefined
  }

  /** The paths of the articles with this name, ignoring case and punctuation. */
  named(name: string): readonly string[] {
    const key = nameKey(name)
    return listOf(this.#byLength.get(key.length)?.get(key))
  }

  /** The paths of the articles with the most similar name. Empty if two names are equally similar. Names with other digits are not similar. */
  near(name: string): readonly string[] {
    const key = nameKey(name)
    if (key.length < minLength) return []
    const digits = digitsOf(key)
    const [start, end] = [key.slice(0, 3), key.slice(-3)]
    let found: (string | readonly string[])[] = []
    let compared = 0
    let maxDistance = maxEdits(key)
    for (let length = key.length - maxDistance; length <= key.length + maxDistance; length++)
      for (const [other, paths] of this.#byLength.get(length) ?? []) {
        if (!other.startsWith(start) && !other.endsWith(end)) continue
        if (++compared > maxCompared) return []
        if (digitsOf(other) !== digits) continue
        const distance = editDistance(key, other)
        if (distance > maxDistance) continue
        found = distance < maxDistance ? [paths] : [...found, paths]
        maxDistance = distance
      }
    return found.length === 1 ? listOf(found[0]) : []
  }

  #update(path: string, exists: boolean): void {
    const key = nameKey(articleName(this.#pathOf(path)).name)
    const ofLength = this.#byLength.get(key.length) ?? new Map<string, string | readonly string[]>()
    this.#byLength.set(key.length, ofLength)
    const before = listOf(ofLength.get(key))
    if (before.includes(path) === exists) return
    const paths = exists ? [...before, path] : before.filter((other) => other !== path)
    const [first, second] = paths
    if (first === undefined) ofLength.delete(key)
    else ofLength.set(key, second === undefined ? first : paths)
  }
}

function listOf(paths: string | readonly string[] | undefined): readonly string[] {
  return paths === undefined ? [] : typeof paths === 'string' ? [paths] : paths
}

function digitsOf(name: string): string {
  return name.replace(/\P{N}/gu, '')
}
