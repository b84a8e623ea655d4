/** A range of the document in UTF-16 offsets: `start` inclusive, `end` exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Replaces `range` with `newText`. An empty range inserts; an empty text deletes. */
export interface Edit {
  readonly range: Range
  readonly newText: string
}

/** Line and character, both from 0; the character counts UTF-16 code units, as VS Code does. */
export interface Position {
  readonly line: number
  readonly character: number
}

export function range(start: number, end: number): Range {
  return { start, end }
}

export function textAt(text: string, at: Range): string {
  return text.slice(at.start, at.end)
}

export function contains(outer: Range, offset: number): boolean {
  return outer.start <= offset && offset <= outer.end
}

/**
 * Whether two edits of different fixes must not be applied together. Replacements may touch. An insertion may not touch the range of another
 * edit: whether its text belongs before or after what replaces that range is not known, and a line feed inserted next to a deleted line end
 * can leave half of a Windows line end behind.
 */
export function overlap(a: Edit, b: Edit): boolean {
  const isInsertion = a.range.start === a.range.end || b.range.start === b.range.end
  return isInsertion
    ? a.range.start <= b.range.end && b.range.start <= a.range.end
    : a.range.start < b.range.end && b.range.start < a.range.end
}

/**
 * Applies edits to a text; all offsets refer to the text as given.
 * @throws RangeError when two edits overlap or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
  let result = ''
  let at = 0
  for (const { range, newText } of ordered) {
    if (range.start < at || range.end < range.start || range.end > text.length) {
      throw new RangeError(`edit ${range.start}..${range.end} overlaps another or leaves the text`)
    }
    result += text.slice(at, range.start) + newText
    at = range.end
  }
  return result + text.slice(at)
}

/** Converts offsets to lines and back. Line ends are LF, CRLF and a lone CR, as in VS Code. */
export class LineMap {
  readonly #text: string
  #starts: readonly number[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  get starts(): readonly number[] {
    this.#starts ??= lineStarts(this.#text)
    return this.#starts
  }

  get count(): number {
    return this.starts.length
  }

  /** The position of an offset; offsets outside of the text are clamped. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length))
    const line = this.lineOf(clamped)
    return { line, character: clamped - this.startOf(line) }
  }

  offsetAt(position: Position): number {
    return Math.min(this.startOf(position.line) + position.character, this.#text.length)
  }

  /** The number, from 0, of the line with an offset. */
  lineOf(offset: number): number {
    const starts = this.starts
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** The start offset of a line; the end of the text for a line after the last. */
  startOf(line: number): number {
    return this.starts[line] ?? this.#text.length
  }

  /** A line without its line end. */
  rangeOf(line: number): Range {
    const start = this.startOf(line)
    let end = this.startOf(line + 1)
    while (end > start && (this.#text[end - 1] === '\n' || this.#text[end - 1] === '\r')) end--
    return { start, end }
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  // `indexOf` is several times faster on long lines than a loop over the code units.
  let carriageReturn = text.indexOf('\r')
  let lineFeed = text.indexOf('\n')
  while (carriageReturn >= 0 || lineFeed >= 0) {
    if (carriageReturn >= 0 && (lineFeed < 0 || carriageReturn < lineFeed)) {
      if (lineFeed === carriageReturn + 1) lineFeed = text.indexOf('\n', lineFeed + 1)
      const next = text[carriageReturn + 1] === '\n' ? carriageReturn + 2 : carriageReturn + 1
      starts.push(next)
      carriageReturn = text.indexOf('\r', carriageReturn + 1)
    } else {
      starts.push(lineFeed + 1)
      lineFeed = text.indexOf('\n', lineFeed + 1)
    }
  }
  return starts
}

/** The line end of the first line; LF for a text of one line. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n')
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n'
}
