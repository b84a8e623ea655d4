import { isExternalLink } from '../../core/links/externalLink'
import { range, textAt, type Range } from '../../core/text/text'
import type { ScalarNode, ValueNode } from '../../core/data/nodes'

/** A value that is a link. */
export interface Link {
  /** The value without its quotes. */
  readonly range: Range
  /** `file`: the address looks like that of a file. Whether the file exists is not checked here. */
  readonly kind: 'web' | 'file'
  readonly target: string
}

/** The maximum number of links, and of values searched for them. */
const maxCounts = { links: 200, values: 5000 }

/** The links among the values of a front matter or of `copydesk.yaml`: web and mail addresses, and files. */
export function linksIn(text: string, root: ValueNode | undefined): readonly Link[] {
  const links: Link[] = []
  const waiting = root ? [root] : []
  let visited = 0
  for (let node = waiting.pop(); node && visited < maxCounts.values && links.length < maxCounts.links; node = waiting.pop(), visited++) {
    if (node.kind === 'scalar') {
      const link = linkOf(text, node)
      if (link) links.push(link)
    } else {
      const inside = node.kind === 'list' ? node.items.map((item) => item.value) : node.fields.map((field) => field.value)
      waiting.push(...inside.reverse())
    }
  }
  return links
}

function linkOf(text: string, node: ScalarNode): Link | undefined {
  const target = typeof node.value === 'string' ? node.value.trim() : ''
  if (target === '' || target.length > 2000 || /[\r\n]/.test(textAt(text, node.range))) return undefined
  const at = withoutQuotes(node)
  if (isExternalLink(target)) return /\s/.test(target) ? undefined : { range: at, kind: 'web', target }
  if (/^(?:[a-z][\w+.-]*:|\/\/|#)/i.test(target)) return undefined
  // A sentence can end in such a word too: the caller checks whether the file exists.
  return /[^\s/]\.[a-z][a-z\d]{1,4}(?:[?#]\S*)?$/i.test(target) ? { range: at, kind: 'file', target } : undefined
}

function withoutQuotes({ range: whole, style }: ScalarNode): Range {
  const quote = style === 'single' || style === 'double' ? 1 : 0
  return whole.end - whole.start > 2 * quote ? range(whole.start + quote, whole.end - quote) : whole
}
