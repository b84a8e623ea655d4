import { parseArticle, type Article } from '../../core/article/article'
import { ifComplete, readRecord } from '../records/readRecord'
import { detached, type ArticleRecord } from '../records/record'

/** Access to the files: on a disk, in a browser, or in a test. */
export interface ScanFiles {
  list(): AsyncIterable<string> | PromiseLike<readonly string[]>
  /** The whole text of a file. */
  read(path: string): PromiseLike<string>
  /** The text of the first bytes, if files can be read in parts. The last character may be incomplete. */
  readStart?(path: string, bytes: number): PromiseLike<{ readonly text: string; readonly whole: boolean }>
}

/** Receives the records: one `Corpus` or several. */
export interface ScanTarget {
  update(path: string, record: ArticleRecord): void
  remove(path: string): void
}

export interface ScanOptions {
  /** @param article may contain only the front matter and a part of the body */
  isArticle(path: string, article: Article): boolean
  /** Lets other work run. */
  pause(): PromiseLike<void>
  /** A clock in milliseconds. */
  now(): number
  /** Whether to leave a file out: it is open with unsaved changes, and its record comes from the editor. */
  skip?(path: string): boolean
  /** Called for each file that cannot be read or parsed. The scan goes on with the others. */
  failed?(path: string, error: unknown): void
  /** Called before each pause and at the end. */
  progress?(done: number): void
}

const sliceMs = 8
const readsInFlight = 16
/** Enough for the front matter of nearly every article. */
const startBytes = 8192

/**
 * Reads the front matter of files into a corpus. Files that are not (or no longer) articles are removed from it.
 * @returns the number of files that were read; fewer than listed if the signal was aborted
 */
export async function scan(files: ScanFiles, corpus: ScanTarget, options: ScanOptions, signal: AbortSignal): Promise<number> {
  const paths = each(files.list())
  let done = 0
  let spent = 0
  let pausing: Promise<void> | undefined

  async function work(): Promise<void> {
    for (;;) {
      const { value: path, done: ended } = await paths.next()
      if (ended || signal.aborted) return
      await processFile(path)
      done++
    }
  }

  async function processFile(path: string): Promise<void> {
    if (options.skip?.(path)) return
    try {
      if (!(await processStart(path))) await inTurn(await files.read(path), (text) => store(path, parseArticle(text, path)))
    } catch (error) {
      if (!signal.aborted) options.failed?.(path, error)
    }
    if (spent < sliceMs || pausing) return
    spent = 0
    options.progress?.(done)
    pausing = Promise.resolve(options.pause()).finally(() => (pausing = undefined))
    await pausing
  }

  async function processStart(path: string): Promise<boolean> {
    if (!files.readStart) return false
    return inTurn(await files.readStart(path, startBytes), ({ text, whole }) => {
      const article = whole ? parseArticle(text, path) : ifComplete(parseArticle(text, path))
      return article !== undefined && store(path, article)
    })
  }

  /** @returns always true: the file is processed */
  function store(path: string, article: Article): boolean {
    if (signal.aborted || options.skip?.(path)) return true
    if (options.isArticle(path, article)) corpus.update(path, detached(readRecord(article, path)))
    else corpus.remove(path)
    return true
  }

  /** All readers wait for the same pause; otherwise each would start its own time slice after it. */
  async function inTurn<T>(read: T, step: (read: T) => boolean): Promise<boolean> {
    while (pausing) await pausing
    const started = options.now()
    const result = step(read)
    spent += options.now() - started
    return result
  }

  await Promise.all(Array.from({ length: readsInFlight }, work))
  if (!signal.aborted) options.progress?.(done)
  return done
}

/** A queue of paths that several readers can take from. */
async function* each(list: AsyncIterable<string> | PromiseLike<readonly string[]>): AsyncGenerator<string, undefined> {
  if (Symbol.asyncIterator in list) yield* list
  else yield* await list
  return undefined
}
