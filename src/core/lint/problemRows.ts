import * as l10n from '@vscode/l10n'
import type { Problem, Severity } from '../text/problem'
import type { Range } from '../text/text'

/** A problem as an editor shows it: marked in the text, and in the list of problems if `isListed`. */
export interface ProblemRow extends Problem {
  readonly isListed: boolean
}

/** A rule with more problems than this in an article has one row, with its places. */
const maxRows = 3
/** Rules whose problems in an article have one cause, or one cause if they have the same message: two of them are already one row. */
const oneCause: Readonly<Record<string, 'article' | 'message'>> = {
  'fm-encoding': 'article',
  'fm-tab-indent': 'article',
  'image-field': 'message',
}
/** A row names at most so many places: VS Code shows each on a line of its own below the row, and they would push other rows out of sight. */
const maxPlaces = 20
/** In a site with fewer articles than this, no rule is frequent. */
const minArticles = 50
/** A rule is frequent if it reports in more articles than this share, and in more than `maxRareArticles`. */
const maxRareShare = 0.05
const maxRareArticles = 5

/** Rules whose problem is a consequence of what another rule reports: the ids of those others. */
const consequences: Readonly<Record<string, readonly string[]>> = {
  'aria-reference-missing': ['figure-caption-text'],
  'taxonomy-type': ['fm-needs-quotes'],
  'vocabulary-near-duplicate': ['taxonomy-duplicate'],
  'title-duplicate': ['article-duplicate'],
}
const withConsequences = new Set(Object.values(consequences).flat())

/**
 * How an editor shows the problems of an article: one row for each defect. Of a rule with more than three problems, or two with one cause, the
 * first one is listed, with up to twenty places in `related`; a problem that is the consequence of another one is not listed, nor is one below
 * error of a frequent rule. Everything stays marked in the text, and can be fixed and suppressed there.
 * @param problems of one article
 * @param frequent ids of the rules that report in many articles of the site (`frequentRules`)
 * @returns one row a problem, in the same order
 */
export function problemRows(problems: readonly Problem[], frequent: ReadonlySet<string>): readonly ProblemRow[] {
  const causes = causesAmong(problems)
  const groups = new Map<string, Problem[]>()
  const rows = problems.map((problem) => {
    const isHidden = problem.severity === 'hint' || (problem.severity !== 'error' && frequent.has(problem.ruleId))
    const isListed = !isHidden && !isConsequence(problem, causes)
    const group = isListed ? (groups.get(keyOf(problem)) ?? []) : []
    if (isListed) groups.set(keyOf(problem), group)
    group.push(problem)
    return { problem, isListed, group }
  })
  return rows.map(({ problem, isListed, group }) => {
    if (!isListed || group.length <= (oneCause[problem.ruleId] === undefined ? maxRows : 1)) return { ...problem, isListed }
    return group[0] === problem ? { ...problem, ...together(problem, group), isListed } : { ...problem, isListed: false }
  })
}

/** An error and a warning of one rule are different defects. */
function keyOf({ ruleId, severity, message }: Problem): string {
  return oneCause[ruleId] === 'message' ? `${ruleId} ${severity} ${message}` : `${ruleId} ${severity}`
}

function together({ message, related }: Problem, group: readonly Problem[]): Pick<Problem, 'message' | 'related'> {
  const places = group
    .slice(1, maxPlaces)
    .map((other) => ({ range: other.range, message: other.message === message ? l10n.t('The same here.') : other.message }))
  return { message: l10n.t('{0} ({1} places)', message, group.length), related: [...related, ...places] }
}

/** The places that the problems of a rule are about: where each is reported, and the places related to it. */
type Causes = ReadonlyMap<string, readonly Range[]>

/** The places of the rules that have consequences. Each list is sorted by where its ranges start. */
function causesAmong(problems: readonly Problem[]): Causes {
  const causes = new Map<string, Range[]>()
  for (const { ruleId, range, related } of problems) {
    if (!withConsequences.has(ruleId)) continue
    const places = causes.get(ruleId) ?? []
    causes.set(ruleId, places)
    places.push(range, ...related.map((place) => place.range))
  }
  for (const places of causes.values()) places.sort((a, b) => a.start - b.start)
  return causes
}

/** Whether a rule that explains this problem reports the same place, or one that is related to it. */
function isConsequence({ ruleId, range, related }: Problem, causes: Causes): boolean {
  if (causes.size === 0) return false
  const own = [range, ...related.map((place) => place.range)]
  return (consequences[ruleId] ?? []).some((cause) => own.some((place) => overlaps(causes.get(cause) ?? [], place)))
}

/** Whether one of the places, which are sorted and do not overlap one another, overlaps a range. */
function overlaps(places: readonly Range[], { start, end }: Range): boolean {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle]?.start ?? 0) < end) low = middle + 1
    else high = middle
  }
  return (places[low - 1]?.end ?? 0) > start
}

/** How many articles of a site have a problem of a rule below error. */
export type ArticleCounts = ReadonlyMap<string, number>

/**
 * The rules whose problems are true of so many articles of a site that they are a habit of the site: its report names them, and the rows of
 * single articles do not. A site with few articles has none.
 * @param articles number of articles of the site
 */
export function frequentRules(counts: ArticleCounts, articles: number): ReadonlySet<string> {
  if (articles < minArticles) return new Set()
  const limit = Math.max(maxRareArticles, maxRareShare * articles)
  return new Set([...counts].flatMap(([ruleId, count]) => (count > limit ? [ruleId] : [])))
}

/** The rules that count for `frequentRules` in one article. */
export function countedRules(problems: readonly { readonly ruleId: string; readonly severity: Severity }[]): ReadonlySet<string> {
  return new Set(problems.flatMap(({ ruleId, severity }) => (severity === 'warning' || severity === 'information' ? [ruleId] : [])))
}
