import { familiarUses } from '../core/templates/usedTags'

/** Which articles use a template tag. Of each tag only as many are kept as rules ask for. */
export class TagUses {
  readonly #paths = new Map<string, string[]>()

  /** @param names the result of `tagNamesIn` for the article */
  add(path: string, names: Iterable<string>): void {
    for (const name of names) {
      const paths = this.#paths.get(name)
      if (paths === undefined) this.#paths.set(name, [path])
      else if (paths.length <= familiarUses) paths.push(path)
    }
  }

  /** How many other articles use a tag; at most `familiarUses` are counted. */
  others(name: string, path: string): number {
    const paths = this.#paths.get(name) ?? []
    return Math.min(familiarUses, paths.length - (paths.includes(path) ? 1 : 0))
  }
}
