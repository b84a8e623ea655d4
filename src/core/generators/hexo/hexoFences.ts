import type { FoundFrontMatter } from '../../frontmatter/reading/frontMatterReading'
import { range } from '../../text/text'

// Windows line ends become line feeds before (hexo-fs, escapeFileContent), and a byte order mark is dropped. One at the start is a single
// character then, so more has to follow before the closing fence.
const withBoth = /^(\uFEFF?(-{3,}|;{3,})\r?\n)((?=(\r\n|))\4[\s\S]+?\r?\n)\2/
const opened = /^\uFEFF?(?:-{3,}|;{3,})/
const closedOnly = /^(\uFEFF?)((?=(\r\n|))\3[\s\S]+?\r?\n)(-{3,}|;{3,})/

/** hexo-front-matter 4.2.1, `split`: rFrontMatter, rPrefixSep, rFrontMatterNew. */
export function findHexo(text: string): FoundFrontMatter {
  const [, open = '', fence = '', content] = withBoth.exec(text) ?? []
  if (content !== undefined) return found(fence, open.length, content)
  if (opened.test(text)) return 'text'
  const [, mark = '', only, , below = ''] = closedOnly.exec(text) ?? []
  return only === undefined ? 'text' : found(below, mark.length, only)
}

function found(fence: string, start: number, content: string): FoundFrontMatter {
  return { language: fence.startsWith(';') ? 'json' : 'yaml', content: range(start, start + content.length) }
}
