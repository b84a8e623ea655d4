import type { Article } from './article'
import { frontMatterComments, type FrontMatter } from '../frontmatter/frontMatter'
import { range, textAt, type Range } from '../text/text'
import type { ScalarNode, ValueNode } from '../data/nodes'

/** Text that YAML does not read as a value, so that it is lost without a syntax error. */
export interface LostText {
  /** A comment in place of a value (`title: #harbour`), or an anchor without an alias (`title: &harbour opens`). */
  readonly kind: 'comment' | 'anchor'
  /** The text that is lost. */
  readonly range: Range
  /** The whole text that was meant as the value. */
  readonly value: Range
}

export function lostTexts({ text, lines, frontMatter }: Article): readonly LostText[] {
  if (frontMatter?.language !== 'yaml' || frontMatter.errors.length > 0) return []
  const scalars = [...scalarsIn(frontMatter.root)]
  const found = scalars.flatMap((node) => unusedAnchor(text, frontMatter, node))
  const empty = scalars.filter(({ value, style, range: at }) => value === null && style === 'plain' && at.start === at.end)
  if (empty.length === 0) return found
  const comments = new Map(frontMatterComments(text, frontMatter).map((at) => [lines.lineOf(at.start), at]))
  for (const { range: at } of empty) {
    const comment = comments.get(lines.lineOf(at.start))
    if (!comment || text.slice(at.end, comment.start).trim() !== '') continue
    // A value that was commented out is often a path, or starts with a quote or bracket; other comments start with a space.
    if (
      /^#[^\p{ASCII}\s]|^#[A-Za-z\d]/u.test(textAt(text, comment)) &&
      !/^#(?:https?:|true\b|false\b|copydesk)/.test(textAt(text, comment))
    )
      found.push({ kind: 'comment', range: comment, value: comment })
  }
  return found
}

function unusedAnchor(text: string, { content }: FrontMatter, { anchor, range: at, style }: ScalarNode): readonly LostText[] {
  if (!anchor || style !== 'plain' || at.end === at.start) return []
  const isUsed = textAt(text, content).includes(`*${text.slice(anchor.start + 1, anchor.end)}`)
  return isUsed ? [] : [{ kind: 'anchor', range: anchor, value: range(anchor.start, at.end) }]
}

function* scalarsIn(node: ValueNode | undefined): Generator<ScalarNode> {
  if (node?.kind === 'scalar') yield node
  else for (const { value } of node?.kind === 'map' ? node.fields : (node?.items ?? [])) yield* scalarsIn(value)
}
