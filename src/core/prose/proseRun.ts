import { range, type Edit, type Range } from '../text/text'

/** Where readers read a text. `code` is code and formulas; `field` is a text of the front matter that is none of the others. */
export type ProsePlace = 'headline' | 'standfirst' | 'heading' | 'body' | 'quotation' | 'caption' | 'alternative' | 'code'

/** Stands in a run for what readers see and rules do not read: code, addresses, template tags, words in another language. */
export const opaqueUnit = '\uFFFC'

/** A piece of a run. Offsets `at` are those of the run's text. */
export interface ProsePiece {
  readonly at: number
  readonly text: string
  /** The range of the document that it is written in. Undefined if it is not written as such, or not known. */
  readonly source: Range | undefined
  /** The number of elements around it within the run. */
  readonly depth: number
}

/** A run of text that readers read as one: a paragraph, a heading, a table cell, a caption, a field. */
export interface ProseRun {
  readonly place: ProsePlace
  /** A language tag in lower case, such as `zh-cn`; undefined if it is not known. */
  readonly language: string | undefined
  /** Whether it is a text of the front matter. */
  readonly isField: boolean
  /** Whether it is in a quotation. */
  readonly isQuoted: boolean
  /** Whether `lang` marks all of it as another language than the one that the front matter names. */
  readonly isForeign: boolean
  /** What rules read: `\n` for a line end, `opaqueUnit` for what is not theirs. UTF-16 offsets of a run are those of this text. */
  readonly text: string
  /** What readers see, code and addresses included. */
  readonly shown: string
  /** In order, without gaps between those that have a source and those that have none. */
  readonly pieces: readonly ProsePiece[]
}

/** The index of the piece with an offset of the run; the last one for its end. */
function pieceAt({ pieces }: ProseRun, offset: number): number {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function isWritten({ text, source }: ProsePiece): boolean {
  return source !== undefined && source.end - source.start === text.length
}

/**
 * The range of the document that a part of a run is written in, markup between its pieces included.
 * @param start offset of the run @param end after the last unit; greater than `start`
 * @returns undefined if its ends are not written as such
 */
export function sourceRange(run: ProseRun, start: number, end: number): Range | undefined {
  const first = run.pieces[pieceAt(run, start)]
  const last = run.pieces[pieceAt(run, end - 1)]
  if (!first?.source || !last?.source) return undefined
  const from = isWritten(first) ? first.source.start + start - first.at : first.source.start
  const to = isWritten(last) ? last.source.start + end - last.at : last.source.end
  return from < to ? range(from, to) : undefined
}

/** The run that is written at an offset of the document, and the offset of its text; undefined in markup and code. */
export function proseAt(runs: readonly ProseRun[], offset: number): { readonly run: ProseRun; readonly at: number } | undefined {
  for (const run of runs) {
    if (run.place === 'code') continue
    for (const piece of run.pieces) {
      const { source, at } = piece
      if (source && source.start <= offset && offset <= source.end && isWritten(piece)) return { run, at: at + offset - source.start }
    }
  }
  return undefined
}

/**
 * An edit that replaces a part of a run, or inserts a text.
 * @param start offset of the run @param end not before `start`
 * @returns undefined if markup is between its ends, if it cuts what stands for a character, or if it is not known where it is written
 */
export function editIn(run: ProseRun, start: number, end: number, newText: string): Edit | undefined {
  if (start === end) return insertion(run, start, newText)
  const piece = run.pieces[pieceAt(run, start)]
  if (!piece?.source) return undefined
  const pieceEnd = piece.at + piece.text.length
  if (end > pieceEnd) return undefined
  if (!isWritten(piece)) return start === piece.at && end === pieceEnd ? { range: piece.source, newText } : undefined
  const from = piece.source.start + start - piece.at
  return { range: range(from, from + end - start), newText }
}

/** Between two pieces the text is inserted outside of the element that starts or ends there. */
function insertion(run: ProseRun, at: number, newText: string): Edit | undefined {
  const index = pieceAt(run, at)
  const piece = run.pieces[index]
  if (!piece?.source) return undefined
  if (at > piece.at && at < piece.at + piece.text.length) {
    if (!isWritten(piece)) return undefined
    const offset = piece.source.start + at - piece.at
    return { range: range(offset, offset), newText }
  }
  if (at !== piece.at) return undefined
  const before = run.pieces[index - 1]
  if (!before?.source) return undefined
  const isClosed = before.source.end === piece.source.start
  if (!isClosed && before.depth === piece.depth) return undefined
  const offset = isClosed || before.depth < piece.depth ? before.source.end : piece.source.start
  return { range: range(offset, offset), newText }
}

/** Collects the pieces of a run. */
export class RunBuilder {
  readonly pieces: ProsePiece[] = []
  text = ''
  shown = ''
  depth = 0

  /** Adds text. @param source where it is written, if that is known */
  add(text: string, source: Range | undefined): void {
    if (text === '') return
    if (!source) {
      this.opaque(text)
      return
    }
    const last = this.pieces.at(-1)
    const joins = last?.source?.end === source.start && last.depth === this.depth && isWritten(last)
    if (joins && source.end - source.start === text.length && last.source)
      this.pieces[this.pieces.length - 1] = { ...last, text: last.text + text, source: range(last.source.start, source.end) }
    else this.pieces.push({ at: this.text.length, text, source, depth: this.depth })
    this.text += text
    this.shown += text
  }

  /** Adds what rules do not read. */
  opaque(shown: string): void {
    this.#addUnit(opaqueUnit)
    this.shown += shown
  }

  lineEnd(): void {
    this.#addUnit('\n')
    this.shown += '\n'
  }

  #addUnit(unit: string): void {
    this.pieces.push({ at: this.text.length, text: unit, source: undefined, depth: this.depth })
    this.text += unit
  }

  get isEmpty(): boolean {
    return this.shown.trim() === '' && this.text.trim() === ''
  }
}

/** An address within text. Bounded, so that a long run of letters costs linear time. */
const address =
  /(?:https?|ftp):\/\/[^\s<>"'，。；、！？“”‘’「」（）《》【】\uFFFC]+|www\.[\w-]+\.[^\s<>"'，。；、！？“”‘’「」（）《》【】\uFFFC]+|[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g

/** The text without the addresses in it: each unit of them is `opaqueUnit`. */
export function withoutAddresses(text: string): string {
  if (!text.includes('://') && !text.includes('www.') && !text.includes('@')) return text
  return text.replace(address, (found) => opaqueUnit.repeat(found.length))
}
