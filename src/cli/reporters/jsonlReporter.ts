import * as l10n from '@vscode/l10n'
import { visibleJson } from '../../core/text/visible'
import { createFingerprints } from './fingerprints'
import type { OutputFormat, ReportedProblem } from './reporter'

/**
 * Writes one JSON object a line: first the run, then each problem with all that is known about it, at last the summary. The members that
 * `json` has too are the same. It is a contract with other programs: existing members keep their names and meanings.
 */
export const jsonl: OutputFormat = {
  name: 'jsonl',
  description: () => l10n.t('one object a line, with fixes and fingerprints'),
  needsDetails: true,
  create({ print, version, shard }) {
    const fingerprints = createFingerprints()
    const line = (value: object) => print(`${visibleJson(JSON.stringify(value))}\n`)
    line({ type: 'run', version: 1, copydesk: version, ...(shard ? { shard: `${shard.index}/${shard.count}` } : {}) })
    const write = (problem: ReportedProblem) => {
      const {
        file,
        ruleId,
        severity,
        message,
        line: from,
        column,
        endLine,
        endColumn,
        fixable,
        details,
        suppression,
        inSettings,
        isInChange,
      } = problem
      const place = { line: from, column, endLine, endColumn }
      const more = details && { fixes: details.fixes, related: details.related, excerpt: details.excerpt }
      const named = { type: 'problem', file, ruleId, severity, message, ...place, fixable, fingerprint: fingerprints.next(problem) }
      const marks = { ...(inSettings ? { inSettings } : {}), ...(isInChange === undefined ? {} : { isInChange }) }
      line({ ...named, ...more, ...marks, ...(suppression ? { suppressed: true, reason: suppression.reason } : {}) })
    }
    return {
      problem: write,
      suppressed: write,
      end({ files, errors, warnings, informations, hints, fixed, known, hasFailed, ms }) {
        line({ type: 'summary', files, errors, warnings, informations, hints, fixed, known, failed: hasFailed, ms })
      },
    }
  },
}
