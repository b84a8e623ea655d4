import { mapRange, type ToDocument } from './contentMap'
import type { InlineToken } from './inlineOffsets'
import type { Range } from '../text/text'

/** A link that is made of an address in running text. */
export interface BareLink {
  readonly range: Range
}

/** Text between two runs of tildes. */
export interface StruckText {
  readonly open: Range
  readonly close: Range
}

/** A straight double quotation mark in running text. */
export interface PublishedQuote {
  /** Its offset in the document. */
  readonly at: number
  /** The sign that readers see. */
  readonly shown: string
}

/** What becomes of signs in running text, in document order. */
export interface PublishedSigns {
  readonly bareLinks: readonly BareLink[]
  readonly struck: readonly StruckText[]
  /** Those of each paragraph, heading or table cell. */
  readonly quotes: readonly (readonly PublishedQuote[])[]
}

export const noSigns: PublishedSigns = { bareLinks: [], struck: [], quotes: [] }

/** Whether a content may have any of them. */
export function mayHaveSigns(content: string): boolean {
  return /"|~|:\/\/|www\./i.test(content)
}

/** The signs of one content. @param inlines of the content, with signs as they are published */
export function signsIn(content: string, inlines: readonly InlineToken[], toDocument: ToDocument): PublishedSigns {
  const bareLinks: BareLink[] = []
  const struck: StruckText[] = []
  const quotes: PublishedQuote[] = []
  const open: Range[] = []
  let link: number | undefined
  for (const { token, offsets } of inlines) {
    const { start } = offsets
    if (token.type === 'link_open') link = token.markup === 'linkify' ? start : undefined
    else if (token.type === 'link_close' && link !== undefined) {
      bareLinks.push({ range: mapRange(toDocument, { start: link, end: start }) })
      link = undefined
    } else if (token.type === 's_open') open.push({ start, end: start + token.markup.length })
    else if (token.type === 's_close') {
      const opening = open.pop()
      if (opening)
        struck.push({ open: mapRange(toDocument, opening), close: mapRange(toDocument, { start, end: start + token.markup.length }) })
    } else if (content[start] === '"') quotes.push({ at: toDocument(start), shown: token.content })
  }
  return { bareLinks, struck, quotes: quotes.length > 0 ? [quotes] : [] }
}
