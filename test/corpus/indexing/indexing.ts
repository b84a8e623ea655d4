import { decodeChunk, type ChunkBytes, type IndexedFile } from '../../../src/corpus/packed/chunk'
import { exclusionBy } from '../../../src/corpus/indexing/exclusion'
import type { CachedIndex } from '../../../src/corpus/indexing/indexCache'
import { factsFromBytes } from '../../../src/corpus/indexing/fileFacts'
import { indexFolder, type IndexEvent } from '../../../src/corpus/indexing/indexFolder'
import type { SimulatedDisk } from './simulatedFiles'

export const usual = { exclusion: exclusionBy([]), now: () => 1_000_000, readThoroughly: factsFromBytes }
export const articleBy = (author: string) => `---\ntitle: x\nauthor: ${author}\n---\n\nBody\n`

/** Keeps what is told, as the extension does. */
export function listener() {
  const files = new Map<string, IndexedFile>()
  const failed: string[] = []
  const siteFolders: string[] = []
  const report = (event: IndexEvent) => {
    if (event.kind === 'files') for (const file of decodeChunk(event.chunk)) files.set(file.path, file)
    else if (event.kind === 'deleted') for (const path of event.paths) files.delete(path)
    else if (event.kind === 'failed') failed.push(event.path)
    else if (event.kind === 'listed') siteFolders.push(...event.siteFolders)
  }
  return {
    files,
    failed,
    siteFolders,
    report,
    bylines: () => [...files].map(([path, { record }]) => `${path} ${record?.authors.join() ?? '-'}`).sort(),
  }
}

export function index(disk: SimulatedDisk, before?: CachedIndex, into = listener(), globs: readonly string[] = [], now = 1_000_000) {
  disk.reads.length = 0
  const cache = memory()
  const { report } = into
  const outcome = indexFolder({
    files: disk,
    ...usual,
    exclusion: exclusionBy(globs),
    now: () => now,
    report,
    cached: before,
    openCache: cache.openCache,
  })
  return { ...into, ...outcome, told: into, cached: cache.cached() }
}

/** Keeps in memory what is to be known. */
export function memory() {
  let cached: (CachedIndex & { readonly chunks: readonly ChunkBytes[] }) | undefined
  const openCache = () => {
    const chunks: ChunkBytes[] = []
    const counts: number[] = []
    return {
      add(chunk: ChunkBytes, count: number) {
        chunks.push(chunk.slice())
        counts.push(count)
      },
      end(siteFolders: readonly string[]) {
        cached = { siteFolders, counts, chunks, chunk: (number) => chunks[number]?.slice() }
      },
    }
  }
  return { openCache, cached: () => cached }
}

export function sorted(files: ReadonlyMap<string, IndexedFile>) {
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}
