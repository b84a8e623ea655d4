/**
 * A chunk of the body's HTML. `whole`: HTML in which all elements are closed. `open`: one start tag; the following chunks go into its
 * element, until `close`. `lines`: the number of source lines that end with this chunk; the sum over the preceding chunks gives its start
 * line.
 */
export interface HtmlChunk {
  readonly kind: 'whole' | 'open' | 'close'
  /** Sanitized HTML; '' for `close`. */
  readonly html: string
  readonly lines: number
}

const voidElement = /^<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b/

/** Divides sanitized HTML into chunks. @param lines goes to the last chunk; there is always at least one. @param balanced whether all elements are closed */
export function htmlChunks(html: string, lines: number, balanced: boolean): readonly HtmlChunk[] {
  const chunks = balanced ? [] : unbalanced(html)
  if (chunks.length === 0) return [{ kind: 'whole', html: balanced ? html : '', lines }]
  return chunks.map((chunk, index) => (index === chunks.length - 1 ? { ...chunk, lines } : chunk))
}

interface Tag {
  readonly start: number
  readonly end: number
  /** An unmatched end tag or start tag. */
  readonly kind: 'open' | 'close'
}

function unbalanced(html: string): readonly HtmlChunk[] {
  const chunks: HtmlChunk[] = []
  const add = (kind: HtmlChunk['kind'], text: string) => {
    if (kind === 'close' || text !== '') chunks.push({ kind, html: text, lines: 0 })
  }
  let at = 0
  for (const { start, end, kind } of partnerless(html)) {
    add('whole', html.slice(at, start))
    add(kind, kind === 'open' ? html.slice(start, end) : '')
    at = end
  }
  // The HTML parser drops the first line end after `<pre>`.
  const rest = html.slice(at)
  add('whole', chunks.at(-1)?.html.startsWith('<pre') && rest.startsWith('\n') ? rest.slice(1) : rest)
  return chunks
}

/** The unmatched tags. Relies on the sanitizer's output: every `<` starts a tag, attributes contain no `>`, and end tags match. */
function partnerless(html: string): readonly Tag[] {
  const open: Tag[] = []
  const closing: Tag[] = []
  for (const match of html.matchAll(/<[^>]*>/g)) {
    const [tag] = match
    const start = match.index
    const end = start + tag.length
    if (tag.startsWith('</')) {
      if (!open.pop()) closing.push({ start, end, kind: 'close' })
    } else if (!voidElement.test(tag)) open.push({ start, end, kind: 'open' })
  }
  return [...closing, ...open]
}
