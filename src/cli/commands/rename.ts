import * as l10n from '@vscode/l10n'
import { parseArticle } from '../../core/article/article'
import { renameInSettings, renameInVocabularyFile } from '../../core/rename/renameVocabulary'
import { mayHold, renameValue, type RenameOutcome } from '../../core/rename/renameValue'
import { isArticle } from '../../core/settings/siteScope'
import { applyEdits, type Edit } from '../../core/text/text'
import type { RenameCommand } from './arguments'
import { decodeText, mayHaveFrontMatter } from '../io/decode'
import { diffOf } from './diff'
import { createConfigResolver, namedPath, type ResolvedConfig } from '../config/configResolver'
import type { Io } from '../io/io'
import { batched } from '../reporters/output'
import { joinPath, parentOf, relativePath } from '../io/paths'
import { readFailure, readText } from '../io/readText'
import { findTargets } from '../io/targets'

interface Change {
  readonly path: string
  readonly text: string
  readonly edits: readonly Edit[]
}

/**
 * Renames a value in all articles, and in the lists of the newsroom. All files are read and all changes found before the
 * first is written; when one cannot be written, those before it get back what they had.
 * @returns the exit code
 */
export function rename(command: RenameCommand, io: Io): number {
  const { files, rules } = io
  const here = files.resolve('.')
  const output = batched(io)
  const { files: targets, unreadable, missing } = findTargets(files, command.paths.length > 0 ? command.paths : ['.'])
  if (missing.length > 0) {
    for (const path of missing) output.warn(l10n.t('“{0}” is not there.', path))
    return 2
  }
  let failed = unreadable.length > 0
  const refuse = (path: string, reason: string) => {
    failed = true
    output.warn(`${relativePath(here, path)}: ${reason}`)
  }
  for (const { path, reason } of unreadable) refuse(path, reason)
  const configOf = createConfigResolver({ files, rules, config: undefined, ruleFailed: () => {}, report: () => {} })
  const configs = new Map<string, ResolvedConfig>()
  const changes: Change[] = []
  targets.forEach(({ path, named }, index) => {
    output.progress(index, targets.length)
    const lintConfig = configOf(path)
    if (lintConfig.settingsPath !== undefined) configs.set(lintConfig.settingsPath, lintConfig)
    try {
      const change = changeOf(path, named, lintConfig)
      if (change) changes.push(change)
    } catch (error) {
      refuse(path, readFailure(error))
    }
  })
  const articles = changes.length
  // Two settings may name the same list.
  changes.push(...new Map([...configs.values()].flatMap(listChanges).map((change) => [change.path, change])).values())
  const done = command.dryRun ? show() : write()
  if (done) output.print(`${summary(articles)}\n`)
  output.end()
  return failed || !done ? 2 : 0

  function changeOf(path: string, named: boolean, lintConfig: ResolvedConfig): Change | undefined {
    const bytes = files.read(path)
    if (!mayHaveFrontMatter(bytes)) return undefined
    const decoded = decodeText(bytes)
    if ('refused' in decoded) {
      refuse(path, decoded.refused)
      return undefined
    }
    // Nearly all files end here.
    if (!mayHold(decoded.text, command.from)) return undefined
    const article = parseArticle(decoded.text)
    const known = lintConfig.folder === undefined ? path : relativePath(lintConfig.folder, path)
    if (!named && !isArticle(article, known, lintConfig.scope)) return undefined
    const { edits, refused } = renameValue(article, command)
    if (refused !== undefined) refuse(path, refused)
    return edits && edits.length > 0 ? { path, text: decoded.text, edits } : undefined
  }

  function listChanges({ settingsPath = '', scope: { settings } }: ResolvedConfig): readonly Change[] {
    const setting = settings.vocabularies[command.vocabulary]
    if (!setting) return []
    const folder = joinPath(parentOf(settingsPath) ?? '', '')
    const list = setting.file && namedPath(files, folder, setting.file.path)
    return [
      ...listChange(settingsPath, (text) => ({ edits: renameInSettings(text, command) })),
      ...(list === undefined ? [] : listChange(list, (text) => renameInVocabularyFile(text, list, command))),
    ]
  }

  function listChange(path: string, outcomeOf: (text: string) => RenameOutcome): readonly Change[] {
    const read = readText(files, path)
    if ('refused' in read) {
      refuse(path, read.refused)
      return []
    }
    const { edits = [], refused } = outcomeOf(read.text)
    if (refused !== undefined) refuse(path, refused)
    return edits.length > 0 ? [{ path, text: read.text, edits }] : []
  }

  function show(): boolean {
    for (const { path, text, edits } of changes) output.print(diffOf(relativePath(here, path), text, edits))
    return true
  }

  function write(): boolean {
    const written: Change[] = []
    for (const change of changes) {
      try {
        const now = readText(files, change.path)
        if (!('text' in now) || now.text !== change.text) throw new Error(l10n.t('it was changed meanwhile'))
        files.write(change.path, new TextEncoder().encode(applyEdits(change.text, change.edits)))
        written.push(change)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        refuse(change.path, l10n.t('It could not be written, so nothing is renamed: {0}', reason))
        for (const { path, text } of written) restore(path, text)
        return false
      }
    }
    return true
  }

  function restore(path: string, text: string): void {
    try {
      files.write(path, new TextEncoder().encode(text))
    } catch (error) {
      refuse(path, l10n.t('It has the new name already, and could not be given the old one back: {0}', readFailure(error)))
    }
  }

  function summary(count: number): string {
    const { from, to } = command
    if (changes.length === 0) return l10n.t('“{0}” is in none of these articles.', from)
    const lists = changes.length - count
    const told = command.dryRun
      ? l10n.t('“{0}” would become “{1}” in {2} articles.', from, to, count)
      : l10n.t('“{0}” is now “{1}” in {2} articles.', from, to, count)
    return lists === 0 ? told : `${told} ${l10n.t('The newsroom’s list has it too.')}`
  }
}
