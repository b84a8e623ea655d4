import { parseArgs } from 'node:util'
import * as l10n from '@vscode/l10n'
import { nearest } from '../../core/text/closestMatch'

export type Format = 'text' | 'json'

export interface CheckCommand {
  readonly kind: 'check'
  /** As they are written; empty for the current folder. */
  readonly paths: readonly string[]
  readonly fix: boolean
  readonly quiet: boolean
  readonly format: Format
  readonly config: string | undefined
  /** How many warnings still count as clean; undefined for any number. */
  readonly maxWarnings: number | undefined
}

export interface InitCommand {
  readonly kind: 'init'
  readonly folder: string
  readonly write: boolean
}

export interface RenameCommand {
  readonly kind: 'rename'
  /** `categories`, `tags` or `authors`. */
  readonly vocabulary: string
  readonly from: string
  readonly to: string
  /** As they are written; empty for the current folder. */
  readonly paths: readonly string[]
  readonly dryRun: boolean
}

export interface InferCommand {
  readonly kind: 'infer'
  /** As they are written; empty for the current folder. */
  readonly paths: readonly string[]
  readonly write: boolean
  /** The folder for the files; undefined for that of `copydesk.yaml`, or the current one. */
  readonly out: string | undefined
}

export type CommandName = 'check' | 'explain' | 'dump' | 'init' | 'rename' | 'infer'

export type Command =
  | CheckCommand
  | InitCommand
  | RenameCommand
  | InferCommand
  | { readonly kind: 'explain'; readonly rule: string }
  | { readonly kind: 'dump'; readonly file: string }
  | { readonly kind: 'help'; readonly about: CommandName | undefined }
  | { readonly kind: 'version' }
  /** It cannot be done as it is written; the message says why. */
  | { readonly kind: 'usage'; readonly message: string; readonly about: CommandName | undefined }

const commandNames: readonly CommandName[] = ['check', 'explain', 'dump', 'init', 'rename', 'infer']

const help = { help: { type: 'boolean', short: 'h' } } as const
const options = {
  check: {
    ...help,
    fix: { type: 'boolean' },
    quiet: { type: 'boolean' },
    format: { type: 'string' },
    config: { type: 'string' },
    'max-warnings': { type: 'string' },
  },
  explain: help,
  dump: help,
  init: { ...help, write: { type: 'boolean' } },
  rename: { ...help, category: { type: 'boolean' }, tag: { type: 'boolean' }, author: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  infer: { ...help, write: { type: 'boolean' }, out: { type: 'string' } },
} as const

/** Reads the command line. @param args without the program's name */
export function readArguments(args: readonly string[]): Command {
  const [first, ...rest] = args
  if (first === '--help' || first === '-h') return { kind: 'help', about: undefined }
  if (first === '--version' || first === '-v') return { kind: 'version' }
  if (first === 'help') return { kind: 'help', about: commandNames.find((name) => name === rest[0]) }
  if (first === undefined) return usage(undefined, l10n.t('Say what to do: check, rename, infer, explain, dump or init.'))
  const name = commandNames.find((candidate) => candidate === first)
  if (!name) return usage(undefined, unknownCommand(first))
  try {
    if (name === 'check') return readCheck(rest)
    if (name === 'init') return readInit(rest)
    if (name === 'rename') return readRename(rest)
    if (name === 'infer') return readInfer(rest)
    const { values, positionals } = parseArgs({ args: [...rest], options: options[name], allowPositionals: true })
    if (values.help) return { kind: 'help', about: name }
    const [only] = positionals
    if (only === undefined || positionals.length > 1) {
      return usage(name, name === 'explain' ? l10n.t('Name one rule to explain.') : l10n.t('Name one file to dump.'))
    }
    return name === 'explain' ? { kind: name, rule: only } : { kind: name, file: only }
  } catch (error) {
    return usage(name, optionMessage(error, Object.keys(options[name])))
  }
}

function readCheck(rest: readonly string[]): Command {
  const { values, positionals } = parseArgs({ args: [...rest], options: options.check, allowPositionals: true })
  if (values.help) return { kind: 'help', about: 'check' }
  const { fix = false, quiet = false, format = 'text', config } = values
  if (format !== 'text' && format !== 'json') return usage('check', l10n.t('--format is text or json, not “{0}”.', format))
  const limit = values['max-warnings']
  if (limit !== undefined && !/^\d{1,9}$/.test(limit))
    return usage('check', l10n.t('--max-warnings takes a whole number, not “{0}”.', limit))
  return { kind: 'check', paths: positionals, fix, quiet, format, config, maxWarnings: limit === undefined ? undefined : Number(limit) }
}

function readInit(rest: readonly string[]): Command {
  const { values, positionals } = parseArgs({ args: [...rest], options: options.init, allowPositionals: true })
  if (values.help) return { kind: 'help', about: 'init' }
  if (positionals.length > 1) return usage('init', l10n.t('Name one folder.'))
  return { kind: 'init', folder: positionals[0] ?? '.', write: values.write ?? false }
}

function readRename(rest: readonly string[]): Command {
  const { values, positionals } = parseArgs({ args: [...rest], options: options.rename, allowPositionals: true })
  if (values.help) return { kind: 'help', about: 'rename' }
  const kinds = [values.category && 'categories', values.tag && 'tags', values.author && 'authors'].filter((name) => name !== undefined)
  const [vocabulary] = kinds
  if (!vocabulary || kinds.length > 1) return usage('rename', l10n.t('Say what is renamed: --category, --tag or --author.'))
  const [from, to, ...paths] = positionals.map((text, index) => (index < 2 ? text.trim() : text))
  if (!from || !to) return usage('rename', l10n.t('Say the old name and the new one.'))
  if (from === to) return usage('rename', l10n.t('The old name and the new one are the same.'))
  return { kind: 'rename', vocabulary, from, to, paths, dryRun: values['dry-run'] ?? false }
}

function readInfer(rest: readonly string[]): Command {
  const { values, positionals } = parseArgs({ args: [...rest], options: options.infer, allowPositionals: true })
  if (values.help) return { kind: 'help', about: 'infer' }
  const { write = false, out } = values
  if (out !== undefined && !write) return usage('infer', l10n.t('--out is the folder to write to: it needs --write.'))
  return { kind: 'infer', paths: positionals, write, out }
}

function usage(about: CommandName | undefined, message: string): Command {
  return { kind: 'usage', about, message }
}

function unknownCommand(written: string): string {
  if (written.startsWith('-')) return l10n.t('{0} has to follow a command, such as check.', written)
  const near = nearest(written, commandNames)
  if (near !== undefined) return l10n.t('There is no command “{0}”. Did you mean “{1}”?', written, near)
  return l10n.t('There is no command “{0}”. To check a file or folder: copydesk check {0}', written)
}

/** What Node says of an option, in our words where they can be better. */
function optionMessage(error: unknown, known: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const written = /'(?:-\w, )?(--?[^\s'=]+)/.exec(message)?.[1]
  if (written === undefined) return message
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = nearest(written.replace(/^-+/, ''), known)
    return near === undefined
      ? l10n.t('There is no option {0}.', written)
      : l10n.t('There is no option {0}. Did you mean --{1}?', written, near)
  }
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message
  return message.includes('does not take an argument') ? l10n.t('{0} takes no value.', written) : l10n.t('{0} needs a value.', written)
}
