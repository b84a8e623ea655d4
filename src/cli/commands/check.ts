import * as l10n from '@vscode/l10n'
import { parseArticle, type Article } from '../../core/article/article'
import { globMatcher } from '../../core/files/globs'
import { checkArticle } from '../../core/lint/checkArticle'
import { isArticle, isTemplate } from '../../core/settings/siteScope'
import type { Problem } from '../../core/text/problem'
import { visibleName } from '../../core/text/visible'
import { createConfigResolver, type ResolvedConfig } from '../config/configResolver'
import type { SettingsProblem } from '../config/settingsProblem'
import { decodeText, mayHaveFrontMatter } from '../io/decode'
import { LeftAlone } from '../io/fileErrors'
import type { Files } from '../io/files'
import type { Io } from '../io/io'
import { parentOf, relativePath } from '../io/paths'
import { readFailure } from '../io/readText'
import { findTargets, type Target } from '../io/targets'
import { batched, type Output } from '../reporters/output'
import { createProblemCounter, type ProblemCounter } from '../reporters/problemCounter'
import { fileStart, locationOf, type OutputFormat } from '../reporters/reporter'
import { reporters } from '../reporters/reporters'
import { defineCommand, UsageError, type ParsedArguments } from './command'
import { corpusCheck, type CorpusCheck } from './corpusCheck'
import { fixArticle } from './fixArticle'

const options = {
  fix: { type: 'boolean', help: () => l10n.t('Makes the safe fixes, which keep the meaning, in the files.') },
  quiet: { type: 'boolean', help: () => l10n.t('Shows errors only.') },
  format: {
    type: 'string',
    value: () => reporters.map(({ name }) => name).join('|'),
    help: () =>
      l10n.t('Output format: {0}.', reporters.map(({ name, description }) => l10n.t('{0} ({1})', name, description())).join(l10n.t(', '))),
  },
  config: { type: 'string', value: () => l10n.t('FILE'), help: () => l10n.t('Uses this settings file instead of copydesk.yaml.') },
  'max-warnings': { type: 'string', value: () => 'N', help: () => l10n.t('Exits with 1 if there are more than N warnings.') },
} as const

export const check = defineCommand({
  name: 'check',
  positionals: () => '[paths…]',
  summary: () => l10n.t('Checks files, and the articles in folders.'),
  description: () => l10n.t('Checks files, and the articles in folders; without paths, those in the current folder.'),
  notes: () =>
    l10n.t('Exit code: 0 no error; 1 an error, too many warnings, or a file that was not written; 2 wrong use or a failure of Copydesk.'),
  options,
  run: (args, io) => new CheckRun(readCheckOptions(args), io).run(),
})

export interface CheckOptions {
  /** As written on the command line; the current folder if none were. */
  readonly paths: readonly string[]
  readonly fix: boolean
  readonly quiet: boolean
  readonly reporter: OutputFormat
  /** The settings file for all articles, as written on the command line. */
  readonly config: string | undefined
  readonly maxWarnings: number | undefined
}

/** @throws UsageError when the value of an option is not allowed */
export function readCheckOptions({ values, positionals }: ParsedArguments<typeof options>): CheckOptions {
  const { fix = false, quiet = false, config, format = reporters[0].name, 'max-warnings': limit } = values
  const reporter = reporters.find(({ name }) => name === format)
  if (!reporter)
    throw new UsageError(l10n.t('--format must be one of {0}, not “{1}”.', reporters.map(({ name }) => name).join(', '), format))
  if (limit !== undefined && !/^\d{1,9}$/.test(limit))
    throw new UsageError(l10n.t('--max-warnings takes a whole number, not “{0}”.', limit))
  const paths = positionals.length > 0 ? positionals : ['.']
  return { paths, fix, quiet, reporter, config, maxWarnings: limit === undefined ? undefined : Number(limit) }
}

/** One run of `copydesk check`. */
class CheckRun {
  readonly #options: CheckOptions
  readonly #io: Io
  readonly #currentFolder: string
  readonly #output: Output
  readonly #counter: ProblemCounter
  readonly #configOf: (path: string) => ResolvedConfig
  readonly #corpusCheck: CorpusCheck
  /** Rules whose failure has been reported: once for each rule is enough. */
  readonly #failedRules = new Set<string>()
  /** The article being checked, for the message about a rule that throws. */
  #checkedPath = ''
  /** Whether something went wrong that is not a problem of an article: the exit code is 2 then. */
  #hasFailed = false
  /** Whether a file was not written on purpose, such as one that changed in the meantime: the exit code is at least 1 then. */
  #hasLeftAlone = false

