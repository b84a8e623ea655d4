import type { CoreState, Token } from '../markdownIt'

/**
 * Description lists of hexo-renderer-marked 7 (`lib/renderer.js`, paragraph): in a paragraph, the text after the last line break with a
 * colon and a space after it describes what stands before.
 */
export function descriptions({ tokens, Token: NewToken }: CoreState): void {
  for (let index = tokens.length - 2; index > 0; index--) {
    const [open, inline] = [tokens[index - 1], tokens[index]]
    if (inline?.type !== 'inline' || open?.type !== 'paragraph_open' || open.hidden || !inline.content.includes('\n:')) continue
    const children = inline.children ?? []
    const place = children.findLastIndex(({ type }, at) => /^(?:soft|hard)break$/.test(type) && describes(children.slice(at + 1, at + 3)))
    if (place <= 0 || (place === 1 && (children[0]?.content.length ?? 0) < 2)) continue
    const part = (name: string, content: readonly Token[]) => {
      const [start, text, end] = [
        new NewToken(`${name}_open`, name, 1),
        new NewToken('inline', '', 0),
        new NewToken(`${name}_close`, name, -1),
      ]
      text.children = [...content]
      text.content = inline.content
      return [start, text, end]
    }
    const description = children.slice(place + 1)
    const first = new NewToken('text', '', 0)
    first.content = description[0]?.content.replace(/^:\s+/, '') ?? ''
    const list = new NewToken('dl_open', 'dl', 1)
    list.attrs = open.attrs
    list.map = open.map
    const end = new NewToken('dl_close', 'dl', -1)
    list.block = end.block = true
    tokens.splice(index - 1, 3, list, ...part('dt', children.slice(0, place)), ...part('dd', [first, ...description.slice(1)]), end)
  }
}

/** Whether a colon, white space and two characters follow. */
function describes([text, next]: readonly Token[]): boolean {
  const [colon] = (text?.type === 'text' && /^:\s+/.exec(text.content)) || []
  return colon !== undefined && (next !== undefined || (text?.content.length ?? 0) >= colon.length + 2)
}
