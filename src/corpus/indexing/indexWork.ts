import { ChunkWriter, pathsIn, splitPaths, statesIn, type ChunkBytes, type IndexedFile } from '../packed/chunk'
import { dayIn } from '../records/days'
import type { factsFromBytes } from './fileFacts'
import type { CachedIndex } from './indexCache'
import { FastRecordReader } from '../packed/fastRecordReader'
import type { IndexFiles } from './walk'

/** Many tasks that do not depend on each other, so that several threads can share them. It can be sent from one to another. */
export type IndexWork =
  /** Of each chunk that was known, which of its files are as they were. */
  | { readonly kind: 'compare'; readonly count: number }
  /** Reads files; the paths of a task stand in one text with a zero between two. */
  | { readonly kind: 'read'; readonly batches: readonly string[] }

/** What came of a task. */
export interface TaskResult {
  /** The files that were known, or were read; undefined when there are none. */
  readonly chunk?: ChunkBytes | undefined
  /** For each file that was known 1 when it is as it was. */
  readonly fresh?: Uint8Array
  /** Those that cannot be read, with the reason. */
  readonly failed?: readonly (readonly [path: string, reason: string])[]
}

/** What a task is done with. */
export interface WorkTools {
  readonly files: IndexFiles
  /** A clock in milliseconds since 1970. */
  now(): number
  readonly cached?: Pick<CachedIndex, 'chunk'> | undefined
  /** Reads what `FastRecordReader` does not: few articles need it, and it takes long to load. */
  readonly readThoroughly: typeof factsFromBytes
}

/** Has the tasks of a work done, by whom and in which order it likes. */
export interface WorkerPool {
  /** So many files at least will have to be read: whoever helps can get ready meanwhile. */
  expect?(files: number): void
  /**
   * @param task does one of them, here
   * @param done is told of each, in no order, while one of the two functions that are returned runs
   */
  begin(work: IndexWork, task: (number: number) => TaskResult, done: (outcome: TaskResult, number: number) => void): RunningWork
}

/** A work that others may be doing meanwhile. */
export interface RunningWork {
  /** Tells of the tasks that others have ended. */
  poll(): void
  /** Has all tasks done that nobody has begun, and waits for the others. To be called once. */
  end(): void
}

/** One after the other. */
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

/** Does one of the tasks; never throws. */
export function taskOf(work: IndexWork, tools: WorkTools): (number: number) => TaskResult {
  if (work.kind === 'compare') return (number) => compareTask(tools.cached?.chunk(number), tools.files)
  const buffers = { reader: new FastRecordReader(), writer: new ChunkWriter() }
  return (number) => readTask(splitPaths(work.batches[number] ?? ''), tools, buffers)
}

export const filesInChunk = 1024

/** The work of reading files. */
export function readingOf(paths: readonly string[]): IndexWork {
  const batches: string[] = []
  for (let at = 0; at < paths.length; at += filesInChunk) batches.push(paths.slice(at, at + filesInChunk).join('\0'))
  return { kind: 'read', batches }
}

/** Files in chunks of the usual size. */
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

/** What files are read and written with, one after the other. */
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

/** A file that was changed so short a time ago may change again with the same time: file systems count in steps of up to this. */
const mtimeStepMs = 2000

/** More than the front matter of nearly every article, then more and more; what is behind the last is not looked for. */
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
