import { decodeChunk, encodeChunk, filesIn, pathTextIn, splitPaths, type ChunkBytes } from '../packed/chunk'
import { exclusionsOf, type Exclusion } from './exclusion'
import type { CacheWriter, Known } from './indexCache'
import { alone, chunked, readingOf, taskOf, type WorkerPool, type WorkTools } from './indexWork'
import { isMarkdownName, walk } from './walk'

/** What is told while a folder is indexed. */
export type IndexEvent =
  /** How many files there were and where a site could begin, when that is known. */
  | { readonly kind: 'known'; readonly count: number; readonly places: readonly string[] }
  /** How many there are, and the folders where a site may begin. */
  | { readonly kind: 'listed'; readonly count: number; readonly places: readonly string[] }
  /** Files that are as told: of those that come again the last counts. */
  | { readonly kind: 'files'; readonly chunk: ChunkBytes; readonly count: number }
  /** Files that were told of and are not there. */
  | { readonly kind: 'gone'; readonly paths: readonly string[] }
  | { readonly kind: 'failed'; readonly path: string; readonly reason: string }

export interface IndexOptions extends WorkTools {
  readonly exclusion: Exclusion
  /** What is known of the last time: files with the same size and time are not read again. */
  readonly known?: Known | undefined
  /** Opens what takes all that the next start should know: only when that is not what was known. */
  keep?(): CacheWriter
  /** Left out, all is done one after the other. */
  readonly crew?: WorkerPool
  /** The bytes of a chunk are given away with it. */
  tell(event: IndexEvent): void
}

export interface IndexOutcome {
  readonly count: number
  /** How many files had to be read. */
  readonly read: number
}

/** Smaller chunks are put together when others change. */
const fewInChunk = 64

/** Indexes a folder: tells of all that was known, then of what is different now. */
export function indexFolder(options: IndexOptions): IndexOutcome {
  const { files, tell, known, crew } = options
  const comparing = compareKnown(options)
  const { paths, count, places } = walk(files, options.exclusion, {
    failed: (path, error) => tell(failure(path, error)),
    found: (soFar) => (comparing ? comparing.hear() : crew?.expect?.(soFar)),
  })
  const before = comparing?.end() ?? []
  tell({ kind: 'listed', count, places })
  const { kept, open, gone } = compareListed(before, paths)
  const isSame =
    gone.length === 0 && open.length === 0 && sameTexts(places, known?.places ?? []) && kept.length === (known?.counts.length ?? 0)
  const writer = isSame ? undefined : options.keep?.()
  if (known && writer) keepKnown(known, kept, writer)
  readInto(options, open, gone, writer)
  writer?.end(places)
  return { count, read: open.length }
}

/** A chunk that was known, with its paths and, for each, whether the file is as it was. */
interface Compared {
  readonly number: number
  /** In one text with a zero between two. */
  readonly paths: string
  readonly fresh: Uint8Array
}

interface Comparing {
  /** Tells of what was compared meanwhile. */
  hear(): void
  /** Waits for the rest. @returns all, as they are in the cache, but for the chunks that are damaged */
  end(): readonly Compared[]
}

/** Begins to compare what was known with the files: a helper does so while the folders are listed. */
function compareKnown(options: IndexOptions): Comparing | undefined {
  const { tell, known, crew = alone } = options
  if (!known || known.counts.length === 0) return undefined
  tell({ kind: 'known', count: known.counts.reduce((sum, count) => sum + count, 0), places: known.places })
  const work = { kind: 'compare', count: known.counts.length } as const
  const found: Compared[] = []
  const { hear, end } = crew.begin(work, taskOf(work, options), ({ chunk, fresh }, number) => {
    if (!chunk || !fresh) return
    found.push({ number, paths: pathTextIn(chunk), fresh })
    tell({ kind: 'files', chunk, count: fresh.length })
  })
  return {
    hear,
    end() {
      end()
      return found.sort((a, b) => a.number - b.number)
    },
  }
}

interface Listed {
  readonly kept: readonly Kept[]
  /** Those that are to be read. */
  readonly open: readonly string[]
  readonly gone: string[]
}

