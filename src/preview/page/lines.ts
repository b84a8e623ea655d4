/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { ShownPart } from './bodyView'

/** Where a line of the document is seen. */
interface Mark {
  readonly line: number
  readonly node: ChildNode
}

/**
 * Which line of the document is where on the page. An author can write the attribute too, but only ever means a line of the
 * part that it stands in.
 */
export class Lines {
  #marks: Mark[] | undefined
  #shown: readonly ShownPart[] = []

  /** To be called when what is shown has changed. */
  update(shown: readonly ShownPart[]): void {
    this.#shown = shown
    this.#marks = undefined
  }

  /** To be called when nothing has changed but that more is shown. */
  extend(shown: readonly ShownPart[]): void {
    const added = shown.slice(this.#shown.length)
    this.#shown = shown
    // Not by `push` at once: there is a limit to how many arguments a function takes.
    if (this.#marks) for (const mark of markersOf(added, this.#marks.at(-1)?.line)) this.#marks.push(mark)
  }

  /** The line, with a fraction, at a height of the page. */
  lineAt(y: number): number {
    const marks = this.#all()
    const index = lastIndex(marks, (mark) => topOf(mark) <= y + 1)
    const [mark, next] = [marks[index], marks[index + 1]]
    const [first] = marks
    if (!mark) return first ? Math.max(0, (y / Math.max(1, topOf(first))) * first.line) : 0
    const top = topOf(mark)
    const [end, line] = next ? [topOf(next), next.line] : [bottomOf(mark), mark.line + 1]
    const share = end > top ? Math.min(0.999, Math.max(0, (y - top) / (end - top))) : 0
    return mark.line + share * Math.max(0, line - mark.line)
  }

  /** The height of the page at which a line, with a fraction, is seen. */
  heightOf(line: number): number {
    const marks = this.#all()
    const [first] = marks
    if (!first) return 0
    if (line < first.line) return (line / first.line) * topOf(first)
    const index = lastIndex(marks, (mark) => mark.line <= line)
    const mark = marks[index]
    if (!mark) return 0
    // Of several on one line the first is its place.
    const start = marks[lastIndex(marks, (other) => other.line < mark.line) + 1] ?? mark
    const next = marks[index + 1]
    const top = topOf(start)
    const [end, nextLine] = next ? [topOf(next), next.line] : [bottomOf(mark), mark.line + 1]
    return top + Math.min(1, (line - mark.line) / Math.max(1, nextLine - mark.line)) * Math.max(0, end - top)
  }

  /** The innermost element that starts at this line, with a fraction, or at the nearest one above. */
  elementAt(line: number): Element | undefined {
    const marks = this.#all()
    let index = lastIndex(marks, (mark) => mark.line <= line)
    const start = lastIndex(marks, (other) => other.line < (marks[index]?.line ?? 0)) + 1
    // A whole article may be written in one line.
    if (index > start) {
      const height = this.heightOf(line)
      index =
        start +
        Math.max(
          0,
          lastIndex(marks.slice(start, index + 1), (mark) => topOf(mark) <= height + 1),
        )
    }
    const found = marks[index]?.node
    return found instanceof Element ? found : (found?.parentElement ?? undefined)
  }

  #all(): readonly Mark[] {
    this.#marks ??= markersOf(this.#shown)
    return this.#marks
  }
}

/** The line of the part that an element stands in, and in it the nearest that carries one. */
export function lineOf(element: Element, { line, part, nodes }: ShownPart): number {
  const marked = element.closest('[data-line]')
  const inside = marked && nodes.some((node) => node.contains(marked)) ? relativeLine(marked, part.lines) : 0
  return line + inside
}

/**
 * Which item of the list at the end of the page an element stands in, from 0; undefined when it is in none.
 * @param shown the last part of the page: the footnotes, if there are any, which stand in no line of their own
 */
export function noteOf(element: Element, { part, nodes }: ShownPart): number | undefined {
  if (part.lines > 0) return undefined
  const elements = nodes.filter((node) => node instanceof Element)
  const list = elements.map((node) => (node.nodeName === 'OL' ? node : node.querySelector('ol'))).find((found) => found)
  const place = Array.from(list?.children ?? []).findIndex((item) => item.contains(element))
  return place < 0 ? undefined : place
}

function relativeLine(element: Element, lines: number): number {
  const written = element.getAttribute('data-line') ?? ''
  return /^\d{1,6}$/.test(written) ? Math.min(Number(written), Math.max(0, lines - 1)) : 0
}

/** @param first the line that none stands before */
function markersOf(shown: readonly ShownPart[], first = 0): Mark[] {
  const marks: Mark[] = []
  let line = first
  const folded = document.querySelector('details:not([open])') !== null
  const add = (at: number, node: ChildNode) => {
    if (!isSeen(node, folded)) return
    line = Math.max(line, at)
    marks.push({ line, node })
  }
  for (const { part, nodes, line: start } of shown) {
    for (const node of nodes) {
      if (node instanceof Element || node.nodeValue?.trim()) add(start, node)
      if (part.kind === 'open' || part.lines < 2 || !(node instanceof Element)) continue
      for (const inner of node.querySelectorAll('[data-line]')) add(start + relativeLine(inner, part.lines), inner)
    }
  }
  return marks
}

const unseen = new Set(['SOURCE', 'TRACK', 'COL', 'COLGROUP', 'WBR'])

/** What is closed or has no box is nowhere on the page. @param folded whether anything is closed */
function isSeen(node: ChildNode, folded: boolean): boolean {
  if (!(node instanceof Element)) return true
  if (unseen.has(node.nodeName)) return false
  if (!folded) return true
  // What is closed shows its summary.
  const inside = node.nodeName === 'SUMMARY' ? node.parentElement?.parentElement : node.parentElement
  return !inside?.closest('details:not([open])')
}

function topOf({ node }: Mark): number {
  return rectOf(node).top + scrollY
}

function bottomOf({ node }: Mark): number {
  return rectOf(node).bottom + scrollY
}

function rectOf(node: ChildNode): DOMRect {
  if (node instanceof Element) return node.getBoundingClientRect()
  const range = document.createRange()
  range.selectNode(node)
  return range.getBoundingClientRect()
}

/** Of an ordered list, the last that is so; -1 when none is. */
function lastIndex(marks: readonly Mark[], isSo: (mark: Mark) => boolean): number {
  let low = -1
  let high = marks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const mark = marks[middle]
    if (mark && isSo(mark)) low = middle
    else high = middle - 1
  }
  return low
}
