import * as l10n from '@vscode/l10n'
import { parseArticle, type Article } from '../../core/article/article'
import { globMatcher } from '../../core/files/globs'
import { checkArticle } from '../../core/lint/checkArticle'
import { isArticle, isTemplate } from '../../core/settings/siteScope'
import { visibleName } from '../../core/text/visible'
import type { ResolvedConfig } from '../config/configResolver'
import { decodeText, mayHaveFrontMatter } from '../io/decode'
import { LeftAlone } from '../io/fileErrors'
import type { Files } from '../io/files'
import { relativePath } from '../io/paths'
import { readFailure } from '../io/readText'
import type { Target } from '../io/targets'
import type { ReportedProblem } from '../reporters/reporter'
import type { CorpusCheck } from './corpusCheck'
import { fixArticle } from './fixArticle'
import { reported, unreadable } from './reportedProblem'

/** What the check of one file found. Plain data. */
export interface FileResult {
  /** Whether it counts as checked: it is an article, or it cannot be read. */
  readonly isChecked: boolean
  /** Number of problems fixed. */
  readonly fixed: number
  readonly problems: readonly ReportedProblem[]
  readonly notes: readonly Note[]
}

/** A sentence for standard error. */
export interface Note {
  readonly text: string
  /** `skipped`: a file named on the command line is not checked; `leftAlone`: a file was not written on purpose; `failed`: it could not be. */
  readonly kind: 'skipped' | 'note' | 'leftAlone' | 'failed'
}

export interface FileCheckOptions {
  readonly files: Files
  /** The current folder. */
  readonly here: string
  readonly configOf: (path: string) => ResolvedConfig
  /** Gets each article that is checked. */
  readonly corpusCheck: CorpusCheck
  /** Whether the safe fixes are written. */
  readonly fix: boolean
  /** Whether problems get `details`. */
  readonly detailed: boolean
  /** An error as a clause of a sentence. */
  readonly explain: (error: unknown) => string
}

const nothing: FileResult = { isChecked: false, fixed: 0, problems: [], notes: [] }

/** Checks a file if it is an article. Never throws for what the file holds; an exception is a bug in Copydesk. */
export function checkFile(target: Target, options: FileCheckOptions): FileResult {
  const { path, named } = target
  const { files, here, configOf } = options
  const shown = visibleName(relativePath(here, path))
  const config = configOf(path)
  const { articles } = config.scope.settings
  const articlePath = config.folder === undefined ? (path.split('/').at(-1) ?? path) : relativePath(config.folder, path)
  if (!named && articles && !globMatcher(articles)(articlePath)) return nothing
  const bytes = read(files, path)
  if ('refused' in bytes) return refused(relativePath(here, path), bytes.refused)
  const decoded = decodeText(bytes)
  if ('refused' in decoded) return refused(relativePath(here, path), decoded.refused)
  const article = mayHaveFrontMatter(bytes) ? parseArticle(decoded.text, articlePath) : undefined
  // Files named on the command line need front matter; files found in folders must be articles by the settings too.
  if (named && isTemplate(articlePath, config.scope)) return skipped(l10n.t('{0} is a template of the site, so it is not checked.', shown))
  if (article && (named ? article.frontMatter : isArticle(article, articlePath, config.scope)))
    return options.fix ? fixFile(article, target, articlePath, config, options) : check(article, target, articlePath, config, options)
  return named ? skipped(l10n.t('{0} has no front matter, so it is not checked.', shown)) : nothing
}

function check(article: Article, { path }: Target, articlePath: string, config: ResolvedConfig, options: FileCheckOptions): FileResult {
  const { here, corpusCheck, detailed } = options
  corpusCheck.add(path, article, config)
  const problems = reported(relativePath(here, path), article, checkArticle(article, articlePath, config), detailed)
  return { isChecked: true, fixed: 0, problems, notes: [] }
}

/** Writes the safe fixes. The problems are those that remain. */
function fixFile(article: Article, target: Target, articlePath: string, config: ResolvedConfig, options: FileCheckOptions): FileResult {
  const { path, outside } = target
  const { files, here, corpusCheck, explain, detailed } = options
  const file = relativePath(here, path)
  const shown = visibleName(file)
  const { text, problems, fixed, cycle, failure, written } = fixArticle(article, articlePath, config, (fixedText, expected) => {
    if (outside) throw new LeftAlone(l10n.t('it is a link to a file outside these folders'))
    return files.write(path, fixedText, expected)
  })
  const notes: Note[] = []
  if (cycle) notes.push({ text: l10n.t('{0}: these fixes undo one another and were left out: {1}', shown, cycle.join(', ')), kind: 'note' })
  if (written?.hasOtherNames)
    notes.push({ text: l10n.t('{0} was fixed, but it has other names (hard links), which keep the old text.', shown), kind: 'note' })
  if (failure instanceof LeftAlone) notes.push({ text: l10n.t('{0} was not written: {1}', shown, failure.message), kind: 'leftAlone' })
  else if (failure !== undefined)
    notes.push({ text: l10n.t('{0} could not be written and is unchanged: {1}', shown, explain(failure)), kind: 'failed' })
  const remaining = text === article.text ? article : parseArticle(text, articlePath)
  corpusCheck.add(path, remaining, config)
  return { isChecked: true, fixed, problems: reported(file, remaining, problems, detailed), notes }
}

function read(files: Files, path: string): Uint8Array | { readonly refused: string } {
  try {
    return files.read(path)
  } catch (error) {
    return { refused: readFailure(error) }
  }
}

function refused(file: string, message: string): FileResult {
  return { isChecked: true, fixed: 0, problems: [unreadable(file, message)], notes: [] }
}

function skipped(text: string): FileResult {
  return { ...nothing, notes: [{ text, kind: 'skipped' }] }
}
