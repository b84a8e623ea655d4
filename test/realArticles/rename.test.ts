import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { decodeText } from '../../src/cli/io/decode'
import { parseArticle, type Article } from '../../src/core/article/article'
import { placesOfValue, renameValue } from '../../src/core/rename/renameValue'
import { applyEdits, textAt } from '../../src/core/text/text'
import { toValue } from '../../src/core/data/nodes'
import { vocabularies } from '../../src/corpus/records/record'

const corpus = resolve('..', 'shared', 'corpus')

function articles(): readonly Article[] {
  if (!existsSync(corpus)) return []
  const names = readdirSync(corpus, { recursive: true }).map(String)
  return names
    .filter((name) => /\.mdx?$/.test(name))
    .sort()
    .flatMap((name) => {
      const decoded = decodeText(readFileSync(join(corpus, name)))
      return 'text' in decoded ? [parseArticle(decoded.text)] : []
    })
    .filter(({ frontMatter }) => frontMatter && frontMatter.errors.length + frontMatter.repairs.length === 0)
}

/** The values of all fields, in the order in which they are written, with one name in place of another. */
function values({ frontMatter }: Article, from?: string, to?: string): string {
  const written = JSON.stringify(frontMatter?.fields.map(({ key, value }) => [key, toValue(value)]))
  return from === undefined ? written : written.replaceAll(JSON.stringify(from), JSON.stringify(to))
}

describe('renaming over real articles', () => {
  it('changes the values as asked and no other byte; back again, every byte is what it was', function () {
    this.timeout(120_000)
    const all = articles()
    if (all.length === 0) {
      console.log('      no real articles here (../shared/corpus): skipped')
      return this.skip()
    }
    let renamed = 0
    const newName = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abcXYZ新闻网ب👩‍🚀') }).map((name) => `n${name}z`)
    for (const article of all) {
      const { text } = article
      for (const vocabulary of vocabularies) {
        for (const { value: from, node } of placesOfValue(article, vocabulary)) {
          fc.assert(
            fc.property(newName, (to) => {
              const { edits, refused } = renameValue(article, { vocabulary, from, to })
              assert.equal(refused, undefined, `${from} in ${text.slice(0, 300)}`)
              const changed = applyEdits(text, edits ?? [])
              const now = parseArticle(changed)
              const bytes = edits?.reduce((sum, { range, newText }) => sum + newText.length - (range.end - range.start), text.length)
              assert.equal(changed.length, bytes)
              assert.equal(placesOfValue(now, vocabulary, from).length, 0)
              // A number becomes a text; what is equal to the name elsewhere would be replaced in the expectation, too.
              const elsewhere = values(article).split(JSON.stringify(from)).length - 1 !== edits?.length
              if (node.value === from && !elsewhere) assert.equal(values(now), values(article, from, to))
              const back = renameValue(now, { vocabulary, from: to, to: from })
              const merged = placesOfValue(article, vocabulary, to).length > 0
              const isOneLine = !/[\r\n]/.test(textAt(text, node.range))
              if (!merged && node.value === from && isOneLine) assert.equal(applyEdits(changed, back.edits ?? []), text)
            }),
            { numRuns: 3 },
          )
          renamed++
        }
      }
    }
    assert.ok(renamed > 500, String(renamed))
  })
})
