import * as l10n from '@vscode/l10n'
import type { Severity } from '../../core/text/problem'
import { visibleMessage, visibleName } from '../../core/text/visible'
import { ProblemsByFile } from './grouped'
import { markdownReport } from './markdownReport'
import type { OutputFormat, ReportedProblem, ReporterOptions } from './reporter'
import { worstFirst } from './severity'
import { summaryLine } from './summaryLine'

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' }

/** GitHub shows 10 errors and 10 warnings of a step, and takes no notice of the others (REST API, Update a check run). */
const maxAnnotations = 10

/** GitHub refuses a job summary of more than 1 MiB a step (Workflow commands, Step isolation and limits); a character has up to 3 bytes. */
const maxSummaryLength = 1024 * 1024 * 0.3

/** Annotations of GitHub Actions, the worst first, and all problems in the summary of the job. */
export const github: OutputFormat = {
  name: 'github',
  description: () => l10n.t('annotations and the job summary of GitHub Actions'),
  needsDetails: true,
  prefersChanges: true,
  create(options) {
    const found = new ProblemsByFile()
    return {
      problem: (problem) => found.add(problem),
      end(summary) {
        const { print, quiet, pipeline } = options
        // By name: the same ten problems, in whatever order they were found.
        const problems = [...found.files()].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, ofFile]) => ofFile)
        print(annotations(problems, options))
        if (!quiet) print(`${summaryLine(summary)}\n`)
        if (problems.length > 0) pipeline.addToSummary?.(markdownReport(found, summary, pipeline, maxSummaryLength))
      },
    }
  },
}

function annotations(problems: readonly ReportedProblem[], options: ReporterOptions): string {
  const left: ReportedProblem[] = []
  let shown = ''
  for (const severity of worstFirst) {
    const command = commands[severity]
    const already = shown.split(`::${command} `).length - 1
    const ofSeverity = problems.filter((problem) => problem.severity === severity)
    // GitHub shows an annotation in the pull request only if its line is in the change.
    const all = [...ofSeverity.filter(({ isInChange }) => isInChange), ...ofSeverity.filter(({ isInChange }) => !isInChange)]
    const annotated = all.slice(0, maxAnnotations - already)
    shown += annotated.map((problem) => annotation(command, problem, options)).join('')
    left.push(...all.slice(annotated.length))
  }
  // Lines of the log, which has no limit.
  return (
    shown +
    left
      .map(
        ({ file, line, column, severity, message, ruleId }) =>
          `${visibleName(file)}:${line}:${column}  ${severity}  ${visibleMessage(message)}  ${ruleId}\n`,
      )
      .join('')
  )
}

function annotation(command: string, problem: ReportedProblem, { pipeline }: ReporterOptions): string {
  const { file, line, endLine, column, endColumn, ruleId, message } = problem
  // Columns are allowed only where the problem begins and ends on the same line (@actions/core, AnnotationProperties).
  const columns = line === endLine ? `,col=${column},endColumn=${endColumn}` : ''
  const at = `file=${property(visibleName(pipeline.fromRoot(file)))},line=${line},endLine=${endLine}${columns},title=${property(ruleId)}`
  return `::${command} ${at}::${data(visibleMessage(message))}\n`
}

/** Escapes as the runner reads it (@actions/core, command.ts). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
