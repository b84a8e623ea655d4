import * as l10n from '@vscode/l10n'
import { parseArticle } from '../../core/article/article'
import { renameInSettings, renameInVocabularyFile } from '../../core/rename/renameVocabulary'
import { mayHold, renameValue, type RenameOutcome } from '../../core/rename/renameValue'
import { vocabularySettings } from '../../core/settings/overrides'
import { isArticle } from '../../core/settings/siteScope'
import { applyEdits, type Edit } from '../../core/text/text'
import { visibleName } from '../../core/text/visible'
import { namedPath, type ResolvedConfig } from '../config/configResolver'
import { readConfigs } from '../config/configs'
import { decodeText, mayHaveFrontMatter } from '../io/decode'
import type { Io } from '../io/io'
import { joinPath, parentOf, relativePath } from '../io/paths'
import { readFailure, readText } from '../io/readText'
import { findTargets, missingMessage, type Target } from '../io/targets'
import { batched, type Output } from '../reporting/output'
import { defineCommand, UsageError, type ParsedArguments } from './command'
import { diffOf } from '../checking/diff'

const options = {
  category: { type: 'boolean', isAlternative: true, help: () => l10n.t('Renames a category.') },
  tag: { type: 'boolean', isAlternative: true, help: () => l10n.t('Renames a tag.') },
  author: { type: 'boolean', isAlternative: true, help: () => l10n.t('Renames a byline.') },
  'dry-run': { type: 'boolean', help: () => l10n.t('Shows the changes without making them.') },
} as const

export const rename = defineCommand({
  name: 'rename',
  positionals: () => `${l10n.t('OLD')} ${l10n.t('NEW')} [paths…]`,
  summary: () => l10n.t('Renames a category, a tag or a byline in all articles.'),
  description: () =>
    l10n.t(
      'Renames a category, a tag or a byline in all articles and in the vocabulary of copydesk.yaml; no other byte changes. If the new name is in use already, the two become one.',
    ),
  options,
  run: (args, io) => new RenameRun(readRenameOptions(args), io).run(),
})

export interface RenameOptions {
  /** `categories`, `tags` or `authors`. */
  readonly vocabulary: string
  readonly from: string
  readonly to: string
  /** As written on the command line; the current folder if none were. */
  readonly paths: readonly string[]
  readonly dryRun: boolean
}

/** @throws UsageError when the arguments do not say what to rename, or the names are missing or equal */
export function readRenameOptions({ values, positionals }: ParsedArguments<typeof options>): RenameOptions {
  const chosen = [values.category && 'categories', values.tag && 'tags', values.author && 'authors'].filter((name) => name !== undefined)
  const [vocabulary] = chosen
  if (!vocabulary || chosen.length > 1) throw new UsageError(l10n.t('Name what to rename: --category, --tag or --author.'))
  const [from, to, ...paths] = positionals.map((text, index) => (index < 2 ? text.trim() : text))
  if (!from || !to) throw new UsageError(l10n.t('Give the old name and the new one.'))
  if (from === to) throw new UsageError(l10n.t('The old name and the new one are the same.'))
  return { vocabulary, from, to, paths: paths.length > 0 ? paths : ['.'], dryRun: values['dry-run'] ?? false }
}

/** The edits of one file. */
interface Change {
  readonly path: string
  readonly text: string
  readonly edits: readonly Edit[]
}

/**
 * One run of `copydesk rename`. All files are read and all changes found before the first file is written; if a file cannot be
 * written, the files before it get their old text back.
 */
class RenameRun {
  readonly #options: RenameOptions
  readonly #io: Io
  readonly #currentFolder: string
  readonly #output: Output
  /** The configurations met so far, by the path of their `copydesk.yaml`. */
  readonly #configs = new Map<string, ResolvedConfig>()
  /** Whether a file could not be read, changed or written: the exit code is 2 then. */
  #hasFailed = false

  constructor(renameOptions: RenameOptions, io: Io) {
    this.#options = renameOptions
    this.#io = io
    this.#currentFolder = io.files.resolve('.')
    this.#output = batched(io)
  }

