import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import type { Markdown } from '../../../src/core/markdown/markdownIt'
import { textAt } from '../../../src/core/text/text'

describe('images in Markdown', () => {
  it('have the range of their destination', () => {
    for (const text of [
      '![港 [a]](/a.jpg)\n',
      'text ![x](/a.jpg "Title") more\n',
      '> quote `![no](/no.jpg)`\n> and ![x](\n> /a.jpg)\n',
      '- [![x](/a.jpg)](/link)\n',
      '| a | ![x](/a.jpg) |\n|---|---|\n| b | c |\n',
      '# ![x](/a.jpg) #\n',
    ]) {
      for (const variant of [text, text.replaceAll('\n', '\r\n'), `🚢\n\n${text}`]) {
        const { images } = parseArticle(variant)
        assert.deepEqual(
          images.map(({ destination }) => destination && textAt(variant, destination)),
          ['/a.jpg'],
          variant,
        )
      }
    }
  })

  it('with a reference have no destination', () => {
    const text = '![x][one]\n\n[one]: /a.jpg\n'
    const { images } = parseArticle(text)
    assert.deepEqual(
      images.map((image) => [image.destination, textAt(text, image.range)]),
      [[undefined, '![x]']],
    )
  })
})

describe('links in Markdown', () => {
  it('have the ranges of their address and of their text', () => {
    const text = '> - [the *港* [x]](</a b> "t")\n>   and [y](\n>   /c) <https://d.example/>\n\n[z]: /e\n\n[w][z]\n'
    for (const variant of [text, text.replaceAll('\n', '\r\n'), `🚢\n\n${text}`]) {
      const { links } = parseArticle(variant)
      assert.deepEqual(
        links.map(({ address, range, label }) => [address, textAt(variant, range), label && textAt(variant, label)]),
        [
          ['/a b', '/a b', 'the *港* [x]'],
          ['/c', '/c', 'y'],
          ['https://d.example/', 'https://d.example/', undefined],
          ['/e', '/e', undefined],
        ],
        variant,
      )
    }
  })

  it('are not found in HTML blocks', () => {
    assert.deepEqual(parseArticle('<div>\n[a](/b)\n</div>\n').links, [])
  })
})

describe('blocks in Markdown', () => {
  const text = '# One #\n\n> Two\n> ---\n\n```js\n# no\n```\n\n    code\n\n- ### Three\n'

  it('have headings with their marks', () => {
    const { headings } = parseArticle(text)
    assert.deepEqual(
      headings.map((at) => textAt(text, at)),
      ['# One #', '> Two\n> ---', '- ### Three'],
    )
  })

  it('have code as whole lines', () => {
    const { codeBlocks } = parseArticle(text)
    assert.deepEqual(
      codeBlocks.map((at) => textAt(text, at)),
      ['```js\n# no\n```\n', '    code\n'],
    )
  })
})

describe('readMarkdown', () => {
  it('returns the same parts in any order of access', () => {
    const text =
      '# <b>t</b>\n\n| [a](/b) | ![c](/d) [e](/f) | <i>g</i> \\| [h](/i) |\n|---|---|---|\n| <i>g</i> | ![c](/d) | [a](/b) |\n\n港口**开放了。**船只[x](/y)\n'
    const parts = ['links', 'images', 'elements', 'blocks', 'literalAsterisks'] as const
    const first = parseArticle(text)
    const expected = parts.map((part) => JSON.stringify(first[part], withoutParent))
    const second = parseArticle(text)
    const actual = [...parts].reverse().map((part) => JSON.stringify(second[part], withoutParent))
    assert.deepEqual(actual.reverse(), expected)
  })
})

describe('readAs', () => {
  it('reads the body by the features and rules of a generator, and shares the rest', () => {
    const article = parseArticle('---\ntitle: a\n---\nTerm\n: Definition\n\n    [x](/y)\n')
    const kindsOf = ({ blocks }: ReturnType<typeof parseArticle>) => blocks.map(({ kind }) => kind)
    assert.deepEqual(kindsOf(article), ['paragraph', 'code_block'])
    const features = { definitionLists: true, rules: ({ block }: Markdown) => block.ruler.disable('code') } as const
    const read = article.readAs(features)
    assert.deepEqual(kindsOf(read), ['dl', 'dt', 'dd', 'paragraph', 'paragraph'])
    assert.deepEqual(
      read.links.map(({ range }) => textAt(read.text, range)),
      ['/y'],
    )
    assert.equal(read.frontMatter, article.frontMatter)
    assert.equal(read.readAs(features), read)
    assert.equal(article.readAs(features), read)
  })
})

function withoutParent(key: string, value: unknown): unknown {
  return key === 'parent' ? undefined : value
}
