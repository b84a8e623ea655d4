import * as l10n from '@vscode/l10n'
import type { Severity } from '../../core/text/problem'
import { visibleJson } from '../../core/text/visible'
import { createFingerprints } from './fingerprints'
import type { OutputFormat } from './reporter'

/** GitLab knows info, minor, major, critical and blocker (its documentation, Code Quality report format). */
const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', information: 'info', hint: 'info' }

/** The Code Quality report of GitLab: it compares the fingerprints of a merge request with those of the target branch. */
export const gitlab: OutputFormat = {
  name: 'gitlab',
  description: () => l10n.t('the Code Quality report of GitLab'),
  needsDetails: true,
  create({ print, pipeline }) {
    const fingerprints = createFingerprints()
    let separator = '['
    return {
      problem(problem) {
        const { file, ruleId, severity, message, line, endLine } = problem
        const entry = {
          description: message,
          check_name: ruleId,
          fingerprint: fingerprints.next(problem),
          severity: severities[severity],
          location: { path: pipeline.fromRoot(file), lines: { begin: line, end: endLine } },
        }
        print(separator + visibleJson(JSON.stringify(entry)))
        separator = ',\n'
      },
      end: () => print(`${separator === '[' ? '[' : ''}]\n`),
    }
  },
}
