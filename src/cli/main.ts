import { parseArgs } from 'node:util'
import { visibleText } from '../core/text/visible'
import { UsageError, type Command } from './commands/command'
import { commands } from './commands/commands'
import { helpText } from './commands/help'
import { unknownCommand, wrongOption } from './usageMessages'
import type { Io } from './io/io'
import { Refusal } from './io/refusal'

/**
 * Runs the command line.
 * @param args without the name of the program
 * @returns the exit code: 0 no error, 1 errors or too many warnings, 2 wrong use or a failure of Copydesk
 */
export async function main({ args, ...given }: Io & { readonly args: readonly string[] }): Promise<number> {
  // Messages quote names and arguments, which must not send codes to the terminal.
  const io: Io = { ...given, warn: (text) => given.warn(visibleText(text)) }
  const [first, ...rest] = args
  if (first === '--version' || first === '-v') return show(`${io.version}\n`, io)
  if (first === '--help' || first === '-h') return show(helpText(undefined), io)
  if (first === 'help') return show(helpText(commandNamed(rest[0])), io)
  const command = commandNamed(first)
  try {
    if (!command) throw new UsageError(unknownCommand(first))
    const { values, positionals } = readOptions(command, rest)
    if (values['help'] === true) return show(helpText(command), io)
    const colour = values['color'] === true || (values['no-color'] !== true && io.colour)
    return await command.run({ values, positionals }, { ...io, colour })
  } catch (error) {
    if (error instanceof Refusal) {
      io.warn(`${error.message}\n`)
      return 2
    }
    if (!(error instanceof UsageError)) throw error
    io.warn(`${error.message}\n\n${helpText(command)}`)
    return 2
  }
}

function commandNamed(name: string | undefined): Command | undefined {
  return commands.find((command) => command.name === name)
}

/** @throws UsageError when an option does not exist, or its value is missing or not allowed */
function readOptions(command: Command, args: readonly string[]) {
  const common = { help: { type: 'boolean', short: 'h' }, color: { type: 'boolean' }, 'no-color': { type: 'boolean' } } as const
  try {
    return parseArgs({ args: withEmptyValues(args, command), options: { ...command.options, ...common }, allowPositionals: true })
  } catch (error) {
    throw new UsageError(wrongOption(error, command))
  }
}

/** `--changed` becomes `--changed=`, since `parseArgs` knows no value that may be left out. */
function withEmptyValues(args: readonly string[], { options }: Command): string[] {
  const end = args.indexOf('--')
  return args.map((arg, index) => {
    const isOption = arg.startsWith('--') && (end < 0 || index < end)
    return isOption && options[arg.slice(2)]?.valueIsOptional ? `${arg}=` : arg
  })
}

function show(text: string, io: Io): number {
  io.print(text)
  return 0
}
