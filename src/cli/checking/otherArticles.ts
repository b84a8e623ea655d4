import { isArticleThere } from '../../core/settings/siteScope'
import { factsFromBytes } from '../../corpus/indexing/fileFacts'
import { readingOf, taskCount, taskOf } from '../../corpus/indexing/indexWork'
import type { IndexFiles } from '../../corpus/indexing/walk'
import { pathsIn, recordsIn } from '../../corpus/packed/chunk'
import type { PackedRecords } from '../../corpus/packed/packedRecords'
import type { ResolvedConfig } from '../config/configResolver'
import type { Files } from '../io/files'
import { joinPath, parentOf, relativePath } from '../io/paths'
import { findTargets, isMarkdownName } from '../io/targets'

/** A file with front matter, and the place of its record. */
export interface OtherFile {
  readonly path: string
  readonly records: PackedRecords
  readonly at: number
}

/**
 * The files that an article is compared with although only the article was named: those of its site; without one, those of its Git repository; without
 * that, those of its folder. Reads only the first bytes of each.
 * @param home the folder of the site
 * @param article one of the articles that were named
 * @param isKnown whether a file has been read already. @param real its path without links
 */
export function* otherFiles(
  files: Files,
  home: string | undefined,
  article: string,
  isKnown: (path: string, real: string) => boolean,
): Generator<OtherFile, undefined> {
  const root = home ?? gitRootOf(files, article)
  const found = root === undefined ? besides(files, article) : findTargets(files, [root]).files
  const paths = found.filter(({ path, real }) => !isKnown(path, real)).map(({ path }) => path)
  yield* filesWithFrontMatter(files, paths)
  return undefined
}

/** Reads the first bytes of files. @param paths absolute */
export function* filesWithFrontMatter(files: Files, paths: readonly string[]): Generator<OtherFile, undefined> {
  const reading = readingOf(paths)
  const task = taskOf(reading, { files: indexFiles(files), now: () => 0, readThoroughly: factsFromBytes })
  for (let number = 0; number < taskCount(reading); number++) {
    const { chunk } = task(number)
    if (!chunk) continue
    const records = recordsIn(chunk)
    for (const [row, path] of pathsIn(chunk).entries()) {
      const at = records.at(row)
      if (at !== 0) yield { path, records, at }
    }
  }
  return undefined
}

/** Those of some files that are articles, each with its configuration. */
export function* articlesAmong(
  found: Iterable<OtherFile>,
  configOf: (path: string) => ResolvedConfig,
): Generator<OtherFile & { readonly config: ResolvedConfig }, undefined> {
  for (const file of found) {
    const config = configOf(file.path)
    const path = config.folder === undefined ? file.path : relativePath(config.folder, file.path)
    if (isArticleThere(path, config.scope, () => file.records.isTypical(file.at))) yield { ...file, config }
  }
  return undefined
}

function gitRootOf(files: Files, article: string): string | undefined {
  for (let folder = parentOf(article); folder !== undefined; folder = parentOf(folder)) {
    try {
      if (files.kind(joinPath(folder, '.git')) !== undefined) return folder
    } catch {
      // What cannot be looked at is no repository.
    }
  }
  return undefined
}

/** The Markdown files directly in the folder of an article. */
function besides(files: Files, article: string): readonly { readonly path: string; readonly real: string }[] {
  const folder = parentOf(article)
  try {
    if (folder === undefined) return []
    return files
      .list(folder)
      .filter(({ name, kind }) => kind === 'file' && isMarkdownName(name))
      .map(({ name }) => joinPath(folder, name))
      .sort()
      .map((path) => ({ path, real: path }))
  } catch {
    return []
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The files as the index reads them; only what reading of files asks for. */
function indexFiles(files: Files): IndexFiles {
  return {
    list: (folder) => files.list(folder),
    stat: () => undefined,
    realPath: (path) => files.realPath(path),
    start(path, bytes) {
      const start = files.readStart(path, bytes)
      return { bytes: start.head, size: start.bytes, changed: 0 }
    },
    decode: (bytes, from, to) => decoder.decode(bytes.subarray(from, to)),
    text: () => undefined,
  }
}
