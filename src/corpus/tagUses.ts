import { familiarUses } from '../core/templates/usedTags'

/** Which articles use a template tag. */
export class TagUses {
  readonly #isArticle: (path: string) => boolean
  readonly #paths = new Map<string, string[]>()

  /** @param isArticle whether a path counts, asked each time when uses are counted; by default each counts */
  constructor(isArticle: (path: string) => boolean = () => true) {
    this.#isArticle = isArticle
  }

  /** @param names the result of `tagNamesIn` for the article */
  add(path: string, names: Iterable<string>): void {
    for (const name of names) {
      const paths = this.#paths.get(name)
      if (paths === undefined) this.#paths.set(name, [path])
      else paths.push(path)
    }
  }

  /** How many other articles use a tag; at most `familiarUses` are counted. */
  others(name: string, path: string): number {
    let count = 0
    for (const other of this.#paths.get(name) ?? []) {
      if (count === familiarUses) break
      if (other !== path && this.#isArticle(other)) count++
    }
    return count
  }
}
