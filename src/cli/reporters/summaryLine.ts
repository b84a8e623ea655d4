import * as l10n from '@vscode/l10n'
import type { Summary } from './reporter'

/** The numbers of a run in one or more sentences, on one line. */
export function summaryLine(summary: Summary): string {
  const { files, filesWithProblems, inSettings, fixed, fixable, known, ms } = summary
  const sentences: string[] = []
  const counts = problemCounts(summary)
  if (counts.length > 0) sentences.push(where(counts.join(l10n.t(', ')), { files, filesWithProblems, inSettings, ms }))
  else if (files === 0) sentences.push(l10n.t('No articles found.'))
  else if (known > 0 && files === 1) sentences.push(l10n.t('No new problems in 1 article ({0} ms).', ms))
  else if (known > 0) sentences.push(l10n.t('No new problems in {0} articles ({1} ms).', files, ms))
  else if (files === 1) sentences.push(l10n.t('No problems in 1 article ({0} ms).', ms))
  else sentences.push(l10n.t('No problems in {0} articles ({1} ms).', files, ms))
  if (known === 1) sentences.push(l10n.t('1 known problem is in the baseline.'))
  else if (known > 1) sentences.push(l10n.t('{0} known problems are in the baseline.', known))
  if (fixed === 1) sentences.push(l10n.t('1 problem was fixed.'))
  else if (fixed > 1) sentences.push(l10n.t('{0} problems were fixed.', fixed))
  if (fixable === 1) sentences.push(l10n.t('1 can be fixed with --fix.'))
  else if (fixable > 1) sentences.push(l10n.t('{0} can be fixed with --fix.', fixable))
  return sentences.join(' ')
}

function where(
  counts: string,
  { files, filesWithProblems, inSettings, ms }: Pick<Summary, 'files' | 'filesWithProblems' | 'inSettings' | 'ms'>,
): string {
  if (files === 0) return l10n.t('{0} in the settings; no articles found.', counts)
  if (inSettings > 0) return l10n.t('{0} in {1} of {2} articles and in the settings ({3} ms).', counts, filesWithProblems, files, ms)
  if (files === 1) return l10n.t('{0} in 1 article ({1} ms).', counts, ms)
  return l10n.t('{0} in {1} of {2} articles ({3} ms).', counts, filesWithProblems, files, ms)
}

function problemCounts({ errors, warnings, informations, hints }: Summary): readonly string[] {
  const counts: string[] = []
  if (errors > 0) counts.push(errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', errors))
  if (warnings > 0) counts.push(warnings === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warnings))
  if (informations > 0) counts.push(l10n.t('{0} information', informations))
  if (hints > 0) counts.push(hints === 1 ? l10n.t('1 hint') : l10n.t('{0} hints', hints))
  return counts
}
