import type { Ahead } from '../../lookahead'

/** A needle that is nearer is sought again. In UTF-16 code units. */
const nearby = 100

/** A text that is read from its start to its end, with the numbers of its lines. */
export class TextScanner {
  readonly text: string
  pos: number
  readonly #firstLine: number
  #starts: readonly number[] | undefined
  /** The index of the line that was asked for last. */
  #line = 0
  /** For each needle, an offset from which on it does not occur. */
  readonly #missingFrom = new Map<string, number>()
  /** For each needle, the next one after an offset. */
  readonly #found = new Map<string, { readonly from: number; readonly at: number }>()
  /** Since `watch`: the needles that were not found, and the last offset that was looked at. */
  #missing = new Set<string>()
  #seen = 0

  /**
   * @param text each line of it ends with a line feed
   * @param firstLine the number of its first line in the source
   * @param starts the offsets at which its lines start, if they are known
   */
  constructor(text: string, firstLine: number, starts?: readonly number[]) {
    this.text = text
    this.pos = 0
    this.#firstLine = firstLine
    this.#starts = starts
  }

  get atEnd(): boolean {
    return this.pos >= this.text.length
  }

  /** @param pattern a sticky one @returns what it matches at the position, or at an offset */
  check(pattern: RegExp, at = this.pos): RegExpExecArray | undefined {
    pattern.lastIndex = at
    return pattern.exec(this.text) ?? undefined
  }

  /** The same as `check`; moves the position behind the match. */
  scan(pattern: RegExp): RegExpExecArray | undefined {
    const found = this.check(pattern)
    if (found) this.pos += found[0].length
    return found
  }

  /** The offset after the line feed that ends the line at an offset. */
  endOfLine(at = this.pos): number {
    const feed = this.text.indexOf('\n', at)
    return feed < 0 ? this.text.length : feed + 1
  }

  /** The line of an offset in the source. */
  lineAt(at: number): number {
    this.#starts ??= startsOf(this.text)
    const starts = this.#starts
    // Offsets are mostly asked for in order: on the line of the one before, or on the next one.
    const isAfter = (starts[this.#line] ?? 0) <= at
    if (isAfter && at < (starts[this.#line + 1] ?? Number.POSITIVE_INFINITY)) return this.#firstLine + this.#line
    if (isAfter && at < (starts[this.#line + 2] ?? Number.POSITIVE_INFINITY)) return this.#firstLine + ++this.#line
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    this.#line = low
    return this.#firstLine + low
  }

  /** `indexOf`, which searches through no part of the text twice for a needle that is far away, or not there. */
  find(needle: string, from: number): number {
    if (from >= (this.#missingFrom.get(needle) ?? Number.POSITIVE_INFINITY)) return this.#notFound(needle, from)
    const known = this.#found.get(needle)
    const isKnown = known !== undefined && known.from <= from && from <= known.at
    const at = isKnown ? known.at : this.text.indexOf(needle, from)
    if (at < 0) return this.#notFound(needle, from)
    if (!isKnown && at - from > nearby) this.#found.set(needle, { from, at })
    this.sees(at + needle.length)
    return at
  }

  /** The same for a pattern. @param source of a regular expression */
  search(source: string, from: number): RegExpExecArray | undefined {
    const found = this.searchBy(source, from, () => {
      const pattern = new RegExp(source, 'g')
      pattern.lastIndex = from
      return pattern.exec(this.text) ?? undefined
    })
    if (found) this.sees(found.index + found[0].length)
    return found
  }

  /** The same for a function. @param needle names what it searches for */
  searchBy<Found>(needle: string, from: number, search: () => Found | undefined): Found | undefined {
    const isMissing = from >= (this.#missingFrom.get(needle) ?? Number.POSITIVE_INFINITY)
    const found = isMissing ? undefined : search()
    if (found === undefined) this.#notFound(needle, from)
    return found
  }

  #notFound(needle: string, from: number): -1 {
    this.#missing.add(needle)
    if (from < (this.#missingFrom.get(needle) ?? Number.POSITIVE_INFINITY)) this.#missingFrom.set(needle, from)
    return -1
  }

  /** Notes that what is read depends on the text up to an offset. */
  sees(end: number): void {
    if (end > this.#seen) this.#seen = end
  }

  /** Starts to note what is looked at. */
  watch(): void {
    this.#seen = 0
    if (this.#missing.size > 0) this.#missing = new Set()
  }

  /** What was read since `watch` depends on behind the position; undefined if on nothing. */
  get ahead(): Ahead | undefined {
    if (this.#missing.size > 0) return { lines: Number.POSITIVE_INFINITY, missing: [...this.#missing].sort().join('\n') }
    const lines = this.#seen > this.pos ? this.lineAt(this.#seen) - this.lineAt(this.pos) + 1 : 0
    return lines > 0 ? { lines, missing: '' } : undefined
  }
}

function startsOf(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