/** Tells what was known from what there is. @param listed in one text with a zero between two */
function compareListed(before: readonly Compared[], listed: string): Listed {
  if (before.length === 0) return { kept: [], open: splitPaths(listed), gone: [] }
  // Mostly nothing came or went: then the files stand in the same order, and need not be looked up.
  if (before.map(({ paths }) => paths).join('\0') === listed) {
    const changed = before.filter(({ fresh }) => fresh.includes(0))
    const open = changed.flatMap(({ paths, fresh }) => splitPaths(paths).filter((_, row) => fresh[row] !== 1))
    return { kept: before.map((chunk) => keptOf(chunk)), open, gone: [] }
  }
  const open = new Set(splitPaths(listed))
  const gone: string[] = []
  const kept = before.map((chunk) =>
    keptOf(chunk, (row, path) => {
      if (!open.has(path)) gone.push(path)
      return chunk.fresh[row] === 1 && open.delete(path)
    }),
  )
  return { kept, open: [...open], gone }
}

/** @param isStill left out, all are that are as they were */
function keptOf({ number, paths, fresh }: Compared, isStill?: (row: number, path: string) => boolean): Kept {
  // Nothing has to be taken out of the text.
  if (!isStill && !fresh.includes(0) && fresh.length >= fewInChunk) return { number, count: fresh.length, still: undefined }
  const still = splitPaths(paths).filter((path, row) => (isStill ? isStill(row, path) : fresh[row] === 1))
  const whole = still.length === fresh.length && still.length >= fewInChunk
  return { number, count: still.length, still: whole ? undefined : new Set(still) }
}

/** Keeps of a chunk that was known the files that are as they were. */
function keepKnown(known: Known, kept: readonly Kept[], writer: CacheWriter): void {
  const loose = kept.flatMap(({ number, count, still }) => {
    const chunk = count > 0 ? known.chunk(number) : undefined
    if (!chunk) return []
    if (still) return decodeChunk(chunk).filter(({ path }) => still.has(path))
    writer.add(chunk, count)
    return []
  })
  for (const files of chunked(loose)) writer.add(encodeChunk(files), files.length)
}

interface Kept {
  readonly number: number
  /** How many files are as they were. */
  readonly count: number
  /** Which; undefined when the chunk can stay as it is. */
  readonly still: ReadonlySet<string> | undefined
}

/**
 * Looks at single files again.
 * @param paths Markdown files and others, that changed, came or went
 * @returns whether the whole folder has to be indexed again: what changed is more than Markdown files
 */
export function indexPaths(options: IndexOptions, paths: readonly string[]): boolean {
  const { files, exclusion, tell } = options
  const within = exclusionsOf(files, exclusion)
  const root = files.realPath('')
  const open: string[] = []
  const gone: string[] = []
  let again = false
  for (const path of paths) {
    try {
      const stat = files.stat(path)
      const excluded = within(path, stat?.kind === 'folder' || (!stat && !isMarkdownName(path)) ? 'folder' : 'file')
      if (excluded) gone.push(path)
      // Whether a link counts depends on what else there is.
      else if (stat && files.realPath(path) !== `${root}/${path}`) again = true
      else if (stat?.kind === 'file' && isMarkdownName(path)) open.push(path)
      else if (stat?.kind === 'folder' || !isMarkdownName(path)) again ||= stat?.kind !== 'file'
      else gone.push(path)
    } catch (error) {
      tell(failure(path, error))
      gone.push(path)
    }
  }
  readInto(options, open, gone)
  return again
}

/** Reads files and tells of them. @param gone gets those that cannot be read */
function readInto(options: IndexOptions, paths: readonly string[], gone: string[], writer?: CacheWriter): void {
  const { tell, crew = alone } = options
  const reading = readingOf(paths)
  const { end } = crew.begin(reading, taskOf(reading, options), ({ chunk, failed = [] }, number) => {
    if (chunk) {
      const count = filesIn(chunk)
      writer?.add(chunk, count, number)
      tell({ kind: 'files', chunk, count })
    }
    for (const [path, reason] of failed) {
      gone.push(path)
      tell({ kind: 'failed', path, reason })
    }
  })
  end()
  if (gone.length > 0) tell({ kind: 'gone', paths: gone })
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index])
}

function failure(path: string, error: unknown): IndexEvent {
  return { kind: 'failed', path, reason: error instanceof Error ? error.message : String(error) }
}
