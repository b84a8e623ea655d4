import type { FoundFrontMatter } from '../../frontmatter/reading/frontMatterReading'
import { range } from '../../text/text'

const fences = /(?:^\uFEFF?|^\s*\n)(---|\+\+\+)([\s\S]*?\n)(?:---|\+\+\+)/

/** @astrojs/internal-helpers 0.11.0, `frontmatter.js`: frontmatterRE. The text behind the opening fence is a part of the content. */
export function findAstro(text: string): FoundFrontMatter {
  const match = fences.exec(text)
  if (!match) return 'text'
  const [whole, fence, content = ''] = match
  const start = whole.length - 3 - content.length
  return { language: fence === '+++' ? 'toml' : 'yaml', content: range(start, start + content.length) }
}
