import type { Article } from '../../core/article/article'
import { range, type Range } from '../../core/text/text'
import type { CompletionItem } from './completionTypes'

/** The fragment of a link under the cursor. */
export interface AnchorTyped {
  /** The address before the `#`; '' for the article itself. */
  readonly path: string
  readonly items: (target: Article) => readonly CompletionItem[]
}

/** In UTF-16 code units: the start of a link is searched this far before the cursor. */
const maxLinkLength = 2000
/** The start of a link, its path and its fragment so far: in Markdown, in HTML, in a definition. */
const link = /(?:\]\([ \t]*<?|\bhref=["']|^ {0,3}\[[^\]\n]+\]:[ \t]*<?)([^\s()<>"'#]*)#([^\s()<>"'#]*)$/

/** The fragment of a link at an offset; undefined if there is none. */
export function anchorAt(article: Article, offset: number): AnchorTyped | undefined {
  const { text, body, lines } = article
  if (offset < body.start) return undefined
  const lineStart = Math.max(body.start, lines.startOf(lines.lineOf(offset)), offset - maxLinkLength)
  const [, path, typed = ''] = link.exec(text.slice(lineStart, offset)) ?? []
  // In code nothing is at the cursor.
  if (path === undefined || article.codeBlocks.some(({ start, end }) => start <= offset && offset < end)) return undefined
  let end = offset
  while (/[^\s()<>"'#]/.test(text[end] ?? ' ')) end++
  const at = range(offset - typed.length, end)
  return { path, items: (target) => anchorsOf(target).map((id, index) => itemOf(id, index, at)) }
}

/** The ids of an article, in document order: of its headings, as the generator makes them, and of its elements. */
function anchorsOf({ headingIds = [], ids }: Article): readonly string[] {
  return [...new Set([...headingIds.filter(Boolean), ...ids])]
}

function itemOf(id: string, index: number, at: Range): CompletionItem {
  return { kind: 'value', label: id, newText: id, filterText: id, sortText: String(index).padStart(6, '0'), range: at }
}
