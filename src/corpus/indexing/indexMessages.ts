import type { IndexEvent } from './indexFolder'

/** What the thread that indexes is asked for. */
export interface IndexJob {
  readonly id: number
  /** The folder, as a path of this computer. */
  readonly root: string
  /** The file that keeps what is known, as a path of this computer; undefined for none. */
  readonly cache: string | undefined
  /** Globs of `files.exclude`. */
  readonly excluded: readonly string[]
  /** Folders inside that are indexed on their own, from the root. */
  readonly indexedElsewhere: readonly string[]
  /** Look at these alone; undefined for all that the folder holds. */
  readonly paths: readonly string[] | undefined
}

/** What it answers: events, then one of the last two. */
export type IndexMessage = { readonly job: number } & (
  | IndexEvent
  | {
      readonly kind: 'done'
      readonly count: number
      readonly read: number
      /** Only after single files were looked at: whether the folder has to be indexed again. */
      readonly again: boolean
    }
  /** It could not be done at all. */
  | { readonly kind: 'stopped'; readonly reason: string }
)
