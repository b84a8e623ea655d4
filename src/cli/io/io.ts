import type { Rule } from '../../core/lint/rule'
import type { Files } from './files'

/** Everything that the command has to do with the world. */
export interface Io {
  readonly files: Files
  readonly rules: readonly Rule[]
  readonly version: string
  /** Writes to standard output. */
  readonly print: (text: string) => void
  /** Writes to standard error. */
  readonly warn: (text: string) => void
  /** Replaces the progress line, '' takes it away; undefined where nobody looks at one. */
  readonly progress: ((line: string) => void) | undefined
  readonly colour: boolean
  /** Whether our own failures are told with their stack. */
  readonly debug: boolean
  /** Milliseconds from any fixed moment. */
  readonly now: () => number
}