  /** @returns the exit code */
  run(): number {
    const { paths, dryRun } = this.#options
    const { files: targets, unreadable, missing } = findTargets(this.#io.files, paths)
    for (const path of missing) this.#output.warn(missingMessage(path))
    if (missing.length > 0) return 2
    for (const { path, reason } of unreadable) this.#refuse(path, reason)

    const { files, rules } = this.#io
    const { configOf } = readConfigs(
      targets.map(({ path }) => path),
      { files, rules, config: undefined },
    )
    const articleChanges = targets.flatMap((target, index) => {
      this.#output.progress(index, targets.length)
      return this.#articleChange(target, configOf(target.path)) ?? []
    })
    // Two configurations may name the same vocabulary file.
    const vocabularyChanges = new Map([...this.#configs.values()].flatMap((config) => this.#vocabularyChanges(config)).map(byPath))
    const changes = [...articleChanges, ...vocabularyChanges.values()]
    const isDone = dryRun ? this.#show(changes) : this.#write(changes)
    if (isDone) this.#output.print(`${this.#summary(articleChanges.length, vocabularyChanges.size)}\n`)
    this.#output.end()
    return this.#hasFailed || !isDone ? 2 : 0
  }

  #articleChange({ path, named, outside }: Target, config: ResolvedConfig): Change | undefined {
    if (config.settingsPath !== undefined) this.#configs.set(config.settingsPath, config)
    try {
      const bytes = this.#io.files.read(path)
      if (!mayHaveFrontMatter(bytes)) return undefined
      const decoded = decodeText(bytes)
      if ('refused' in decoded) return this.#refuse(path, decoded.refused)
      // A quick search first: nearly all files do not have the name.
      if (!mayHold(decoded.text, this.#options.from)) return undefined
      const article = parseArticle(decoded.text, path)
      const articlePath = config.folder === undefined ? path : relativePath(config.folder, path)
      if (!named && !isArticle(article, articlePath, config.scope)) return undefined
      const change = this.#changeOf(path, decoded.text, renameValue(article, this.#options))
      return change && outside ? this.#refuse(path, l10n.t('It is a link to a file outside these folders, and was not changed.')) : change
    } catch (error) {
      return this.#refuse(path, readFailure(error))
    }
  }

  /** The changes of a `copydesk.yaml` and of the vocabulary file that it names. */
  #vocabularyChanges({ settingsPath = '', scope: { settings } }: ResolvedConfig): readonly Change[] {
    const listed = vocabularySettings(settings, this.#options.vocabulary)
    if (listed.length === 0) return []
    const folder = joinPath(parentOf(settingsPath) ?? '', '')
    const inSettings = this.#textChange(settingsPath, (text) => ({ edits: renameInSettings(text, this.#options) }))
    const paths = new Set(listed.flatMap(({ file }) => (file ? namedPath(this.#io.files, folder, file.path) : [])))
    return [inSettings, ...[...paths].map((path) => this.#listChange(path, folder))].filter((change) => change !== undefined)
  }

  /** The change of a vocabulary file. @param folder that of `copydesk.yaml`, ending with a slash */
  #listChange(path: string, folder: string): Change | undefined {
    const change = this.#textChange(path, (text) => renameInVocabularyFile(text, path, this.#options))
    return change && !this.#isBelow(path, folder)
      ? this.#refuse(path, l10n.t('It is outside the folder of copydesk.yaml, and was not changed.'))
      : change
  }

  /** Whether a file is in the folder of the settings or in the current folder, whatever links lead to it. */
  #isBelow(file: string, folder: string): boolean {
    const { files } = this.#io
    const real = files.realPath(file)
    return [folder, this.#currentFolder].some((allowed) => real.startsWith(joinPath(files.realPath(allowed), '')))
  }

  #textChange(path: string, outcomeOf: (text: string) => RenameOutcome): Change | undefined {
    const read = readText(this.#io.files, path)
    return 'refused' in read ? this.#refuse(path, read.refused) : this.#changeOf(path, read.text, outcomeOf(read.text))
  }

  #changeOf(path: string, text: string, { edits = [], refused }: RenameOutcome): Change | undefined {
    if (refused !== undefined) this.#refuse(path, refused)
    return edits.length > 0 ? { path, text, edits } : undefined
  }

  #show(changes: readonly Change[]): true {
    for (const { path, text, edits } of changes) this.#output.print(diffOf(relativePath(this.#currentFolder, path), text, edits))
    return true
  }

  /** @returns whether all files were written; otherwise all have their old text */
  #write(changes: readonly Change[]): boolean {
    const written: Change[] = []
    for (const change of changes) {
      try {
        this.#io.files.write(change.path, encode(applyEdits(change.text, change.edits)), encode(change.text))
        written.push(change)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        this.#refuse(change.path, l10n.t('It could not be written, so nothing was renamed: {0}', reason))
        for (const done of written) this.#restore(done)
        return false
      }
    }
    return true
  }

  #restore({ path, text, edits }: Change): void {
    try {
      this.#io.files.write(path, encode(text), encode(applyEdits(text, edits)))
    } catch (error) {
      this.#refuse(path, l10n.t('It has the new name, and its old text could not be restored: {0}', readFailure(error)))
    }
  }

  #refuse(path: string, reason: string): undefined {
    this.#hasFailed = true
    this.#output.warn(`${visibleName(relativePath(this.#currentFolder, path))}: ${reason}`)
  }

  #summary(articles: number, vocabularyFiles: number): string {
    const { dryRun } = this.#options
    const [from, to] = [visibleName(this.#options.from), visibleName(this.#options.to)]
    if (articles + vocabularyFiles === 0) return l10n.t('“{0}” is in none of these articles.', from)
    const sentence = dryRun ? wouldRename(from, to, articles) : hasRenamed(from, to, articles)
    if (vocabularyFiles === 0) return sentence
    return `${sentence} ${dryRun ? l10n.t('The vocabulary would change too.') : l10n.t('The vocabulary was changed too.')}`
  }
}

const encode = (text: string) => new TextEncoder().encode(text)

const byPath = (change: Change) => [change.path, change] as const

function wouldRename(from: string, to: string, articles: number): string {
  return articles === 1
    ? l10n.t('“{0}” would become “{1}” in 1 article.', from, to)
    : l10n.t('“{0}” would become “{1}” in {2} articles.', from, to, articles)
}

function hasRenamed(from: string, to: string, articles: number): string {
  return articles === 1
    ? l10n.t('“{0}” is now “{1}” in 1 article.', from, to)
    : l10n.t('“{0}” is now “{1}” in {2} articles.', from, to, articles)
}
