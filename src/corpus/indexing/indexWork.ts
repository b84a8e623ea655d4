import { ChunkWriter, pathsIn, splitPaths, statesIn, type ChunkBytes, type IndexedFile } from '../packed/chunk'
import { dayIn } from '../records/days'
import type { factsFromBytes } from './fileFacts'
import type { CachedIndex } from './indexCache'
import { FastRecordReader } from '../packed/fastRecordReader'
import type { IndexFiles } from './walk'

/** Independent tasks that several threads can share. Can be sent in a message. */
export type IndexWork =
  /** Finds the unchanged files of each cached chunk; one task per chunk. */
  | { readonly kind: 'compare'; readonly count: number }
  /** Reads files; each batch has the paths of one task, separated by zero characters. */
  | { readonly kind: 'read'; readonly batches: readonly string[] }

/** The result of a task. */
export interface TaskResult {
  /** The cached files, or those that were read; undefined if there are none. */
  readonly chunk?: ChunkBytes | undefined
  /** A 1 for each cached file that is unchanged. */
  readonly fresh?: Uint8Array
  /** The files that cannot be read, with the reason. */
  readonly failed?: readonly (readonly [path: string, reason: string])[]
}

/** What a task needs. */
export interface WorkTools {
  readonly files: IndexFiles
  /** A clock in milliseconds since 1970. */
  now(): number
  readonly cached?: Pick<CachedIndex, 'chunk'> | undefined
  /** Reads the files that `FastRecordReader` rejects. Few articles need it, and it takes long to load. */
  readonly readThoroughly: typeof factsFromBytes
}

/** Runs the tasks of a work, on any thread and in any order. */
export interface WorkerPool {
  /** Announces that at least this many files will be read, so that a second thread can start in the meantime. */
  expect?(files: number): void
  /**
   * @param task runs one task on this thread
   * @param done called for each finished task, in any order, during `poll` or `end`
   */
  begin(work: IndexWork, task: (number: number) => TaskResult, done: (outcome: TaskResult, number: number) => void): RunningWork
}

/** A work that other threads may be running. */
export interface RunningWork {
  /** Calls `done` for the tasks that other threads have finished. */
  poll(): void
  /** Runs all tasks that no thread has started, and waits for the others. Call once. */
  end(): void
}

/** Runs all tasks on this thread, one after the other. */
export const sequentialPool: WorkerPool = {
  begin: (work, task, done) => ({
    poll() {},
    end() {
      for (let number = 0; number < taskCount(work); number++) done(task(number), number)
    },
  }),
}

export function taskCount(work: IndexWork): number {
  return work.kind === 'compare' ? work.count : work.batches.length
}

/** Returns a function that runs one of the tasks. It never throws. */
export function taskOf(work: IndexWork, tools: WorkTools): (number: number) => TaskResult {
  if (work.kind === 'compare') return (number) => compareTask(tools.cached?.chunk(number), tools.files)
  const buffers = { reader: new FastRecordReader(), writer: new ChunkWriter() }
  return (number) => readTask(splitPaths(work.batches[number] ?? ''), tools, buffers)
}

export const filesInChunk = 1024

/** Divides files into tasks for reading. */
export function readingOf(paths: readonly string[]): IndexWork {
  const batches: string[] = []
  for (let at = 0; at < paths.length; at += filesInChunk) batches.push(paths.slice(at, at + filesInChunk).join('\0'))
  return { kind: 'read', batches }
}

/** Divides files into chunks of `filesInChunk`. */
export function chunked(files: readonly IndexedFile[]): readonly (readonly IndexedFile[])[] {
  const chunks: (readonly IndexedFile[])[] = []
  for (let at = 0; at < files.length; at += filesInChunk) chunks.push(files.slice(at, at + filesInChunk))
  return chunks
}

function compareTask(chunk: ChunkBytes | undefined, files: IndexFiles): TaskResult {
  if (!chunk) return {}
  const { sizes, times } = statesIn(chunk)
  const fresh = new Uint8Array(sizes.length)
  for (const [row, path] of pathsIn(chunk).entries()) if (isFresh(files, path, sizes[row], times[row])) fresh[row] = 1
  return { chunk, fresh }
}

function isFresh(files: IndexFiles, path: string, size: number | undefined, changed: number | undefined): boolean {
  if (changed === 0) return false
  try {
    const stat = files.stat(path)
    return stat !== undefined && stat.size === size && stat.changed === changed
  } catch {
    return false
  }
}

/** Reused for all files of a thread. */
interface RecordBuffers {
  readonly reader: FastRecordReader
  readonly writer: ChunkWriter
}

function readTask(paths: readonly string[], tools: WorkTools, buffers: RecordBuffers): TaskResult {
  const failed: [string, string][] = []
  for (const path of paths)
    try {
      readFile(tools, path, buffers)
    } catch (error) {
      failed.push([path, error instanceof Error ? error.message : String(error)])
    }
  return { chunk: buffers.writer.count > 0 ? buffers.writer.end() : undefined, failed }
}

/** The coarsest resolution of modification times on common file systems. A file changed more recently may change again with the same time. */
const mtimeStepMs = 2000

/** How many bytes of a file are read, one after the other. The first is enough for nearly all front matter; front matter beyond the last is not read. */
const startSizes: readonly number[] = [4096, 65_536, 1_048_576]

function readFile({ files, now, readThoroughly }: WorkTools, path: string, { reader, writer }: RecordBuffers): void {
  for (const [index, length] of startSizes.entries()) {
    const { bytes, size, changed } = files.start(path, length)
    const state = { path, size, changed: changed > now() - mtimeStepMs ? 0 : changed }
    if (reader.read(bytes, `/${path}`)) {
      writer.addFromReader(state, reader, dayOf(reader, files))
      return
    }
    const facts = readThoroughly(bytes, bytes.length < length || index === startSizes.length - 1, `/${path}`, files.decode)
    if (!facts) continue
    writer.add({ ...state, ...facts, day: dayIn(facts.record?.date) })
    return
  }
  writer.add({ path, size: 0, changed: 0, record: undefined, typical: false, day: 0 })
}

function dayOf({ bytes, date }: FastRecordReader, files: IndexFiles): number {
  return date.count === 0 ? 0 : dayIn(files.decode(bytes, date.from(0), date.to(0)))
}
