import type { LineMap, Range } from '../text/text'

/** From an offset of an inline content to one of the document. */
export type ToDocument = (offset: number) => number

/** The place of a block's inline content in the document. */
export interface ContentPlace {
  /** The document, with its template tags replaced. */
  readonly text: string
  readonly lines: LineMap
  /** The first line of the block in the document, from 0. */
  readonly first: number
  /** The line after its last. */
  readonly last: number
}

/**
 * Maps offsets of an inline content to the document: Markdown takes the marks of quotes and lists, and indentation, out of it.
 * @param searchFrom document offset: the content does not start before it
 * @returns undefined when the content is not found there (a table cell with an escaped bar)
 */
export function contentMap({ text, lines, first, last }: ContentPlace, content: string, searchFrom: number): ToDocument | undefined {
  if (last - first <= 1) {
    const at = text.indexOf(content, searchFrom)
    return at >= 0 && at + content.length <= lines.rangeOf(first).end ? (offset) => at + offset : undefined
  }
  const rows: { readonly from: number; readonly at: number }[] = []
  let from = 0
  for (const [index, row] of content.split('\n').entries()) {
    const whole = lines.rangeOf(first + index)
    const tail = row.trimEnd()
    const written = text.slice(whole.start, whole.end).trimEnd()
    const indent = written.endsWith(tail) ? 0 : tail.length - tail.trimStart().length
    if (!written.endsWith(tail.slice(indent))) return undefined
    rows.push({ from: from + indent, at: whole.start + written.length - tail.length + indent })
    from += row.length + 1
  }
  return (offset) => {
    let low = 0
    let high = rows.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((rows[middle]?.from ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const row = rows[low]
    return row ? row.at + offset - row.from : offset
  }
}

export function mapRange(toDocument: ToDocument, { start, end }: Range): Range {
  return { start: toDocument(start), end: toDocument(end) }
}
