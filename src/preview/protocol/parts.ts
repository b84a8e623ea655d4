/**
 * A step in building the body: `whole` is HTML that closes all it opens, `open` one start tag whose element the next ones go
 * into, `close` its end. `lines` is how many lines of the source end with it: what stands before them tells where it starts.
 */
export interface Part {
  readonly kind: 'whole' | 'open' | 'close'
  /** Safe HTML: the policy has been applied. '' for `close`. */
  readonly html: string
  readonly lines: number
}

const voidElement = /^<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b/

/** Cuts what the sanitizer made of some lines into parts; there is always one at least, which carries the lines. */
export function partsOf(html: string, lines: number, balanced: boolean): readonly Part[] {
  const parts = balanced ? [] : unbalanced(html)
  if (parts.length === 0) return [{ kind: 'whole', html: balanced ? html : '', lines }]
  return parts.map((part, index) => (index === parts.length - 1 ? { ...part, lines } : part))
}

interface Tag {
  readonly start: number
  readonly end: number
  /** An end tag, or a start tag, without its partner here. */
  readonly kind: 'open' | 'close'
}

function unbalanced(html: string): readonly Part[] {
  const parts: Part[] = []
  const add = (kind: Part['kind'], text: string) => {
    if (kind === 'close' || text !== '') parts.push({ kind, html: text, lines: 0 })
  }
  let at = 0
  for (const { start, end, kind } of partnerless(html)) {
    add('whole', html.slice(at, start))
    add(kind, kind === 'open' ? html.slice(start, end) : '')
    at = end
  }
  // A browser leaves the line end behind `<pre>` out.
  const rest = html.slice(at)
  add('whole', parts.at(-1)?.html.startsWith('<pre') && rest.startsWith('\n') ? rest.slice(1) : rest)
  return parts
}

/** In the sanitizer's output every `<` starts a tag, `>` stands in no attribute, and each end tag fits. */
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
