import * as l10n from '@vscode/l10n'
import type { Severity } from '../../core/text/problem'
import { visibleMessage, visibleName } from '../../core/text/visible'
import type { OutputFormat } from './reporter'
import { summaryLine } from './summaryLine'

const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 }

/** Writes one line for each problem, which terminals make clickable and grep can search, and a summary. */
export const text: OutputFormat = {
  name: 'text',
  description: () => l10n.t('one line for each problem, and a summary'),
  create({ print, colour, quiet }) {
    const paint = (code: number, part: string) => (colour ? `\u001b[${code}m${part}\u001b[0m` : part)
    return {
      problem({ file, line, column, severity, message, ruleId }) {
        print(
          `${visibleName(file)}:${line}:${column}  ${paint(colours[severity], severity)}  ${visibleMessage(message)}  ${paint(90, ruleId)}\n`,
        )
      },
      end(summary) {
        if (!quiet) print(`${summaryLine(summary)}\n`)
      },
    }
  },
}
