import type { FoundFrontMatter, FrontMatterReading } from '../../frontmatter/reading/frontMatterReading'
import { unknownReading } from '../../frontmatter/reading/frontMatterReading'
import type { FrontMatterLanguage } from '../../frontmatter/fences'
import { range } from '../../text/text'

/** The engines of gray-matter and their aliases; TOML is not registered. */
const engines: Readonly<Record<string, FrontMatterLanguage>> = {
  '': 'yaml',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  js: 'code',
  javascript: 'code',
}

/**
 * @11ty/gray-matter 1.0.0, `index.js` (`parseMatter`): a byte order mark is skipped; the first line starts with three hyphens and goes on
 * with the name of a language; the front matter ends at the first line that starts with three hyphens, and without one it is the whole file.
 */
function findGrayMatter(text: string): FoundFrontMatter {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  if (!text.startsWith('---', start) || text[start + 3] === '-') return 'text'
  const line = text.indexOf('\n', start)
  const lineEnd = line < 0 ? text.length : line
  const closing = text.indexOf('\n---', start + 3)
  const end = closing < 0 ? text.length : closing + 1
  const name = text
    .slice(start + 3, lineEnd)
    .trim()
    .toLowerCase()
  const language = Object.hasOwn(engines, name) ? (engines[name] ?? 'other') : 'other'
  return { language, content: range(Math.min(lineEnd + 1, end), end) }
}

export const grayMatter: FrontMatterReading = { ...unknownReading, find: findGrayMatter }
