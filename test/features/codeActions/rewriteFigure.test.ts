import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { renderMarkdown } from '../../../src/core/markdown/renderMarkdown'
import { applyEdits } from '../../../src/core/text/text'
import { figureRewritings } from '../../../src/features/codeActions/rewriteFigure'

const head = '---\ntitle: Boats\n---\n\n'

/** What becomes of a body with the caret at `|`, or a selection between two; the caption that is selected then stands between ‹ and ›. */
function rewritten(marked: string, mark = true): string | undefined {
  const above = marked.includes('\r\n') ? head.replaceAll('\n', '\r\n') : head
  const text = above + marked.replaceAll('|', '')
  const start = (above + marked).indexOf('|')
  const end = (above + marked).lastIndexOf('|')
  const [found, ...others] = figureRewritings(parseArticle(text), start, end > start ? end - 1 : start)
  assert.deepEqual(others, [])
  if (!found) return undefined
  const caption = mark && found.after !== '' ? `‹${found.caption}›` : found.caption
  return applyEdits(text, [{ range: found.range, newText: found.before + caption + found.after }]).slice(above.length)
}

describe('rewriting a picture', () => {
  it('turns one of Markdown into a figure, its title into the caption', () => {
    const figure = '<figure>\n<img src="/a.jpg" alt="Boats">\n<figcaption>‹At dawn›</figcaption>\n</figure>\n'
    assert.equal(rewritten('![Bo|ats](/a.jpg "At dawn")\n'), figure)
    assert.equal(rewritten("![Boats](</a.jpg> 'At dawn')|\n\nText\n"), `${figure}\nText\n`)
    assert.equal(rewritten('|![港口](a.jpg)\n'), '<figure>\n<img src="a.jpg" alt="港口">\n<figcaption>‹›</figcaption>\n</figure>\n')
  })

  it('keeps line ends, indentation and what has to be escaped', () => {
    assert.equal(
      rewritten('![a|](/a.jpg "b")\r\n'.replace(/^/, '')),
      '<figure>\r\n<img src="/a.jpg" alt="a">\r\n<figcaption>‹b›</figcaption>\r\n</figure>\r\n',
    )
    assert.equal(
      rewritten('  ![a\\] "|](</a b.jpg> "x \\" <y")\n'),
      '  <figure>\n  <img src="/a b.jpg" alt="a] &quot;">\n  <figcaption>‹x " &lt;y›</figcaption>\n  </figure>\n',
    )
  })

  it('wraps an image of HTML', () => {
    assert.equal(
      rewritten('<div>\n<img| src="/a.jpg" alt="Boats">\n</div>\n'),
      '<div>\n<figure>\n<img src="/a.jpg" alt="Boats">\n<figcaption>‹›</figcaption>\n</figure>\n</div>\n',
    )
  })

  it('wraps the link, the formats and the paragraph around an image with it', () => {
    const figure = (inner: string) => `<figure>\n${inner}\n<figcaption>‹›</figcaption>\n</figure>\n`
    const linked = '<a href="/b"><img src="/a.jpg" alt="Boats"></a>'
    assert.equal(rewritten(`<p>\n${linked.replace('img', 'im|g')}\n</p>\n`), figure(linked))
    const picture = '<picture><source srcset="/a.webp"><img src="/a.jpg" alt="Boats"></picture>'
    assert.equal(rewritten(`${picture.replace('img', 'im|g')}\n`.replace(/^/, '<div>\n') + '</div>\n'), `<div>\n${figure(picture)}</div>\n`)
    assert.equal(rewritten('<p class="x">\n<img| src="/a.jpg" alt="Boats">\n</p>\n'), undefined)
  })

  it('takes the line below as the caption, or the next paragraph when it is selected too', () => {
    const figure = (caption: string, image = '<img src="/a.jpg" alt="Boats">') =>
      `<figure>\n${image}\n<figcaption>‹${caption}›</figcaption>\n</figure>\n`
    assert.equal(rewritten('![Bo|ats](/a.jpg)\n港口的船。图/张三\n\nText\n'), `${figure('港口的船。图/张三')}\nText\n`)
    assert.equal(rewritten('![Bo|ats](/a.jpg)  \nAt dawn \n'), figure('At dawn').replace('\n</figure>', '\n</figure> '))
    assert.equal(rewritten('|![Boats](/a.jpg)\n\nAt dawn|\n\nText\n'), `${figure('At dawn')}\nText\n`)
    assert.equal(rewritten('![Boats|](/a.jpg)\n\nAt dawn\n'), `${figure('')}\nAt dawn\n`)
    const image = '<img src="/a.jpg" width="8" alt="Boats">'
    assert.equal(rewritten(`|${image}\nAt dawn\n\nText\n`), `${figure('At dawn', image)}\nText\n`)
  })

  it('writes figures in lists and quotes, with either line end', () => {
    for (const end of ['\n', '\r\n'])
      for (const [first, next] of [
        ['- ', '  '],
        ['1. ', '   '],
        ['> ', '> '],
        ['> - ', '>   '],
        ['- - ', '    '],
        ['-\t', ' \t'],
      ] as const) {
        const markdown = `Text${end}${end}${first}![Boats](/a.jpg)${end}${end}Text${end}`
        const lines = ['<figure>', '<img src="/a.jpg" alt="Boats">', '<figcaption>x</figcaption>', '</figure>']
        const figure = `Text${end}${end}${first}${lines.join(end + next)}${end}${end}Text${end}`
        assert.equal(rewritten(markdown.replace('Boats', 'Bo|ats'))?.replace('‹›', 'x'), figure, JSON.stringify(first))
        const [found] = parseArticle(head + figure).figures.values()
        assert.equal(found?.caption?.endTag !== undefined, true)
        assert.match(
          renderMarkdown(figure.replaceAll('\r\n', '\n')),
          /<figure>\n<img src="\/a.jpg" alt="Boats">\n<figcaption>x<\/figcaption>\n<\/figure>/,
        )
        // The marks of a quote would be part of a caption of several lines, but this has one.
        assert.equal(rewritten(figure.replace('Boats', 'Bo|ats')), markdown.replace('.jpg)', '.jpg "x")'))
      }
  })

  it('turns a plain figure into a Markdown image, and back', () => {
    const figure = '<figure>\n<img src="/a.jpg" alt="Boats">\n<figcaption>At "dawn"</figcaption>\n</figure>\n'
    const markdown = '![Boats](/a.jpg "At \\"dawn\\"")\n'
    assert.equal(rewritten(figure.replace('dawn', 'd|awn')), markdown)
    assert.equal(rewritten(`|${markdown}`, false), figure)
    assert.match(renderMarkdown(markdown), /title="At &quot;dawn&quot;"/)
  })

  for (const [why, body] of [
    ['a picture in a sentence', 'See ![Bo|ats](/a.jpg) here\n'],
    ['a paragraph that goes on', '![Bo|ats](/a.jpg)\nand more,\nmuch more\n'],
    ['a paragraph that goes on with more than plain text', '![Bo|ats](/a.jpg)\nand *more*\n'],
    ['a paragraph with a title and more', '![Bo|ats](/a.jpg "x")\nand more\n'],
    ['a paragraph that ends with it', 'Text\n![Bo|ats](/a.jpg)\n'],
    ['a heading', '![Bo|ats](/a.jpg)\n===\n'],
    ['a reference', '![Bo|ats][boats]\n\n[boats]: /a.jpg\n'],
    ['code', '    ![Bo|ats](/a.jpg)\n'],
    ['attributes of a generator', '![Bo|ats](/a.jpg){.wide}\n'],
    ['a template', '![Bo|ats]({{ url }})\n'],
    ['an image in a figure with more in it', '<figure class="wide"><img sr|c="/a.jpg" alt="Boats"></figure>\n'],
    ['an image in a paragraph with text', '<p>\n<img sr|c="/a.jpg" alt="Boats">\nBoats</p>\n'],
    ['a figure between lines of a paragraph', 'Text\n<figure><img| src="/a.jpg" alt="a"></figure>\ntext\n'],
    ['a figure with a size that would be lost', '<figure><img| src="/a.jpg" alt="a" width="1"></figure>\n'],
    ['a caption with a link in it', '<figure><img src="/a.jpg" alt="a"><figcaption><a href="/|">b</a></figcaption></figure>\n'],
    ['text', 'Bo|ats\n'],
  ] as const)
    it(`offers nothing for ${why}`, () => assert.equal(rewritten(body), undefined))
})
