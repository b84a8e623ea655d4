import type { Io } from '../io/io'

/** One option of a command: what `parseArgs` of `node:util` needs, and its line in the help. */
export interface CommandOption {
  readonly type: 'boolean' | 'string'
  /** Placeholder of the value in usage and help, such as `FILE`; only for `type: 'string'`. */
  readonly value?: () => string
  readonly help: () => string
  /** The heading that the help lists it under; options of one heading follow each other. */
  readonly group?: () => string
  /** It may be given without a value, which is '' then: a value follows `=`; only for `type: 'string'`. */
  readonly valueIsOptional?: true
  /** It may be given several times; only for `type: 'string'`. */
  readonly multiple?: true
  /** The values that are known, for completion. */
  readonly values?: () => readonly string[]
  /** The command needs exactly one of its options that have this mark. */
  readonly isAlternative?: true
}

export type CommandOptions = Readonly<Record<string, CommandOption>>

type OptionValue<Option extends CommandOption> = Option extends { readonly multiple: true } ? string[] : ValueOf<Option['type']>
type ValueOf<Type> = Type extends 'boolean' ? boolean : string

/** The command line after the name of the command. */
export interface ParsedArguments<Options extends CommandOptions> {
  readonly values: { readonly [Name in keyof Options]?: OptionValue<Options[Name]> | undefined }
  readonly positionals: readonly string[]
}

/** A command: usage, help and the check of its options are derived from this record. Texts are functions, so that they follow the display language. */
export interface CommandRecord<Options extends CommandOptions> {
  readonly name: string
  /** Positional arguments as usage shows them, such as `[paths…]`. */
  readonly positionals: () => string
  /** One sentence for the list of commands. */
  readonly summary: () => string
  /** First paragraph of `copydesk NAME --help`. */
  readonly description: () => string
  /** Last paragraph of `copydesk NAME --help`. */
  readonly notes?: () => string
  /** What its first argument can be, if not a file, for completion. */
  readonly words?: (ruleIds: readonly string[]) => readonly string[]
  /** By name without dashes; `--help`, `--color` and `--no-color` are added to every command. */
  readonly options: Options
  /**
   * @returns the exit code: 0 no error, 1 errors or too many warnings, 2 wrong use or a failure of Copydesk
   * @throws UsageError when the arguments do not make sense; nothing has been done then
   */
  run(args: ParsedArguments<Options>, io: Io): number | Promise<number>
}

export type Command = CommandRecord<CommandOptions>

/** Gives `run` the types of the options. */
export function defineCommand<const Options extends CommandOptions>(record: CommandRecord<Options>): CommandRecord<Options> {
  return record
}

/** The command line is wrong. The message is shown with the usage of the command. */
export class UsageError extends Error {}
