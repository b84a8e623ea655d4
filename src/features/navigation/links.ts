import { isExternalLink } from '../../core/links/externalLink'
import { range, textAt, type Range } from '../../core/text/text'
import type { ScalarNode, ValueNode } from '../../core/data/nodes'

/** A value that leads somewhere. */
export interface Link {
  /** Without its quotes. */
  readonly range: Range
  /** `file` is an address that may be a file's: whether there is one is not known here. */
  readonly kind: 'web' | 'file'
  readonly target: string
}

/** How many are told at most, of how many values. */
const most = { links: 200, values: 5000 }

/** The links among the values of a front matter, or of `copydesk.yaml`: to the web, to mail, to files. */
export function linksIn(text: string, root: ValueNode | undefined): readonly Link[] {
  const links: Link[] = []
  const waiting = root ? [root] : []
  let looked = 0
  for (let node = waiting.pop(); node && looked < most.values && links.length < most.links; node = waiting.pop(), looked++) {
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
  // Text may end in such a word too: the one who asks looks whether there is a file.
  return /[^\s/]\.[a-z][a-z\d]{1,4}(?:[?#]\S*)?$/i.test(target) ? { range: at, kind: 'file', target } : undefined
}

function withoutQuotes({ range: whole, style }: ScalarNode): Range {
  const quote = style === 'single' || style === 'double' ? 1 : 0
  return whole.end - whole.start > 2 * quote ? range(whole.start + quote, whole.end - quote) : whole
}
