import type { HeadingIds, HeadingText } from '../../markdown/headingIds'
import { textOf, type TextParts } from '../../markdown/headingText'

/** What github-slugger 1 and kramdown-parser-gfm 1.1 (`NON_WORD_RE`) leave of a text, with spaces. */
const other = /[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu

/** The id that GitHub makes of a text, before it is unique. */
export function githubSlug(text: string): string {
  return text.toLowerCase().replace(other, '').replaceAll(' ', '-')
}

/** Ids as github-slugger 1 makes them. @param parts what counts as the text of a heading */
export function githubHeadings(parts: TextParts): HeadingIds {
  return {
    idOf: ({ tokens }: HeadingText) => githubSlug(textOf(tokens, parts)),
    firstNumber: 1,
    isUnique: true,
    countsWritten: false,
    fromLevel: 1,
  }
}
