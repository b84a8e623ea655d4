import type { CoreState, Token } from '../markdownIt'
import type { MarkdownFeatures } from '../siteMarkdown'

const readable = new Set(['text', 'image', 'softbreak'])

/**
 * Pictures as hexo-renderer-markdown-it 7 writes them: with `images:`, the alternative text as it is written (`lib/images.js`); without, of
 * its inline content only plain text, pictures and line ends count, as in markdown-it 13.0.2 (`lib/renderer.js`, `renderInlineAsText`).
 */
export function pictures(writtenAlt: boolean, fromRoot: MarkdownFeatures['picturesFromRoot']): (state: CoreState) => void {
  return ({ tokens, Token: NewToken }) => {
    const change = (token: Token) => {
      if (!writtenAlt) token.children = token.children?.filter(({ type }) => readable.has(type)) ?? []
      else token.children = [Object.assign(new NewToken('text', '', 0), { content: token.content })]
      const address = String(token.attrGet('src') ?? '')
      if (/^(?:#|\/\/|https?:)/.test(address)) return
      if (fromRoot === true || (fromRoot && /^[/\\]/.test(address))) token.attrSet('src', `/${address}`.replace(/\/{2,}/g, '/'))
    }
    for (const { children } of tokens) for (const token of children ?? []) if (token.type === 'image') change(token)
  }
}
