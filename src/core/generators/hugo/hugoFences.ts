import type { FoundFrontMatter } from '../../frontmatter/reading/frontMatterReading'
import { range } from '../../text/text'

const blanks = /^[\s\uFEFF]*/

/** Hugo, `parser/pageparser/pagelexer_intro.go`: lexIntroSection, lexFrontMatterSection, lexFrontMatterJSON. */
export function findHugo(text: string): FoundFrontMatter {
  const start = blanks.exec(text)?.[0].length ?? 0
  if (text[start] === '{') return findObject(text, start)
  if (text[start] !== '-' && text[start] !== '+') return 'text'
  const fence = (text[start] ?? '').repeat(3)
  if (!text.startsWith(fence, start)) return 'stops'
  const from = start + 3
  for (let at = from; at < text.length; at++) {
    const isLineStart = text[at - 1] === '\n' || text[at - 1] === '\r'
    if (isLineStart && text.startsWith(fence, at)) return { language: fence === '---' ? 'yaml' : 'toml', content: range(from, at) }
  }
  return 'stops'
}

/** An object in braces, whose end is counted; braces in strings do not count. */
function findObject(text: string, start: number): FoundFrontMatter {
  let level = 0
  let isQuoted = false
  for (let at = start; at < text.length; at++) {
    const unit = text[at]
    if (unit === '"' && text[at - 1] !== '\\') isQuoted = !isQuoted
    else if (!isQuoted && unit === '{') level++
    else if (!isQuoted && unit === '}' && --level === 0) return { language: 'json', content: range(start, at + 1) }
  }
  return 'stops'
}
