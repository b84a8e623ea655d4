import { decodeChunk, encodeChunk, filesIn, pathTextIn, splitPaths, type ChunkBytes } from '../packed/chunk'
import { exclusionsOf, type Exclusion } from './exclusion'
import type { CacheWriter, CachedIndex } from './indexCache'
import { sequentialPool, chunked, readingOf, taskOf, type WorkerPool, type WorkTools } from './indexWork'
import { isMarkdownName, walk } from './walk'

/** The events that are reported while a folder is indexed. */
export type IndexEvent =
  /** There is a cache: the number of its files, and the folders that were the root of a site. */
  | { readonly kind: 'cached'; readonly count: number; readonly siteFolders: readonly string[] }
  /** All files are listed: their number, and the folders that may be the root of a site. */
  | { readonly kind: 'listed'; readonly count: number; readonly siteFolders: readonly string[] }
  /** Indexed files. If a file is reported again, the last report counts. */
  | { readonly kind: 'files'; readonly chunk: ChunkBytes; readonly count: number }
  /** Files that were reported and do not exist. */
  | { readonly kind: 'deleted'; readonly paths: readonly string[] }
  | { readonly kind: 'failed'; readonly path: string; readonly reason: string }

export interface IndexOptions extends WorkTools {
  readonly exclusion: Exclusion
  /** The cache: files with the same size and time are not read again. */
  readonly cached?: CachedIndex | undefined
  /** Opens the new cache. Called only if it differs from the old one. */
  openCache?(): CacheWriter
  /** Without a pool all tasks run on this thread. */
  readonly pool?: WorkerPool
  /** The receiver owns the bytes of a chunk and may transfer them. */
  report(event: IndexEvent): void
}

export interface IndexOutcome {
  readonly count: number
  /** How many files had to be read. */
  readonly read: number
}

/** Smaller chunks are merged when the cache is written. */
const minFilesPerChunk = 64

/** Indexes a folder: reports the cached files, then what has changed since. */
export function indexFolder(options: IndexOptions): IndexOutcome {
  const { files, report, cached, pool } = options
  const comparison = compareCached(options)
  const { paths, count, siteFolders } = walk(files, options.exclusion, {
    failed: (path, error) => report(failure(path, error)),
    found: (soFar) => (comparison ? comparison.poll() : pool?.expect?.(soFar)),
  })
  const before = comparison?.end() ?? []
  report({ kind: 'listed', count, siteFolders })
  const { kept, toRead, deleted } = compareListed(before, paths)
  const isUnchanged =
    deleted.length === 0 &&
    toRead.length === 0 &&
    areEqual(siteFolders, cached?.siteFolders ?? []) &&
    kept.length === (cached?.counts.length ?? 0)
  const writer = isUnchanged ? undefined : options.openCache?.()
  if (cached && writer) copyKept(cached, kept, writer)
  readInto(options, toRead, deleted, writer)
  writer?.end(siteFolders)
  return { count, read: toRead.length }
}

/** A cached chunk, compared with the files. `fresh` has a 1 for each file with the same size and time. */
interface ComparedChunk {
  readonly number: number
  /** Separated by zero characters. */
  readonly paths: string
  readonly fresh: Uint8Array
}

interface Comparison {
  /** Reports the chunks that a second thread has compared in the meantime. */
  poll(): void
  /** Waits for the other chunks. @returns all chunks in the order of the cache, without damaged ones */
  end(): readonly ComparedChunk[]
}

/** Starts comparing the cached files with the disk; a second thread does this while the folders are listed. */
function compareCached(options: IndexOptions): Comparison | undefined {
  const { report, cached, pool = sequentialPool } = options
  if (!cached || cached.counts.length === 0) return undefined
  report({ kind: 'cached', count: cached.counts.reduce((sum, count) => sum + count, 0), siteFolders: cached.siteFolders })
  const work = { kind: 'compare', count: cached.counts.length } as const
  const found: ComparedChunk[] = []
  const { poll, end } = pool.begin(work, taskOf(work, options), ({ chunk, fresh }, number) => {
    if (!chunk || !fresh) return
    found.push({ number, paths: pathTextIn(chunk), fresh })
    report({ kind: 'files', chunk, count: fresh.length })
  })
  return {
    poll,
    end() {
      end()
      return found.sort((a, b) => a.number - b.number)
    },
  }
}

interface ListComparison {
  readonly kept: readonly KeptChunk[]
  /** The files to read. */
  readonly toRead: readonly string[]
  readonly deleted: string[]
}

