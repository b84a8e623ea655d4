import * as l10n from '@vscode/l10n'
import { settingsFile } from '../../core/settings/settings'
import { sampled, setUpText, siteSettingsFiles } from '../../core/settings/setUp'
import { visibleName, visibleText } from '../../core/text/visible'
import { mayHaveFrontMatter } from '../io/decode'
import type { Io } from '../io/io'
import { joinPath, relativePath } from '../io/paths'
import { readFailure, readText } from '../io/readText'
import { findTargets } from '../io/targets'
import { defineCommand, UsageError } from './command'

export const init = defineCommand({
  name: 'init',
  positionals: () => `[${l10n.t('FOLDER')}]`,
  summary: () => l10n.t('Shows or writes a copydesk.yaml for a folder.'),
  description: () => l10n.t('Shows a copydesk.yaml for a folder, based on the files in it.'),
  options: { write: { type: 'boolean', help: () => l10n.t('Writes it, if there is none yet.') } },
  run({ values: { write = false }, positionals: [folder = '.', ...others] }, io) {
    if (others.length > 0) throw new UsageError(l10n.t('Name one folder.'))
    return setUpFolder(folder, write, io)
  },
})

function setUpFolder(written: string, write: boolean, { files, print, warn }: Io): number {
  const folder = files.resolve(written)
  const target = joinPath(folder, settingsFile)
  const fail = (message: string) => {
    warn(`${message}\n`)
    return 2
  }
  if (files.kind(folder) !== 'folder') return fail(l10n.t('“{0}” is not a folder.', visibleName(written)))
  if (write && files.kind(target) !== undefined)
    return fail(l10n.t('{0} exists already and is unchanged. Without --write, a new one is only shown.', settingsFile))
  const names = new Set(files.list(folder).map(({ name }) => name))
  const textOf = (path: string) => {
    const read = readText(files, path)
    return 'text' in read ? read.text : undefined
  }
  const texts = siteSettingsFiles.flatMap((name) => {
    const text = names.has(name) ? textOf(joinPath(folder, name)) : undefined
    return text === undefined ? [] : [[name, text] as const]
  })
  const markdown = sampled(findTargets(files, [folder]).files).flatMap(({ path }) => {
    const text = textOf(path)
    return text !== undefined && mayHaveFrontMatter(new TextEncoder().encode(text.slice(0, 1000)))
      ? [{ path: relativePath(folder, path), text }]
      : []
  })
  const settings = setUpText({ names, texts: new Map(texts), markdown })
  if (!write) {
    print(visibleText(settings))
    return 0
  }
  try {
    files.create(target, new TextEncoder().encode(settings))
  } catch (error) {
    return fail(l10n.t('{0} could not be written: {1}', settingsFile, readFailure(error)))
  }
  print(`${l10n.t('{0} was written. Review it: it is a starting point.', visibleName(relativePath(files.resolve('.'), target)))}\n`)
  return 0
}
