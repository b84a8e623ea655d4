import * as l10n from '@vscode/l10n'
import { visibleMessage, visibleName } from '../../core/text/visible'
import type { OutputFormat } from './reporter'
import { summaryLine } from './summaryLine'

/**
 * The logging command `task.logissue` of Azure Pipelines. It knows errors and warnings only (its documentation, Logging commands): what is less
 * serious is a line of the log.
 */
export const azure: OutputFormat = {
  name: 'azure',
  description: () => l10n.t('issues of Azure Pipelines'),
  create({ print, pipeline, quiet }) {
    return {
      problem({ file, line, column, severity, message, ruleId }) {
        const text = visibleMessage(message)
        if (severity === 'error' || severity === 'warning') {
          const at = `sourcepath=${property(visibleName(pipeline.fromRoot(file)))};linenumber=${line};columnnumber=${column};code=${ruleId};`
          print(`##vso[task.logissue type=${severity};${at}]${data(`${text} (${ruleId})`)}\n`)
        } else print(`${visibleName(file)}:${line}:${column}  ${severity}  ${text}  ${ruleId}\n`)
      },
      end(summary) {
        if (!quiet) print(`${summaryLine(summary)}\n`)
      },
    }
  },
}

/** Escapes as the agent reads it (azure-pipelines-task-lib, taskcommand.js; `%AZP25` stands for the percent sign). */
function data(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(']', '%5D').replaceAll(';', '%3B')
}
