import type { IndexEvent } from './indexFolder'
import type { BodySearch, FoundFile } from './searchBodies'

/** A job for the index thread. */
export interface IndexJob {
  readonly id: number
  /** The folder, as an absolute path of this computer. */
  readonly root: string
  /** The cache file, as an absolute path of this computer; undefined for no cache. */
  readonly cache: string | undefined
  /** Globs of `files.exclude`. */
  readonly excluded: readonly string[]
  /** Folders inside that are indexed separately, relative to the root. */
  readonly indexedElsewhere: readonly string[]
  /** Read only these paths; undefined for the whole folder. */
  readonly paths: readonly string[] | undefined
  /** Searches the whole texts instead (see `searchBodies`): the only message is `found`. */
  readonly search?: BodySearch
}

/** A message from the index thread: events, then `done` or `stopped`. */
export type IndexMessage = { readonly job: number } & (
  | IndexEvent
  | {
      readonly kind: 'done'
      readonly count: number
      readonly read: number
      /** Set only after single files were read: whether the whole folder has to be indexed. */
      readonly again: boolean
    }
  /** The result of a search. */
  | { readonly kind: 'found'; readonly files: readonly FoundFile[] }
  /** The job failed. */
  | { readonly kind: 'stopped'; readonly reason: string }
)
