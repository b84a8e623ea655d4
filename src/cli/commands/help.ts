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
  const shown = optional.length > maxOptionsInUsage ? [`[${l10n.t('options')}]`] : optional
  return ['copydesk', name, positionals(), alternatives.join('|'), ...shown].filter((part) => part !== '').join(' ')
}

/** More options are only listed below the usage line. */
const maxOptionsInUsage = 5

function commandHelp(command: Command): string {
  const groups = new Map<string, (readonly [string, string])[]>()
  for (const entry of Object.entries(command.options)) {
    const heading = entry[1].group?.() ?? ''
    const rows = groups.get(heading) ?? []
    groups.set(heading, rows)
    rows.push([written(entry), entry[1].help()])
  }
  const width = Math.min(maxLeftColumns, Math.max(...[...groups.values()].flat().map(([left]) => columnsOf(left))))
  const tables = [...groups].map(([heading, rows]) => (heading === '' ? '' : `${heading}:\n`) + table(rows, width))
  const notes = command.notes ? [`${wrapped(command.notes(), helpColumns).join('\n')}\n`] : []
  return [`${usageLine(command)}\n`, `${wrapped(command.description(), helpColumns).join('\n')}\n`, ...tables, ...notes].join('\n')
}

function overview(): string {
  const rows = commands.map(({ name, positionals, summary }) => [`copydesk ${name} ${positionals()}`, summary()] as const)
  const title = l10n.t('Copydesk checks news articles: the front matter and the HTML of Markdown files.')
  return `${title}\n\n${table([
    ...rows,
    [`copydesk ${l10n.t('COMMAND')} --help`, l10n.t('Shows the options of a command.')],
    [`copydesk ${l10n.t('COMMAND')} --color|--no-color`, l10n.t('Colours the output, or not; by default on a terminal.')],
    ['copydesk --version', l10n.t('Shows the version.')],
  ])}`
}

function written([name, { value, valueIsOptional }]: readonly [string, CommandOption]): string {
  if (!value) return `--${name}`
  return valueIsOptional ? `--${name}[=${value()}]` : `--${name} ${value()}`
}

/** The help is read in terminals of this width, and in the documentation. */
const helpColumns = 100
/** A longer option has its description on the next line. */
const maxLeftColumns = 26

function table(rows: readonly (readonly [string, string])[], width = Math.max(...rows.map(([left]) => columnsOf(left)))): string {
  const indent = ' '.repeat(width + 4)
  return rows
    .map(([left, right]) => {
      const lines = wrapped(right, helpColumns - width - 4)
      const space = columnsOf(left) > width ? `\n${indent}` : ' '.repeat(width - columnsOf(left) + 2)
      return `  ${left}${space}${lines.join(`\n${indent}`)}\n`
    })
    .join('')
}

/** Breaks a text into lines: at spaces, and after Chinese characters. */
function wrapped(text: string, columns: number): readonly string[] {
  const pieces = text.match(/\s+|[（“]*(?:\p{Script=Han}|[^\s\p{Script=Han}，。；：、）”（“]+)[，。；：、）”]*/gu) ?? []
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (columnsOf(line) + columnsOf(piece.trimEnd()) > columns && line.trim() !== '') {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  return [...lines, line.trimEnd()]
}

/** The width in a terminal: Chinese characters and signs take two columns. */
function columnsOf(text: string): number {
  return text.length + (text.match(/[\p{Script=Han}，。；：、（）]/gu)?.length ?? 0)
}
