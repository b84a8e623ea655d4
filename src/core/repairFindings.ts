import type { Article } from './article'
import { readPublished } from './publishedReading'
import type { Repair, RepairRule } from './repairs'
import type { RuleContext } from './rule'
import { applyEdits } from './text'

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
function siteReads({ text, frontMatter }: Article, { dialect, published }: RuleContext): 'nothing' | 'same' | 'other' {
  // Hexo's reader is as strict as ours.
  if (dialect === 'hexo' || !frontMatter) return 'nothing'
  const { data, error } = published()
  if (error !== undefined || Object.keys(data).length === 0) return 'nothing'
  const edits = frontMatter.repairs.flatMap((repair) => repair.edits)
  const mended = readPublished(applyEdits(text, edits), frontMatter.open.start, dialect)
  return mended.error === undefined && JSON.stringify(mended.data) === JSON.stringify(data) ? 'same' : 'other'
}
