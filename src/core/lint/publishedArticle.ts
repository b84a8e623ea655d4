import type { Article } from '../article/article'
import { readOurselves, readPublished, type PublishedReading } from '../frontmatter/reading/publishedReading'
import { generatorOf, type Scope } from '../settings/siteScope'

/** The front matter of an article as the site's generator reads it. Empty if the article has none. */
export function publishedReadingOf(article: Article, scope: Scope): PublishedReading {
  const { frontMatter, text } = article
  if (!frontMatter) return { data: {}, error: undefined }
  const reading = generatorOf(scope).frontMatter
  if (frontMatter.language === 'toml' || frontMatter.language === 'json') return readOurselves(frontMatter, reading)
  // gray-matter ends at the same fence; without the body there is less to copy.
  const { open, close } = frontMatter
  const end = close && text.startsWith('---', close.start) ? article.body.start : text.length
  // gray-matter needs the opening fence.
  if (reading.openingFenceOptional && open.end === open.start) return readPublished(`---\n${text.slice(open.start, end)}`, 0, reading)
  return readPublished(text.slice(0, end), open.start, reading)
}
