import type { Article } from '../article/article'
import { optionValues } from '../settings/ruleOptions'
import type { Settings } from '../settings/settings'
import type { Finding, Problem, Severity } from '../text/problem'
import { countSteps, withStepBudget } from '../text/stepBudget'
import { confirmFixes } from './fixSafety'
import type { LintConfig, SeverityLimit } from './lintConfig'
import type { Rule, RuleContext } from './rule'

/** A rule with what the settings say about it. */
export interface ActiveRule {
  readonly rule: Rule
  readonly severity: Severity | undefined
  readonly options: Readonly<Record<string, unknown>> | undefined
}

/** `article`: the rules that need nothing but the article. Each list has the order of the rules. */
export type ActiveRules = Readonly<Record<'article' | 'suppressions' | 'corpus', readonly ActiveRule[]>>

const cached = new WeakMap<readonly Rule[], WeakMap<Settings, ActiveRules>>()

/** The rules that run with these settings: optional rules only if the settings name them. The same object for the same rules and settings. */
export function activeRules({ rules, scope: { settings } }: Pick<LintConfig, 'rules' | 'scope'>): ActiveRules {
  const bySettings = cached.get(rules) ?? new WeakMap<Settings, ActiveRules>()
  cached.set(rules, bySettings)
  const known = bySettings.get(settings)
  if (known) return known
  const active = { article: [] as ActiveRule[], suppressions: [] as ActiveRule[], corpus: [] as ActiveRule[] }
  for (const rule of rules) {
    const severity = settings.rules[rule.id]
    if (severity === 'off' || (severity === undefined && rule.optional)) continue
    const options = rule.options && optionValues(rule.options, settings.ruleOptions[rule.id])
    active[rule.about ?? rule.needs ?? 'article'].push({ rule, severity, options })
  }
  bySettings.set(settings, active)
  return active
}

/** What some rules find in one article. */
export class RuleRun {
  readonly #article: Article
  readonly #context: RuleContext
  readonly #lintConfig: LintConfig
  readonly #maxSteps: number
  readonly #problems: Problem[] = []
  /** The ids of the rules that have thrown. */
  readonly failed = new Set<string>()

  constructor(article: Article, context: RuleContext, lintConfig: LintConfig) {
    const { stepBudget } = lintConfig
    this.#article = article
    this.#context = context
    this.#lintConfig = lintConfig
    this.#maxSteps = stepBudget ? stepBudget.base + stepBudget.perUnit * article.text.length : Number.POSITIVE_INFINITY
  }

  /** Runs one rule. If it throws, it has found nothing, and `ruleFailed` is called. */
  run({ rule, severity: setSeverity, options }: ActiveRule): void {
    const context = options ? { ...this.#context, options } : this.#context
    try {
      // Collected first: a rule that throws after some findings reports none of them.
      const findings =
        this.#maxSteps === Number.POSITIVE_INFINITY
          ? collected(rule.check(this.#article, context))
          : withStepBudget(this.#maxSteps, () => collected(rule.check(this.#article, context)))
      for (const { range, message, severity, fixes = none, related = none } of findings) {
        const limited = limitedTo(this.#lintConfig.limit, rule.id, setSeverity ?? severity ?? rule.severity)
        this.#problems.push({ ruleId: rule.id, severity: limited, range, message, fixes, related })
      }
    } catch (error) {
      this.failed.add(rule.id)
      this.#lintConfig.ruleFailed(rule.id, error)
    }
  }

  /** What the rules so far have found, in document order; problems with the same range in the order of the rules. */
  problems(): readonly Problem[] {
    return confirmFixes(inOrder(this.#problems), this.#article, this.#context, this.#lintConfig.scope)
  }
}

/** The least serious first. */
export const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error']

function limitedTo(limit: SeverityLimit | undefined, ruleId: string, severity: Severity): Severity {
  const isAbove = limit && severities.indexOf(severity) > severities.indexOf(limit.severity)
  return isAbove && limit.appliesTo(ruleId) ? limit.severity : severity
}

/** The steps that a finding counts as: its message and fixes are built, converted and shown. */
const stepsPerFinding = 20

/** Most rules find nothing: then nothing is allocated. */
const none: readonly never[] = []

function collected(findings: Iterable<Finding>): readonly Finding[] {
  let all: Finding[] | undefined
  for (const finding of findings) {
    countSteps(stepsPerFinding)
    all ??= []
    all.push(finding)
  }
  return all ?? none
}

/** The problems in document order; the order of those with the same range stays. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}
