import * as l10n from '@vscode/l10n'
import { parseArticle, type Article } from '../../core/article/article'
import { globMatcher } from '../../core/files/globs'
import { checkArticle, checkText, checkTogether, type CheckOutcome } from '../../core/lint/checkArticle'
import { fixAll } from '../../core/lint/fix'
import type { LintConfig } from '../../core/lint/lintConfig'
import { dateSiteOf, expiryOf } from '../../core/lint/siteDate'
import { isArticle, isTemplate } from '../../core/settings/siteScope'
import { visibleName } from '../../core/text/visible'
import type { ResolvedConfig } from '../config/configResolver'
import type { SettingsProblem } from '../config/settingsProblem'
import { decodeText, mayHaveFrontMatter } from '../io/decode'
import { LeftAlone } from '../io/fileErrors'
import { contentHash } from '../io/contentHash'
import type { Files } from '../io/files'
import { relativePath } from '../io/paths'
import { readFailure } from '../io/readText'
import type { Target } from '../io/targets'
import type { ReportedProblem } from '../reporters/reporter'
import { corpusFacts, type CorpusFacts } from './corpusFacts'
import { diffOf } from './diff'
import { fixArticle } from './fixArticle'
import { reported, suppressedIn, unreadable, type SuppressedProblem } from './reportedProblem'
import type { SiteAnswers } from './siteAnswers'
import { noFiles, notingSite, type UsedFiles } from './usedFiles'

/** What the check of one file found. Plain data. */
export interface FileResult {
  /** Whether it counts as checked: it is an article, or it cannot be read. */
  readonly isChecked: boolean
  /** Number of problems fixed. */
  readonly fixed: number
  readonly problems: readonly ReportedProblem[]
  /** Those that comments suppress; empty unless they are asked for. */
  readonly suppressed: readonly ReportedProblem[]
  /** What the safe fixes would change, as a unified diff; '' if nothing, or if nobody asks. */
  readonly diff: string
  readonly notes: readonly Note[]
  /** Problems of settings that were read before this file. */
  readonly inSettings: readonly SettingsProblem[]
  /** What the comparison with other articles needs; undefined if it is not compared. */
  readonly facts: CorpusFacts | undefined
  /** Only if the run asks for it, and the file was read. */
  readonly source?: ArticleSource
}

/** What a result was made from, besides the settings. Plain data. */
export interface ArticleSource {
  /** The hash of the bytes that were checked. */
  readonly hash: string
  /** What the check has asked of other files of the site (`SiteAnswers`). */
  readonly asked: readonly string[]
  /** Whether the result may be another one at a later time. */
  readonly isTimed: boolean
}

/** The rules that compare with the time of the check. */
export const timedRules: ReadonlySet<string> = new Set(['date-expired', 'date-future'])

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
  /** The problems of settings that `configOf` has read since the last call. */
  readonly newInSettings: () => readonly SettingsProblem[]
  /** Whether the safe fixes are written. */
  readonly fix: boolean
  /** Whether an article is checked, and not only compared with others. @param real its path without symbolic links */
  readonly isWanted: (real: string) => boolean
  /** Whether results have a `diff`. */
  readonly diff: boolean
  /** Whether the problems that comments suppress are in the results. */
  readonly showSuppressed: boolean
  /** Whether problems get `details`. */
  readonly detailed: boolean
  /** If it is there, results have a `source`. */
  readonly answers?: SiteAnswers | undefined
  /** Called when a rule throws for the article at a path (a bug in Copydesk). */
  readonly ruleFailed: (path: string, ruleId: string, error: unknown) => void
  /** An error as a clause of a sentence. */
  readonly explain: (error: unknown) => string
  /** Called for each article that was checked, before its result. */
  readonly onArticle?: (path: string, article: Article) => void
}

/** The result of a file that is no article. */
export const nothing: FileResult = {
  isChecked: false,
  fixed: 0,
  problems: [],
  suppressed: [],
  diff: '',
  notes: [],
  inSettings: [],
  facts: undefined,
}

