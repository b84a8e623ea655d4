import type { Severity } from '../../core/text/problem'

/** All severities, the most serious first. */
export const worstFirst: readonly Severity[] = ['error', 'warning', 'information', 'hint']
