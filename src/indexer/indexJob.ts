import path from 'node:path'
import { indexFolder, indexPaths, type IndexEvent } from '../corpus/indexing/indexFolder'
import type { IndexJob, IndexMessage } from '../corpus/indexing/indexMessages'
import type { WorkTools } from '../corpus/indexing/indexWork'
import { CacheFile, CacheFileWriter } from './cacheFile'
import { Pair } from './workerPool'
import { exclusionFor, nodeIndexFiles } from './nodeFiles'

export interface JobTools extends Pick<WorkTools, 'thorough'> {
  /** The bundle of this thread, for a helper; left out, there is none. */
  readonly program?: string
}

/** Does a job and answers; never throws. */
export function runJob(job: IndexJob, answer: (message: IndexMessage) => void, { thorough, program }: JobTools): void {
  const tell = (event: IndexEvent) => answer({ job: job.id, ...event })
  const done = (count: number, read: number, again: boolean) => answer({ job: job.id, kind: 'done', count, read, again })
  const root = job.root.replaceAll(path.sep, '/').replace(/\/$/, '')
  const { cache } = job
  const known = cache === undefined || job.paths ? undefined : CacheFile.open(cache)
  const crew = program === undefined ? undefined : new Pair({ program, root, cache: known && { file: cache ?? '', id: known.id } })
  let writer: CacheFileWriter | undefined
  const keep = (file: string) => () => {
    writer = new CacheFileWriter(file, (error) =>
      tell({ kind: 'failed', path: file, reason: `It cannot be kept for the next start: ${reasonOf(error)}` }),
    )
    return writer
  }
  try {
    const options = { files: nodeIndexFiles(root), exclusion: exclusionFor(root, job.excluded, job.shut), now: Date.now, thorough, tell }
    if (job.paths) {
      done(job.paths.length, job.paths.length, indexPaths(options, job.paths))
      return
    }
    const { count, read } = indexFolder({ ...options, known, ...(crew && { crew }), ...(cache !== undefined && { keep: keep(cache) }) })
    done(count, read, false)
  } catch (error) {
    answer({ job: job.id, kind: 'stopped', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  } finally {
    crew?.end()
    writer?.abandon()
    known?.close()
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
