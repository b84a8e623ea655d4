import type { HeadingIds, HeadingText } from '../../markdown/headingIds'
import type { Token } from '../../markdown/markdownIt'
import { withoutDiacritics } from './diacritics'

/** `modifyAnchors` and `case`: 1 for small letters, 2 for capitals. */
export type LetterCase = 0 | 1 | 2
const letterCases: readonly LetterCase[] = [0, 1, 2]

const parts: Omit<HeadingIds, 'idOf'> = { firstNumber: 1, isUnique: false, countsWritten: false, fromLevel: 1 }

/** Ids as hexo-renderer-marked 7 makes them (`lib/renderer.js`, `anchorId`). */
const marked = letterCases.map(
  (letters): HeadingIds => ({
    ...parts,
    idOf: (heading) => slugized(withoutTags(unescaped(htmlText(heading))).trim(), letters),
  }),
)

export function markedHeadings(letters: LetterCase): HeadingIds {
  return marked[letters] ?? withoutHeadingIds
}

/** Ids as hexo-renderer-markdown-it 7 makes them (`lib/anchors.js`). @param fromLevel its setting `level` */
const markdownIt = letterCases.map(
  (letters): HeadingIds => ({
    ...parts,
    firstNumber: 2,
    idOf: ({ tokens }) => slugized(tokens.map(({ content }) => content).join(''), letters),
  }),
)

export function markdownItHeadings(letters: LetterCase, fromLevel: number): HeadingIds {
  return { ...(markdownIt[letters] ?? withoutHeadingIds), fromLevel }
}

/** With `headerIds: false` there are none. */
export const withoutHeadingIds: HeadingIds = { ...parts, idOf: () => undefined }

/** `slugize` of hexo-util 4. */
function slugized(text: string, letters: LetterCase): string {
  const slug = withoutDiacritics(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: hexo-util removes control characters, among them line ends and tabs
    .replace(/[\u0000-\u001f]/g, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-|-$/g, '')
  return letters === 1 ? slug.toLowerCase() : letters === 2 ? slug.toUpperCase() : slug
}

/** The text of a heading as marked writes it in HTML: character references stay as they are written, and text of tags stays. */
function htmlText({ tokens }: HeadingText): string {
  return tokens.map(htmlOfToken).join('')
}

function htmlOfToken({ type, content, markup, info, children }: Token): string {
  if (type === 'text_special' && info === 'entity') return markup
  if (type === 'text' || type === 'text_special' || type === 'code_inline') return content.replaceAll('<', '&lt;')
  if (type === 'html_inline') return content
  if (type === 'softbreak' || type === 'hardbreak' || type === 'image') return ''
  return (children ?? []).map(htmlOfToken).join('')
}

const references: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#96': '`',
  '#x2F': '/',
  '#x3D': '=',
}

/** `unescapeHTML` of hexo-util 4. */
function unescaped(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#39|#96|#x2F|#x3D);/g, (whole, name: string) => references[name] ?? whole)
}

/** `stripHTML` of hexo-util 4. */
function withoutTags(html: string): string {
  return html.replace(/<(?![\s<])[^>]*(?:>|$)/g, '')
}
