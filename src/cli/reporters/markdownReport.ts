import * as l10n from '@vscode/l10n'
import { severityName } from '../../core/lint/ruleDocs'
import { visibleMessage } from '../../core/text/visible'
import type { ProblemsByFile } from './grouped'
import type { Pipeline, ReportedProblem, Summary } from './reporter'
import { worstFirst } from './severity'
import { summaryLine } from './summaryLine'

/**
 * A report in Markdown that an editor can read: by article, the articles with errors first.
 * @param maxLength about how long it may be, in UTF-16 code units; what does not fit is counted at its end
 */
export function markdownReport(found: ProblemsByFile, summary: Summary, pipeline: Pipeline, maxLength: number): string {
  const articles = [...found.files()].sort(([, a], [, b]) => worst(a) - worst(b))
  let report = `## Copydesk\n\n${escaped(summaryLine(summary))}\n`
  let left = 0
  for (const [file, problems] of articles) {
    const section = `\n### ${escaped(pipeline.fromRoot(file))}\n\n${problems.map((problem) => item(problem, pipeline)).join('')}`
    if (left === 0 && report.length + section.length <= maxLength) report += section
    else left += problems.length
  }
  return left === 0 ? report : `${report}\n${l10n.t('There is no room for {0} more problems here: the log of the check has all.', left)}\n`
}

function item({ file, line, severity, message, ruleId, fixable }: ReportedProblem, pipeline: Pipeline): string {
  const place = l10n.t('line {0}', line)
  const address = pipeline.link(file, line)
  const fix = fixable ? ` ${l10n.t('(fixed by --fix)')}` : ''
  return `- **${severityName(severity)}**, ${address === undefined ? place : `[${place}](${address})`}: ${escaped(message)}${fix} \`${ruleId}\`\n`
}

function worst(problems: readonly ReportedProblem[]): number {
  return Math.min(...problems.map(({ severity }) => worstFirst.indexOf(severity)))
}

/** Text that Markdown shows as it is: each ASCII punctuation mark that can mean something is escaped (CommonMark 0.31, 2.4). */
function escaped(text: string): string {
  return visibleMessage(text).replace(/[\\`*_[\]<>#|~&@$]/g, '\\$&')
}
