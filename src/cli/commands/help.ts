import * as l10n from '@vscode/l10n'
import type { CommandName } from './arguments'

/** How the command, or one of its parts, is used. */
export function helpText(about: CommandName | undefined): string {
  switch (about) {
    case 'check':
      return checkHelp()
    case 'explain':
      return `copydesk explain ${l10n.t('RULE')}\n\n${l10n.t('Says what a rule asks for, why, and how to mend what it finds.')}\n`
    case 'dump':
      return `copydesk dump ${l10n.t('FILE')}\n\n${l10n.t('Shows how an article is read: each field and element with its place.')}\n`
    case 'init':
      return rows(`copydesk init [${l10n.t('FOLDER')}]\n\n${l10n.t('Shows a copydesk.yaml for a folder, from what is found in it.')}`, [
        ['--write', l10n.t('Writes it, where there is none yet.')],
      ])
    case 'rename':
      return rows(
        `copydesk rename --category ${l10n.t('OLD')} ${l10n.t('NEW')} [paths…]\n\n${l10n.t('Renames a category, a tag or a byline in all articles and in the newsroom’s lists; no other byte changes. Where the new name is in use already, the two become one.')}`,
        [
          ['--category, --tag, --author', l10n.t('What is renamed.')],
          ['--dry-run', l10n.t('Shows the changes and makes none.')],
        ],
      )
    case 'infer':
      return rows(
        `copydesk infer [paths…]\n\n${l10n.t('Learns from articles what their front matter holds: shows a JSON Schema for it, how many articles would fail, and where.')}`,
        [
          ['--write', l10n.t('Writes the schema and the lists of categories, tags and bylines, where there are none yet.')],
          ['--out FOLDER', l10n.t('Writes them to this folder.')],
        ],
      )
    default:
      return rows(l10n.t('Copydesk checks news articles: the front matter and the HTML of Markdown files.'), [
        ['copydesk check [paths…]', l10n.t('Checks files, and the articles in folders.')],
        [`copydesk rename ${l10n.t('OLD')} ${l10n.t('NEW')}`, l10n.t('Renames a category, a tag or a byline in all articles.')],
        ['copydesk infer [paths…]', l10n.t('Learns a schema for the front matter from the articles.')],
        [`copydesk explain ${l10n.t('RULE')}`, l10n.t('Says what a rule asks for, and why.')],
        [`copydesk dump ${l10n.t('FILE')}`, l10n.t('Shows how an article is read.')],
        [`copydesk init [${l10n.t('FOLDER')}]`, l10n.t('Shows or writes a copydesk.yaml for a folder.')],
        ['copydesk COMMAND --help', l10n.t('Says more about a command.')],
        ['copydesk --version', l10n.t('Shows the version.')],
      ])
  }
}

function checkHelp(): string {
  const options = rows(
    `copydesk check [paths…]\n\n${l10n.t('Checks files, and the articles in folders; without paths, those in the current folder.')}`,
    [
      ['--fix', l10n.t('Makes the fixes that keep the meaning, in the files.')],
      ['--quiet', l10n.t('Shows errors only.')],
      ['--format text|json', l10n.t('How the problems are written.')],
      ['--config FILE', l10n.t('Takes the settings from this file instead of copydesk.yaml.')],
      ['--max-warnings N', l10n.t('Fails when there are more warnings than this.')],
    ],
  )
  return `${options}\n${l10n.t('Exit code: 0 clean, 1 problems, 2 wrong use or a failure of Copydesk.')}\n`
}

function rows(title: string, lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([left]) => left.length))
  return `${title}\n\n${lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('')}`
}