/** Compares the cached files with the listed ones. @param paths the listed files, separated by zero characters */
function compareListed(before: readonly ComparedChunk[], paths: string): ListComparison {
  if (before.length === 0) return { kept: [], toRead: splitPaths(paths), deleted: [] }
  // Common case: no file was created or deleted. The order is the same, so no lookup is needed.
  if (before.map(({ paths }) => paths).join('\0') === paths) {
    const changed = before.filter(({ fresh }) => fresh.includes(0))
    const toRead = changed.flatMap(({ paths, fresh }) => splitPaths(paths).filter((_, row) => fresh[row] !== 1))
    return { kept: before.map((chunk) => keptChunk(chunk)), toRead, deleted: [] }
  }
  const toRead = new Set(splitPaths(paths))
  const deleted: string[] = []
  const kept = before.map((chunk) =>
    keptChunk(chunk, (row, path) => {
      if (!toRead.has(path)) deleted.push(path)
      return chunk.fresh[row] === 1 && toRead.delete(path)
    }),
  )
  return { kept, toRead: [...toRead], deleted }
}

/** @param isUnchanged without it, the files that are marked in `fresh` are kept */
function keptChunk({ number, paths, fresh }: ComparedChunk, isUnchanged?: (row: number, path: string) => boolean): KeptChunk {
  // The paths need not be split.
  if (!isUnchanged && !fresh.includes(0) && fresh.length >= minFilesPerChunk)
    return { number, count: fresh.length, unchangedPaths: undefined }
  const unchangedPaths = splitPaths(paths).filter((path, row) => (isUnchanged ? isUnchanged(row, path) : fresh[row] === 1))
  const whole = unchangedPaths.length === fresh.length && unchangedPaths.length >= minFilesPerChunk
  return { number, count: unchangedPaths.length, unchangedPaths: whole ? undefined : new Set(unchangedPaths) }
}

/** Copies the unchanged files of the old cache to the new one. */
function copyKept(cached: CachedIndex, kept: readonly KeptChunk[], writer: CacheWriter): void {
  const records = kept.flatMap(({ number, count, unchangedPaths }) => {
    const chunk = count > 0 ? cached.chunk(number) : undefined
    if (!chunk) return []
    if (unchangedPaths) return decodeChunk(chunk).filter(({ path }) => unchangedPaths.has(path))
    writer.add(chunk, count)
    return []
  })
  for (const files of chunked(records)) writer.add(encodeChunk(files), files.length)
}

interface KeptChunk {
  readonly number: number
  /** How many files are unchanged. */
  readonly count: number
  /** Their paths; undefined if the chunk can be copied as it is. */
  readonly unchangedPaths: ReadonlySet<string> | undefined
}

/**
 * Reads single files again.
 * @param paths Markdown files and other paths that were changed, created or deleted
 * @returns whether the whole folder has to be indexed again, because a folder or a link has changed
 */
export function indexPaths(options: IndexOptions, paths: readonly string[]): boolean {
  const { files, exclusion, report } = options
  const isExcluded = exclusionsOf(files, exclusion)
  const root = files.realPath('')
  const toRead: string[] = []
  const deleted: string[] = []
  let needsFullIndex = false
  for (const path of paths) {
    try {
      const stat = files.stat(path)
      const excluded = isExcluded(path, stat?.kind === 'folder' || (!stat && !isMarkdownName(path)) ? 'folder' : 'file')
      if (excluded) deleted.push(path)
      // Whether a link is followed depends on the other files.
      else if (stat && files.realPath(path) !== `${root}/${path}`) needsFullIndex = true
      else if (stat?.kind === 'file' && isMarkdownName(path)) toRead.push(path)
      else if (stat?.kind === 'folder' || !isMarkdownName(path)) needsFullIndex ||= stat?.kind !== 'file'
      else deleted.push(path)
    } catch (error) {
      report(failure(path, error))
      deleted.push(path)
    }
  }
  readInto(options, toRead, deleted)
  return needsFullIndex
}

/** Reads and reports files. @param deleted also receives the files that cannot be read; all of them are reported as deleted */
function readInto(options: IndexOptions, paths: readonly string[], deleted: string[], writer?: CacheWriter): void {
  const { report, pool = sequentialPool } = options
  const reading = readingOf(paths)
  const { end } = pool.begin(reading, taskOf(reading, options), ({ chunk, failed = [] }, number) => {
    if (chunk) {
      const count = filesIn(chunk)
      writer?.add(chunk, count, number)
      report({ kind: 'files', chunk, count })
    }
    for (const [path, reason] of failed) {
      deleted.push(path)
      report({ kind: 'failed', path, reason })
    }
  })
  end()
  if (deleted.length > 0) report({ kind: 'deleted', paths: deleted })
}

function areEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index])
}

function failure(path: string, error: unknown): IndexEvent {
  return { kind: 'failed', path, reason: error instanceof Error ? error.message : String(error) }
}
