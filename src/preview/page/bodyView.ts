/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Part } from '../parts'
import { patchBetween, type Patch } from '../patch'
import { morph, morphAttributes } from './morph'

/** A part as it stands in the page. An `open` one has its element as its only node. */
export interface ShownPart {
  readonly part: Part
  readonly nodes: readonly ChildNode[]
  /** The line of the document, from 0, that it starts at. */
  line: number
}

const directed = 'p, h1, h2, h3, h4, h5, h6, li, dt, dd, blockquote, figcaption, td, th, caption, summary'

/** The article's body in the page. What stays the same is never touched: it keeps its selection, its place, and goes on playing. */
export class BodyView {
  readonly element: HTMLElement
  readonly #prepare: (content: DocumentFragment) => void
  #shown: ShownPart[] = []
  readonly #byNode = new WeakMap<Node, ShownPart>()

  /** @param prepare is handed all new content before it is shown */
  constructor(prepare: (content: DocumentFragment) => void) {
    this.#prepare = prepare
    this.element = document.createElement('div')
    this.element.className = 'cd-body'
    this.element.dir = 'auto'
  }

  get shown(): readonly ShownPart[] {
    return this.#shown
  }

  /** The part that a node stands in. */
  partOf(node: Node): ShownPart | undefined {
    for (let at: Node | null = node; at && at !== this.element; at = at.parentNode) {
      const shown = this.#byNode.get(at)
      if (shown) return shown
    }
    return undefined
  }

  replace(parts: readonly Part[], line: number): void {
    this.apply(
      patchBetween(
        this.#shown.map(({ part }) => part),
        parts,
      ),
      line,
    )
  }

  apply({ from, removed, parts }: Patch, line: number): void {
    const old = this.#shown.slice(from, from + removed)
    const next = parts.map((part): ShownPart => ({ part, nodes: this.#build(part), line: 0 }))
    let moved = old.length !== next.length
    // Of the old ones and the new ones, those that correspond are made equal, counted from both ends.
    let head = 0
    while (head < Math.min(old.length, next.length) && this.#reuse(old, next, head, head)) head++
    let tail = 0
    while (tail < Math.min(old.length, next.length) - head && this.#reuse(old, next, old.length - 1 - tail, next.length - 1 - tail)) tail++
    for (const { nodes } of old.slice(head, old.length - tail)) for (const node of nodes) node.remove()
    if (head + tail < next.length) moved = true
    this.#shown.splice(from, removed, ...next)
    for (const shown of next) for (const node of shown.nodes) this.#byNode.set(node, shown)
    if (moved) this.#place()
    this.#number(line)
  }

  /** Puts another node in the place of one that is shown. */
  exchange(node: ChildNode, other: ChildNode): void {
    node.replaceWith(other)
    const shown = this.#byNode.get(node)
    if (!shown) return
    const index = this.#shown.indexOf(shown)
    const nodes = shown.nodes.map((known) => (known === node ? other : known))
    this.#shown[index] = { ...shown, nodes }
    for (const known of nodes) this.#byNode.set(known, this.#shown[index] ?? shown)
  }

  #reuse(old: readonly ShownPart[], next: ShownPart[], before: number, after: number): boolean {
    const [a, b] = [old[before], next[after]]
    if (!a || !b || a.part.kind !== b.part.kind || a.nodes.length !== b.nodes.length) return false
    if (!a.nodes.every((node, index) => node.nodeName === b.nodes[index]?.nodeName)) return false
    a.nodes.forEach((node, index) => {
      const wanted = b.nodes[index]
      if (!wanted) return
      if (node instanceof Element && wanted instanceof Element && b.part.kind === 'open') morphAttributes(node, wanted)
      else morph(node, wanted)
    })
    next[after] = { ...b, nodes: a.nodes }
    return true
  }

  #build({ kind, html }: Part): readonly ChildNode[] {
    if (kind === 'close' || html === '') return []
    // A template's content is inert: nothing is loaded before it is in the page.
    const template = document.createElement('template')
    template.innerHTML = html
    for (const element of template.content.querySelectorAll<HTMLElement>(directed)) if (!element.dir) element.dir = 'auto'
    this.#prepare(template.content)
    if (kind === 'whole') return [...template.content.childNodes]
    return [template.content.firstElementChild ?? document.createElement('div')]
  }

  /** Puts each node where it belongs; those that are there already are left alone. */
  #place(): void {
    const open: { readonly parent: Node; last: ChildNode | null }[] = [{ parent: this.element, last: null }]
    for (const { part, nodes } of this.#shown) {
      const level = open.at(-1)
      if (!level) return
      for (const node of nodes) {
        const wanted: ChildNode | null = level.last ? level.last.nextSibling : level.parent.firstChild
        if (wanted !== node) level.parent.insertBefore(node, wanted)
        level.last = node
      }
      const [element] = nodes
      if (part.kind === 'open' && element) open.push({ parent: element, last: null })
      else if (part.kind === 'close' && open.length > 1) open.pop()
    }
  }

  #number(line: number): void {
    let at = line
    for (const shown of this.#shown) {
      shown.line = at
      at += shown.part.lines
    }
  }
}
