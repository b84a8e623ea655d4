import { tagNamesIn } from '../../core/templates/usedTags'

/** A file and template tags that it uses. */
export type TagsOfFile = readonly [path: string, names: readonly string[]]

/** What is searched at most: files of a folder, bytes of a file; and how many files of a site are named for a tag. */
export const tagSearchLimits = { files: 20_000, bytes: 262_144, named: 20 } as const

/** Collects the files that use template tags. Of each tag only a few files of a site are kept, so that the result stays small. */
export class TagCollector {
  readonly files: TagsOfFile[] = []
  readonly #sites: readonly string[]
  readonly #counts = new Map<string, number>()

  /** @param sites the folders of sites, with a slash at the end; a path belongs to the longest that it starts with */
  constructor(sites: readonly string[]) {
    this.#sites = [...sites].sort((a, b) => b.length - a.length)
  }

  add(path: string, text: string): void {
    const found = tagNamesIn(text)
    if (found.size === 0) return
    const site = this.#sites.find((folder) => path.startsWith(folder)) ?? ''
    const names = [...found].filter((name) => {
      const key = `${site}\n${name}`
      const count = (this.#counts.get(key) ?? 0) + 1
      this.#counts.set(key, count)
      return count <= tagSearchLimits.named
    })
    if (names.length > 0) this.files.push([path, names])
  }
}
