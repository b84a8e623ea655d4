import type { Rule } from '../../core/lint/rule'
import type { Files } from './files'
import type { FolderWatcher } from './diskWatcher'
import type { Git } from './git'
import type { StartThreads } from './threads'

/** The environment of a command: file system, output, clock. Tests pass their own. */
export interface Io {
  readonly files: Files
  readonly rules: readonly Rule[]
  readonly version: string
  /** What tells apart programs of the same version that may find different problems: another build, another Node. */
  readonly build?: () => string
  /** Writes to standard output. */
  readonly print: (text: string) => void
  /** Writes bytes to standard output as they are. */
  readonly printBytes: (bytes: Uint8Array) => void
  /** All of standard input. */
  readonly input: () => Uint8Array
  /** Writes to standard error. */
  readonly warn: (text: string) => void
  /** Replaces the progress line; '' removes it. Undefined when stderr is not a terminal. */
  readonly progress: ((line: string) => void) | undefined
  readonly colour: boolean
  /** Whether messages about bugs in Copydesk include the stack. */
  readonly debug: boolean
  /** A monotonic clock, in ms. */
  readonly now: () => number
  /** The time, in ms since 1970. */
  readonly clock: () => number
  readonly git: Git
  /** Runs the language server, or the one for assistants, until its input ends. @returns the exit code */
  readonly serve: (program: 'server' | 'mcp') => Promise<number>
  readonly watcher: FolderWatcher
  /** Threads that check files, and how many processors there are; undefined where there are no threads. */
  readonly threads?: { readonly start: StartThreads; readonly processors: number; readonly isChinese: boolean }
  /** The variables of the environment. */
  readonly environment: Readonly<Record<string, string | undefined>>
}
