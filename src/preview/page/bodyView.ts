/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { HtmlChunk } from '../protocol/htmlChunks'
import { patchBetween, type Patch } from '../protocol/patch'
import { morph, morphAttributes } from './morph'

/** A chunk with its nodes in the page. An `open` chunk has its element as the only node. */
export interface ShownChunk {
  readonly chunk: HtmlChunk
  nodes: readonly ChildNode[]
  /** The line of the document, from 0, at which it starts. */
  line: number
}

const directed = 'p, h1, h2, h3, h4, h5, h6, li, dt, dd, blockquote, figcaption, td, th, caption, summary'

/** The article's body in the page. Unchanged nodes are not touched, so selections, positions and playing media are preserved. */
export class BodyView {
  readonly element: HTMLElement
  readonly #prepare: (content: DocumentFragment) => void
  #shown: ShownChunk[] = []
  readonly #byNode = new WeakMap<Node, ShownChunk>()

  /** @param prepare called with all new content before it is inserted */
  constructor(prepare: (content: DocumentFragment) => void) {
    this.#prepare = prepare
    this.element = document.createElement('div')
    this.element.className = 'cd-body'
  }

  get shown(): readonly ShownChunk[] {
    return this.#shown
  }

  /** The chunk that contains a node. */
  chunkOf(node: Node): ShownChunk | undefined {
    for (let at: Node | null = node; at && at !== this.element; at = at.parentNode) {
      const shown = this.#byNode.get(at)
      if (shown) return shown
    }
    return undefined
  }

  replace(chunks: readonly HtmlChunk[], line: number): void {
    this.apply(
      patchBetween(
        this.#shown.map(({ chunk }) => chunk),
        chunks,
      ),
      line,
    )
  }

