import { readArguments } from './commands/arguments'
import { check } from './commands/check'
import { dump } from './commands/dump'
import { explain } from './commands/explain'
import { helpText } from './commands/help'
import { infer } from './commands/infer'
import { init } from './commands/init'
import { rename } from './commands/rename'
import type { Io } from './io/io'

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
