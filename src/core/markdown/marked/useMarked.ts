import { addressText, loneBackslash } from '../addressText'
import { readCodeFirst } from '../plugins/codeFirst'
import type { Markdown } from '../markdownIt'
import type { MarkdownFeatures } from '../siteMarkdown'
import { templateUnit } from '../templateTags'
import { bareAddresses } from './bareAddress'
import { codeSpan } from './codeSpan'
import { descriptions } from './descriptions'
import { emphasis } from './emphasis'
import { writtenAddress } from './writtenAddress'
import { linkDestination, linkLabel } from './linkDestination'
import { emptyItem, paragraph, wideHeading } from './paragraphs'
import { pictures, withCaption } from './pictures'
import { quotationMark, smartypants, type Quotes } from './smartypants'
import { struckOut } from './struckOut'

/** What a site sets up of marked, beyond the features that all generators share. Plain data. */
export interface MarkedOptions {
  /** Tables, strikethrough. */
  readonly gfm: boolean
  readonly quotes: Quotes
  /** Whether pictures have their alternative text as a caption. */
  readonly captions: boolean
}

/** Changes markdown-it's rules to those of marked: see `markedRules`. */
export function useMarked(markdown: Markdown, has: MarkdownFeatures, { gfm, quotes, captions }: MarkedOptions): void {
  const { block, inline, core, helpers } = markdown
  const decode = (text: string) => markdown.utils.unescapeAll(text)
  block.ruler.at('paragraph', paragraph)
  block.ruler.before('list', 'emptyItem', emptyItem)
  block.ruler.before('heading', 'wideHeading', wideHeading, { alt: ['paragraph', 'reference', 'blockquote'] })
  if (has.codeFirst) readCodeFirst(markdown)
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
    core.ruler.at('replacements', smartypants(quotes))
  }
  if (has.definitionLists) {
    block.ruler.disable('deflist')
    core.ruler.push('descriptions', descriptions)
  }
  if (!gfm) markdown.disable(['table', 'strikethrough'])
  core.ruler.push('pictures', pictures(decode, has.picturesFromRoot))
  const picture = markdown.renderer.rules['image']
  if (captions && picture) markdown.renderer.rules['image'] = withCaption(picture, markdown.utils.escapeHtml)
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
