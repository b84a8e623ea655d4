import path from 'node:path'
import { indexFolder, indexPaths, type IndexEvent, type IndexOptions } from '../corpus/indexFolder'
import type { IndexJob, IndexMessage } from '../corpus/indexMessages'
import { readCache, writeCache } from './indexCacheFile'
import { exclusionFor, nodeIndexFiles } from './indexFiles'

/** Does a job and answers; never throws. */
export function runJob(job: IndexJob, answer: (message: IndexMessage) => void): void {
  const tell = (event: IndexEvent) => answer({ job: job.id, ...event })
  try {
    const root = job.root.replaceAll(path.sep, '/').replace(/\/$/, '')
    const exclusion = exclusionFor(root, job.excluded, job.shut)
    const options: IndexOptions = { files: nodeIndexFiles(root), exclusion, now: Date.now, tell }
    if (job.paths) {
      const again = indexPaths(options, job.paths)
      answer({ job: job.id, kind: 'done', count: job.paths.length, read: job.paths.length, again })
      return
    }
    const known = job.cache === undefined ? undefined : readCache(job.cache)
    const { chunks, count, read } = indexFolder(options, known ?? [])
    answer({ job: job.id, kind: 'done', count, read, again: false })
    if (job.cache !== undefined && chunks) save(job.cache, chunks, tell)
  } catch (error) {
    answer({ job: job.id, kind: 'stopped', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

/** The next start takes longer without it: no more. */
function save(file: string, chunks: readonly Uint8Array<ArrayBuffer>[], tell: (event: IndexEvent) => void): void {
  try {
    writeCache(file, chunks)
  } catch (error) {
    tell({ kind: 'failed', path: file, reason: error instanceof Error ? error.message : String(error) })
  }
}
