import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article'
import { renderMarkdown } from '../../src/core/renderMarkdown'
import { applyEdits } from '../../src/core/text'
import { figureRewritings } from '../../src/features/rewriteFigure'

const head = '---\ntitle: Boats\n---\n\n'

/** What becomes of a body with the caret at `|`; the caption that is selected stands between ‹ and ›. */
function rewritten(marked: string, mark = true): string | undefined {
  const text = head + marked.replace('|', '')
  const [found, ...others] = figureRewritings(parseArticle(text), (head + marked).indexOf('|'))
  assert.deepEqual(others, [])
  if (!found) return undefined
  const caption = mark && found.after !== '' ? `‹${found.caption}›` : found.caption
  return applyEdits(text, [{ range: found.range, newText: found.before + caption + found.after }]).slice(head.length)
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
      '<figure>\n<img src="/a.jpg" alt="a">\n<figcaption>‹b›</figcaption>\n</figure>\r\n',
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

  it('turns a plain figure into a picture of Markdown, and back', () => {
    const figure = '<figure>\n<img src="/a.jpg" alt="Boats">\n<figcaption>At "dawn"</figcaption>\n</figure>\n'
    const markdown = '![Boats](/a.jpg "At \\"dawn\\"")\n'
    assert.equal(rewritten(figure.replace('dawn', 'd|awn')), markdown)
    assert.equal(rewritten(`|${markdown}`, false), figure)
    assert.match(renderMarkdown(markdown), /title="At &quot;dawn&quot;"/)
  })

  for (const [why, body] of [
    ['a picture in a sentence', 'See ![Bo|ats](/a.jpg) here\n'],
    ['a paragraph that goes on', '![Bo|ats](/a.jpg)\nand more\n'],
    ['a reference', '![Bo|ats][boats]\n\n[boats]: /a.jpg\n'],
    ['code', '    ![Bo|ats](/a.jpg)\n'],
    ['an item of a list', '- ![Bo|ats](/a.jpg)\n'],
    ['attributes of a generator', '![Bo|ats](/a.jpg){.wide}\n'],
    ['a template', '![Bo|ats]({{ url }})\n'],
    ['an image in a figure with more in it', '<figure class="wide"><img sr|c="/a.jpg" alt="Boats"></figure>\n'],
    ['an image in a paragraph', '<p>\n<img sr|c="/a.jpg" alt="Boats">\n</p>\n'],
    ['a figure with a size that would be lost', '<figure><img| src="/a.jpg" alt="a" width="1"></figure>\n'],
    ['a caption with a link in it', '<figure><img src="/a.jpg" alt="a"><figcaption><a href="/|">b</a></figcaption></figure>\n'],
    ['text', 'Bo|ats\n'],
  ] as const)
    it(`offers nothing for ${why}`, () => assert.equal(rewritten(body), undefined))
})
