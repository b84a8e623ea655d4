import * as l10n from '@vscode/l10n'
import type { Command, CommandOption } from './command'
import { commands } from './commands'

/** The help of a command, or the list of all commands. */
export function helpText(command: Command | undefined): string {
  return command ? commandHelp(command) : overview()
}

/** A command with its arguments and options, in one line. */
export function usageLine({ name, positionals, options }: Command): string {
  const all = Object.entries(options)
  const alternatives = all.filter(([, option]) => option.isAlternative).map(written)
  const optional = all.filter(([, option]) => !option.isAlternative).map((entry) => `[${written(entry)}]`)
  return ['copydesk', name, positionals(), alternatives.join('|'), ...optional].filter((part) => part !== '').join(' ')
}

function commandHelp(command: Command): string {
  const rows = Object.entries(command.options).map((entry) => [written(entry), entry[1].help()] as const)
  const paragraphs = [`${usageLine(command)}\n`, `${command.description()}\n`]
  if (rows.length > 0) paragraphs.push(table(rows))
  if (command.notes) paragraphs.push(`${command.notes()}\n`)
  return paragraphs.join('\n')
}

function overview(): string {
  const rows = commands.map(({ name, positionals, summary }) => [`copydesk ${name} ${positionals()}`, summary()] as const)
  const title = l10n.t('Copydesk checks news articles: the front matter and the HTML of Markdown files.')
  return `${title}\n\n${table([
    ...rows,
    [`copydesk ${l10n.t('COMMAND')} --help`, l10n.t('Shows the options of a command.')],
    ['copydesk --version', l10n.t('Shows the version.')],
  ])}`
}

function written([name, { value }]: readonly [string, CommandOption]): string {
  return value ? `--${name} ${value()}` : `--${name}`
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => columnsOf(left)))
  return rows.map(([left, right]) => `  ${left}${' '.repeat(width - columnsOf(left))}  ${right}\n`).join('')
}

/** The width in a terminal: a Chinese character takes two columns. */
function columnsOf(text: string): number {
  return text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0)
}
