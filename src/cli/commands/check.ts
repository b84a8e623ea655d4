import * as l10n from '@vscode/l10n'
import { parseArticle, type Article } from '../../core/article/article'
import { checkArticle, checkText } from '../../core/lint/checkArticle'
import { fixAll, type FixedText } from '../../core/lint/fix'
import type { Problem } from '../../core/text/problem'
import { isArticle } from '../../core/settings/siteScope'
import { globMatcher } from '../../core/files/globs'
import type { CheckCommand } from './arguments'
import { corpusCheck } from './corpusCheck'
import { decodeText, mayHaveFrontMatter } from '../io/decode'
import { createConfigResolver, type ResolvedConfig } from '../config/configResolver'
import { jsonReporter } from '../reporters/jsonReporter'
import type { Io } from '../io/io'
import { relativePath } from '../io/paths'
import { batched } from '../reporters/output'
import { readFailure } from '../io/readText'
import { firstPlace, placeOf } from '../reporters/reporter'
import { createProblemCounter } from '../reporters/problemCounter'
import { findTargets, type Target } from '../io/targets'
import { textReporter } from '../reporters/textReporter'

/** Checks files. @returns the exit code */
export function check(command: CheckCommand, io: Io): number {
  const started = io.now()
  const { files, rules } = io
  const here = files.resolve('.')
  const config = command.config === undefined ? undefined : files.resolve(command.config)
  const { files: targets, unreadable, missing } = findTargets(files, command.paths.length > 0 ? command.paths : ['.'])
  if (config !== undefined && !isFile(files, config)) return fail(l10n.t('The configuration “{0}” is not there.', command.config ?? ''))
  if (missing.length > 0) return fail(missing.map((path) => l10n.t('“{0}” is not there.', path)).join('\n'))

  const output = batched(io)
  const reporter =
    command.format === 'json' ? jsonReporter(output.print) : textReporter({ print: output.print, colour: io.colour, quiet: command.quiet })
  const counter = createProblemCounter(reporter, command.quiet)
  let failed = false
  let current = ''
  const failedRules = new Set<string>()
  const configOf = createConfigResolver({
    files,
    rules,
    config,
    ruleFailed: (ruleId, error) => {
      failed = true
      if (failedRules.has(ruleId)) return
      failedRules.add(ruleId)
      output.warn(
        l10n.t(
          'The rule “{0}” failed on {1}; the other rules went on. This is a mistake in Copydesk: {2}',
          ruleId,
          relativePath(here, current),
          explain(error),
        ),
      )
    },
    report: ({ path, place, ...told }) =>
      counter.add({ ...told, ...place, file: relativePath(here, path), severity: 'error', fixable: false }, true),
  })

  const beside = corpusCheck(files, here)
  for (const { path, reason } of unreadable) reportUnreadable(path, reason)
  targets.forEach((target, index) => {
    current = target.path
    output.progress(index, targets.length)
    try {
      checkFile(target)
    } catch (error) {
      failed = true
      output.warn(l10n.t('{0} could not be checked. This is a mistake in Copydesk: {1}', relativePath(here, target.path), explain(error)))
    }
  })
  tellBesideOthers()
  const summary = counter.summary(io.now() - started)
  reporter.end(summary)
  const tooMany = command.maxWarnings !== undefined && summary.warnings > command.maxWarnings
  if (tooMany)
    output.warn(l10n.t('There are more warnings ({0}) than --max-warnings allows ({1}).', summary.warnings, command.maxWarnings ?? 0))
  output.end()
  if (failed) return 2
  return summary.errors > 0 || tooMany ? 1 : 0

  function checkFile({ path, named }: Target): void {
    const lintConfig = configOf(path)
    const known = lintConfig.folder === undefined ? (path.split('/').at(-1) ?? path) : relativePath(lintConfig.folder, path)
    const { articles } = lintConfig.scope.settings
    if (!named && articles && !globMatcher(articles)(known)) return
    let bytes: Uint8Array
    try {
      bytes = files.read(path)
    } catch (error) {
      reportUnreadable(path, readFailure(error))
      return
    }
    const decoded = decodeText(bytes)
    if ('refused' in decoded) {
      reportUnreadable(path, decoded.refused)
      return
    }
    const article = mayHaveFrontMatter(bytes) ? parseArticle(decoded.text, known) : undefined
    if (article && (named ? article.frontMatter : isArticle(article, known, lintConfig.scope))) checkOne(path, known, article, lintConfig)
    else if (named && !command.quiet) output.warn(l10n.t('{0} has no front matter, so it is not checked.', relativePath(here, path)))
  }

  function checkOne(path: string, known: string, article: Article, lintConfig: ResolvedConfig): void {
    const { problems, text, fixed } = command.fix
      ? fixFile(path, known, article, lintConfig)
      : { problems: checkArticle(article, known, lintConfig), text: article.text, fixed: 0 }
    counter.checked(fixed)
    const now = text === article.text ? article : parseArticle(text)
    beside.add(path, now, lintConfig)
    tell(path, now, problems)
  }

  function tell(path: string, { text, lines }: Article, problems: readonly Problem[]): void {
    const file = relativePath(here, path)
    for (const { ruleId, severity, message, range, fixes } of problems) {
      counter.add({ file, ruleId, severity, message, ...placeOf(text, lines, range), fixable: fixes.some((fix) => fix.safe) })
    }
  }

  /** What an article has beside others is known once all have been read. */
  function tellBesideOthers(): void {
    try {
      for (const { path, article, problems } of beside.problems()) {
        current = path
        tell(path, article, problems)
      }
    } catch (error) {
      failed = true
      output.warn(l10n.t('The articles could not be checked against one another: {0}', explain(error)))
    }
  }

  /** Mends what can be mended safely. The file is written only when its text changes. */
  function fixFile(path: string, known: string, article: Article, lintConfig: ResolvedConfig) {
    let last: { readonly text: string; readonly problems: readonly Problem[] } | undefined
    const problemsOf = (text: string) => {
      if (last?.text !== text)
        last = { text, problems: text === article.text ? checkArticle(article, known, lintConfig) : checkText(text, known, lintConfig) }
      return last.problems
    }
    const mended: FixedText = fixAll(article.text, problemsOf)
    if (mended.cycle)
      output.warn(l10n.t('{0}: these fixes undo one another and were left out: {1}', relativePath(here, path), mended.cycle.join(', ')))
    const written = mended.text === article.text || write(path, mended.text)
    const text = written ? mended.text : article.text
    return { problems: problemsOf(text), text, fixed: written ? mended.fixed : 0 }
  }

  function write(path: string, text: string): boolean {
    const bytes = new TextEncoder().encode(text)
    try {
      const back = decodeText(bytes)
      if (!('text' in back) || back.text !== text) throw new Error(l10n.t('the fixed text is not whole'))
      files.write(path, bytes)
      return true
    } catch (error) {
      failed = true
      output.warn(l10n.t('{0} could not be written and is as it was: {1}', relativePath(here, path), explain(error)))
      return false
    }
  }

  function reportUnreadable(path: string, message: string): void {
    counter.checked(0)
    counter.add({ file: relativePath(here, path), ruleId: 'unreadable', severity: 'error', message, ...firstPlace, fixable: false })
  }

  function explain(error: unknown): string {
    if (!(error instanceof Error)) return String(error)
    return io.debug ? (error.stack ?? error.message) : error.message
  }

  function fail(message: string): number {
    io.warn(`${message}\n`)
    return 2
  }
}

function isFile(files: Io['files'], path: string): boolean {
  try {
    return files.kind(path) === 'file'
  } catch {
    return false
  }
}
