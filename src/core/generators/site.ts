import { generators } from './generators'
import type { SiteGenerator } from './shared/generator'
import type { ConfigurationFile } from './shared/markdownSettings'

/** A site that a generator publishes, detected by the names of the files in its folder. */
export interface Site {
  readonly generator: SiteGenerator
  /** Folders with articles, relative to the site's folder; '' is the folder itself. */
  readonly content: readonly string[]
  /** Folders that an address such as `/images/x.jpg` starts from, in the order in which they are tried. */
  readonly roots: readonly string[]
  /** The time zone in the generator's configuration; undefined if it has none. */
  readonly timeZone?: string
  /** The configuration files of the generator that exist; undefined if they were not read. */
  readonly configuration?: readonly ConfigurationFile[]
}

const detections = generators.flatMap(({ detection }) => detection ?? [])

/** Globs of the names of files that may identify a generator, without braces. */
export const siteFiles: readonly string[] = [...new Set(detections.flatMap(({ files }) => files))]

const siteNames = new RegExp(
  `^(?:${[...siteFiles, ...detections.flatMap(({ folders }) => folders)]
    .map((name) => name.replaceAll('.', '\\.').replaceAll('*', '\\w+'))
    .join('|')})$`,
)

/** Whether a file or folder of this name may identify a generator: a folder without any is not a site. */
export function mayIdentifySite(name: string): boolean {
  return siteNames.test(name)
}

/**
 * Detects the generator by the files of a folder.
 * @param names the names (files and folders) in it
 * @param packageJson the text of its package.json; undefined if it has none
 * @returns undefined if no generator is recognized
 */
export function detectSite(names: ReadonlySet<string>, packageJson: string | undefined): Site | undefined {
  const generator = generators.find(({ detection }) => detection?.matches({ names, packageJson }))
  return generator && { generator, content: generator.folders.content, roots: generator.folders.roots }
}
