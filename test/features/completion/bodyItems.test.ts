import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import type { ImageFile } from '../../../src/core/files/imageFile'
import { applyEdits, textAt } from '../../../src/core/text/text'
import { altAt, altItems } from '../../../src/features/completion/altItems'
import { bodyContext } from '../../../src/features/completion/bodyContext'
import { bodyItems } from '../../../src/features/completion/bodyItems'
import { runs } from '../../runs'

const head = '---\ntitle: x\n---\n'

/** The `|` is the cursor. */
function open(body: string) {
  const marked = head + body
  const offset = marked.indexOf('|')
  const text = marked.slice(0, offset) + marked.slice(offset + 1)
  return { text, offset, article: parseArticle(text) }
}

function described(body: string): string {
  const { text, offset, article } = open(body)
  const context = bodyContext(article, offset)
  if (!context) return 'nothing'
  const at = `<${textAt(text, context.range)}>`
  if (context.kind === 'attribute')
    return [context.kind, context.tag, at, context.hasValue && 'value', [...context.present].join()].filter(Boolean).join(' ')
  if (context.kind === 'value') return `${context.tag} ${context.attribute} ${at}`
  if (context.kind === 'tag') return `tag ${at}${context.isClosed ? ' closed' : ''}`
  return context.kind === 'destination' ? `destination ${at}${context.inAngles ? ' angles' : ''}` : `line ${at}`
}

function accepted(body: string, label: string): string {
  const { text, offset, article } = open(body)
  const item = bodyItems(article, offset).find((candidate) => candidate.label === label)
  assert.ok(item, `${label} is not offered`)
  return applyEdits(text, [item]).slice(head.length)
}

const labels = (body: string) => {
  const { offset, article } = open(body)
  return bodyItems(article, offset).map(({ label }) => label)
}

describe('bodyContext', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['<|', 'tag <>'],
    ['<fi|', 'tag <fi>'],
    ['<f|igure>', 'tag <figure> closed'],
    ['text <im|', 'tag <im>'],
    ['</fi|', 'nothing'],
    ['<img |', 'attribute img <>'],
    ['<img |>', 'attribute img <>'],
    ['<img wi|', 'attribute img <wi>'],
    ['<img src="a" wi|dth="3">', 'attribute img <width> value src'],
    ['<img | src="a" alt="">', 'attribute img <> src,alt'],
    ['<img\n  src="a"\n  |\n>', 'attribute img <> src'],
    ['<img alt |>', 'attribute img <> alt'],
    ['<img src="|"', 'img src <>'],
    ['<img src="/im|ages/a.jpg" alt="x">', 'img src </images/a.jpg>'],
    ["<img src='a|'", 'img src <a>'],
    ['<img src="/im|', 'img src </im>'],
    ['<img src="/im|>\n<img alt="x">', 'img src </im>'],
    ['<img src="a" loading="l|"', 'img loading <l>'],
    ['<p>a < b |', 'nothing'],
    ['<img src="a">|', 'nothing'],
    ['<img src="a"> b |', 'nothing'],
    ['![x](|)', 'destination <>'],
    ['![x](/im|ages/a.jpg "title")', 'destination </images/a.jpg>'],
    ['![x](<my |pic.jpg>)', 'destination <my pic.jpg> angles'],
    ['![x](a.jpg "t|")', 'nothing'],
    ['[x](|)', 'nothing'],
    ['|', 'line <>'],
    ['fig|', 'line <fig>'],
    ['two wor|ds', 'nothing'],
    ['- fig|', 'line <fig>'],
    ['```html\n<img |\n```', 'nothing'],
    ['```html\nx\n```\n<img |', 'attribute img <>'],
    ['`<img |` x', 'nothing'],
  ]
  for (const [body, expected] of cases) it(JSON.stringify(body), () => assert.equal(described(body), expected))

  it('is silent above the body, never throws, and its ranges hold the cursor', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '=',
      ' ',
      '\n',
      '\r\n',
      'img',
      'src',
      '/',
      '![',
      '](',
      ')',
      '`',
      '```',
      '新',
      '🎉',
      '<!--',
      'a',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.nat(), (parts, seed) => {
        const text = head + parts.join('')
        const offset = seed % (text.length + 1)
        const context = bodyContext(parseArticle(text), offset)
        assert.ok(!context || (offset >= head.length && context.range.start <= offset && offset <= context.range.end))
      }),
      runs(200, 4000),
    )
  })
})

