import assert from 'node:assert/strict'
import { AnchorTargets, linkedAnchors } from '../../../src/core/links/anchors'
import { parseArticle } from '../../../src/core/article/article'
import { generatorFor } from '../../generatorFor'
import { textAt } from '../../../src/core/text/text'

const article = (body: string, title = 'Harbour') => parseArticle(`---\ntitle: ${title}\n---\n\n${body}\n`)

/** The ids that the article does not have. */
function missing(body: string, ...ids: readonly string[]): readonly string[] {
  const places = new AnchorTargets(article(body))
  return ids.filter((id) => !places.has(id))
}

describe('links within an article', () => {
  it('are found in Markdown and HTML, in document order, without percent-encoding', () => {
    const read = article('[a](#a) <a href="#%E6%B8%AF">b</a> [c][1] [d](/d/#e) `[f](#f)` [g](#)\r\n\r\n[1]: <#c-d>')
    assert.deepEqual(
      linkedAnchors(read).map(({ id, range }) => [id, textAt(read.text, range)]),
      [
        ['a', 'a'],
        ['港', '%E6%B8%AF'],
        ['c-d', 'c-d'],
      ],
    )
  })

  it('lead to elements with exactly that id or name', () => {
    assert.deepEqual(missing('<p id="tides">Tides</p>\n\n<a name="old">Old</a>\n', 'tides', 'old', 'Tides', 'new'), ['Tides', 'new'])
  })

  it('lead to headings by the ids of all generators', () => {
    const body =
      '## 1. The *new* [timetable](/t/), R&amp;D [^1]\r\n\r\nText\r\n\r\n港口 Opening\r\n----\r\n\r\n> ### Café :ship: {#cafe-berth}\r\n\r\n<h3>Where <em>boats</em> lie</h3>\n'
    const there = [
      '1-the-new-timetable-r-d',
      'the-new-timetable-rd',
      '1-The-new-timetable-R-D-1',
      '港口-opening',
      'opening',
      'cafe-berth',
      'café',
      'cafe-1',
      'where-boats-lie',
      'section-2',
    ]
    assert.deepEqual(missing(body, ...there, 'the-old-timetable', 'boats'), ['the-old-timetable', 'boats'])
  })

  it('lead to headings by exactly the id that the generator makes, where that is known', () => {
    const body = '## Hello, World!\n\n## 港口，重开\n\n## Hello, World!\n\n<h2>Raw heading</h2>\n'
    const missingIn = (name: string, ...ids: readonly string[]) => {
      const { markdown } = generatorFor(name)
      const places = new AnchorTargets(article(body).readAs(markdown))
      return ids.flatMap((id) => (places.has(id) ? [] : `${id} → ${places.meant(id)}`))
    }
    const ids = ['Hello-World', 'hello-world', 'Hello-World-1', 'hello-world-1', '港口，重开', '港口重开', 'raw-heading']
    assert.deepEqual(missingIn('hexo', ...ids), [
      'hello-world → Hello-World',
      'hello-world-1 → Hello-World-1',
      '港口重开 → 港口，重开',
      'raw-heading → undefined',
    ])
    assert.deepEqual(missingIn('hugo', ...ids), [
      'Hello-World → hello-world',
      'Hello-World-1 → hello-world-1',
      '港口，重开 → 港口重开',
      'raw-heading → undefined',
    ])
    // It is not known what a home-made generator does.
    assert.deepEqual(missingIn('generic', ...ids), [])
  })

  it('do not lead to headings in code', () => {
    assert.deepEqual(missing('```\n## Tides\n```\n\n<!-- ## Boats -->\n', 'tides', 'boats'), ['tides', 'boats'])
  })

  it('lead to ids that only the published page has: title, top, footnotes', () => {
    assert.deepEqual(missing('Text', 'harbour', 'top', 'fn:1', 'fnref-2', 'footnote1'), [])
  })

  it('are compared with a limited number of ids', () => {
    const many = Array.from({ length: 5000 }, (_, number) => `<p id="berth-of-boat-${number}">B</p>`).join('\n')
    const places = new AnchorTargets(article(many))
    assert.equal(places.near('berth-of-boot-7'), 'berth-of-boat-7')
    for (let asked = 0; asked < 100; asked++) places.near('x')
    assert.equal(places.near('berth-of-boot-7'), false)
  })
})
