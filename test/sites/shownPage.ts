import MarkdownIt from 'markdown-it'
import { parseArticle } from '../../src/core/article/article'
import { defaultPolicy } from '../../src/core/sanitizer/policy'
import { renderBody } from '../../src/preview/render/body'
import type { BodySource } from '../../src/preview/render/bodyBlocks'
import { sanitize } from '../../src/preview/render/sanitize'
import { htmlOf } from '../preview/render/htmlOf'
import { pageBlocks } from './pageBlocks'

export { dialectFor } from '../generatorFor'

const options = { resolveImage: (address: string) => address }

/** The blocks of an article as the preview shows it. @param markdown that it is read by, if that is not the generator's */
export function shownBlocks(text: string, generator: BodySource['generator'], markdown = generator.markdown): readonly string[] {
  const source = { text: text.slice(parseArticle(text).body.start), generator, markdown }
  return pageBlocks(htmlOf(renderBody(source, defaultPolicy, options).chunks))
}

/** The blocks of a page that a generator wrote. What the sanitizer of a site removes is not compared. */
export function publishedBlocks(html: string): readonly string[] {
  const boxes = html.replace(/<input\b[^>]*type="checkbox"[^>]*>/g, (box) => (/\bchecked\b/.test(box) ? '☑ ' : '☐ '))
  return pageBlocks(sanitize(boxes, defaultPolicy, options).html)
}

/** The blocks of an article as markdown-it alone makes them: the yardstick. */
export function plainBlocks(text: string): readonly string[] {
  const html = new MarkdownIt({ html: true }).render(text.slice(parseArticle(text).body.start))
  return pageBlocks(sanitize(html, defaultPolicy, options).html)
}

/** Whether the body has template tags: what they print, only the site knows. */
export function hasTags(text: string): boolean {
  return /\{\{|\{%/.test(text.slice(parseArticle(text).body.start))
}
