import type { FrontMatter } from '../frontmatter/frontMatter'
import type { Article } from '../article/article'
import { plainFields } from '../frontmatter/reading/plainFields'
import { readPublished, type PublishedReading } from '../frontmatter/reading/publishedReading'
import { generatorOf, type Scope } from '../settings/siteScope'
import { toValue } from '../data/nodes'

/** The front matter as the site's generator reads it. Empty if the article has none. */
export function publishedReadingOf(article: Article, scope: Scope): PublishedReading {
  const { frontMatter, text } = article
  if (!frontMatter) return { data: {}, error: undefined, outcome: 'read' }
  const generator = generatorOf(scope)
  if (generator.frontMatter.find) return readPublished(text, 0, generator)
  // gray-matter has no reader for TOML and reads JSON between its own fences only, so the values come from Copydesk's readers.
  if (frontMatter.language === 'toml' || frontMatter.language === 'json') {
    const [error] = frontMatter.errors
    const isRead = !error && frontMatter.root?.kind === 'map'
    const data = isRead ? (toValue(frontMatter.root) as Record<string, unknown>) : {}
    return { data, error: error?.message, outcome: error ? 'stops' : 'read' }
  }
  const { open, close, isPlain, fields } = frontMatter
  if (isPlain && isBetweenDashes(frontMatter, text)) {
    const data = plainFields(fields, text, generator.yaml.current)
    if (data) return { data, error: undefined, outcome: 'read' }
  }
  // gray-matter ends at the same fence; without the body there is less to copy.
  const end = close && text.startsWith('---', close.start) ? article.body.start : text.length
  return readPublished(text.slice(0, end), open.start, generator)
}

/** Whether the fences are three dashes alone: gray-matter takes more for fences, and sees a language behind the first. */
function isBetweenDashes({ open, close, content }: FrontMatter, text: string): boolean {
  if (close?.start !== content.end) return false
  return /^---\r?\n$/.test(text.slice(open.start, content.start)) && /^---(?:\r?\n|$)/.test(text.slice(close.start, close.start + 5))
}
