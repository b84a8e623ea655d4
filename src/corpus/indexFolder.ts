import { decodeChunk, decodeStates, encodeChunk, type FileState, type IndexedFile } from './chunk'
import { dayIn } from './days'
import { exclusionsOf, type Exclusion } from './exclusion'
import { factsFromBytes, startSizes } from './fileStart'
import { isMarkdownName, walk, type IndexFiles } from './walk'

/** What is told while a folder is indexed, in this order but for failures. */
export type IndexEvent =
  | { readonly kind: 'listed'; readonly count: number; readonly places: readonly string[] }
  /** Files that are as told: of those that come again the last counts. */
  | { readonly kind: 'files'; readonly chunk: Uint8Array<ArrayBuffer>; readonly count: number }
  /** Files that were told of and are not there. */
  | { readonly kind: 'gone'; readonly paths: readonly string[] }
  | { readonly kind: 'failed'; readonly path: string; readonly reason: string }

export interface IndexOptions {
  readonly files: IndexFiles
  readonly exclusion: Exclusion
  /** A clock in milliseconds since 1970. */
  now(): number
  tell(event: IndexEvent): void
}

export interface IndexOutcome {
  /** What the next start should know; undefined when it is what was known before. */
  readonly chunks: readonly Uint8Array<ArrayBuffer>[] | undefined
  readonly count: number
  /** How many files had to be read. */
  readonly read: number
}

const filesInChunk = 256
/** Smaller chunks are put together when others change. */
const fewInChunk = 64
/** A file that was changed so short a time ago may change again with the same time: file systems count in steps of up to this. */
const unsureMs = 2000

/**
 * Indexes a folder: tells of all that was known, then of what is different now.
 * @param known the chunks of the last time; files with the same size and time are not read again
 */
export function indexFolder(options: IndexOptions, known: readonly Uint8Array<ArrayBuffer>[]): IndexOutcome {
  const { files, tell } = options
  const { files: listed, places } = walk(files, options.exclusion, (path, error) => tell(failure(path, error)))
  tell({ kind: 'listed', count: listed.length, places })
  const states = known.map(decodeStates)
  for (const [index, chunk] of known.entries()) tell({ kind: 'files', chunk, count: states[index]?.length ?? 0 })

  /** Those that are to be read. */
  const open = new Set(listed)
  const gone: string[] = []
  const kept = known.map((chunk, index) => keep(chunk, states[index] ?? []))
  function keep(chunk: Uint8Array<ArrayBuffer>, known: readonly FileState[]) {
    const fresh = new Set<string>()
    for (const state of known) {
      if (!open.has(state.path)) gone.push(state.path)
      else if (isFresh(files, state)) {
        open.delete(state.path)
        fresh.add(state.path)
      }
    }
    return { chunk, fresh, whole: fresh.size === known.length }
  }

  const chunks = readInto(options, open, gone)
  const changed = gone.length > 0 || open.size > 0
  const old = changed ? kept.flatMap(({ chunk, whole, fresh }) => (whole && fresh.size >= fewInChunk ? [chunk] : [])) : []
  const loose = changed ? kept.flatMap(({ chunk, whole, fresh }) => (whole && fresh.size >= fewInChunk ? [] : freshOf(chunk, fresh))) : []
  return { chunks: changed ? [...old, ...chunked(loose), ...chunks] : undefined, count: listed.length, read: open.size }
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

/** Reads files and tells of them. @param gone gets those that cannot be read. @returns the chunks that were told */
function readInto({ files, now, tell }: IndexOptions, paths: Iterable<string>, gone: string[]): readonly Uint8Array<ArrayBuffer>[] {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let batch: IndexedFile[] = []
  const flush = () => {
    if (batch.length === 0) return
    const chunk = encodeChunk(batch)
    chunks.push(chunk)
    tell({ kind: 'files', chunk, count: batch.length })
    batch = []
  }
  for (const path of paths) {
    try {
      batch.push(readFile(files, path, now()))
      if (batch.length === filesInChunk) flush()
    } catch (error) {
      gone.push(path)
      tell(failure(path, error))
    }
  }
  flush()
  if (gone.length > 0) tell({ kind: 'gone', paths: gone })
  return chunks
}

function readFile(files: IndexFiles, path: string, now: number): IndexedFile {
  for (const [index, length] of startSizes.entries()) {
    const { bytes, size, changed } = files.start(path, length)
    const facts = factsFromBytes(bytes, bytes.length < length || index === startSizes.length - 1, `/${path}`, files.decode)
    if (!facts) continue
    const { record, typical } = facts
    return { path, size, changed: changed > now - unsureMs ? 0 : changed, record, typical, day: dayIn(record?.date) }
  }
  return { path, size: 0, changed: 0, record: undefined, typical: false, day: 0 }
}

function isFresh(files: IndexFiles, { path, size, changed }: FileState): boolean {
  if (changed === 0) return false
  try {
    const stat = files.stat(path)
    return stat !== undefined && stat.size === size && stat.changed === changed
  } catch {
    return false
  }
}

function freshOf(chunk: Uint8Array<ArrayBuffer>, fresh: ReadonlySet<string>): readonly IndexedFile[] {
  return fresh.size === 0 ? [] : decodeChunk(chunk).filter(({ path }) => fresh.has(path))
}

function chunked(files: readonly IndexedFile[]): readonly Uint8Array<ArrayBuffer>[] {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for (let at = 0; at < files.length; at += filesInChunk) chunks.push(encodeChunk(files.slice(at, at + filesInChunk)))
  return chunks
}

function failure(path: string, error: unknown): IndexEvent {
  return { kind: 'failed', path, reason: error instanceof Error ? error.message : String(error) }
}
