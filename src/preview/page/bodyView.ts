/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Part } from '../protocol/parts'
import { patchBetween, type Patch } from '../protocol/patch'
import { morph, morphAttributes } from './morph'

/** A part as it stands in the page. An `open` one has its element as its only node. */
export interface ShownPart {
  readonly part: Part
  nodes: readonly ChildNode[]
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

  /** Adds parts behind all others, at a price that only depends on them. @param line that the body starts at */
  append(parts: readonly Part[], line: number): void {
    const open: Element[] = [this.element]
    for (const { part, nodes } of this.#shown) follow(open, part, nodes)
    const last = this.#shown.at(-1)
    let at = last ? last.line + last.part.lines : line
    const next = parts.map((part): ShownPart => {
      const shown = { part, nodes: this.#build(part), line: at }
      for (const node of shown.nodes) this.#byNode.set(node, shown)
      open.at(-1)?.append(...shown.nodes)
      follow(open, part, shown.nodes)
      at += part.lines
      return shown
    })
    this.#shown = this.#shown.concat(next)
    this.#setDirection()
  }

  apply({ from, removed, parts }: Patch, line: number): void {
    const selected = selectionIn(this.element)
    const old = this.#shown.slice(from, from + removed)
    const next = parts.map((part): ShownPart => ({ part, nodes: this.#build(part), line: 0 }))
    let moved = old.length !== next.length
    // Of the old ones and the new ones, those that correspond are made equal, counted from both ends.
    let head = 0
    while (head < Math.min(old.length, next.length) && this.#reuse(old, next, head, head)) head++
    let tail = 0
    while (tail < Math.min(old.length, next.length) - head && this.#reuse(old, next, old.length - 1 - tail, next.length - 1 - tail)) tail++
    // What stands in an element that goes may stay: it is taken out first.
    const emptied = new Set<Node>()
    for (const { part, nodes } of old.slice(head, old.length - tail)) {
      for (const node of nodes) {
        if (part.kind === 'open') emptied.add(node)
        else node.remove()
      }
    }
    if (head + tail < next.length) moved = true
    // Not by `splice`: there is a limit to how many arguments a function takes.
    this.#shown = [...this.#shown.slice(0, from), ...next, ...this.#shown.slice(from + removed)]
    for (const shown of next) for (const node of shown.nodes) this.#byNode.set(node, shown)
    if (moved) this.#place(emptied)
    for (const node of emptied) node.parentNode?.removeChild(node)
    if (selected) restore(selected)
    this.#setDirection()
    this.#number(line)
  }

  /** Not left to the browser as `auto`: it would look at all children again for each that is set in. */
  #setDirection(): void {
    const direction = directionOf(this.element)
    if (this.element.dir !== direction) this.element.dir = direction
  }

  /** Puts another node in the place of one that is shown. */
  exchange(node: ChildNode, other: ChildNode): void {
    node.replaceWith(other)
    const shown = this.#byNode.get(node)
    if (!shown) return
    shown.nodes = shown.nodes.map((known) => (known === node ? other : known))
    this.#byNode.set(other, shown)
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

  /** Puts each node where it belongs; those that are there already are left alone. @param leaving nodes that have no place any more */
  #place(leaving: ReadonlySet<Node>): void {
    const open: { readonly parent: Element; last: ChildNode | null }[] = [{ parent: this.element, last: null }]
    for (const { part, nodes } of this.#shown) {
      const level = open.at(-1)
      if (!level) return
      for (const node of nodes) {
        let there: ChildNode | null = level.last ? level.last.nextSibling : level.parent.firstChild
        while (there && leaving.has(there)) there = there.nextSibling
        if (there !== node) put(node, level.parent, there)
        level.last = node
      }
      const [element] = nodes
      if (part.kind === 'open' && element instanceof Element) open.push({ parent: element, last: null })
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

/** @param open the elements that are open before a part, changed to those behind it */
function follow(open: Element[], { kind }: Part, [element]: readonly ChildNode[]): void {
  if (kind === 'open' && element instanceof Element) open.push(element)
  else if (kind === 'close' && open.length > 1) open.pop()
}

/** Where the browser can, it moves what is in the page without taking it out: selections stay, and media go on playing. */
function put(node: ChildNode, parent: Element, before: ChildNode | null): void {
  if ('moveBefore' in parent && node.isConnected && parent.isConnected) parent.moveBefore(node, before)
  else parent.insertBefore(node, before)
}

const letter = /\p{L}/u
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** That of the first letter. */
function directionOf(element: Element): 'ltr' | 'rtl' {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const [first] = letter.exec(node.nodeValue ?? '') ?? []
    if (first !== undefined) return rightToLeft.test(first) ? 'rtl' : 'ltr'
  }
  return 'ltr'
}

interface Selected {
  readonly anchor: Node
  readonly anchorAt: number
  readonly focus: Node
  readonly focusAt: number
}

function selectionIn(element: Element): Selected | undefined {
  const selection = getSelection()
  const { anchorNode: anchor, focusNode: focus } = selection ?? {}
  if (!selection || !anchor || !focus || !element.contains(anchor) || !element.contains(focus)) return undefined
  return { anchor, anchorAt: selection.anchorOffset, focus, focusAt: selection.focusOffset }
}

/** A browser takes what is moved out of the selection. */
function restore({ anchor, anchorAt, focus, focusAt }: Selected): void {
  const selection = getSelection()
  if (!selection || !anchor.isConnected || !focus.isConnected) return
  if (selection.anchorNode === anchor && selection.anchorOffset === anchorAt && selection.focusNode === focus) return
  const fits = anchorAt <= lengthOf(anchor) && focusAt <= lengthOf(focus)
  if (fits) selection.setBaseAndExtent(anchor, anchorAt, focus, focusAt)
}

function lengthOf(node: Node): number {
  return node instanceof CharacterData ? node.length : node.childNodes.length
}
