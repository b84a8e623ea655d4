import { IdNumbers } from '../markdown/headingIds'
import { maxFailedSearches } from '../markdown/lookahead'
import { normalized } from '../markdown/markdownIt'
import { headingsOf, TopBlocks, type References, type TopBlock } from '../markdown/renderMarkdown'
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
  const references: Record<string, References[string]> = Object.create(null)
  const all: TopBlock[] = []
  const lines = normalized(source).split('\n')
  const blocks = new TopBlocks(source, features)
  let searches = maxFailedSearches
  for (let line = 0; line < lines.length; ) {
    if ((lines[line] ?? '').trim() === '') {
      line++
      continue
    }
    const block = blocks.read(line, searches)
    searches -= block.failed ?? 0
    for (const [label, reference] of Object.entries(block.references ?? {})) references[label] ??= reference
    all.push(block)
    line = Math.max(line + 1, block.endLine)
  }
  const numbers = new IdNumbers(features.headings)
  const found = all.filter(({ hasHeadings, opening }) => hasHeadings || opening)
  const [first] = found
  const notes = new Set(all.flatMap(({ footnotes }) => footnotes?.defined ?? []))
  return found.flatMap((block) =>
    block === first && block.opening === 'headline'
      ? []
      : headingsOf(block, references, notes, features).map((heading) => ({ id: numbers.next(heading), line: block.firstLine })),
  )
}
