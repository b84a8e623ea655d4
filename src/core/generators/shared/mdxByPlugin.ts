import { addressText, loneBackslash } from '../../markdown/addressText'
import type { Markdown } from '../../markdown/markdownIt'
import { plainMdx, type MdxFeatures } from '../../markdown/mdx/mdxFeatures'
import type * as Rows from '../../markdown/mdx/elementRows'
import type * as Mdx from '../../markdown/mdx/mdxMarkdown'
import { gfmAddresses } from '../../markdown/satteri/gfmAddress'
import { textAddresses } from '../../markdown/satteri/textAddresses'
import { matchTildes, tildes } from '../../markdown/satteri/tildes'
import type { MarkdownFeatures } from '../../markdown/siteMarkdown'
import type { MdxReading } from './generator'

let rows: typeof Rows | undefined

/**
 * The Markdown of articles that are MDX: with GFM's links and strikethrough (remark-gfm 4), unless the generator has rules of its own.
 * @param features what else the generator's Markdown has
 */
export function mdxMarkdownOf(features: MarkdownFeatures, mdx: MdxFeatures): MarkdownFeatures {
  const marks = `\n!"'&*<[\\]_\`~^{${mdx.directives ? ':' : ''}`
  return {
    ...features,
    links: true,
    selfClosing: true,
    jsx: true,
    elementRow: (text, has) => {
      // An article has thousands of rows.
      rows ??= require('../../markdown/mdx/elementRows') as typeof Rows
      return rows.readElementRow(text, has, mdx)
    },
    // What looks like a template tag is an expression.
    templateMarks: [],
    hasMarks: mdx.directives ? hasMarksOfDocusaurus : hasMarks,
    rules: (markdown, has) => {
      if (features.rules) features.rules(markdown, has)
      else addGfm(markdown)
      markdown.inline.ruler.at('text', addressText(marks, gfmAddresses))
      const { mdxRules }: typeof Mdx = require('../../markdown/mdx/mdxMarkdown')
      mdxRules(mdx)(markdown)
    },
  }
}

function addGfm({ inline, core }: Markdown): void {
  inline.ruler.before('escape', 'backslash', loneBackslash)
  inline.ruler.at('strikethrough', tildes)
  inline.ruler2.at('strikethrough', matchTildes)
  inline.ruler.disable('linkify')
  core.ruler.disable('linkify')
  core.ruler.push('addresses', textAddresses)
}

function hasMarks(line: string): boolean {
  return /^(?:im|ex)port /.test(line) || /www\./i.test(line)
}

/** Names of emoji and directives have a colon too. */
function hasMarksOfDocusaurus(line: string): boolean {
  return hasMarks(line) || /:[+\-\w]/.test(line)
}

/** MDX of a generator that has it by a plugin only: as its compiler reads it, with GFM. */
export const mdxByPlugin: MdxReading = {
  features: plainMdx,
  markdown: mdxMarkdownOf({ footnotes: true, taskLists: true }, plainMdx),
  inMarkdown: undefined,
}
