import type { Io } from '../../cli/io/io'

/** What a command printed, and its exit code. */
export interface CommandRun {
  readonly code: number
  /** On standard output. */
  readonly printed: string
  /** On standard error. */
  readonly warned: string
}

/** Runs a command of the command line, and keeps what it prints. @param run gets the surroundings for the command */
export async function runCommand(io: Io, run: (io: Io) => number | Promise<number>): Promise<CommandRun> {
  const printed: string[] = []
  const warned: string[] = []
  const code = await run({ ...io, print: (text) => void printed.push(text), warn: (text) => void warned.push(text) })
  return { code, printed: printed.join(''), warned: warned.join('') }
}
