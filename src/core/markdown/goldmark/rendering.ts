import type { CoreState, Markdown, RenderRule, Token } from '../markdownIt'

/** Makes an instance write pages as Hugo does. */
export function useRendering(markdown: Markdown): void {
  const { rules } = markdown.renderer
  for (const name of ['fence', 'code_block', 'html_block'] as const) {
    const usual = rules[name]
    if (!usual) continue
    // A line end after the text of a list item, which markdown-it writes before lists only; none after the code that Hugo highlights.
    rules[name] = (tokens, index, ...rest) => {
      const html = usual(tokens, index, ...rest)
      return (tokens[index - 1]?.hidden ? '\n' : '') + (name === 'fence' && tokens[index]?.level ? html.trimEnd() : html)
    }
  }
  rules['image'] = image
  markdown.core.ruler.before('text_join', 'image_texts', imageTexts)
  markdown.normalizeLinkText = (text) => text
  // Dangerous addresses are left to the sanitizer; goldmark reads such links.
  markdown.validateLink = () => true
}

const image: RenderRule = (tokens, index, options, _env, renderer) => {
  const token = tokens[index]
  token?.attrSet('alt', String(token.meta?.['alt'] ?? ''))
  return renderer.renderToken(tokens, index, options)
}

/** Keeps the text of images as Hugo writes it: what is in the source between the marks, with the names of typographic signs. */
function imageTexts({ tokens }: CoreState): void {
  for (const { children } of tokens) for (const token of children ?? []) if (token.type === 'image') keepText(token)
}

function keepText(token: Token): void {
  token.meta = { ...token.meta, alt: sourceOf(token.children ?? []) }
}

/** Escapes and entities stay as they are written; line ends and HTML are left out (measured on 0.111.3). */
function sourceOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, markup, children }) => {
      if (type === 'text_special') return markup
      if (type === 'text' || type === 'code_inline') return content
      return children ? sourceOf(children) : ''
    })
    .join('')
}
