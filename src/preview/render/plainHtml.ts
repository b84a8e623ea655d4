import type { Policy } from '../../core/sanitizer/policy'

/** HTML that a sanitizer leaves as it is: text and elements without attributes, each of them closed. */
export interface PlainHtml {
  /** Written as the sanitizer writes it. */
  readonly html: string
  /** The elements of its outermost level, each once. */
  readonly outermost: readonly string[]
}

const inline = new Set('b bdi cite code del dfn em i ins kbd mark q s samp small span strong sub sup tt u var'.split(' '))
/** What these may not stand in would be closed by them. */
const block = new Set('blockquote div figcaption figure h1 h2 h3 h4 h5 h6 ol p pre section table ul'.split(' '))
const holders: Readonly<Record<string, readonly string[]>> = {
  li: ['ul', 'ol'],
  thead: ['table'],
  tbody: ['table'],
  tr: ['table', 'thead', 'tbody'],
  th: ['tr'],
  td: ['tr'],
}
/** The elements that are told from others, with those that the preview uses whatever the policy is. */
const knownTo = new WeakMap<Policy, ReadonlySet<string>>()

/** Elements nest no deeper than this in plain HTML. */
export const plainDepth = 20

const step = /[^<>&]+|&(?:amp|lt|gt|quot);|<([a-z][a-z\d]*)(?: data-line="\d+")?>|<\/([a-z][a-z\d]*)>/y

/** @returns undefined for what only the sanitizer itself can answer: it knows better in all cases, but takes its time */
export function plainHtml(html: string, policy: Policy): PlainHtml | undefined {
  const known = knownBy(policy)
  const open: string[] = []
  const outermost: string[] = []
  step.lastIndex = 0
  while (step.lastIndex < html.length) {
    const found = step.exec(html)
    if (!found) return undefined
    const [, opened, closed] = found
    if (closed !== undefined && open.pop() !== closed) return undefined
    if (opened === undefined) continue
    const parent = open.at(-1)
    if (!known.has(opened) || open.length === plainDepth || (parent !== undefined && !opensIn(opened, parent))) return undefined
    if (parent === undefined && !outermost.includes(opened)) outermost.push(opened)
    open.push(opened)
  }
  if (open.length > 0) return undefined
  // The sanitizer writes quotes in text as they are.
  return { html: html.replaceAll('&quot;', '"'), outermost }
}

/** Whether an element that can stand in plain HTML opens in another one without closing it. @param parent undefined at the top */
export function opensIn(name: string, parent: string | undefined): boolean {
  if (inline.has(name)) return true
  if (block.has(name)) return parent !== 'p'
  return parent !== undefined && (holders[name]?.includes(parent) ?? false)
}

function knownBy(policy: Policy): ReadonlySet<string> {
  let known = knownTo.get(policy)
  if (!known) {
    known = new Set([...inline, ...block, ...Object.keys(holders)].filter((name) => policy.elements.includes(name)))
    knownTo.set(policy, known)
  }
  return known
}
