import type { Rule } from '../core/lint/rule'
import { readArguments } from './commands/arguments'
import { check } from './commands/check'
import { dump } from './commands/dump'
import { explain } from './commands/explain'
import type { Files } from './io/files'
import { helpText } from './commands/help'
import { infer } from './commands/infer'
import { init } from './commands/init'
import { rename } from './commands/rename'

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

/**
 * Runs the command line.
 * @returns the exit code: 0 clean, 1 problems, 2 it could not be done as asked, or a failure of our own
 */
export async function main({ args, ...io }: Io & { readonly args: readonly string[] }): Promise<number> {
  const command = readArguments(args)
  switch (command.kind) {
    case 'check':
      return check(command, io)
    case 'explain':
      return explain(command.rule, io)
    case 'dump':
      return dump(command.file, io)
    case 'init':
      return init(command, io)
    case 'rename':
      return rename(command, io)
    case 'infer':
      return infer(command, io)
    case 'help':
      io.print(helpText(command.about))
      return 0
    case 'version':
      io.print(`${io.version}\n`)
      return 0
    case 'usage':
      io.warn(`${command.message}\n\n${helpText(command.about)}`)
      return 2
  }
}
