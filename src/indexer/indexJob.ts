import path from 'node:path'
import { indexFolder, indexPaths, type IndexEvent } from '../corpus/indexing/indexFolder'
import type { IndexJob, IndexMessage } from '../corpus/indexing/indexMessages'
import type { WorkTools } from '../corpus/indexing/indexWork'
import { searchBodies } from '../corpus/indexing/searchBodies'
import { CacheFile, CacheFileWriter } from './cacheFile'
import { ThreadPool } from './threadPool'
import { exclusionFor, nodeIndexFiles } from './nodeFiles'

export interface JobTools extends Pick<WorkTools, 'readThoroughly'> {
  /** The bundle that the second thread runs. Without it no second thread is started. */
  readonly program?: string
}

/** Runs a job and posts its messages; never throws. */
export function runJob(job: IndexJob, answer: (message: IndexMessage) => void, { readThoroughly, program }: JobTools): void {
  const report = (event: IndexEvent) => answer({ job: job.id, ...event })
  const done = (count: number, read: number, again: boolean) => answer({ job: job.id, kind: 'done', count, read, again })
  const root = job.root.replaceAll(path.sep, '/').replace(/\/$/, '')
  const { cache } = job
  const cached = cache === undefined || job.paths || job.search ? undefined : CacheFile.open(cache)
  const pool = program === undefined ? undefined : new ThreadPool({ program, root, cache: cached && { file: cache ?? '', id: cached.id } })
  let writer: CacheFileWriter | undefined
  const openCache = (file: string) => () => {
    writer = new CacheFileWriter(file, (error) =>
      report({ kind: 'failed', path: file, reason: `It cannot be kept for the next start: ${reasonOf(error)}` }),
    )
    return writer
  }
  try {
    const files = nodeIndexFiles(root)
    const exclusion = exclusionFor(root, job.excluded, job.indexedElsewhere)
    if (job.search) {
      answer({ job: job.id, kind: 'found', files: searchBodies(files, exclusion, job.search) })
      return
    }
    const options = {
      files,
      exclusion,
      now: Date.now,
      readThoroughly,
      report,
    }
    if (job.paths) {
      done(job.paths.length, job.paths.length, indexPaths(options, job.paths))
      return
    }
    const { count, read } = indexFolder({
      ...options,
      cached,
      ...(pool && { pool }),
      ...(cache !== undefined && { openCache: openCache(cache) }),
    })
    done(count, read, false)
  } catch (error) {
    answer({ job: job.id, kind: 'stopped', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  } finally {
    pool?.end()
    writer?.abandon()
    cached?.close()
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
