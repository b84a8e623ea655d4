import type { Article } from './article'
import { frontMatterComments, type FrontMatter } from '../frontmatter/frontMatter'
import { range, textAt, type Range } from '../text/text'
import type { ScalarNode, ValueNode } from '../data/nodes'

/** Words that YAML does not take for words, so that they are lost without a mistake in the notation. */
export interface LostText {
  /** A comment where a value should be (`title: #harbour`), or a name that nothing refers to (`title: &harbour opens`). */
  readonly kind: 'comment' | 'name'
  /** What is lost. */
  readonly range: Range
  /** What was meant as the value. */
  readonly value: Range
}

export function lostTexts({ text, lines, frontMatter }: Article): readonly LostText[] {
  if (frontMatter?.language !== 'yaml' || frontMatter.errors.length > 0) return []
  const scalars = [...scalarsIn(frontMatter.root)]
  const found = scalars.flatMap((node) => unusedName(text, frontMatter, node))
  const empty = scalars.filter(({ value, style, range: at }) => value === null && style === 'plain' && at.start === at.end)
  if (empty.length === 0) return found
  const comments = new Map(frontMatterComments(text, frontMatter).map((at) => [lines.lineOf(at.start), at]))
  for (const { range: at } of empty) {
    const comment = comments.get(lines.lineOf(at.start))
    if (!comment || text.slice(at.end, comment.start).trim() !== '') continue
    // A value that was commented out is a path, or stands in quotes or brackets; a remark begins with a blank.
    if (
      /^#[^\p{ASCII}\s]|^#[A-Za-z\d]/u.test(textAt(text, comment)) &&
      !/^#(?:https?:|true\b|false\b|copydesk)/.test(textAt(text, comment))
    )
      found.push({ kind: 'comment', range: comment, value: comment })
  }
  return found
}

function unusedName(text: string, { content }: FrontMatter, { anchor, range: at, style }: ScalarNode): readonly LostText[] {
  if (!anchor || style !== 'plain' || at.end === at.start) return []
  const isUsed = textAt(text, content).includes(`*${text.slice(anchor.start + 1, anchor.end)}`)
  return isUsed ? [] : [{ kind: 'name', range: anchor, value: range(anchor.start, at.end) }]
}

function* scalarsIn(node: ValueNode | undefined): Generator<ScalarNode> {
  if (node?.kind === 'scalar') yield node
  else for (const { value } of node?.kind === 'map' ? node.fields : (node?.items ?? [])) yield* scalarsIn(value)
}
