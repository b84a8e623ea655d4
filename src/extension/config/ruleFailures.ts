import * as vscode from 'vscode'
import type { LintConfig, RuleFailed } from '../../core/lint/lintConfig'
import { StepBudgetError } from '../../core/text/stepBudget'
import type { Log } from '../platform/log'

/**
 * The steps of each rule in the extension host, which all extensions share: at most about half a second for an article of 100 KB. Articles
 * of real sites stay below a hundredth of it.
 */
export const stepBudget: LintConfig['stepBudget'] = { base: 2_000_000, perUnit: 20 }

/**
 * Logs each failure of a rule, and shows the first one of each rule to the user. That a rule exceeds its budget is not an error in Copydesk:
 * it is logged once for each rule.
 */
export function ruleFailures(log: Log): RuleFailed {
  const failed = new Set<string>()
  const skipped = new Set<string>()
  return (ruleId, error) => {
    if (error instanceof StepBudgetError) {
      if (!skipped.has(ruleId))
        log.error(vscode.l10n.t('The rule “{0}” was skipped for an article that takes too many steps to check.', ruleId), error)
      skipped.add(ruleId)
      return
    }
    const what = vscode.l10n.t('The rule “{0}” failed on an article; the other rules still ran. This is a bug in Copydesk.', ruleId)
    if (failed.has(ruleId)) log.error(what, error)
    else log.report(what, error)
    failed.add(ruleId)
  }
}
