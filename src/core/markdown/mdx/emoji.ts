import names from './emojiNames.json'
import type { CoreState, Markdown } from '../markdownIt'

const shortcode = /:(\+1|-1|[\w-]+):/g
const known: Readonly<Record<string, string>> = names

/** Replaces `:smile:` by the emoji, as remark-emoji 4 of Docusaurus does with the names of emojilib 2.4.0 (emojiNames.json is its simplemap.json). */
export function addEmoji(markdown: Markdown): void {
  markdown.core.ruler.after('inline', 'emoji', replaceNames)
}

function replaceNames({ tokens }: CoreState): void {
  for (const { type, children } of tokens) {
    if (type !== 'inline' || !children) continue
    for (const token of children)
      if (token.type === 'text' && token.content.includes(':')) {
        // The ids of headings are made before.
        token.meta = { ...token.meta, written: token.content }
        token.content = token.content.replace(shortcode, (whole, name: string) =>
          Object.hasOwn(known, name) ? (known[name] ?? whole) : whole,
        )
      }
  }
}
