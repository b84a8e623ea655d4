import type { HeadingIds, HeadingText } from '../../markdown/headingIds'
import type { Token } from '../../markdown/markdownIt'
import { withoutDiacritics } from './diacritics'

/** `modifyAnchors` and `case`: 1 for small letters, 2 for capitals. */
export type LetterCase = 0 | 1 | 2

const parts: Omit<HeadingIds, 'idOf'> = { firstNumber: 1, isUnique: false, countsWritten: false, fromLevel: 1 }

const known = new Map<string, HeadingIds>()

/** One object for equal settings, since parsers are kept by it. */
function shared(key: string, make: () => HeadingIds): HeadingIds {
  const found = known.get(key) ?? make()
  if (known.size >= maxKept) known.clear()
  known.set(key, found)
  return found
}

const maxKept = 100

/** Ids as hexo-renderer-marked 7 makes them (`lib/renderer.js`, `anchorId`). @param byLink whether a link at the start names the id (`anchorAlias`) */
export function markedHeadings(letters: LetterCase, byLink: boolean): HeadingIds {
  return shared(`marked ${letters} ${byLink}`, () => ({
    ...parts,
    idOf: (heading) => slugized((byLink && aliasIn(heading)) || withoutTags(unescaped(htmlText(heading))).trim(), letters),
  }))
}

function aliasIn({ tokens: [first] }: HeadingText): string | undefined {
  const address = first?.type === 'link_open' ? String(first.attrGet('href')) : ''
  return address.startsWith('#') ? unescaped(address.slice(1)) : undefined
}

/**
 * Ids as hexo-renderer-markdown-it 7 makes them (`lib/anchors.js`).
 * @param fromLevel its setting `level`
 * @param suffix its setting `collisionSuffix`, before the number of a further heading with the same text
 */
export function markdownItHeadings(letters: LetterCase, fromLevel: number, separator: string, suffix: string): HeadingIds {
  return shared(`markdown-it ${letters} ${fromLevel} ${separator.length} ${separator}${suffix}`, () => ({
    ...parts,
    firstNumber: 2,
    fromLevel,
    beforeNumber: `-${suffix}`,
    idOf: ({ tokens }) => slugized(tokens.map(({ content }) => content).join(''), letters, separator),
  }))
}

/** With `headerIds: false` there are none. */
export const withoutHeadingIds: HeadingIds = { ...parts, idOf: () => undefined }

/** `slugize` of hexo-util 3 and 4. */
function slugized(text: string, letters: LetterCase, separator = '-'): string {
  const words = withoutDiacritics(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: hexo-util removes control characters, among them line ends and tabs
    .replace(/[\u0000-\u001f]/g, '')
    .split(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/)
  const slug = words.filter((word) => word !== '').join(separator)
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
