import { reference } from './bareAddress'
import type { CoreState, RenderRule, Token } from '../markdownIt'
import type { MarkdownFeatures } from '../siteMarkdown'
import { writtenAddress } from './writtenAddress'

/**
 * Pictures as hexo-renderer-marked 7 writes them (`lib/renderer.js`, image): the alternative text as it is written.
 * @param decode replaces character references
 * @param fromRoot which addresses start at the root of the site
 */
export function pictures(decode: (text: string) => string, fromRoot: MarkdownFeatures['picturesFromRoot']): (state: CoreState) => void {
  return ({ tokens, Token: NewToken }) => {
    const change = (token: Token) => {
      const alt = new NewToken('text', '', 0)
      const written = token.content.replace(/\\([[\]])/g, '$1')
      alt.content = written.replace(reference, decode)
      token.children = [alt]
      const address = String(token.attrGet('src') ?? '')
      if (fromRoot === true || (fromRoot && /^[/\\]/.test(address))) token.attrSet('src', addressFromRoot(address))
    }
    for (const { children } of tokens) for (const token of children ?? []) if (token.type === 'image') change(token)
  }
}

/** hexo-util 3.3.0, `url_for`, without the `root` of the configuration, which is not a folder of the site. */
function addressFromRoot(address: string): string {
  if (/^(?:#|\/\/|[a-z][a-z\d+.-]*:)/i.test(address)) return address
  return writtenAddress(`/${address}`.replace(/\/{2,}/g, '/'))
}

/** A picture with its alternative text below it (`figcaption`). @param encode writes text as HTML */
export function withCaption(usual: RenderRule, encode: (text: string) => string): RenderRule {
  return (tokens, index, options, env, self) => {
    const picture = usual(tokens, index, options, env, self)
    const caption = tokens[index]?.children?.map(({ content }) => content).join('') ?? ''
    return caption === '' ? picture : `<figure>${picture}<figcaption aria-hidden="true">${encode(caption)}</figcaption></figure>`
  }
}
