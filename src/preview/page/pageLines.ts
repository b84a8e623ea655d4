/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { ShownChunk } from './bodyView'

/** A node that shows a line of the document. */
interface LineMark {
  readonly line: number
  readonly node: ChildNode
}

/**
 * Maps lines of the document to positions on the page. An author can write `data-line` too, but it can only refer to a line of its own
 * chunk.
 */
export class PageLines {
  #marks: LineMark[] | undefined
  #shown: readonly ShownChunk[] = []

  /** Call when the shown chunks have changed. */
  update(shown: readonly ShownChunk[]): void {
    this.#shown = shown
    this.#marks = undefined
  }

  /** Call when chunks were appended. */
  extend(shown: readonly ShownChunk[]): void {
    const added = shown.slice(this.#shown.length)
    this.#shown = shown
    // Not one `push` with all: the number of function arguments is limited.
    if (this.#marks) for (const mark of lineMarksOf(added, this.#marks.at(-1)?.line)) this.#marks.push(mark)
  }

  /** The line, with a fraction, at a vertical position of the page in px. */
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

  /** The vertical position, in px, of a line with a fraction. */
  heightOf(line: number): number {
    const marks = this.#all()
    const [first] = marks
    if (!first) return 0
    if (line < first.line) return (line / first.line) * topOf(first)
    const index = lastIndex(marks, (mark) => mark.line <= line)
    const mark = marks[index]
    if (!mark) return 0
    // The first of several marks of one line gives its position.
    const start = marks[lastIndex(marks, (other) => other.line < mark.line) + 1] ?? mark
    const next = marks[index + 1]
    const top = topOf(start)
    const [end, nextLine] = next ? [topOf(next), next.line] : [bottomOf(mark), mark.line + 1]
    return top + Math.min(1, (line - mark.line) / Math.max(1, nextLine - mark.line)) * Math.max(0, end - top)
  }

  /** The innermost element that starts at a line with a fraction, or at the nearest line above. */
  elementAt(line: number): Element | undefined {
    const marks = this.#all()
    let index = lastIndex(marks, (mark) => mark.line <= line)
    const start = lastIndex(marks, (other) => other.line < (marks[index]?.line ?? 0)) + 1
    // Several elements of one line: choose by the fraction.
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

  #all(): readonly LineMark[] {
    this.#marks ??= lineMarksOf(this.#shown)
    return this.#marks
  }
}

/** The document line of an element: from its nearest `data-line`, within the lines of its chunk. */
export function lineOf(element: Element, { line, chunk, nodes }: ShownChunk): number {
  const marked = element.closest('[data-line]')
  const inside = marked && nodes.some((node) => node.contains(marked)) ? relativeLine(marked, chunk.lines) : 0
  return line + inside
}

/**
 * The index, from 0, of the footnote that contains an element; undefined if none does.
 * @param shown the last chunk of the page: the list of footnotes, if there are any; it has no source lines
 */
export function noteOf(element: Element, { chunk, nodes }: ShownChunk): number | undefined {
  if (chunk.lines > 0) return undefined
  const elements = nodes.filter((node) => node instanceof Element)
  const list = elements.map((node) => (node.nodeName === 'OL' ? node : node.querySelector('ol'))).find((found) => found)
  const place = Array.from(list?.children ?? []).findIndex((item) => item.contains(element))
  return place < 0 ? undefined : place
}

function relativeLine(element: Element, lines: number): number {
  const written = element.getAttribute('data-line') ?? ''
  return /^\d{1,6}$/.test(written) ? Math.min(Number(written), Math.max(0, lines - 1)) : 0
}

/** @param first the lowest line that a mark gets */
function lineMarksOf(shown: readonly ShownChunk[], first = 0): LineMark[] {
  const marks: LineMark[] = []
  let line = first
  const folded = document.querySelector('details:not([open])') !== null
  const add = (at: number, node: ChildNode) => {
    if (!isSeen(node, folded)) return
    line = Math.max(line, at)
    marks.push({ line, node })
  }
  for (const { chunk, nodes, line: start } of shown) {
    for (const node of nodes) {
      if (node instanceof Element || node.nodeValue?.trim()) add(start, node)
      if (chunk.kind === 'open' || chunk.lines < 2 || !(node instanceof Element)) continue
      for (const inner of node.querySelectorAll('[data-line]')) add(start + relativeLine(inner, chunk.lines), inner)
    }
  }
  return marks
}

const unseen = new Set(['SOURCE', 'TRACK', 'COL', 'COLGROUP', 'WBR'])

/** Whether a node is visible: it has a box and is not in a closed `details`. @param folded whether there is a closed `details` */
function isSeen(node: ChildNode, folded: boolean): boolean {
  if (!(node instanceof Element)) return true
  if (unseen.has(node.nodeName)) return false
  if (!folded) return true
  // A closed `details` shows its summary.
  const inside = node.nodeName === 'SUMMARY' ? node.parentElement?.parentElement : node.parentElement
  return !inside?.closest('details:not([open])')
}

function topOf({ node }: LineMark): number {
  return rectOf(node).top + scrollY
}

function bottomOf({ node }: LineMark): number {
  return rectOf(node).bottom + scrollY
}

function rectOf(node: ChildNode): DOMRect {
  if (node instanceof Element) return node.getBoundingClientRect()
  const range = document.createRange()
  range.selectNode(node)
  return range.getBoundingClientRect()
}

/** The index of the last mark for which a condition holds (binary search); -1 if none. */
function lastIndex(marks: readonly LineMark[], matches: (mark: LineMark) => boolean): number {
  let low = -1
  let high = marks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const mark = marks[middle]
    if (mark && matches(mark)) low = middle
    else high = middle - 1
  }
  return low
}
