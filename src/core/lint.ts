import type { Article } from './article'
import type { Finding, Problem, Rule, RuleContext } from './rule'
import { optionValues } from './options'
import { noSettings, type Settings } from './settings'

/** Told when a rule throws: that is a bug of ours, and the other rules still report. */
export type RuleFailed = (ruleId: string, error: unknown) => void

/**
 * Runs rules over one article. Optional rules run when `settings` names them.
 * @returns the problems in document order; those of one place in the order of the rules
 */
export function lint(
  article: Article,
  rules: readonly Rule[],
  context: RuleContext,
  settings: Pick<Settings, 'rules' | 'ruleOptions'> = noSettings,
  ruleFailed: RuleFailed = () => {},
): readonly Problem[] {
  const problems: Problem[] = []
  for (const rule of rules) {
    const level = settings.rules[rule.id]
    if (level === 'off' || (level === undefined && rule.optional)) continue
    const own = rule.options ? { ...context, options: optionValues(rule.options, settings.ruleOptions[rule.id]) } : context
    try {
      // Collected first: a rule that throws half way reports nothing rather than a part.
      const findings: Finding[] = [...rule.check(article, own)]
      for (const { range, message, severity, fixes = [], related = [] } of findings) {
        problems.push({ ruleId: rule.id, severity: level ?? severity ?? rule.severity, range, message, fixes, related })
      }
    } catch (error) {
      ruleFailed(rule.id, error)
    }
  }
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}
