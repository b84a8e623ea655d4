import assert from 'node:assert/strict'
import { parseArticle, type Article } from '../../../src/core/article/article'
import { badDocuments } from '../../rules/generatedArticles'
import { realArticles } from '../../realArticles/realArticles'
import { sample } from '../../runs'

/** What rules see, without the links between elements. */
const parts = ({ masked, blocks, elements, figures, images, unbalanced, comments, attributeNames, literalAsterisks }: Article) => ({
  masked,
  blocks,
  elements: elements.map(({ name, range, attributes }) => ({ name, range, attributes })),
  figures: [...figures.keys()].map(({ range }) => range),
  images,
  unbalanced,
  comments,
  attributeNames: [...attributeNames],
  literalAsterisks: literalAsterisks.map(({ content }) => content),
})

describe('an article that is read in steps', () => {
  let texts: readonly string[]
  before(() => {
    texts = [...badDocuments, ...sample(realArticles(), 20).map(({ text }) => text)]
  })

  it('is the same as one that is read at once', () => {
    for (const text of texts) {
      const article = parseArticle(text)
      for (const _ of article.readInSteps()) void _
      assert.deepEqual(parts(article), parts(parseArticle(text)))
    }
  })

  it('is the same when it is asked for parts between the steps, and when others read it as well', () => {
    for (const text of texts) {
      const article = parseArticle(text)
      const steps = [article.readInSteps(), article.readInSteps()]
      let elements: Article['elements'] | undefined
      for (let turn = 0; steps.map((one) => one.next().done).includes(false); turn++) if (turn === 1) elements = article.elements
      assert.deepEqual(parts(article), parts(parseArticle(text)))
      // Figures and indexes refer to these elements.
      if (elements) assert.equal(article.elements, elements)
    }
  })

  it('takes a step for some paragraphs', () => {
    const article = parseArticle('---\ntitle: a\n---\n\n'.concat('Boats <b>and</b> nets\n\n'.repeat(2000)))
    assert.ok([...article.readInSteps()].length > 10)
    assert.equal(article.elements.length, 2000)
  })

  it('takes a step for some blocks where nothing in them is asked for', () => {
    const article = parseArticle('---\ntitle: a\n---\n\n'.concat('Boats and nets\n\n'.repeat(2000)))
    assert.ok([...article.readInSteps()].length > 10)
    assert.equal(article.blocks.length, 2000)
  })
})
