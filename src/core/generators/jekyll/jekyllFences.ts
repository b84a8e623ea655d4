import type { FoundFrontMatter } from '../../frontmatter/reading/frontMatterReading'
import { range } from '../../text/text'

const opening = /^\uFEFF?---\s*?\n/
const closing = /(?<=\n)(?:---|\.\.\.)[^\S\n]*(?:\n|$)/g

/** `lib/jekyll/document.rb`, YAML_FRONT_MATTER_REGEXP. Jekyll reads files as `bom|utf-8`. */
export function findJekyll(text: string): FoundFrontMatter {
  const open = opening.exec(text)?.[0].length
  if (open === undefined) return 'text'
  closing.lastIndex = open
  const close = closing.exec(text)?.index
  return close === undefined ? 'text' : { language: 'yaml', content: range(open, close) }
}