  /** Appends chunks. The cost depends only on the new chunks. @param line the document line at which the body starts */
  append(chunks: readonly HtmlChunk[], line: number): void {
    const open: Element[] = [this.element]
    for (const { chunk, nodes } of this.#shown) updateOpen(open, chunk, nodes)
    const last = this.#shown.at(-1)
    let at = last ? last.line + last.chunk.lines : line
    const next = chunks.map((chunk): ShownChunk => {
      const shown = { chunk, nodes: this.#build(chunk), line: at }
      for (const node of shown.nodes) this.#byNode.set(node, shown)
      open.at(-1)?.append(...shown.nodes)
      updateOpen(open, chunk, shown.nodes)
      at += chunk.lines
      return shown
    })
    this.#shown = this.#shown.concat(next)
    this.#setDirection()
  }

  apply({ from, removed, chunks }: Patch, line: number): void {
    const selected = selectionIn(this.element)
    const old = this.#shown.slice(from, from + removed)
    const next = chunks.map((chunk): ShownChunk => ({ chunk, nodes: this.#build(chunk), line: 0 }))
    let moved = old.length !== next.length
    // Nodes of old chunks are reused for the corresponding new ones, counted from both ends.
    let head = 0
    while (head < Math.min(old.length, next.length) && this.#reuse(old, next, head, head)) head++
    let tail = 0
    while (tail < Math.min(old.length, next.length) - head && this.#reuse(old, next, old.length - 1 - tail, next.length - 1 - tail)) tail++
    // Children of a removed element may stay: they are moved out before the element is removed.
    const emptied = new Set<Node>()
    for (const { chunk, nodes } of old.slice(head, old.length - tail)) {
      for (const node of nodes) {
        if (chunk.kind === 'open') emptied.add(node)
        else node.remove()
      }
    }
    if (head + tail < next.length) moved = true
    // Not `splice`: the number of function arguments is limited.
    this.#shown = [...this.#shown.slice(0, from), ...next, ...this.#shown.slice(from + removed)]
    for (const shown of next) for (const node of shown.nodes) this.#byNode.set(node, shown)
    if (moved) this.#place(emptied)
    for (const node of emptied) node.parentNode?.removeChild(node)
    if (selected) restore(selected)
    this.#setDirection()
    this.#number(line)
  }

  /** Not `dir="auto"`: the browser would evaluate all children again for each inserted one. */
  #setDirection(): void {
    const direction = directionOf(this.element)
    if (this.element.dir !== direction) this.element.dir = direction
  }

  /** Replaces a node in the page. */
  exchange(node: ChildNode, other: ChildNode): void {
    node.replaceWith(other)
    const shown = this.#byNode.get(node)
    if (!shown) return
    shown.nodes = shown.nodes.map((shownNode) => (shownNode === node ? other : shownNode))
    this.#byNode.set(other, shown)
  }

  #reuse(old: readonly ShownChunk[], next: ShownChunk[], before: number, after: number): boolean {
    const [a, b] = [old[before], next[after]]
    if (!a || !b || a.chunk.kind !== b.chunk.kind || a.nodes.length !== b.nodes.length) return false
    if (!a.nodes.every((node, index) => node.nodeName === b.nodes[index]?.nodeName)) return false
    a.nodes.forEach((node, index) => {
      const wanted = b.nodes[index]
      if (!wanted) return
      if (node instanceof Element && wanted instanceof Element && b.chunk.kind === 'open') morphAttributes(node, wanted)
      else morph(node, wanted)
    })
    next[after] = { ...b, nodes: a.nodes }
    return true
  }

  #build({ kind, html }: HtmlChunk): readonly ChildNode[] {
    if (kind === 'close' || html === '') return []
    // The content of a template is inert: nothing is loaded before it is inserted in the page.
    const template = document.createElement('template')
    template.innerHTML = html
    for (const element of template.content.querySelectorAll<HTMLElement>(directed)) if (!element.dir) element.dir = 'auto'
    this.#prepare(template.content)
    if (kind === 'whole') return [...template.content.childNodes]
    return [template.content.firstElementChild ?? document.createElement('div')]
  }

  /** Moves each node to its position; nodes already in position are not touched. @param leaving nodes that will be removed */
  #place(leaving: ReadonlySet<Node>): void {
    const open: { readonly parent: Element; last: ChildNode | null }[] = [{ parent: this.element, last: null }]
    for (const { chunk, nodes } of this.#shown) {
      const level = open.at(-1)
      if (!level) return
      for (const node of nodes) {
        let current: ChildNode | null = level.last ? level.last.nextSibling : level.parent.firstChild
        while (current && leaving.has(current)) current = current.nextSibling
        if (current !== node) put(node, level.parent, current)
        level.last = node
      }
      const [element] = nodes
      if (chunk.kind === 'open' && element instanceof Element) open.push({ parent: element, last: null })
      else if (chunk.kind === 'close' && open.length > 1) open.pop()
    }
  }

  #number(line: number): void {
    let at = line
    for (const shown of this.#shown) {
      shown.line = at
      at += shown.chunk.lines
    }
  }
}

/** Updates the stack of open elements. @param open the elements open before the chunk; becomes those open after it */
function updateOpen(open: Element[], { kind }: HtmlChunk, [element]: readonly ChildNode[]): void {
  if (kind === 'open' && element instanceof Element) open.push(element)
  else if (kind === 'close' && open.length > 1) open.pop()
}

/** Moves a node. With `moveBefore`, if available, selections are preserved and media keep playing. */
function put(node: ChildNode, parent: Element, before: ChildNode | null): void {
  if ('moveBefore' in parent && node.isConnected && parent.isConnected) parent.moveBefore(node, before)
  else parent.insertBefore(node, before)
}

const letter = /\p{L}/u
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** The text direction of the first letter. */
function directionOf(element: Element): 'ltr' | 'rtl' {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const [first] = letter.exec(node.nodeValue ?? '') ?? []
    if (first !== undefined) return rightToLeft.test(first) ? 'rtl' : 'ltr'
  }
  return 'ltr'
}

interface SavedSelection {
  readonly anchor: Node
  readonly anchorAt: number
  readonly focus: Node
  readonly focusAt: number
}

function selectionIn(element: Element): SavedSelection | undefined {
  const selection = getSelection()
  const { anchorNode: anchor, focusNode: focus } = selection ?? {}
  if (!selection || !anchor || !focus || !element.contains(anchor) || !element.contains(focus)) return undefined
  return { anchor, anchorAt: selection.anchorOffset, focus, focusAt: selection.focusOffset }
}

/** Restores the selection, because browsers remove moved nodes from it. */
function restore({ anchor, anchorAt, focus, focusAt }: SavedSelection): void {
  const selection = getSelection()
  if (!selection || !anchor.isConnected || !focus.isConnected) return
  if (selection.anchorNode === anchor && selection.anchorOffset === anchorAt && selection.focusNode === focus) return
  const fits = anchorAt <= lengthOf(anchor) && focusAt <= lengthOf(focus)
  if (fits) selection.setBaseAndExtent(anchor, anchorAt, focus, focusAt)
}

function lengthOf(node: Node): number {
  return node instanceof CharacterData ? node.length : node.childNodes.length
}
