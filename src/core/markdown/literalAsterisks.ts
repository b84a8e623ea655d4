import type { ToDocument } from './contentMap'
import type { InlineToken } from './inlineOffsets'

/** The text of a paragraph, heading or table cell in which readers see `**`, in a script that puts no spaces between words. */
export interface LiteralAsterisks {
  readonly content: string
  /** Offsets in the content, in order, of each two asterisks that could mark bold words. */
  readonly pairs: readonly number[]
  /** Those of `pairs` that readers see. */
  readonly seen: ReadonlySet<number>
  readonly toDocument: ToDocument
}

const cjk = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}'
/** `**` between punctuation and a letter, with no space: it neither opens nor closes on that side (CommonMark 0.31.2, 6.2). */
const blockedPair = new RegExp(`[\\p{P}\\p{S}]\\*\\*[${cjk}]|[${cjk}]\\*\\*[\\p{P}\\p{S}]`, 'u')
const cjkFirst = new RegExp(`^[${cjk}]`, 'u')

/** Whether a text starts with a letter of a script that puts no spaces between words: Han, Hiragana, Katakana, Hangul. */
export function isCjk(text: string): boolean {
  return cjkFirst.test(text)
}

/** Whether Markdown may leave `**` as text in a source. False is certain. */
export function mayHaveLiteralAsterisks(source: string): boolean {
  return source.includes('**') && blockedPair.test(source)
}

/** @returns undefined when readers see no `**` in the content */
export function literalAsterisksIn(content: string, inlines: readonly InlineToken[], toDocument: ToDocument): LiteralAsterisks | undefined {
  /** Offset → whether the asterisk is text. */
  const asterisks = new Map<number, boolean>()
  for (const { token, offsets } of inlines)
    if (content[offsets.start] === '*') asterisks.set(offsets.start, token.type === 'text' && token.content === '*')
  const pairs = [...asterisks.keys()].filter((at) => asterisks.has(at + 1) && !asterisks.has(at + 2) && !asterisks.has(at - 1))
  const seen = new Set(pairs.filter((at) => asterisks.get(at) && asterisks.get(at + 1)))
  return seen.size > 0 ? { content, pairs, seen, toDocument } : undefined
}

/** The start offsets of two marks, and the text between them. */
export interface MarkedText {
  readonly start: number
  readonly close: number
  readonly inside: string
}

/** Pairs of marks that belong together: each mark with the next one, if there is text between them. */
export function pairsOf({ content, pairs: marks }: LiteralAsterisks): readonly MarkedText[] {
  const pairs: MarkedText[] = []
  for (let index = 1; index < marks.length; index++) {
    const [start = 0, close = 0] = [marks[index - 1], marks[index]]
    const inside = content.slice(start + 2, close)
    if (!/^[^*\n`]+$/.test(inside) || inside.trim() !== inside) continue
    pairs.push({ start, close, inside })
    index++
  }
  return pairs
}
