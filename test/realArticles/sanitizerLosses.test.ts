import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article/article'
import { readMarkdown } from '../../src/core/markdown/readMarkdown'
import { defaultPolicy, type Policy } from '../../src/core/sanitizer/policy'
import { htmlAlone } from '../core/html/browserTags'
import { inventory, predicted, published } from '../core/markdown/publishedHtml'
import { isLong, sample } from '../runs'
import { realArticles } from './realArticles'

/** What a cautious site lets through. */
const strict: Policy = {
  elements: [
    'p',
    'a',
    'em',
    'strong',
    'img',
    'figure',
    'figcaption',
    'blockquote',
    'ul',
    'ol',
    'li',
    'table',
    'tbody',
    'tr',
    'td',
    'th',
    'thead',
  ],
  attributes: { a: ['href'], img: ['src', 'alt'] },
  styles: [],
  schemes: ['https'],
  frameHosts: [],
}

describe('what the sanitizer takes away from real articles', () => {
  for (const [name, policy] of [
    ['the default', defaultPolicy],
    ['a strict policy', strict],
  ] as const) {
    it(`is just what is reported: ${name}`, () => {
      let compared = 0
      for (const { path, text } of sample(realArticles(), 8)) {
        // What a template tag prints is not known, and so nothing is said of it; components and expressions of JSX are no HTML.
        if (path.endsWith('.mdx') || /=\{|\{\.\.\./.test(text)) continue
        const article = parseArticle(text.replace(/\{[{%#]/g, '(').replace(/[}%#]\}/g, ')'))
        if (article.elements.length === 0) continue
        const alone = htmlAlone(readMarkdown(article.masked, article.body, article.lines).html)
        assert.deepEqual(predicted(article, alone, policy), inventory(published(alone, policy)), path)
        compared += article.elements.length
      }
      if (realArticles().length > 0) assert.ok(compared > (isLong ? 3000 : 150), String(compared))
    })
  }
})