  constructor(checkOptions: CheckOptions, io: Io) {
    const { files, rules, colour } = io
    const { config, quiet, reporter } = checkOptions
    this.#options = checkOptions
    this.#io = io
    this.#currentFolder = files.resolve('.')
    this.#output = batched(io)
    this.#counter = createProblemCounter(reporter.create({ print: this.#output.print, colour, quiet }), quiet)
    this.#corpusCheck = corpusCheck(files, this.#currentFolder)
    this.#configOf = createConfigResolver({
      files,
      rules,
      config: config === undefined ? undefined : files.resolve(config),
      ruleFailed: (ruleId, error) => this.#reportFailedRule(ruleId, error),
      report: (problem) => this.#reportSettingsProblem(problem),
    })
  }

  /** Checks all files. @returns the exit code */
  run(): number {
    const started = this.#io.now()
    const { paths, config } = this.#options
    const { files: targets, unreadable, missing } = findTargets(this.#io.files, paths)
    if (config !== undefined && !this.#isFile(config))
      return this.#refuse(l10n.t('The settings file “{0}” does not exist.', visibleName(config)))
    if (missing.length > 0) return this.#refuse(missing.map((path) => l10n.t('“{0}” does not exist.', visibleName(path))).join('\n'))

    for (const { path, reason } of unreadable) this.#reportUnreadable(path, reason)
    if (this.#options.fix) removeLeftovers(this.#io.files, targets)
    for (const [index, target] of targets.entries()) {
      this.#output.progress(index, targets.length)
      this.#checkTarget(target)
    }
    this.#checkCorpus()
    return this.#end(this.#io.now() - started)
  }

  #refuse(message: string): number {
    this.#output.warn(message)
    return 2
  }

  #checkTarget(target: Target): void {
    this.#checkedPath = target.path
    try {
      this.#checkFile(target)
    } catch (error) {
      this.#warnOfFailure(
        l10n.t('{0} could not be checked. This is a bug in Copydesk: {1}', this.#shown(target.path), this.#explain(error)),
      )
    }
  }

  /** Checks a file if it is an article. */
  #checkFile(target: Target): void {
    const { path, named } = target
    const config = this.#configOf(path)
    const { articles } = config.scope.settings
    const articlePath = config.folder === undefined ? (path.split('/').at(-1) ?? path) : relativePath(config.folder, path)
    if (!named && articles && !globMatcher(articles)(articlePath)) return
    const bytes = this.#read(path)
    if (!bytes) return
    const decoded = decodeText(bytes)
    if ('refused' in decoded) {
      this.#reportUnreadable(path, decoded.refused)
      return
    }
    const article = mayHaveFrontMatter(bytes) ? parseArticle(decoded.text, articlePath) : undefined
    // Files named on the command line need front matter; files found in folders must be articles by the settings too.
    if (named && isTemplate(articlePath, config.scope)) {
      if (!this.#options.quiet) this.#output.warn(l10n.t('{0} is a template of the site, so it is not checked.', this.#shown(path)))
    } else if (article && (named ? article.frontMatter : isArticle(article, articlePath, config.scope)))
      this.#checkArticle(article, target, articlePath, config)
    else if (named && !this.#options.quiet) this.#output.warn(l10n.t('{0} has no front matter, so it is not checked.', this.#shown(path)))
  }

  /** @returns undefined when the file cannot be read, which is reported as a problem */
  #read(path: string): Uint8Array | undefined {
    try {
      return this.#io.files.read(path)
    } catch (error) {
      this.#reportUnreadable(path, readFailure(error))
      return undefined
    }
  }

  #checkArticle(article: Article, target: Target, articlePath: string, config: ResolvedConfig): void {
    if (this.#options.fix) {
      this.#fixArticle(article, target, articlePath, config)
      return
    }
    const { path } = target
    this.#counter.checked(0)
    this.#corpusCheck.add(path, article, config)
    this.#report(path, article, checkArticle(article, articlePath, config))
  }

  /** Writes the safe fixes and reports the problems that remain. */
  #fixArticle(article: Article, { path, outside }: Target, articlePath: string, config: ResolvedConfig): void {
    const { text, problems, fixed, cycle, failure, written } = fixArticle(article, articlePath, config, (fixedText, expected) => {
      if (outside) throw new LeftAlone(l10n.t('it is a link to a file outside these folders'))
      return this.#io.files.write(path, fixedText, expected)
    })
    if (cycle) this.#output.warn(l10n.t('{0}: these fixes undo one another and were left out: {1}', this.#shown(path), cycle.join(', ')))
    if (written?.hasOtherNames)
      this.#output.warn(l10n.t('{0} was fixed, but it has other names (hard links), which keep the old text.', this.#shown(path)))
    if (failure instanceof LeftAlone) {
      this.#hasLeftAlone = true
      this.#output.warn(l10n.t('{0} was not written: {1}', this.#shown(path), failure.message))
    } else if (failure !== undefined)
      this.#warnOfFailure(l10n.t('{0} could not be written and is unchanged: {1}', this.#shown(path), this.#explain(failure)))
    const remaining = text === article.text ? article : parseArticle(text, articlePath)
    this.#counter.checked(fixed)
    this.#corpusCheck.add(path, remaining, config)
    this.#report(path, remaining, problems)
  }

  /** Runs the rules that compare articles, which need all of them. */
  #checkCorpus(): void {
    try {
      for (const { path, article, problems } of this.#corpusCheck.problems()) {
        this.#checkedPath = path
        this.#report(path, article, problems)
      }
    } catch (error) {
      this.#warnOfFailure(l10n.t('The articles could not be compared with one another: {0}', this.#explain(error)))
    }
  }

  #report(path: string, { text, lines }: Article, problems: readonly Problem[]): void {
    const file = this.#relative(path)
    for (const { ruleId, severity, message, range, fixes } of problems) {
      this.#counter.add({ file, ruleId, severity, message, ...locationOf(text, lines, range), fixable: fixes.some((fix) => fix.safe) })
    }
  }

  #reportUnreadable(path: string, message: string): void {
    this.#counter.checked(0)
    this.#counter.add({ file: this.#relative(path), ruleId: 'unreadable', severity: 'error', message, ...fileStart, fixable: false })
  }

  #reportSettingsProblem({ path, ruleId, message, location }: SettingsProblem): void {
    this.#counter.add({ file: this.#relative(path), ruleId, severity: 'error', message, ...location, fixable: false }, true)
  }

  #reportFailedRule(ruleId: string, error: unknown): void {
    this.#hasFailed = true
    if (this.#failedRules.has(ruleId)) return
    this.#failedRules.add(ruleId)
    const [file, reason] = [this.#shown(this.#checkedPath), this.#explain(error)]
    this.#output.warn(
      l10n.t('The rule “{0}” failed on {1}; the other rules still ran. This is a bug in Copydesk: {2}', ruleId, file, reason),
    )
  }

  #warnOfFailure(message: string): void {
    this.#hasFailed = true
    this.#output.warn(message)
  }

  /** Writes the summary. @returns the exit code */
  #end(ms: number): number {
    const { maxWarnings = Number.POSITIVE_INFINITY } = this.#options
    const { errors, warnings } = this.#counter.end(ms)
    const hasTooManyWarnings = warnings > maxWarnings
    if (hasTooManyWarnings)
      this.#output.warn(l10n.t('There are more warnings ({0}) than --max-warnings allows ({1}).', warnings, maxWarnings))
    this.#output.end()
    if (this.#hasFailed) return 2
    return errors > 0 || hasTooManyWarnings || this.#hasLeftAlone ? 1 : 0
  }

  #isFile(written: string): boolean {
    const { files } = this.#io
    try {
      return files.kind(files.resolve(written)) === 'file'
    } catch {
      return false
    }
  }

  #relative(path: string): string {
    return relativePath(this.#currentFolder, path)
  }

  /** For standard error. */
  #shown(path: string): string {
    return visibleName(this.#relative(path))
  }

  #explain(error: unknown): string {
    if (!(error instanceof Error)) return String(error)
    return this.#io.debug ? (error.stack ?? error.message) : error.message
  }
}

/** Removes what killed runs have left in the folders that this run writes to. */
function removeLeftovers(files: Files, targets: readonly Target[]): void {
  for (const folder of new Set(targets.flatMap(({ real, outside }) => (outside ? [] : (parentOf(real) ?? [])))))
    files.removeLeftovers(folder)
}
