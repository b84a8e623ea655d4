import { confirmFixes } from './fixSafety'
import { parseArticle, type Article } from '../article/article'
import type { CorpusView } from '../article/corpusView'
import type { LintConfig } from './lintConfig'
import type { Rule, RuleContext } from './rule'
import { ruleContext } from './ruleContext'
import { markdownOf } from '../settings/articleFormat'
import { optionValues } from '../settings/ruleOptions'
import { readSuppressions, suppress, type SuppressionOutcome } from './suppression'
import type { Finding, Problem } from '../text/problem'
import { countSteps, withStepBudget } from '../text/stepBudget'

/**
 * Runs all rules that need no corpus over an article. Optional rules run if the settings name them.
 * @param path of the article, relative to the folder of `copydesk.yaml`, with forward slashes
 * @returns the problems that no comment suppresses, in document order; problems with the same range in the order of the rules
 */
export function checkArticle(article: Article, path: string, lintConfig: LintConfig): readonly Problem[] {
  return finish(checkSteps(article, path, lintConfig))
}

/** The same as `checkArticle`, in steps of about one rule: the caller can let other work run between them. */
export function* checkSteps(parsed: Article, path: string, lintConfig: LintConfig): Generator<undefined, readonly Problem[]> {
  const { rules } = lintConfig
  const context = ruleContext(parsed, path, lintConfig)
  const article = parsed.readAs(markdownOf(parsed, path, context.generator, context.files))
  const { problems, ran } = yield* runRules(
    rules.filter(({ about, needs }) => !about && !needs),
    article,
    context,
    lintConfig,
  )
  const suppressions = readSuppressions(article)
  if (suppressions.length === 0) return problems
  const { frontMatter } = article
  // Most rules report nothing for front matter that cannot be read, so it is unclear whether a comment is still needed.
  const isRead = frontMatter && frontMatter.errors.length === 0 && frontMatter.repairs.length === 0
  const { left, unused } = suppress(problems, suppressions, isRead ? ran : new Set())
  const outcome: SuppressionOutcome = { suppressions, unused, ruleIds: rules.map(({ id }) => id) }
  const aboutSuppressions = yield* runRules(
    rules.filter(({ about }) => about === 'suppressions'),
    article,
    { ...context, outcome },
    lintConfig,
  )
  return inOrder([...left, ...suppress(aboutSuppressions.problems, suppressions, new Set()).left])
}

/** Runs only the rules that compare an article with the corpus: none of the problems of `checkArticle` is among the results. */
export function checkInCorpus(parsed: Article, path: string, lintConfig: LintConfig, corpus: CorpusView): readonly Problem[] {
  const rules = lintConfig.rules.filter(({ needs }) => needs === 'corpus')
  const context = ruleContext(parsed, path, lintConfig)
  const article = parsed.readAs(markdownOf(parsed, path, context.generator, context.files))
  const { problems } = finish(runRules(rules, article, { ...context, corpus }, lintConfig))
  return suppress(problems, readSuppressions(article), new Set()).left
}

/** Parses and checks a text, as `checkArticle` does. */
export function checkText(text: string, path: string, lintConfig: LintConfig): readonly Problem[] {
  return checkArticle(parseArticle(text, path), path, lintConfig)
}

/** @returns the problems in document order, and the ids of the rules that ran without an exception */
function* runRules(
  rules: readonly Rule[],
  article: Article,
  context: RuleContext,
  { scope, ruleFailed, stepBudget }: LintConfig,
): Generator<undefined, { readonly problems: readonly Problem[]; readonly ran: ReadonlySet<string> }> {
  const { settings } = scope
  const problems: Problem[] = []
  if (article.frontMatter?.failure !== undefined) ruleFailed('fm-yaml-syntax', article.frontMatter.failure)
  const ran = new Set<string>()
  const maxSteps = stepBudget ? stepBudget.base + stepBudget.perUnit * article.text.length : Number.POSITIVE_INFINITY
  for (const rule of rules) {
    const severitySetting = settings.rules[rule.id]
    if (severitySetting === 'off' || (severitySetting === undefined && rule.optional)) continue
    const withOptions = rule.options ? { ...context, options: optionValues(rule.options, settings.ruleOptions[rule.id]) } : context
    try {
      // Collected first: a rule that throws after some findings reports none of them.
      const findings = withStepBudget(maxSteps, () => collected(rule.check(article, withOptions)))
      for (const { range, message, severity, fixes = [], related = [] } of findings) {
        problems.push({
          ruleId: rule.id,
          severity: severitySetting ?? severity ?? rule.severity,
          range,
          message,
          fixes,
          related,
        })
      }
      ran.add(rule.id)
    } catch (error) {
      ruleFailed(rule.id, error)
    }
    yield
  }
  return { problems: confirmFixes(inOrder(problems), article, context.path, scope), ran }
}

/** The steps that a finding counts as: its message and fixes are built, converted and shown. */
const stepsPerFinding = 20

function collected(findings: Iterable<Finding>): readonly Finding[] {
  const all: Finding[] = []
  for (const finding of findings) {
    countSteps(stepsPerFinding)
    all.push(finding)
  }
  return all
}

function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}
