import * as l10n from '@vscode/l10n'
import { visibleJson } from '../../core/text/visible'
import type { OutputFormat, ReportedProblem } from './reporter'

/**
 * Writes one JSON object. It is a contract with other programs: existing members keep their names and meanings. Each problem is
 * written as soon as it is found, so a long run does not keep them in memory.
 */
export const json: OutputFormat = {
  name: 'json',
  description: () => l10n.t('one object for other programs'),
  create({ print }) {
    let separator = '{"version":1,"problems":['
    return {
      problem(problem) {
        print(separator + visibleJson(JSON.stringify(jsonProblem(problem))))
        separator = ',\n'
      },
      end({ files, errors, warnings, informations, hints, fixed, ms }) {
        const opening = separator.startsWith('{') ? separator : ''
        print(`${opening}],"summary":${JSON.stringify({ files, errors, warnings, informations, hints, fixed, ms })}}\n`)
      },
    }
  },
}

/** The members of a problem that are part of the contract. */
export function jsonProblem({ file, ruleId, severity, message, line, column, endLine, endColumn, fixable }: ReportedProblem) {
  return { file, ruleId, severity, message, line, column, endLine, endColumn, fixable }
}
