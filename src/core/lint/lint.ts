import type { Article } from '../article/article'
import type { Rule, RuleContext } from './rule'
import type { Finding, Problem } from '../text/problem'
import { optionValues } from '../settings/ruleOptions'
import { noSettings, type Settings } from '../settings/settings'
import { readSuppressions, suppress } from './suppression'

/** Told when a rule throws: that is a bug of ours, and the other rules still report. */
export type RuleFailed = (ruleId: string, error: unknown) => void

/**
 * Runs rules over one article: those that need no other, or with a corpus only those that do. Optional rules run when `settings`
 * names them.
 * @returns the problems that the article's comments do not disable, in document order; those of one place in the order of the rules
 */
export function lint(
  article: Article,
  rules: readonly Rule[],
  context: RuleContext,
  settings: Pick<Settings, 'rules' | 'ruleOptions'> = noSettings,
  ruleFailed: RuleFailed = () => {},
): readonly Problem[] {
  const ran = new Set<string>()
  const run = (chosen: readonly Rule[], known: RuleContext): readonly Problem[] => {
    const problems: Problem[] = []
    for (const rule of chosen) {
      const level = settings.rules[rule.id]
      if (level === 'off' || (level === undefined && rule.optional)) continue
      const own = rule.options ? { ...known, options: optionValues(rule.options, settings.ruleOptions[rule.id]) } : known
      try {
        // Collected first: a rule that throws half way reports nothing rather than a part.
        const findings: Finding[] = [...rule.check(article, own)]
        for (const { range, message, severity, fixes = [], related = [] } of findings) {
          problems.push({ ruleId: rule.id, severity: level ?? severity ?? rule.severity, range, message, fixes, related })
        }
        ran.add(rule.id)
      } catch (error) {
        ruleFailed(rule.id, error)
      }
    }
    return inOrder(problems)
  }
  const inCorpus = context.corpus !== undefined
  const problems = run(
    rules.filter((rule) => rule.about !== 'suppressions' && (rule.needs === 'corpus') === inCorpus),
    context,
  )
  const suppressions = readSuppressions(article)
  if (suppressions.length === 0) return problems
  if (inCorpus) return suppress(problems, suppressions, new Set()).left
  const { frontMatter } = article
  // Of a block that cannot be read most rules say nothing, so that nothing is known about what a comment is for.
  const isRead = frontMatter && frontMatter.errors.length === 0 && frontMatter.repairs.length === 0
  const { left, unused } = suppress(problems, suppressions, isRead ? ran : new Set())
  const own = run(
    rules.filter((rule) => rule.about === 'suppressions'),
    { ...context, outcome: { suppressions, unused, ruleIds: rules.map((rule) => rule.id) } },
  )
  return inOrder([...left, ...suppress(own, suppressions, new Set()).left])
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}
