import { splitPaths } from '../packed/chunk'
import type { Exclusion } from './exclusion'
import { NameCollector, nameSearchLimits } from './readNames'
import { TagCollector, tagSearchLimits, type TagsOfFile } from './readTags'
import { walk, type IndexFiles } from './walk'

/**
 * What the whole text of all files is searched for: template tags, or names of files. `sites` are the folders of sites, with a slash at
 * the end, relative to the folder that is searched, or URIs.
 */
export type BodySearch =
  | { readonly kind: 'tags'; readonly sites: readonly string[] }
  | { readonly kind: 'names'; readonly names: readonly string[] }

/** A file that was found, with the names of the tags that it uses; without names if names of files were searched for. */
export type FoundFile = TagsOfFile

/** Takes the files one after the other and keeps those that are found. */
export interface BodyCollector {
  readonly files: readonly FoundFile[]
  add(path: string, text: string): void
}

export function collectorFor(search: BodySearch): BodyCollector {
  return search.kind === 'tags' ? new TagCollector(search.sites) : new NameCollector(search.names)
}

/** What is searched at most: files of a folder, bytes of a file. */
export function limitsOf({ kind }: BodySearch): { readonly files: number; readonly bytes: number } {
  return kind === 'tags' ? tagSearchLimits : nameSearchLimits
}

/** Searches the Markdown files of a folder. Files that cannot be read are left out. */
export function searchBodies(files: IndexFiles, exclusion: Exclusion, search: BodySearch): readonly FoundFile[] {
  const collector = collectorFor(search)
  const limits = limitsOf(search)
  const { paths } = walk(files, exclusion, { failed: () => undefined })
  for (const path of splitPaths(paths).slice(0, limits.files))
    try {
      collector.add(path, files.decode(files.start(path, limits.bytes).bytes))
    } catch {
      // The index reports the files that cannot be read.
    }
  return collector.files
}