/** A file that is an article. */
interface OpenedArticle {
  readonly target: Target
  readonly article: Article
  /** As `checkArticle` receives it. */
  readonly path: string
  readonly config: ResolvedConfig
  readonly lintConfig: LintConfig
  /** Filled by the check, if they are asked for. */
  readonly suppressed: SuppressedProblem[]
  /** The hash of its bytes; '' if nobody asks. */
  readonly hash: string
  /** Filled by the check. */
  readonly used: UsedFiles
}

/** The most articles that are checked together. More of them would need more memory than the processor has close by. */
const maxTogether = 16
/** After this many UTF-16 code units no other article is added to those that are checked together. */
const maxUnitsTogether = 200_000

/** Checks files, each if it is an article. Never throws for what a file holds. @returns the results in the order of the files */
export function* checkFiles(targets: readonly Target[], options: FileCheckOptions): Generator<FileResult, undefined> {
  let waiting: Waiting[] = []
  let units = 0
  for (const target of targets) {
    const opened = attempt(target, options, () => open(target, options))
    const inSettings = options.newInSettings()
    const file = 'article' in opened && options.fix ? attempt(target, options, () => fixFile(opened, options)) : opened
    waiting.push({ file, inSettings })
    if ('article' in opened) units += opened.article.text.length
    if (!options.fix && waiting.length < maxTogether && units < maxUnitsTogether) continue
    yield* checkOpened(waiting, options)
    waiting = []
    units = 0
  }
  yield* checkOpened(waiting, options)
  return undefined
}

/** A file that has been opened, and the problems of settings that were read for it. */
interface Waiting {
  readonly file: OpenedArticle | FileResult
  readonly inSettings: readonly SettingsProblem[]
}

function* checkOpened(waiting: readonly Waiting[], options: FileCheckOptions): Generator<FileResult> {
  const outcomes = checkTogether(waiting.flatMap(({ file }) => ('article' in file ? file : []))).values()
  for (const { file, inSettings } of waiting) {
    const result = 'article' in file ? resultOf(file, outcomes.next().value, options) : file
    yield inSettings.length > 0 ? { ...result, inSettings } : result
  }
}

/** An exception is a bug in Copydesk. */
function attempt<Result>({ path }: Target, { here, explain }: FileCheckOptions, work: () => Result): Result | FileResult {
  try {
    return work()
  } catch (error) {
    const shown = visibleName(relativePath(here, path))
    const text = l10n.t('{0} could not be checked. This is a bug in Copydesk: {1}', shown, explain(error))
    return { ...nothing, notes: [{ text, kind: 'failed' }] }
  }
}

function open(target: Target, options: FileCheckOptions): OpenedArticle | FileResult {
  const { path: file, named } = target
  const { files, here, configOf, ruleFailed, showSuppressed } = options
  const shown = visibleName(relativePath(here, file))
  const isWanted = options.isWanted(target.real)
  const used = noFiles()
  const config = options.answers ? notingSite(configOf(file), used) : configOf(file)
  const { articles } = config.scope.settings
  const path = config.folder === undefined ? (file.split('/').at(-1) ?? file) : relativePath(config.folder, file)
  if (!named && articles && !globMatcher(articles)(path)) return nothing
  const bytes = read(files, file)
  if ('refused' in bytes) return isWanted ? refused(relativePath(here, file), bytes.refused) : nothing
  const hash = options.answers ? contentHash(bytes) : ''
  const source = options.answers && { source: { hash, asked: [], isTimed: false } }
  const decoded = decodeText(bytes)
  if ('refused' in decoded) return isWanted ? refused(relativePath(here, file), decoded.refused) : nothing
  const article = mayHaveFrontMatter(bytes) ? parseArticle(decoded.text, path) : undefined
  // Files named on the command line need front matter; files found in folders must be articles by the settings too.
  if (named && isTemplate(path, config.scope))
    return isWanted ? skipped(l10n.t('{0} is a template of the site, so it is not checked.', shown)) : nothing
  if (!article || !(named ? article.frontMatter : isArticle(article, path, config.scope)))
    return named && isWanted ? skipped(l10n.t('{0} has no front matter, so it is not checked.', shown)) : { ...nothing, ...source }
  if (!isWanted) return { ...nothing, ...source, facts: corpusFacts(file, article, config, false) }
  const suppressed: SuppressedProblem[] = []
  const lintConfig: LintConfig = {
    ...config,
    ruleFailed: (ruleId, error) => ruleFailed(file, ruleId, error),
    onSuppressed: showSuppressed || options.answers ? (problem, reason) => suppressed.push({ problem, reason }) : undefined,
  }
  return { target, article, path, config, lintConfig, suppressed, hash, used }
}

