import type { CommandOptions, ParsedArguments } from '../../cli/commands/command'
import { commands } from '../../cli/commands/commands'
import type { Io } from '../../cli/io/io'

/** What a command printed, and its exit code. */
export interface CommandRun {
  readonly code: number
  /** On standard output. */
  readonly printed: string
  /** On standard error. */
  readonly warned: string
}

/** Runs a command of the command line. @throws UsageError and Refusal with a sentence for the caller */
export function runCommand(io: Io, name: string, args: ParsedArguments<CommandOptions>): Promise<CommandRun> {
  const command = commands.find((one) => one.name === name)
  if (!command) throw new Error(`there is no command ${name}`)
  return keepOutput(io, (own) => command.run(args, own))
}

/** Keeps what a part of the command line prints. @param run gets the surroundings for it */
export async function keepOutput(io: Io, run: (io: Io) => number | Promise<number>): Promise<CommandRun> {
  const printed: string[] = []
  const warned: string[] = []
  const code = await run({ ...io, print: (text) => void printed.push(text), warn: (text) => void warned.push(text) })
  return { code, printed: printed.join(''), warned: warned.join('') }
}
