import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { compileSchema } from '../../../src/core/schema/articleSchema'
import { defaultSchema } from '../../../src/core/schema/defaultSchema'
import { categoriesBelow } from '../../../src/corpus/categoryPaths'
import { Corpus } from '../../../src/corpus/corpus'
import { readRecord } from '../../../src/corpus/records/readRecord'
import { complete, type CompletionSources } from '../../../src/features/completion/completion'

const articles = [
  '\n  - [City, Harbour]\n  - [Culture]',
  '\n  - [City, Harbour, Ferries]',
  '\n  - [City, Rail]',
  '\n  - [World, Trade]',
  '[City, Parks]',
  '\n  - World\n  - Trade\n  - Tolls',
  'City',
]

function corpusOf(): Corpus {
  const corpus = new Corpus()
  for (const [index, categories] of articles.entries())
    corpus.update(
      `${index}.md`,
      readRecord(parseArticle(`---\ntitle: x\ndate: 2024-01-0${(index % 9) + 1}\ncategories: ${categories}\n---\n`)),
    )
  return corpus
}

const schema = compileSchema(defaultSchema)

/** What is offered first at the last `|`: the label, with the path that is shown. */
function offered(inner: string, isFlatPath: boolean, more: Partial<CompletionSources> = {}): readonly string[] {
  const corpus = corpusOf()
  const text = `---\ntitle: x\n${inner}\n---\n`
  const offset = text.lastIndexOf('|')
  const sources: CompletionSources = {
    schema,
    corpus,
    path: 'new.md',
    categoriesBelow: (path, isInner) => (isInner || isFlatPath ? categoriesBelow(corpus, path, isFlatPath, 'new.md') : new Map()),
    ...more,
  }
  return complete(parseArticle(text.slice(0, offset) + text.slice(offset + 1)), offset, sources).map(
    ({ label, detail }) => `${label}${detail?.includes(' / ') ? ` (${detail.split(' · ')[0]})` : ''}`,
  )
}

describe('categories inside others', () => {
  it('are counted below a whole path, in lists of lists, and in plain lists where these are paths', () => {
    const below = (path: readonly string[], isFlatPath: boolean, except = '') =>
      Object.fromEntries(categoriesBelow(corpusOf(), path, isFlatPath, except))
    assert.deepEqual(below(['City'], false), { Harbour: 2, Rail: 1 })
    assert.deepEqual(below(['City'], true), { Harbour: 2, Rail: 1, Parks: 1 })
    assert.deepEqual(below(['City', 'Harbour'], true), { Ferries: 1 })
    assert.deepEqual(below(['World', 'Trade'], true), { Tolls: 1 })
    assert.deepEqual(below(['Harbour'], true), {})
    assert.deepEqual(below(['City'], false, '0.md'), { Harbour: 1, Rail: 1 })
  })

  it('come first after their parent categories, with their path', () => {
    const first = ['Harbour (City / Harbour)', 'Rail (City / Rail)']
    for (const inner of [
      'categories:\n  - [City, |]',
      'categories:\n  - [City, |',
      'categories: [[City, |]]',
      'categories:\n  - - City\n    - |',
    ])
      assert.deepEqual(offered(inner, false).slice(0, 3), [...first, 'Trade'], inner)
    assert.deepEqual(offered('categories:\n  - [Culture]\n  - [City, Harbour, |]', false)[0], 'Ferries (City / Harbour / Ferries)')
    const all = offered('categories:\n  - [City, |]', false)
    assert.equal(new Set(all).size, all.length)
    assert.ok(!all.some((one) => one.startsWith('City')))
  })

  it('are read from a plain list if that is a path, and only from the entries before the cursor', () => {
    assert.deepEqual(offered('categories:\n  - City\n  - |', true).slice(0, 3), [
      'Harbour (City / Harbour)',
      'Parks (City / Parks)',
      'Rail (City / Rail)',
    ])
    assert.ok(!offered('categories:\n  - City\n  - |', false).some((one) => one.includes('(')))
    assert.ok(!offered('categories:\n  - |\n  - City', true).some((one) => one.includes('(')))
    assert.ok(!offered('categories:\n  - [City]\n  - [|]', true).some((one) => one.includes('(')))
  })

  it('stay within a closed list', () => {
    const vocabulary = () => ({ values: ['City', 'Rail', 'World'], closed: true })
    assert.deepEqual(offered('categories:\n  - [City, |]', false, { vocabulary }), ['Rail (City / Rail)', 'World'])
  })

  it('are those of the corpus as it is', () => {
    const corpus = corpusOf()
    categoriesBelow(corpus, ['City'], false, '')
    corpus.update('z.md', readRecord(parseArticle('---\ndate: 2024-01-01\ncategories:\n  - [City, Airport]\n---\n')))
    assert.equal(categoriesBelow(corpus, ['City'], false, '').get('Airport'), 1)
  })
})
