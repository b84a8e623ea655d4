import assert from 'node:assert/strict'
import { renderedText, ourText } from '../core/prose/renderedText'
import { sample } from '../runs'
import { generatorOfArticle, readAs, realArticles } from './realArticles'

describe('the prose of real articles', () => {
  it('is the text content of the rendered page', () => {
    let compared = 0
    for (const real of sample(realArticles(), 8)) {
      const article = readAs(real, real.text)
      const rendered = renderedText(article, generatorOfArticle(real))
      // The preview shows a link in place of an iframe, and the words in it behind that.
      if (rendered === undefined || article.named('iframe').some(({ children }) => children.length > 1)) continue
      compared++
      assert.equal(ourText(article), rendered, real.path)
    }
    if (realArticles().length > 0) assert.ok(compared > 80, String(compared))
  })
})
