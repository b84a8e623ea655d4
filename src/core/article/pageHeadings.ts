import { IdNumbers } from '../markdown/headingIds'
import { headingsOf, readBlocks } from '../markdown/renderMarkdown'
import type { MarkdownFeatures } from '../markdown/siteMarkdown'

/** A heading of the published page. */
export interface PageHeading {
  /** '' for none. */
  readonly id: string
  /** The first line of the block that it is in, from 0. */
  readonly line: number
}

/**
 * The ids of the headings in Markdown's notation, as the generator makes them, in order.
 * @param source the body
 * @returns undefined if it is not known how it makes them
 */
export function readPageHeadings(source: string, features: MarkdownFeatures): readonly PageHeading[] | undefined {
  if (!features.headings) return undefined
  const { blocks, references } = readBlocks(source, features)
  const numbers = new IdNumbers(features.headings)
  const found = blocks.filter(({ hasHeadings, opening }) => hasHeadings || opening)
  const [first] = found
  const notes = new Set(blocks.flatMap(({ footnotes }) => footnotes?.defined ?? []))
  return found.flatMap((block) =>
    block === first && block.opening === 'headline'
      ? []
      : headingsOf(block, references, notes, features).map((heading) => ({ id: numbers.next(heading), line: block.firstLine })),
  )
}