function resultOf(opened: OpenedArticle, outcome: CheckOutcome | undefined, options: FileCheckOptions): FileResult {
  const { target, article, config, suppressed: found } = opened
  const { here, detailed } = options
  return attempt(target, options, () => {
    if (!outcome || 'thrown' in outcome) throw outcome?.thrown
    options.onArticle?.(target.path, article)
    const file = relativePath(here, target.path)
    const problems = reported(file, article, outcome.problems, detailed)
    return {
      ...nothing,
      isChecked: true,
      problems,
      suppressed: options.showSuppressed ? suppressedIn(file, article, found) : [],
      diff: options.diff ? diffIn(file, opened) : '',
      facts: corpusFacts(target.path, article, config, true),
      ...sourceOf(opened, problems, options),
    }
  })
}

/** @param problems those that were found, apart from suppressed ones */
function sourceOf(
  { hash, used, suppressed, article, path, lintConfig }: OpenedArticle,
  problems: readonly ReportedProblem[],
  { answers }: FileCheckOptions,
) {
  if (!answers) return undefined
  const found = [...problems, ...suppressed.map(({ problem }) => problem)]
  // What expires later has no problem yet.
  const isTimed = found.some(({ ruleId }) => timedRules.has(ruleId)) || expiryOf(article, dateSiteOf(lintConfig.scope, path)) !== undefined
  return { source: { hash, asked: answers.questionsOf(used), isTimed } }
}

/** What the safe fixes would change. */
function diffIn(file: string, { article, path, lintConfig }: OpenedArticle): string {
  const { edits } = fixAll(article.text, (text) => checkText(text, path, lintConfig))
  return edits.length === 0 ? '' : diffOf(file, article.text, edits, diffContext)
}

/** Lines around each change: as many as git and diff show. */
const diffContext = 3

/** Writes the safe fixes. The problems are those that remain. */
function fixFile(opened: OpenedArticle, options: FileCheckOptions): FileResult {
  const { target, article, path: articlePath, config, lintConfig, suppressed: found } = opened
  const { path, outside } = target
  const { files, here, explain, detailed } = options
  const file = relativePath(here, path)
  const shown = visibleName(file)
  const { text, problems, fixed, cycle, failure, written } = fixArticle(article, articlePath, lintConfig, (fixedText, expected) => {
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
  const facts = corpusFacts(path, remaining, config, true)
  // The checks of the texts in between have found them too.
  found.length = 0
  if (options.showSuppressed || options.answers) checkArticle(remaining, articlePath, lintConfig)
  const suppressed = options.showSuppressed ? suppressedIn(file, remaining, found) : []
  const left = reported(file, remaining, problems, detailed)
  const source = fixed === 0 ? sourceOf(opened, left, options) : undefined
  return { ...nothing, isChecked: true, fixed, problems: left, suppressed, notes, facts, ...source }
}

function read(files: Files, path: string): Uint8Array | { readonly refused: string } {
  try {
    return files.read(path)
  } catch (error) {
    return { refused: readFailure(error) }
  }
}

function refused(file: string, message: string): FileResult {
  return { ...nothing, isChecked: true, problems: [unreadable(file, message)] }
}

function skipped(text: string): FileResult {
  return { ...nothing, notes: [{ text, kind: 'skipped' }] }
}
