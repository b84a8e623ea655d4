import { mapRange, type ToDocument } from './contentMap'
import type { Token } from './markdownIt'
import type { Range } from '../text/text'

/** A place of running text that matches a pattern. */
export interface TextMatch {
  readonly range: Range
  /** The match in the content of its paragraph, heading or table cell. */
  readonly match: RegExpExecArray
  /** The text of the paragraph, heading or table cell, without the marks of quotations and lists. */
  readonly content: string
  /** The text that ends with the match, as far as nothing stands in it that is no text; '' if the match is not seen itself. */
  readonly shown: string
}

/** So many matches are tried in an article; each reads its paragraph again. */
const maxTextMatches = 300
/** In a longer paragraph nothing is looked for. In UTF-16 code units. */
const maxContentLength = 20_000

/** Stands behind a match while its paragraph is read again: a private-use character, as a letter that is neither blank nor punctuation. */
const marker = '\uE003'

interface ReadBlock {
  readonly token: Token
  readonly content: { readonly toDocument: ToDocument } | undefined
}

/**
 * The matches of a pattern that are running text. Markdown keeps no offsets of text, so each paragraph is read again with a marker
 * behind the match: it is running text if the marker is.
 * @param childrenOf reads a text as the content of a paragraph
 */
export function textMatches(
  blocks: Iterable<ReadBlock>,
  pattern: RegExp,
  childrenOf: (content: string) => readonly Token[],
): readonly TextMatch[] {
  const found: TextMatch[] = []
  let tried = 0
  for (const { token, content: read } of blocks) {
    const { content } = token
    if (!read || content.length > maxContentLength) continue
    for (const match of content.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (tried++ >= maxTextMatches) return found
      const marked = `${content.slice(0, end)}${marker}${content.slice(end)}`
      const seen = childrenOf(marked).find(({ type, content: text }) => type === 'text' && text.includes(marker))
      const shown = seen?.content.slice(0, seen.content.indexOf(marker))
      if (shown !== undefined) found.push({ range: mapRange(read.toDocument, { start: match.index, end }), match, content, shown })
    }
  }
  return found
}
