import { reference } from './bareAddress'
import type { CoreState, Token } from '../markdownIt'
import { writtenAddress } from './writtenAddress'

/**
 * Pictures as hexo-renderer-marked 7 writes them (`lib/renderer.js`, image): the alternative text as it is written.
 * @param decode replaces character references
 * @param root whether addresses start at the root of the site (`prependRoot`)
 */
export function pictures(decode: (text: string) => string, root: boolean): (state: CoreState) => void {
  return ({ tokens, Token: NewToken }) => {
    const change = (token: Token) => {
      const alt = new NewToken('text', '', 0)
      const written = token.content.replace(/\\([[\]])/g, '$1')
      alt.content = written.replace(reference, decode)
      token.children = [alt]
      if (root) token.attrSet('src', fromRoot(String(token.attrGet('src') ?? '')))
    }
    for (const { children } of tokens) for (const token of children ?? []) if (token.type === 'image') change(token)
  }
}

/** hexo-util 3.3.0, `url_for`, without the `root` of the configuration, which is not a folder of the site. */
function fromRoot(address: string): string {
  if (/^(?:#|\/\/|[a-z][a-z\d+.-]*:)/i.test(address)) return address
  return writtenAddress(`/${address}`.replace(/\/{2,}/g, '/'))
}
