import { IdNumbers } from '../../core/markdown/headingIds'
import { headingsOf, type References, type TopBlock } from '../../core/markdown/renderMarkdown'
import type { MarkdownFeatures } from '../../core/markdown/siteMarkdown'
import type { BodyBlock } from './bodyBlock'

/** The ids of the headings of each block that has any, in order; '' for a heading without one. */
export type BodyIds = ReadonlyMap<TopBlock, readonly string[]>

const none: BodyIds = new Map()

/** The ids of the headings of a body. @param headline the heading that is not shown in it */
export function idsOf(
  blocks: readonly BodyBlock[],
  references: References,
  markdown: MarkdownFeatures,
  headline: TopBlock | undefined,
): BodyIds {
  if (!markdown.headings) return none
  const numbers = new IdNumbers(markdown.headings)
  const notes = new Set<string>()
  for (const { block } of blocks) for (const label of block?.footnotes?.defined ?? []) notes.add(label)
  const found = new Map<TopBlock, readonly string[]>()
  for (const { block } of blocks) {
    if (!block?.hasHeadings || block === headline) continue
    found.set(
      block,
      headingsOf(block, references, notes, markdown).map((heading) => numbers.next(heading)),
    )
  }
  return found
}

/** Whether a heading in a block that both have has another id. */
export function haveOtherIds(ids: BodyIds, before: BodyIds): boolean {
  for (const [block, own] of ids) {
    const known = before.get(block)
    if (known?.some((id, index) => id !== own[index])) return true
  }
  return false
}