describe('bodyItems', () => {
  it('writes elements with what they need', () => {
    assert.equal(accepted('<fi|', 'figcaption'), '<figcaption></figcaption>')
    assert.equal(accepted('<figure>\n<i|', 'img'), '<figure>\n<img src="" alt="">')
    assert.equal(accepted('<fi|>', 'figure'), '<figure>')
    assert.equal(accepted('<|', 'figure'), '<figure>\n<img src="" alt="">\n<figcaption></figcaption>\n</figure>')
  })

  it('offers the attributes that an element does not have', () => {
    assert.deepEqual(labels('<img src="a" |>').slice(0, 3), ['alt', 'width', 'height'])
    assert.equal(accepted('<img src="a" wi|>', 'width'), '<img src="a" width="">')
    assert.equal(accepted('<img s|rc="a">', 'src'), '<img src="a">')
    assert.equal(accepted('<video con|></video>', 'controls'), '<video controls></video>')
    assert.deepEqual(labels('<blink |>'), [])
  })

  it('offers values and ids', () => {
    assert.deepEqual(labels('<img loading="|">'), ['lazy', 'eager'])
    const figure = '<figure><img aria-describedby="|" src="a"><figcaption id="c1">x</figcaption></figure>\n\n<p id="top">'
    assert.deepEqual(labels(figure), ['c1', 'top'])
    assert.equal(accepted('<a href="#|">x</a>\n\n<p id="top">', '#top'), '<a href="#top">x</a>\n\n<p id="top">')
  })

  it('offers whole figures at the start of a line, in the line ends of the article', () => {
    assert.deepEqual(labels('|'), ['figure', 'figure-credit', 'video', 'embed'])
    assert.equal(
      accepted('x\n\nfig|\n', 'figure'),
      'x\n\n<figure>\n<img src="" alt="what the image shows">\n<figcaption>caption</figcaption>\n</figure>\n',
    )
    for (const [first, next] of [
      ['> ', '> '],
      ['- ', '  '],
      ['> 1. ', '>    '],
    ])
      for (const typed of ['fig|', '|', '<fig|'])
        assert.equal(
          accepted(`${first}${typed}`, 'figure').replace(/alt="[^"]*"|caption(?=<)/g, ''),
          `${first}<figure>\n${next}<img src="" >\n${next}<figcaption></figcaption>\n${next}</figure>`,
        )
    for (const none of ['    |', '-      |', '|- ', '>|x y', '- a b|']) assert.deepEqual(labels(none), [], none)
    const text = `${head}\n`.replaceAll('\n', '\r\n')
    assert.ok(bodyItems(parseArticle(text), text.length).every(({ newText }) => !/[^\r]\n/.test(newText)))
  })
})

describe('the words of a photo as its alternative text', () => {
  const words = { alt: 'A "white" ferry', caption: "The ferry's last day" }
  const file: ImageFile = { bytes: 9, content: { kind: 'image', format: 'jpeg', size: { width: 3, height: 2, fixed: true }, words } }
  const offered = (body: string) => {
    const { text, offset, article } = open(body)
    const alt = altAt(article, offset)
    return (
      alt && [
        alt.address,
        ...altItems(alt, { kind: 'there', path: '/a.jpg', otherCase: undefined, file }).map((item) =>
          applyEdits(text, [item]).slice(head.length),
        ),
      ]
    )
  }

  it('are offered in alt, and replace what is there', () => {
    const of = (alt: string) => `<img src="/a.jpg" alt="${alt}">`
    assert.deepEqual(offered('<img src="/a.jpg" alt="|">'), ['/a.jpg', of('A &#34;white&#34; ferry'), of("The ferry's last day")])
    assert.deepEqual(offered('<img alt="A fe|rr" src="/a.jpg">'), [
      '/a.jpg',
      '<img alt="A &#34;white&#34; ferry" src="/a.jpg">',
      '<img alt="The ferry\'s last day" src="/a.jpg">',
    ])
    assert.deepEqual(offered("<img src='/a.jpg' alt='|'>")?.at(-1), "<img src='/a.jpg' alt='The ferry&#39;s last day'>")
  })

  it('are not offered elsewhere', () => {
    for (const body of [
      '<img src="/a.jpg" title="|">',
      '<img alt="|">',
      'alt="|"',
      '<area src="/a.jpg" alt="|">',
      '<img src="/a|.jpg" alt="">',
    ])
      assert.equal(offered(body), undefined, body)
    const { offset, article } = open('<img src="/a.jpg" alt="|">')
    const alt = altAt(article, offset)
    assert.deepEqual(alt && altItems(alt, undefined), [])
  })
})
