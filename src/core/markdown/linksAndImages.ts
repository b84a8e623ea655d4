import { mapRange, type ToDocument } from './contentMap'
import type { TokenOffsets } from './inlineOffsets'
import type { Token } from './markdownIt'
import { range, type Range } from '../text/text'

/** A link in Markdown's notation: `[text](address)`, `<address>`, or the definition `[label]: address`. */
export interface MarkdownLink {
  /** The address as written, without angle brackets around it. */
  readonly range: Range
  /** The address without Markdown's backslash escapes, and with `&` for `&amp;`. */
  readonly address: string
  /** What is between the square brackets of `[text](address)`; undefined for the other two. */
  readonly label: Range | undefined
}

/** `[label]: address`; the address may be on the next line. */
const definition = /\[(?!\^)(?:[^[\]\\]|\\.)+\]:[\s>]*(?:<([^<>]*)>|([^\s<]\S*))/

/** Whether a source may have links. False is certain. */
export function mayHaveLinks(source: string): boolean {
  return /\]\(|\]:|<[a-z][a-z\d+.-]*:/i.test(source)
}

/** The link reference definition in a part of the document; none when it is not written as usual. */
export function definitionIn(text: string, start: number, end: number): readonly MarkdownLink[] {
  const match = definition.exec(text.slice(start, end))
  const address = match?.[1] ?? match?.[2]
  if (!match || address === undefined) return []
  const stop = start + match.index + match[0].length - (match[1] === undefined ? 0 : 1)
  return [linkAt(text, range(stop - address.length, stop), undefined)]
}

/** @param at the address */
export function linkAt(text: string, at: Range, label: Range | undefined): MarkdownLink {
  const written = text.slice(at.start, at.end)
  return { range: at, address: written.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&'), label }
}

/** An image in Markdown's notation. */
export interface MarkdownImage {
  /** From the `!` on; ends with the destination, or with the label for `![alt][name]`. */
  readonly range: Range
  readonly alt: string
  /** The destination as written; undefined for `![alt][name]`. */
  readonly destination: Range | undefined
  /** The address as the page has it: without escapes, and percent-encoded. */
  readonly address: string
}

/** @param token an image, of the inline content that `toDocument` is for */
export function imageAt(toDocument: ToDocument, { start, end = start + 2, destination }: TokenOffsets, token: Token): MarkdownImage {
  return {
    range: mapRange(toDocument, { start, end }),
    alt: token.content,
    address: String(token.attrGet('src') ?? ''),
    destination: destination && mapRange(toDocument, destination),
  }
}
