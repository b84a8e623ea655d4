import * as l10n from '@vscode/l10n'
import { readConfigs } from '../config/configs'
import type { Io } from '../io/io'
import { joinPath } from '../io/paths'

/**
 * Shows all rules, each with its severity for the articles of a folder, and what it requires.
 * @param written the folder, or a file in it, as written on the command line
 * @param config the settings file, if one is named
 */
export function listRules(written: string, config: string | undefined, { files, rules, print }: Io): number {
  const path = files.resolve(written)
  const article = files.kind(path) === 'folder' ? joinPath(path, 'article.md') : path
  const { configOf } = readConfigs([article], { files, rules, config: config === undefined ? undefined : files.resolve(config) })
  const { settings } = configOf(article).scope
  const rows = rules.map(
    ({ id, severity, optional, docs }) => [id, settings.rules[id] ?? (optional ? 'off' : severity), l10n.t(docs.summary)] as const,
  )
  const width = Math.max(0, ...rows.map(([id]) => id.length))
  const levelWidth = Math.max(0, ...rows.map(([, level]) => level.length))
  print(rows.map(([id, level, summary]) => `${id.padEnd(width)}  ${level.padEnd(levelWidth)}  ${summary}\n`).join(''))
  return 0
}
