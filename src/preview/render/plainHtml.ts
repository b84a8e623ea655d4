import type { Policy } from '../../core/sanitizer/policy'

/** HTML that the sanitizer does not change: text, and closed elements without attributes. */
export interface PlainHtml {
  /** In the notation of the sanitizer's output. */
  readonly html: string
  /** The names of the outermost elements, each once. */
  readonly outermost: readonly string[]
}

const inline = new Set('b bdi cite code del dfn em i ins kbd mark q s samp small span strong sub sup tt u var'.split(' '))
/** Block elements: their start tags close an open `p`. */
const block = new Set('blockquote div figcaption figure h1 h2 h3 h4 h5 h6 ol p pre section table ul'.split(' '))
const holders: Readonly<Record<string, readonly string[]>> = {
  li: ['ul', 'ol'],
  thead: ['table'],
  tbody: ['table'],
  tr: ['table', 'thead', 'tbody'],
  th: ['tr'],
  td: ['tr'],
}
/** The plain elements that each policy allows. */
const plainElements = new WeakMap<Policy, ReadonlySet<string>>()

/** Maximum nesting depth of plain HTML. */
export const maxPlainDepth = 20

const token = /[^<>&]+|&(?:amp|lt|gt|quot);|<([a-z][a-z\d]*)(?: data-line="\d+")?>|<\/([a-z][a-z\d]*)>/y

/** A fast check for HTML that the sanitizer would return unchanged. @returns undefined for everything else, which then goes to the sanitizer */
export function plainHtml(html: string, policy: Policy): PlainHtml | undefined {
  const allowed = plainElementsOf(policy)
  const open: string[] = []
  const outermost: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < html.length) {
    const found = token.exec(html)
    if (!found) return undefined
    const [, opened, closed] = found
    if (closed !== undefined && open.pop() !== closed) return undefined
    if (opened === undefined) continue
    const parent = open.at(-1)
    if (!allowed.has(opened) || open.length === maxPlainDepth || (parent !== undefined && !opensIn(opened, parent))) return undefined
    if (parent === undefined && !outermost.includes(opened)) outermost.push(opened)
    open.push(opened)
  }
  if (open.length > 0) return undefined
  // The sanitizer does not escape quotes in text.
  return { html: html.replaceAll('&quot;', '"'), outermost }
}

/** Whether a plain element can be a child of another one without closing it. @param parent undefined at the top level */
export function opensIn(name: string, parent: string | undefined): boolean {
  if (inline.has(name)) return true
  if (block.has(name)) return parent !== 'p'
  return parent !== undefined && (holders[name]?.includes(parent) ?? false)
}

function plainElementsOf(policy: Policy): ReadonlySet<string> {
  let allowed = plainElements.get(policy)
  if (!allowed) {
    allowed = new Set([...inline, ...block, ...Object.keys(holders)].filter((name) => policy.elements.includes(name)))
    plainElements.set(policy, allowed)
  }
  return allowed
}
