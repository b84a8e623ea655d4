import type { Article } from '../article/article'
import { readPublished } from '../frontmatter/reading/publishedReading'
import type { Repair, RepairRule } from '../frontmatter/repairs'
import type { RuleContext } from './rule'
import { applyEdits } from '../text/text'

export interface JudgedRepair extends Repair {
  /** Whether the site reads the block as it is, and reads what it would read from the mended one: then a rule only warns. */
  readonly isRead: boolean
  /** Whether it may be mended unasked: the site reads nothing now, or the same. */
  readonly safe: boolean
}

/** The repairs of one kind that the front matter needs, as the site sees them. */
export function repairsOf(article: Article, context: RuleContext, ruleId: RepairRule): readonly JudgedRepair[] {
  const repairs = article.frontMatter?.repairs.filter((repair) => repair.ruleId === ruleId) ?? []
  if (repairs.length === 0) return []
  const reads = siteReads(article, context)
  return repairs.map((repair) => ({ ...repair, isRead: reads === 'same', safe: reads !== 'other' && repair.otherEdits === undefined }))
}

/** What the site makes of the block as it is, compared with the mended one. */
function siteReads({ text, frontMatter }: Article, { generator, published }: RuleContext): 'nothing' | 'same' | 'other' {
  if (generator.frontMatter.strictYaml || !frontMatter) return 'nothing'
  const { data, error } = published()
  if (error !== undefined || Object.keys(data).length === 0) return 'nothing'
  const edits = frontMatter.repairs.flatMap((repair) => repair.edits)
  const mended = readPublished(applyEdits(text, edits), frontMatter.open.start, generator.frontMatter)
  return mended.error === undefined && sameData(mended.data, data, { left: valueBudget }) ? 'same' : 'other'
}

/** Aliases may lead back to themselves, or multiply: what is larger or deeper than this counts as something else. */
const valueBudget = 50_000
const depthLimit = 200

function sameData(a: unknown, b: unknown, budget: { left: number }, depth = 0): boolean {
  if (budget.left-- <= 0 || depth > depthLimit) return false
  if (a instanceof Date && b instanceof Date) return Object.is(a.getTime(), b.getTime())
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return Object.is(a, b)
  const [these, those] = [Object.entries(a), Object.entries(b)]
  if (Array.isArray(a) !== Array.isArray(b) || these.length !== those.length) return false
  return these.every(([key, value], index) => those[index]?.[0] === key && sameData(value, those[index]?.[1], budget, depth + 1))
}
