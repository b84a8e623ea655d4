import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { applyEdits, textAt } from '../../../src/core/text/text'
import { idAt, idPlaces, idRefusal, renameId } from '../../../src/features/navigation/ids'

const head = '---\ntitle: x\n---\n'

/** The article after the id at `|` was renamed. */
function renamed(marked: string, newId: string): string | undefined {
  const text = head + marked.replace('|', '')
  const article = parseArticle(text)
  const place = idAt(article, (head + marked).indexOf('|'))
  return place && applyEdits(text, renameId(article, place.id, newId)).slice(head.length)
}

const all = `<figure id="f1" aria-describedby="c1 c2">
<img src="/a.jpg" alt="" aria-labelledby='c1'>
<figcaption id=c1>Boats</figcaption>
</figure>

See [the boats](#c1), [again](<#c1> "t"), [later][c1] and <a href="#c1">there</a>.

> - <label for="c1">c1</label> [#c1](/c1#c1)

[c1]: #c1
`

describe('ids', () => {
  it('are renamed with all that refers to them, from each of their places', () => {
    const expected = all
      .replace('"c1 c2"', '"图一 c2"')
      .replace("labelledby='c1'", "labelledby='图一'")
      .replace('id=c1', 'id=图一')
      .replaceAll('(#c1', '(#图一')
      .replace('<#c1>', '<#图一>')
      .replace('href="#c1"', 'href="#图一"')
      .replace('for="c1"', 'for="图一"')
      .replace(': #c1', ': #图一')
    const { length } = idPlaces(parseArticle(head + all)).filter(({ id }) => id === 'c1')
    assert.equal(length, 8)
    const article = parseArticle(head + all)
    for (const { id, range } of idPlaces(article))
      if (id === 'c1')
        for (const offset of [range.start, range.end]) {
          assert.equal(idAt(article, offset)?.id, 'c1')
          assert.equal(applyEdits(head + all, renameId(article, id, '图一')).slice(head.length), expected)
        }
  })

  it('are found in CRLF and after characters outside the BMP', () => {
    const text = (head + all).replaceAll('\n', '\r\n').replace('See', '👩‍🚀 See')
    for (const { id, range } of idPlaces(parseArticle(text))) assert.equal(textAt(text, range), id)
  })

  it('are found when an address percent-encodes them', () => {
    assert.equal(renamed('<p id="图|1">x</p>\n\n[x](#%E5%9B%BE1)\n', 'a'), '<p id="a">x</p>\n\n[x](#a)\n')
    assert.equal(renamed('<a name="t|op"></a> <a href="#top">x</a>\n', 'up'), '<a name="up"></a> <a href="#up">x</a>\n')
  })

  it('are not looked for in text, code, templates and other pages', () => {
    for (const body of [
      'c|1 <p id="c1">\n',
      '`<a href="#c|1">`\n',
      '```\n[x](#c|1)\n```\n',
      '<p id="{{ c|1 }}">\n',
      '[x](/page#c|1)\n',
      '<p class="c|1">\n',
      '<input name="c|1">\n',
      '<a href="#c|1&amp;x">x</a>\n',
      '\\[x](#c|1)\n',
    ])
      assert.equal(renamed(body, 'new'), undefined, body)
    assert.equal(idAt(parseArticle('---\nid: c1\n---\n'), 8), undefined)
  })

  it('are not given names that cannot be ids, or that are taken', () => {
    const article = parseArticle(head + all)
    for (const bad of ['', 'a b', 'a"', "a'", '<a', 'a>', 'a&b', '#a', 'a=b', 'a)']) assert.ok(idRefusal(article, 'c1', bad), bad)
    assert.match(idRefusal(article, 'c1', 'f1') ?? '', /already/)
    for (const good of ['c1', 'c-2', '图_1', 'fn:1', 'a.b']) assert.equal(idRefusal(article, 'c1', good), undefined, good)
  })
})

describe('links of Markdown', () => {
  const addresses = (body: string) => parseArticle(head + body).links.map(({ address }) => address)

  it('are those that readers can follow', () => {
    assert.deepEqual(
      addresses(
        '[a](/a "t") [b](<b c>) <https://c.com/d> [e]\n\n![f](/f.jpg) [![g](/g.jpg)](/h) \\[i](j) `[k](l)`\n\n> [e]: /m\n\n[n]: <o p>\n',
      ),
      ['/a', 'b c', 'https://c.com/d', '/h', '/m', 'o p'],
    )
    assert.deepEqual(addresses('    [a]: /b\n\n```\n[c]: /d\n```\n\nText\n[e]: /f\n\n[^1]: Note\n'), [])
    assert.deepEqual(addresses('| a |\n| - |\n| [b](/c) |\n\n- x\n  [d](\n  /e)\n'), ['/c', '/e'])
    assert.deepEqual(addresses('[a](/x\\_y?b=1&amp;c=2)'), ['/x_y?b=1&c=2'])
  })
})
