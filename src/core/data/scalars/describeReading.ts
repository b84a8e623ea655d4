import * as l10n from '@vscode/l10n'
import { isMoment, type Reading } from './scalarReaders'

/** Describes the value that a parser reads, to follow “reads it as”. */
export function readingInWords(reading: Reading): string {
  if (isMoment(reading)) return l10n.t('a point in time, not as text')
  if (typeof reading === 'number') return l10n.t('the number {0}', String(reading))
  if (typeof reading === 'boolean') return reading ? l10n.t('true, not as text') : l10n.t('false, not as text')
  return reading === null ? l10n.t('nothing at all') : l10n.t('text')
}
