import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { textAt } from '../../../src/core/text/text'

describe('markdown images', () => {
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

  it('by name have none', () => {
    const text = '![x][one]\n\n[one]: /a.jpg\n'
    const { images } = parseArticle(text)
    assert.deepEqual(
      images.map((image) => [image.destination, textAt(text, image.range)]),
      [[undefined, '![x]']],
    )
  })
})
