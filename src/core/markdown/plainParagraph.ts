import { textChanges, type MarkdownFeatures } from './siteMarkdown'
import type { TopBlock } from './renderMarkdown'

/** What may mean something inside a line of Markdown, and what it leaves out at the end of one. */
const special = /[\\`*_[\]<>&~|{}$^\0\t\uE000-\uF8FF]|\s$/
/** What some generators make typographical, or a link. */
const signs = /["'@]|--|\.\.|\/\//
/** Nothing but a paragraph starts with one, and nothing that ends a paragraph. */
const letter = /^\p{L}/u
/** Makes a term of the paragraph before. */
const definition = /^ *[:~]/

/**
 * The paragraph that starts at a line, when it is nothing but text: most are, and for these a Markdown parser is not needed.
 * @param lineAt a line without its end; undefined where a blank one or none is
 * @returns what the parser would make of it; undefined when the parser has to say
 */
export function plainParagraph(
  firstLine: number,
  lineAt: (line: number) => string | undefined,
  features: MarkdownFeatures,
): TopBlock | undefined {
  const changes = textChanges(features)
  let text = ''
  let line = firstLine
  for (let row = lineAt(line); row !== undefined; row = lineAt(++line)) {
    if (!letter.test(row) || special.test(row) || (changes.signs && signs.test(row))) return undefined
    text += line === firstLine ? row : `\n${row}`
  }
  if (line === firstLine || (changes.lineEnds && line > firstLine + 1)) return undefined
  if (changes.terms && definition.test(lineAt(line + 1) ?? '')) return undefined
  const html = `<p>${text.replaceAll('"', '&quot;')}</p>\n`
  return { firstLine, endLine: line, references: undefined, footnotes: undefined, html, tokens: [] }
}
