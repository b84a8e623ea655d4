import { lookaheadOf } from '../lookahead'
import type { BlockState } from '../markdownIt'
import { countsOf } from './mdxCounts'

/** The line limit of a construct. */
const maxLines = 2000
/** How many constructs inside of lists and quotations, and in lines of one paragraph, may turn out to be open. */
const maxOpen = 20

/**
 * The lines that a construct of MDX may take: first those up to a blank line, then more and more of its container. How far that may go is
 * limited for each document, so that a text with many unclosed constructs takes linear time.
 */
export class FlowRows {
  /** The lines so far, without the indentation of the first one and without marks of quotations. */
  text = ''
  readonly #state: BlockState
  readonly #first: number
  readonly #end: number
  /** Offsets of the rows in the source, and in `text`. */
  readonly #sources: number[] = []
  readonly #offsets: number[] = []
  #step = 0
  #hasPassedBlank = false

  constructor(state: BlockState, first: number, endLine: number) {
    this.#state = state
    this.#first = first
    this.#end = Math.min(endLine, first + maxLines)
  }

  /** Adds lines; only the first one if many constructs have turned out to be open. @returns whether there are more, and whether they may be read */
  add(): boolean {
    const state = this.#state
    const before = this.#sources.length
    const isRoot = state.level === 0
    if (before === 0) {
      // Each line of a long paragraph may start a construct.
      const end = countsOf(state).open >= maxOpen ? Math.min(this.#end, this.#first + 1) : this.#end
      for (let line = this.#first; line < end && !state.isEmpty(line); line++) if (!this.#addLine(line)) break
      this.#step = this.#sources.length
      return this.#sources.length > 0
    }
    if (isRoot ? lookaheadOf(state).searches <= 0 : countsOf(state).open >= maxOpen) return false
    for (let line = this.#first + before; line < this.#end && line < this.#first + before + this.#step; line++)
      if (!this.#addLine(line)) break
    this.#step *= 2
    const look = lookaheadOf(state)
    if (isRoot) look.line = Math.max(look.line, this.#first + this.#sources.length)
    this.#hasPassedBlank = true
    return this.#sources.length > before
  }

  #addLine(line: number): boolean {
    const state = this.#state
    if (line > this.#first && !state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent) return false
    const from = (state.bMarks[line] ?? 0) + (line === this.#first ? (state.tShift[line] ?? 0) : 0)
    const isFirst = this.#sources.length === 0
    this.#offsets.push(this.text.length + (isFirst ? 0 : 1))
    this.text += (isFirst ? '' : '\n') + state.src.slice(from, state.eMarks[line])
    this.#sources.push(from)
    return true
  }

  /** Counts a construct that has no end, so that fewer are searched for. */
  fail(): void {
    const state = this.#state
    countsOf(state).open++
    if (state.level === 0 && this.#hasPassedBlank) lookaheadOf(state).searches--
  }

  /** The line of the document that an offset of `text` is in. */
  lineOf(offset: number): number {
    return this.#first + this.#rowOf(offset)
  }

  /** The end of the row that an offset of `text` is in. */
  endOf(offset: number): number {
    const feed = this.text.indexOf('\n', offset)
    return feed < 0 ? this.text.length : feed
  }

  readonly toSource = (offset: number): number => {
    const row = this.#rowOf(offset)
    return (this.#sources[row] ?? 0) + offset - (this.#offsets[row] ?? 0)
  }

  #rowOf(offset: number): number {
    let low = 0
    let high = this.#offsets.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#offsets[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}
