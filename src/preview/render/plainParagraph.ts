import { textChanges, type MarkdownFeatures } from '../../core/markdown/siteMarkdown'
import type { TopBlock } from '../../core/markdown/renderMarkdown'

/** Characters that may be markup inside a line, and white space at its end, which Markdown removes. */
const special = /[\\`*_[\]<>&~|{}$^\0\t\uE000-\uF8FF]|\s$/
/** What some generators replace by typographic characters, or turn into a link. */
const signs = /["'@]|--|\.\.|\/\/|www\./
const blank = /^[ \t]*$/
/** Only a paragraph can start with a letter, and no block that interrupts a paragraph does. */
const letter = /^\p{L}/u
/** Turns the paragraph before it into a term, or may do so after further blank lines. */
const definition = /^ *[:~]|^[ \t]*$/

/**
 * The paragraph that starts at a line, if it is plain text, as most paragraphs are: then the Markdown parser is not needed.
 * @param lineAt returns a line without its line end; undefined after the last one
 * @returns the same block as the parser would return; undefined if the parser is needed
 */
export function plainParagraph(
  firstLine: number,
  lineAt: (line: number) => string | undefined,
  features: MarkdownFeatures,
): TopBlock | undefined {
  const changes = textChanges(features)
  let text = ''
  let line = firstLine
  let row = lineAt(line)
  for (; row !== undefined && !blank.test(row); row = lineAt(++line)) {
    if (!letter.test(row) || special.test(row) || (changes.signs && signs.test(row)) || features.hasMarks?.(row)) return undefined
    text += line === firstLine ? row : `\n${row}`
  }
  if (line === firstLine || (changes.lineEnds && line > firstLine + 1)) return undefined
  if (features.tabLines && row?.includes('\t')) return undefined
  if (changes.terms && definition.test(lineAt(line + 1) ?? 'a')) return undefined
  const html = `<p>${text.replaceAll('"', '&quot;')}</p>\n`
  return { firstLine, endLine: line, references: undefined, footnotes: undefined, quotes: undefined, html, tokens: [] }
}
