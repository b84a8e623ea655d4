import * as l10n from '@vscode/l10n'
import { nearest } from '../core/text/closestMatch'
import type { Command } from './commands/command'
import { commands } from './commands/commands'

/** Says that there is no command of that name. @param written the first argument */
export function unknownCommand(written: string | undefined): string {
  const names = commands.map(({ name }) => name)
  if (written === undefined) return l10n.t('Name a command: {0}.', names.join(', '))
  if (written.startsWith('-')) return l10n.t('{0} must follow a command, such as check.', written)
  const near = nearest(written, names)
  if (near !== undefined) return l10n.t('There is no command “{0}”. Did you mean “{1}”?', written, near)
  return l10n.t('There is no command “{0}”. To check a file or folder: copydesk check {0}', written)
}

/**
 * Says what is wrong with an option.
 * @param error thrown by `parseArgs` of `node:util`; its own message is returned where this function has no better one
 */
export function wrongOption(error: unknown, { options }: Command): string {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const written = /'(?:-\w, )?(--?[^\s'=]+)/.exec(message)?.[1]
  if (written === undefined) return message
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = nearest(written.replace(/^-+/, ''), [...Object.keys(options), 'help', 'color', 'no-color'])
    return near === undefined
      ? l10n.t('There is no option {0}.', written)
      : l10n.t('There is no option {0}. Did you mean --{1}?', written, near)
  }
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message
  return message.includes('does not take an argument') ? l10n.t('{0} takes no value.', written) : l10n.t('{0} needs a value.', written)
}
