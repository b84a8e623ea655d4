import * as l10n from '@vscode/l10n'
import type { Severity } from '../../core/text/problem'
import type { ReportedProblem } from '../reporters/reporter'
import { worstFirst } from '../reporters/severity'

/** Counts the problems of each rule. */
export class Statistics {
  readonly #rules = new Map<string, { count: number; fixable: number; severity: Severity }>()

  add({ ruleId, severity, fixable }: ReportedProblem): void {
    const found = this.#rules.get(ruleId) ?? { count: 0, fixable: 0, severity }
    this.#rules.set(ruleId, found)
    found.count++
    if (fixable) found.fixable++
    if (worstFirst.indexOf(severity) < worstFirst.indexOf(found.severity)) found.severity = severity
  }

  /** A table: the number of problems, the rule, its severity (the worst if there are several), and how many of them `--fix` fixes. */
  table(): string {
    const rows = [...this.#rules].sort(([a, { count: one }], [b, { count: other }]) => other - one || (a < b ? -1 : 1))
    const digits = Math.max(0, ...rows.map(([, { count }]) => String(count).length))
    const width = Math.max(0, ...rows.map(([ruleId]) => ruleId.length))
    return rows
      .map(([ruleId, { count, severity, fixable }]) => {
        const fix = fixable > 0 ? `  ${l10n.t('{0} with --fix', fixable)}` : ''
        return `${String(count).padStart(digits)}  ${ruleId.padEnd(width)}  ${severity}${fix}\n`
      })
      .join('')
  }
}
