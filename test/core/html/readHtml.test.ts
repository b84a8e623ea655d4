import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { attributeOf, descendants } from '../../../src/core/html/readHtml'
import { textAt } from '../../../src/core/text/text'

const names = (text: string) => parseArticle(text).elements.map((element) => element.name)

describe('readHtml', () => {
  it('returns the range of every part', () => {
    const text =
      '---\ntitle: 港口\n---\r\n\r\n<figure id=one CLASS=\'a b\'>\r\n<img alt src = "/🚢.jpg?a=1&amp;b=2">图注 &copy; 港</figure>\r\n'
    const [figure, img] = parseArticle(text).elements
    assert.ok(figure && img && figure.endTag)
    assert.equal(textAt(text, figure.startTag), "<figure id=one CLASS='a b'>")
    assert.equal(textAt(text, figure.endTag), '</figure>')
    assert.equal(textAt(text, figure.nameRange), 'figure')
    assert.deepEqual(
      figure.attributes.map(({ name, value, valueRange, range }) => [name, value, textAt(text, valueRange), textAt(text, range)]),
      [
        ['id', 'one', 'one', 'id=one'],
        ['class', 'a b', 'a b', "CLASS='a b'"],
      ],
    )
    const [alt, src] = img.attributes
    assert.ok(alt && src)
    assert.deepEqual([alt.value, textAt(text, alt.range), alt.valueRange.start === alt.range.end], [undefined, 'alt', true])
    assert.deepEqual(
      [src.value, textAt(text, src.valueRange), textAt(text, src.range)],
      ['/🚢.jpg?a=1&b=2', '/🚢.jpg?a=1&amp;b=2', 'src = "/🚢.jpg?a=1&amp;b=2"'],
    )
    assert.deepEqual(
      figure.children.map((child) => textAt(text, child.range)),
      ['\r\n', '<img alt src = "/🚢.jpg?a=1&amp;b=2">', '图注 &copy; 港'],
    )
  })

  it('finds HTML only where Markdown does', () => {
    for (const text of [
      '`<img>`\n',
      '```html\n<img>\n```\n',
      'text\n\n    <img>\n',
      '<https://example.com>\n',
      '<name@example.com>\n',
      '\\<img>\n',
      '<!-- <img> -->\n',
      '{% raw %}<img>{% endraw %}\n',
      '{{ "<img>" }}\n',
      '`` a `<img>` b ``\n',
    ]) {
      assert.deepEqual(names(text), [], text)
    }
    for (const text of [
      '<img>\n',
      'a <img> b\n',
      '- <img>\n',
      '> <img>\n',
      '> text\n> more <img>\n',
      '1. a\n\n   <img>\n',
      '| a |\n|---|\n| <img> |\n',
      '# Head <img>\n',
      '**bold <img>**\n',
      '[link <img>](/a)\n',
    ]) {
      assert.deepEqual(names(text), ['img'], text)
    }
  })

  it('returns exact ranges inside quotes, lists and tables', () => {
    for (const text of [
      '> > text `<img src="no">` and\n> > <img\n> >   src="/a.jpg" alt="港">\n',
      '- item\n\n  - <div>\n    <img src="/a.jpg"\n    alt="港">\n    </div>\n',
      '| a | b |\n|---|---|\n| `<img src="no">` | x <img src="/a.jpg" alt="港"> |\n| y | z |\n',
      '>\t<div>\n> <img src="/a.jpg" alt="港">\n> </div>\n',
    ]) {
      for (const variant of [text, text.replaceAll('\n', '\r\n'), `🚢 before\n\n${text}`]) {
        const img = parseArticle(variant).elements.find((element) => element.name === 'img')
        assert.ok(img, variant)
        assert.deepEqual(
          img.attributes.map((attribute) => [attribute.name, textAt(variant, attribute.nameRange), textAt(variant, attribute.valueRange)]),
          [
            ['src', 'src', '/a.jpg'],
            ['alt', 'alt', '港'],
          ],
          variant,
        )
      }
    }
  })

  it('reads one document across blank lines and Markdown', () => {
    const text = '<figure>\n\n![港](/a.jpg)\n\n<figcaption>Cap</figcaption>\n</figure>\n\nafter <b>x</b>\n'
    const [figure, caption, bold] = parseArticle(text).elements
    assert.ok(figure?.endTag && caption && bold)
    assert.equal(caption.parent, figure)
    assert.equal(bold.parent, undefined)
    assert.deepEqual(
      figure.children.filter((child) => child.kind === 'markdown').map((child) => textAt(text, child.range).trim()),
      ['![港](/a.jpg)'],
    )
  })

  it('marks values with templates or expressions', () => {
    const text = '<div>\n<img src="{{ page.image }}" width={280} alt="a" {...props}>\n</div>\n'
    const [, img] = parseArticle(text).elements
    assert.ok(img)
    assert.deepEqual(
      img.attributes.map(({ name, templated }) => [name, templated]),
      [
        ['src', true],
        ['width', true],
        ['alt', false],
        ['{...props}', true],
      ],
    )
  })

  it('ends elements where a browser does', () => {
    const text = '<ul><li>a<li>b</ul><p>x<div>y</div><figure><p>z</figure></nothing>\n'
    const { elements } = parseArticle(text)
    const list = elements.find((element) => element.name === 'ul')
    assert.deepEqual(
      list?.children.map((child) => textAt(text, child.range)),
      ['<li>a', '<li>b'],
    )
    const figure = elements.find((element) => element.name === 'figure')
    assert.ok(figure?.endTag)
    assert.deepEqual(
      [...descendants(figure)].map((element) => element.name),
      ['p'],
    )
    assert.equal(attributeOf(figure, 'id'), undefined)
  })

  it('is linear in time, even with many unclosed tags', () => {
    for (const piece of ['<div>', '</p>', '<b>', '<figure>', '<', '<a href="']) {
      const { elements } = parseArticle(`<div>\n${piece.repeat(20_000)}\n`)
      assert.ok(elements.length >= 1)
    }
  })
})
