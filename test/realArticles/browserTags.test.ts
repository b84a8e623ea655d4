import assert from 'node:assert/strict'
import { readMarkdown } from '../../src/core/markdown/readMarkdown'
import { parseArticle } from '../../src/core/article/article'
import { browserReading, htmlAlone, ourReading, type Tag } from '../core/html/browserTags'
import { isLong, sample } from '../runs'
import { realArticles } from './realArticles'

/** Browsers make nothing of these outside of a table, where an article with a table in Markdown may have them. */
const tableParts = new Set('caption col colgroup tbody td tfoot th thead tr'.split(' '))

describe('tags and attributes of real articles', () => {
  for (const [ends, change] of [
    ['as they are', (text: string) => text],
    ['with Windows line ends', (text: string) => text.replace(/\r?\n/g, '\r\n')],
    ['with letters of two units in every value', (text: string) => text.replaceAll('="', '="𠮷')],
  ] as const) {
    it(`stand where a browser reads them: ${ends}`, () => {
      let compared = 0
      for (const { path, text } of sample(realArticles(), 8)) {
        const article = parseArticle(change(text))
        const alone = htmlAlone(readMarkdown(article.masked, article.body, article.lines).html)
        const [ours, browsers] = [ourReading(article.elements), browserReading(alone)]
        const lines = (tags: readonly Tag[]) =>
          tags.map((tag) => ({ ...tag, attributes: tag.attributes.map((one) => ({ ...one, value: one.value.replace(/\r\n/g, '\n') })) }))
        assert.deepEqual(lines(ours.startTags), lines(browsers.startTags), path)
        for (const { name, start } of ours.startTags) {
          if (tableParts.has(name) && !browsers.endTags.has(start)) continue
          assert.deepEqual(ours.endTags.get(start), browsers.endTags.get(start), `${path}: <${name}> at ${start}`)
          compared++
        }
      }
      if (realArticles().length > 0) assert.ok(compared > (isLong ? 4000 : 200), String(compared))
    })
  }
})
