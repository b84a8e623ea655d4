import { newMarkdown, type InlineState, type Markdown, type Token } from '../markdownIt'
import { addDirectives } from './directives'
import { addEmoji } from './emoji'
import { fence, outdent, paragraph } from './mdxBlocks'
import type { MdxFeatures } from './mdxFeatures'
import { comment, flow, modules } from './mdxFlow'
import { addMdxRendering } from './mdxRender'
import { inText } from './mdxText'

const imageStarts = new WeakMap<Token, number>()

/** The offset of an image in the inline content that it is in. Its alternative text, two characters further on, has tokens with offsets of their own. */
export function imageStart(token: Token): number | undefined {
  return imageStarts.get(token)
}

/** Changes the rules to those of MDX: the tokens of the type `mdx` are its tags, expressions, comments and imports. */
export function mdxRules(features: MdxFeatures): (markdown: Markdown) => void {
  return (markdown) => {
    const { block, inline } = markdown
    block.ruler.disable(['code', 'html_block'])
    inline.ruler.disable(['html_inline', 'autolink'])
    const ends = { alt: ['paragraph', 'reference', 'blockquote', 'list'] }
    block.ruler.at('fence', fence, ends)
    block.ruler.at('paragraph', paragraph)
    block.ruler.before('table', 'mdx_indent', outdent)
    block.ruler.before('table', 'mdx_module', modules)
    if (features.comments) block.ruler.before('fence', 'mdx_comment', comment, ends)
    block.ruler.before('fence', 'mdx_flow', flow, ends)
    if (features.directives) addDirectives(markdown)
    if (features.emoji) addEmoji(markdown)
    inline.ruler.before('link', 'mdx_text', (state, silent) => inText(state, silent, features))
    addMdxRendering(markdown, features)
    // Any address makes a link, as in micromark; the sanitizer removes those that are not safe.
    markdown.validateLink = () => true
    markdown.normalizeLink = (url) => markdown.utils.lib.mdurl.encode(url)
    markdown.normalizeLinkText = (url) => url
  }
}

/** A Markdown parser for MDX that keeps the offsets of images. */
export function mdxMarkdown(features: MdxFeatures): Markdown {
  const markdown = newMarkdown()
  mdxRules(features)(markdown)
  markdown.inline.State = class extends markdown.inline.State {
    override push(...args: Parameters<InlineState['push']>): Token {
      const token = super.push(...args)
      if (args[0] === 'image') imageStarts.set(token, this.pos)
      return token
    }
  }
  return markdown
}
