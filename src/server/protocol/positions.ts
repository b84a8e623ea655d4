import { LineMap, type Range } from '../../core/text/text'
import type { LspPosition, LspRange } from './languageServer'

/** What a client counts the characters of a line in (`general.positionEncodings` of the protocol). */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32'

const encodings: readonly PositionEncoding[] = ['utf-8', 'utf-16', 'utf-32']

/**
 * The encoding that a client likes best. The protocol lists them by preference: Helix and Neovim since 0.11 put utf-8 first, VS Code
 * offers utf-16 alone, and a client that offers none, such as Neovim 0.7, means utf-16.
 */
export function preferredEncoding(offered: unknown): PositionEncoding {
  const list: readonly unknown[] = Array.isArray(offered) ? offered : []
  return list.flatMap((one) => encodings.filter((encoding) => encoding === one))[0] ?? 'utf-16'
}

/** Converts between offsets of a text, in UTF-16 code units, and positions as a client counts them. */
export class TextPositions {
  readonly #text: string
  readonly #lines: LineMap
  readonly #encoding: PositionEncoding
  /** The last position that was converted: most are asked for in the order of the text, and a line may be very long. */
  #last = { line: -1, offset: 0, character: 0 }

  constructor(text: string, encoding: PositionEncoding, lines = new LineMap(text)) {
    this.#text = text
    this.#lines = lines
    this.#encoding = encoding
  }

  positionAt(offset: number): LspPosition {
    const position = this.#lines.positionAt(offset)
    if (this.#encoding === 'utf-16') return position
    const start = this.#lines.startOf(position.line)
    const target = start + position.character
    const { line, offset: at, character } = this.#last
    const from = line === position.line && at <= target ? { at, character } : { at: start, character: 0 }
    const found = from.character + this.#lengthOf(this.#text.slice(from.at, target))
    this.#last = { line: position.line, offset: target, character: found }
    return { line: position.line, character: found }
  }

  /** The offset of a position. One behind the end of its line or of the text is taken for the end; anything but a number for 0. */
  offsetAt(position: LspPosition): number {
    const line = natural(position.line)
    if (line >= this.#lines.count) return this.#text.length
    const { start, end } = this.#lines.rangeOf(line)
    const character = natural(position.character)
    if (this.#encoding === 'utf-16') return Math.min(end, start + character)
    let at = start
    for (let counted = 0; at < end && counted < character; ) {
      const point = this.#text.codePointAt(at) ?? 0
      counted += this.#encoding === 'utf-32' ? 1 : utf8Length(point)
      at += point > 0xffff ? 2 : 1
    }
    return at
  }

  rangeOf({ start, end }: Range): LspRange {
    return { start: this.positionAt(start), end: this.positionAt(end) }
  }

  offsetsOf({ start, end }: LspRange): Range {
    const [from, to] = [this.offsetAt(start), this.offsetAt(end)]
    return from <= to ? { start: from, end: to } : { start: to, end: from }
  }

  #lengthOf(text: string): number {
    if (this.#encoding === 'utf-8') return Buffer.byteLength(text, 'utf8')
    let count = 0
    for (const _ of text) count++
    return count
  }
}

function natural(value: unknown): number {
  return typeof value === 'number' && value > 0 ? Math.floor(value) : 0
}

function utf8Length(point: number): number {
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}
