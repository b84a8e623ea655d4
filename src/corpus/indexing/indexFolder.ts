import { decodeChunk, encodeChunk, filesIn, pathTextIn, splitPaths, type ChunkBytes } from '../packed/chunk'
import { exclusionsOf, type Exclusion } from './exclusion'
import type { CacheWriter, CachedIndex } from './indexCache'
import { sequentialPool, chunked, readingOf, taskOf, type WorkerPool, type WorkTools } from './indexWork'
import { isMarkdownName, walk } from './walk'

/** What is told while a folder is indexed. */
export type IndexEvent =
  /** How many files there were and where a site could begin, when that is known. */
  | { readonly kind: 'cached'; readonly count: number; readonly siteFolders: readonly string[] }
  /** How many there are, and the folders where a site may begin. */
  | { readonly kind: 'listed'; readonly count: number; readonly siteFolders: readonly string[] }
  /** Files that are as told: of those that come again the last counts. */
  | { readonly kind: 'files'; readonly chunk: ChunkBytes; readonly count: number }
  /** Files that were told of and are not there. */
  | { readonly kind: 'deleted'; readonly paths: readonly string[] }
  | { readonly kind: 'failed'; readonly path: string; readonly reason: string }

export interface IndexOptions extends WorkTools {
  readonly exclusion: Exclusion
  /** What is known of the last time: files with the same size and time are not read again. */
  readonly cached?: CachedIndex | undefined
  /** Opens what takes all that the next start should know: only when that is not what was known. */
  openCache?(): CacheWriter
  /** Left out, all is done one after the other. */
  readonly pool?: WorkerPool
  /** The bytes of a chunk are given away with it. */
  report(event: IndexEvent): void
}

export interface IndexOutcome {
  readonly count: number
  /** How many files had to be read. */
  readonly read: number
}

/** Smaller chunks are put together when others change. */
const minFilesPerChunk = 64

/** Indexes a folder: tells of all that was known, then of what is different now. */
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

/** A chunk that was known, with its paths and, for each, whether the file is as it was. */
interface ComparedChunk {
  readonly number: number
  /** In one text with a zero between two. */
  readonly paths: string
  readonly fresh: Uint8Array
}

interface Comparison {
  /** Tells of what was compared meanwhile. */
  poll(): void
  /** Waits for the rest. @returns all, as they are in the cache, but for the chunks that are damaged */
  end(): readonly ComparedChunk[]
}

/** Begins to compare what was known with the files: a helper does so while the folders are listed. */
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
  /** Those that are to be read. */
  readonly toRead: readonly string[]
  readonly deleted: string[]
}

/** Tells what was known from what there is. @param paths in one text with a zero between two */
function compareListed(before: readonly ComparedChunk[], paths: string): ListComparison {
  if (before.length === 0) return { kept: [], toRead: splitPaths(paths), deleted: [] }
  // Mostly nothing came or went: then the files stand in the same order, and need not be looked up.
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

/** @param isUnchanged left out, all are that are as they were */
function keptChunk({ number, paths, fresh }: ComparedChunk, isUnchanged?: (row: number, path: string) => boolean): KeptChunk {
  // Nothing has to be taken out of the text.
  if (!isUnchanged && !fresh.includes(0) && fresh.length >= minFilesPerChunk)
    return { number, count: fresh.length, unchangedPaths: undefined }
  const unchangedPaths = splitPaths(paths).filter((path, row) => (isUnchanged ? isUnchanged(row, path) : fresh[row] === 1))
  const whole = unchangedPaths.length === fresh.length && unchangedPaths.length >= minFilesPerChunk
  return { number, count: unchangedPaths.length, unchangedPaths: whole ? undefined : new Set(unchangedPaths) }
}

/** Keeps of a chunk that was known the files that are as they were. */
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
  /** How many files are as they were. */
  readonly count: number
  /** Which; undefined when the chunk can stay as it is. */
  readonly unchangedPaths: ReadonlySet<string> | undefined
}

/**
 * Looks at single files again.
 * @param paths Markdown files and others, that changed, came or went
 * @returns whether the whole folder has to be indexed again: what changed is more than Markdown files
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
      // Whether a link counts depends on what else there is.
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

/** Reads files and tells of them. @param deleted gets those that cannot be read */
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
