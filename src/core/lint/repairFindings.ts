import type { Article } from '../article/article'
import { readPublished } from '../frontmatter/reading/publishedReading'
import type { Repair, RepairRule } from '../frontmatter/repairs'
import type { RuleContext } from './rule'
import { applyEdits } from '../text/text'

export interface JudgedRepair extends Repair {
  /** Whether the site's generator reads the same values with and without the repairs: then a rule reports a warning, not an error. */
  readonly isRead: boolean
  /** Whether the repair is a safe fix: the generator reads nothing now, or the same values. */
  readonly safe: boolean
}

/** The repairs of one rule that the front matter needs, judged by how the site's generator reads it. */
export function repairsOf(article: Article, context: RuleContext, ruleId: RepairRule): readonly JudgedRepair[] {
  const repairs = article.frontMatter?.repairs.filter((repair) => repair.ruleId === ruleId) ?? []
  if (repairs.length === 0) return []
  const reads = siteReads(article, context)
  return repairs.map((repair) => ({ ...repair, isRead: reads === 'same', safe: reads !== 'other' && repair.otherEdits === undefined }))
}

/** What the site's generator reads from the front matter as it is, compared with the repaired one. */
function siteReads({ text, frontMatter }: Article, { generator, published }: RuleContext): 'nothing' | 'same' | 'other' {
  if (!frontMatter) return 'nothing'
  const { data, error } = published()
  if (error !== undefined || Object.keys(data).length === 0) return 'nothing'
  const edits = frontMatter.repairs.flatMap((repair) => repair.edits)
  const repaired = readPublished(applyEdits(text, edits), frontMatter.open.start, generator)
  return repaired.error === undefined && sameData(repaired.data, data, { left: maxValues }) ? 'same' : 'other'
}

/** Aliases may be recursive, or multiply: larger or deeper values count as different. */
const maxValues = 50_000
const maxDepth = 200

function sameData(a: unknown, b: unknown, budget: { left: number }, depth = 0): boolean {
  if (budget.left-- <= 0 || depth > maxDepth) return false
  if (a instanceof Date && b instanceof Date) return Object.is(a.getTime(), b.getTime())
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return Object.is(a, b)
  const [entriesA, entriesB] = [Object.entries(a), Object.entries(b)]
  if (Array.isArray(a) !== Array.isArray(b) || entriesA.length !== entriesB.length) return false
  return entriesA.every(([key, value], index) => entriesB[index]?.[0] === key && sameData(value, entriesB[index]?.[1], budget, depth + 1))
}
