import type { TagsOfFile } from './readTags'

/** What is searched at most: files of a folder, bytes of a file. An article that refers to a file that moves has to be found. */
export const nameSearchLimits = { files: 1_000_000, bytes: 4_194_304 } as const

/** Collects the files that have one of some names in their text: as it is, percent-encoded, or in another letter case. */
export class NameCollector {
  readonly files: TagsOfFile[] = []
  readonly #names: readonly string[]

  /** @param names of files and folders, decoded */
  constructor(names: readonly string[]) {
    this.#names = names.map(folded)
  }

  add(path: string, text: string): void {
    const searched = folded(text)
    if (this.#names.some((name) => searched.includes(name))) this.files.push([path, []])
  }
}

/** A text with percent-encoded characters decoded, in one Unicode normalization and letter case, without escapes of Markdown and HTML. */
function folded(text: string): string {
  const decoded = text.includes('%') ? text.replace(/(?:%[\da-f]{2})+/gi, decode) : text
  return decoded.replaceAll('&amp;', '&').replaceAll('\\', '').normalize().toLowerCase()
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}
