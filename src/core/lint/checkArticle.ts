import { parseArticle, type Article } from '../article/article'
import type { CorpusView } from '../article/corpusView'
import { markdownOf } from '../settings/articleFormat'
import type { Problem } from '../text/problem'
import { configForStatus } from './articleConfig'
import type { LintConfig } from './lintConfig'
import { ruleContext } from './ruleContext'
import type { RuleContext } from './rule'
import { activeRules, inOrder, RuleRun } from './ruleRun'
import { finished } from '../text/steps'
import { readSuppressions, suppress, type SuppressionOutcome } from './suppression'

/** An article, and what it is checked with. */
export interface ArticleCheck {
  readonly article: Article
  /** Relative to the folder of `copydesk.yaml`, with forward slashes. */
  readonly path: string
  readonly lintConfig: LintConfig
}

/** The problems of an article, or the exception that its check ended with (a bug in Copydesk). */
export type CheckOutcome = { readonly problems: readonly Problem[] } | { readonly thrown: unknown }

/**
 * Runs all rules that need no corpus over an article. Optional rules run if the settings name them.
 * @param path of the article, relative to the folder of `copydesk.yaml`, with forward slashes
 * @returns the problems that no comment suppresses, in document order; problems with the same range in the order of the rules
 */
export function checkArticle(article: Article, path: string, lintConfig: LintConfig): readonly Problem[] {
  return finished(checkSteps(article, path, lintConfig))
}

/** The same as `checkArticle`, in steps of about one rule: the caller can let other work run between them. */
export function* checkSteps(article: Article, path: string, lintConfig: LintConfig): Generator<undefined, readonly Problem[]> {
  const started = start({ article, path, lintConfig })
  for (const rule of started.rules) {
    started.run.run(rule)
    yield
  }
  return finish(started)
}

/**
 * The same as `checkArticle` for several articles with the same list of rules. Each rule runs over all of them before the next one does: while the
 * processor has the code of a rule at hand, another article takes less time than the first.
 * @returns the outcomes in the order of `checks`
 */
export function checkTogether(checks: readonly ArticleCheck[]): readonly CheckOutcome[] {
  const all = checks.map((check) => attempt(() => start(check)))
  const runs = all.flatMap((one) => ('result' in one ? one.result : []))
  const longest = Math.max(0, ...runs.map(({ rules }) => rules.length))
  for (let index = 0; index < longest; index++) {
    for (const { rules, run } of runs) {
      const rule = rules[index]
      if (rule) run.run(rule)
    }
  }
  return all.map((one) => {
    const finished = 'result' in one ? attempt(() => finish(one.result)) : one
    return 'result' in finished ? { problems: finished.result } : finished
  })
}

function attempt<Result>(work: () => Result): { readonly result: Result } | { readonly thrown: unknown } {
  try {
    return { result: work() }
  } catch (thrown) {
    return { thrown }
  }
}

interface StartedCheck {
  readonly article: Article
  readonly context: RuleContext
  readonly lintConfig: LintConfig
  readonly rules: ReturnType<typeof activeRules>['article']
  readonly run: RuleRun
}

function start({ article: parsed, path, lintConfig: given }: ArticleCheck): StartedCheck {
  const lintConfig = configForStatus(parsed, path, given)
  const context = ruleContext(parsed, path, lintConfig)
  const article = parsed.readAs(markdownOf(parsed, path, context.generator, context.files))
  if (article.frontMatter?.failure !== undefined) lintConfig.ruleFailed('fm-yaml-syntax', article.frontMatter.failure)
  return { article, context, lintConfig, rules: activeRules(lintConfig).article, run: new RuleRun(article, context, lintConfig) }
}

/** Applies the suppressions. */
function finish({ article, context, lintConfig, rules, run }: StartedCheck): readonly Problem[] {
  const problems = run.problems()
  const suppressions = readSuppressions(article)
  if (suppressions.length === 0) return problems
  const { frontMatter } = article
  // Most rules report nothing for front matter that cannot be read, so it is unclear whether a comment is still needed.
  const isRead = frontMatter && frontMatter.errors.length === 0 && frontMatter.repairs.length === 0
  const ran = isRead ? rules.map(({ rule }) => rule.id).filter((id) => !run.failed.has(id)) : []
  const { left, unused } = suppress(problems, suppressions, new Set(ran), lintConfig.onSuppressed)
  const outcome: SuppressionOutcome = { suppressions, unused, ruleIds: lintConfig.rules.map(({ id }) => id) }
  const aboutThem = new RuleRun(article, { ...context, outcome }, lintConfig)
  for (const rule of activeRules(lintConfig).suppressions) aboutThem.run(rule)
  return inOrder([...left, ...suppress(aboutThem.problems(), suppressions, new Set(), lintConfig.onSuppressed).left])
}

/** Runs only the rules that compare an article with the corpus: none of the problems of `checkArticle` is among the results. */
export function checkInCorpus(parsed: Article, path: string, given: LintConfig, corpus: CorpusView): readonly Problem[] {
  const lintConfig = configForStatus(parsed, path, given)
  const context = ruleContext(parsed, path, lintConfig)
  const article = parsed.readAs(markdownOf(parsed, path, context.generator, context.files))
  if (article.frontMatter?.failure !== undefined) lintConfig.ruleFailed('fm-yaml-syntax', article.frontMatter.failure)
  const run = new RuleRun(article, { ...context, corpus }, lintConfig)
  for (const rule of activeRules(lintConfig).corpus) run.run(rule)
  return suppress(run.problems(), readSuppressions(article), new Set(), lintConfig.onSuppressed).left
}

/** Parses and checks a text, as `checkArticle` does. */
export function checkText(text: string, path: string, lintConfig: LintConfig): readonly Problem[] {
  return checkArticle(parseArticle(text, path), path, lintConfig)
}
