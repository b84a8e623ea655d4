import * as l10n from '@vscode/l10n'
import { settingsFile } from '../../core/settings/settings'
import { sampled, setUpText, tellingFiles } from '../../core/settings/setUp'
import type { InitCommand } from './arguments'
import { mayHaveFrontMatter } from '../io/decode'
import type { Io } from '../io/io'
import { joinPath, relativePath } from '../io/paths'
import { readFailure, readText } from '../io/readText'
import { findTargets } from '../io/targets'

/** Prints a `copydesk.yaml` for a folder, or writes it where there is none. @returns the exit code */
export function init({ folder: written, write }: InitCommand, { files, print, warn }: Pick<Io, 'files' | 'print' | 'warn'>): number {
  const folder = files.resolve(written)
  const target = joinPath(folder, settingsFile)
  const fail = (message: string) => {
    warn(`${message}\n`)
    return 2
  }
  if (files.kind(folder) !== 'folder') return fail(l10n.t('“{0}” is no folder.', written))
  if (write && files.kind(target) !== undefined)
    return fail(l10n.t('There is a {0} already, and it stays as it is. Without --write, a new one is only shown.', settingsFile))
  const names = new Set(files.list(folder).map(({ name }) => name))
  const textOf = (path: string) => {
    const read = readText(files, path)
    return 'text' in read ? read.text : undefined
  }
  const texts = tellingFiles.flatMap((name) => {
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
    print(settings)
    return 0
  }
  try {
    files.create(target, new TextEncoder().encode(settings))
  } catch (error) {
    return fail(l10n.t('{0} could not be written: {1}', settingsFile, readFailure(error)))
  }
  print(`${l10n.t('{0} is written. Look it over: it is a beginning.', relativePath(files.resolve('.'), target))}\n`)
  return 0
}
