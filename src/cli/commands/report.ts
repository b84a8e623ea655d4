import * as l10n from '@vscode/l10n'
import { visibleJson, visibleName } from '../../core/text/visible'
import { SiteReportBuilder } from '../../corpus/report/siteReport'
import { siteReportHtml, siteReportMarkdown } from '../../corpus/report/siteReportHtml'
import { checkFiles, type FileCheckOptions } from '../checking/checkFiles'
import { corpusCheck } from '../checking/corpusCheck'
import { reported } from '../checking/reportedProblem'
import { createConfigResolver } from '../config/configResolver'
import type { Io } from '../io/io'
import { relativePath } from '../io/paths'
import { findTargets, missingMessage } from '../io/targets'
import { batched } from '../reporting/output'
import { defineCommand, UsageError } from './command'

const formats = ['markdown', 'html', 'json'] as const

export const report = defineCommand({
  name: 'report',
  positionals: () => '[paths…]',
  summary: () => l10n.t('Reports what is true of many articles of a site.'),
  description: () =>
    l10n.t(
      'Checks all articles and reports what is true of many of them: habits, names in two spellings, images without alternative text, fields, and each rule with its problems.',
    ),
  options: {
    format: {
      type: 'string',
      value: () => formats.join('|'),
      values: () => formats,
      help: () => l10n.t('markdown (the default) and html are for people, json for other programs. Written to standard output.'),
    },
  },
  run({ values: { format = 'markdown' }, positionals }, io) {
    const known = formats.find((name) => name === format)
    if (!known) throw new UsageError(l10n.t('“{0}” is no format of the report. It can be {1}.', visibleName(format), formats.join(', ')))
    return writeReport(positionals.length > 0 ? positionals : ['.'], known, io)
  },
})

/** @returns the exit code: 2 if a path is missing or a part of the check failed */
function writeReport(paths: readonly string[], format: (typeof formats)[number], io: Io): number {
  const { files, rules } = io
  const output = batched(io)
  const here = files.resolve('.')
  const targets = findTargets(files, paths)
  for (const path of targets.missing) output.warn(missingMessage(path))
  if (targets.missing.length > 0) {
    output.end()
    return 2
  }
  const builder = new SiteReportBuilder()
  const failed = new Set<string>()
  const explain = (error: unknown) => (error instanceof Error ? error.message : String(error))
  const ruleFailed: FileCheckOptions['ruleFailed'] = (path, ruleId, error) => {
    if (!failed.has(ruleId))
      output.warn(
        l10n.t(
          'The rule “{0}” failed on {1}; the other rules still ran. This is a bug in Copydesk: {2}',
          ruleId,
          visibleName(relativePath(here, path)),
          explain(error),
        ),
      )
    failed.add(ruleId)
  }
  const shown = (path: string) => relativePath(here, path)
  const compared = corpusCheck(files, here, ruleFailed)
  const configOf = createConfigResolver({ files, rules, config: undefined, ruleFailed: () => {}, report: () => {} })
  const checking: FileCheckOptions = {
    files,
    here,
    configOf,
    newInSettings: () => [],
    fix: false,
    isWanted: () => true,
    diff: false,
    showSuppressed: false,
    detailed: false,
    ruleFailed,
    explain,
    onArticle: (path, article) => builder.article(shown(path), article),
  }
  let done = 0
  for (const { problems, facts } of checkFiles(targets.files, checking)) {
    const target = targets.files[done]
    output.progress(done++, targets.files.length)
    if (target && facts) compared.add(target.path, facts, configOf(target.path), true)
    for (const problem of problems) builder.problem(problem)
  }
  for (const { path, article, problems } of compared.problems())
    for (const problem of reported(shown(path), article, problems, false)) builder.problem(problem)
  compared.names((vocabulary, clusters, filesOf) => builder.names(vocabulary, clusters, (name) => filesOf(name).map(shown)))
  compared.languages((folder, coverage) => builder.languages(shown(folder), coverage, shown))
  const result = builder.result()
  // Chinese is the only other display language.
  const language = l10n.t('Site report') === 'Site report' ? 'en' : 'zh-CN'
  if (format === 'json') output.print(`${visibleJson(JSON.stringify(result))}\n`)
  else if (format === 'markdown') output.print(siteReportMarkdown(result, language))
  else output.print(siteReportHtml(result, { language, link: ({ file }) => file.split('/').map(encodeURIComponent).join('/') }))
  output.end()
  return failed.size > 0 ? 2 : 0
}
