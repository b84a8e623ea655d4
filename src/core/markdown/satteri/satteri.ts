import { addressText, loneBackslash } from '../addressText'
import type { InlineState, Markdown } from '../markdownIt'
import type { MarkdownFeatures } from '../siteMarkdown'
import { dashesAndDots } from './dashes'
import { gfmAddresses } from './gfmAddress'
import { curlyQuotes, quotationMark } from './smartQuotes'
import { textAddresses } from './textAddresses'
import { matchTildes, tildes } from './tildes'

type InlineRule = (state: InlineState, silent: boolean) => boolean

/** Changes markdown-it's rules to those of Sätteri 0.10.5, with which Astro 7 reads Markdown. */
export function satteriRules(markdown: Markdown, has: MarkdownFeatures): void {
  const { inline, core, utils } = markdown
  inline.ruler.at('text', addressText('\n!"\'&*<[\\]_`~^', has.links ? gfmAddresses : undefined))
  inline.ruler.before('escape', 'backslash', loneBackslash)
  inline.ruler.at('strikethrough', tildes)
  inline.ruler2.at('strikethrough', matchTildes)
  inline.ruler.disable('linkify')
  core.ruler.disable(['linkify', 'smartquotes'])
  if (has.dash !== undefined) {
    inline.ruler.before('escape', 'quotes', quotationMark)
    inline.ruler2.before('balance_pairs', 'quotes', curlyQuotes)
    core.ruler.at('replacements', dashesAndDots)
  }
  if (has.links) core.ruler.push('addresses', textAddresses)
  const html = inline.ruler.__rules__[inline.ruler.__find__('html_inline')]?.fn
  if (html) inline.ruler.at('html_inline', linksInside(html))
  // The sanitizer takes out what is not safe.
  markdown.validateLink = () => true
  markdown.normalizeLink = (url) => utils.lib.mdurl.encode(url)
  markdown.normalizeLinkText = (url) => url
}

/** A bare address becomes a link also in an `<a>` that is written as HTML. */
function linksInside(html: InlineRule): InlineRule {
  return (state, silent) => {
    const { linkLevel } = state
    const isHtml = html(state, silent)
    state.linkLevel = linkLevel
    return isHtml
  }
}
