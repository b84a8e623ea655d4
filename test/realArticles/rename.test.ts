import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle, type Article } from '../../src/core/article/article'
import { entriesOfValue, renameValue } from '../../src/core/rename/renameValue'
import { applyEdits, textAt } from '../../src/core/text/text'
import { toValue } from '../../src/core/data/nodes'
import { vocabularies } from '../../src/corpus/records/record'
import { isLong, runs, sample } from '../runs'
import { realArticles } from './realArticles'

/** Articles with readable front matter, parsed one by one so that only one is in memory. */
function* articles(): Generator<Article> {
  for (const { text } of sample(realArticles(), 15)) {
    const article = parseArticle(text)
    if (article.frontMatter && article.frontMatter.errors.length + article.frontMatter.repairs.length === 0) yield article
  }
}

/** The values of all fields, in the order in which they are written, with one name in place of another. */
function values({ frontMatter }: Article, from?: string, to?: string): string {
  const written = JSON.stringify(frontMatter?.fields.map(({ key, value }) => [key, toValue(value)]))
  return from === undefined ? written : written.replaceAll(JSON.stringify(from), JSON.stringify(to))
}

describe('renaming over real articles', () => {
  it('changes the values as asked and no other byte; back again, every byte is what it was', function () {
    if (realArticles().length === 0) this.skip()
    let renamed = 0
    const newName = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abcXYZ新闻网ب👩‍🚀') }).map((name) => `n${name}z`)
    for (const article of articles()) {
      const { text } = article
      for (const vocabulary of vocabularies) {
        for (const { value: from, node } of entriesOfValue(article, vocabulary)) {
          fc.assert(
            fc.property(newName, (to) => {
              const { edits, refused } = renameValue(article, { vocabulary, from, to })
              assert.equal(refused, undefined, `${from} in ${text.slice(0, 300)}`)
              const changed = applyEdits(text, edits ?? [])
              const now = parseArticle(changed)
              const bytes = edits?.reduce((sum, { range, newText }) => sum + newText.length - (range.end - range.start), text.length)
              assert.equal(changed.length, bytes)
              assert.equal(entriesOfValue(now, vocabulary, from).length, 0)
              // A number becomes a text; what is equal to the name elsewhere would be replaced in the expectation, too.
              const elsewhere = values(article).split(JSON.stringify(from)).length - 1 !== edits?.length
              if (node.value === from && !elsewhere) assert.equal(values(now), values(article, from, to))
              const back = renameValue(now, { vocabulary, from: to, to: from })
              const merged = entriesOfValue(article, vocabulary, to).length > 0
              const isOneLine = !/[\r\n]/.test(textAt(text, node.range))
              if (!merged && node.value === from && isOneLine) assert.equal(applyEdits(changed, back.edits ?? []), text)
            }),
            runs(1, 3),
          )
          renamed++
        }
      }
    }
    assert.ok(renamed > (isLong ? 500 : 50), String(renamed))
  })
})
