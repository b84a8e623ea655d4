import { addressText, loneBackslash } from '../addressText'
import type { Markdown } from '../markdownIt'
import type { MarkdownFeatures } from '../siteMarkdown'
import { templateUnit } from '../templateTags'
import { htmlWithFences, withoutIndent } from './codeFirst'
import { bareAddresses } from './bareAddress'
import { codeSpan } from './codeSpan'
import { descriptions } from './descriptions'
import { emphasis } from './emphasis'
import { writtenAddress } from './writtenAddress'
import { linkDestination, linkLabel } from './linkDestination'
import { emptyItem, paragraph, wideHeading } from './paragraphs'
import { pictures } from './pictures'
import { curlyQuotes, quotationMark, smartypants } from './smartypants'
import { struckOut } from './struckOut'

/** Changes markdown-it's rules to those of marked 15 as hexo-renderer-marked 7 sets it up. */
export function markedRules(markdown: Markdown, has: MarkdownFeatures): void {
  const { block, inline, core, helpers } = markdown
  const decode = (text: string) => markdown.utils.unescapeAll(text)
  block.ruler.at('paragraph', paragraph)
  block.ruler.before('list', 'emptyItem', emptyItem)
  block.ruler.before('heading', 'wideHeading', wideHeading, { alt: ['paragraph', 'reference', 'blockquote'] })
  if (has.codeFirst) {
    const ruleOf = (name: string) => block.ruler.__rules__[block.ruler.__find__(name)]?.fn
    const [html, fence, show] = [ruleOf('html_block'), ruleOf('fence'), markdown.renderer.rules['fence']]
    if (html && fence) block.ruler.at('html_block', htmlWithFences(html, fence), { alt: ['paragraph', 'reference', 'blockquote'] })
    if (show) markdown.renderer.rules['fence'] = withoutIndent(show)
  }
  inline.ruler.at('text', addressText('\n!"&*<[\\]_`~', has.links ? bareAddresses(decode) : undefined))
  inline.ruler.before('escape', 'backslash', loneBackslash)
  inline.ruler.at('backticks', codeSpan)
  inline.ruler.at('strikethrough', struckOut)
  inline.ruler.at('emphasis', emphasis)
  inline.ruler.disable('linkify')
  inline.ruler2.disable(['balance_pairs', 'strikethrough', 'emphasis'])
  core.ruler.disable(['linkify', 'smartquotes'])
  if (has.dash !== undefined) {
    inline.ruler.before('escape', 'quotes', quotationMark)
    core.ruler.at('replacements', smartypants(curlyQuotes))
  }
  if (has.definitionLists) {
    block.ruler.disable('deflist')
    core.ruler.push('descriptions', descriptions)
  }
  core.ruler.push('pictures', pictures(decode, has.picturesFromRoot ?? false))
  markdown.helpers = {
    ...helpers,
    parseLinkLabel: linkLabel,
    parseLinkDestination: linkDestination(helpers.parseLinkDestination, decode),
  }
  // The sanitizer takes out what is not safe.
  markdown.validateLink = () => true
  const { normalizeLink } = markdown
  markdown.normalizeLink = (url) => (url.includes(templateUnit) ? normalizeLink(url) : writtenAddress(url))
  markdown.normalizeLinkText = (url) => url
}
