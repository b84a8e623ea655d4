import assert from 'node:assert/strict'
import fc from 'fast-check'
import { defaultPolicy } from '../../../src/core/sanitizer/policy'
import { plainHtml } from '../../../src/preview/render/plainHtml'
import { sanitize } from '../../../src/preview/render/sanitize'
import { runs } from '../../runs'

const options = { resolveImage: (address: string) => address }
const pieces = [
  ...'p h2 li ul ol div blockquote section figure figcaption table thead tbody tr td th pre em b code span a img br hr svg form option'
    .split(' ')
    .flatMap((name) => [`<${name}>`, `</${name}>`]),
  '<li data-line="3">',
  '<p class="x">',
  '<p id=a>',
  'text',
  '“港口”',
  '&amp;',
  '&quot;',
  '&lt;b&gt;',
  '&copy;',
  '&amp;quot;',
  '&#60;',
  '"',
  '>',
  '<',
  '&',
  '\n',
]
/** Mostly what is closed properly, so that a good part of it is plain. */
const nested = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('text', '&amp;', '&quot;', '\n', '“港口”', '<li>x</li>', '<tr><td>x</td></tr>'),
    fc
      .tuple(fc.constantFrom('p', 'em', 'ul', 'div', 'li', 'h2', 'table', 'b', 'tr', 'td'), fc.array(tie('html'), { maxLength: 3 }))
      .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
  ),
})).html

describe('plain HTML', () => {
  it('is what the sanitizer would leave of it', () => {
    let plain = 0
    const html = fc.oneof(
      nested,
      fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(html, (written) => {
        const found = plainHtml(written, defaultPolicy)
        // At the top an item or a row stands in nothing that could be closed.
        if (!found) return
        plain++
        assert.equal(found.html, sanitize(written, defaultPolicy, options).html, written)
      }),
      runs(500, 10000),
    )
    assert.ok(plain > 100, String(plain))
  })

  it('names what it opens at its outermost level', () => {
    assert.deepEqual(plainHtml('<p>a <em>b</em></p><ul>\n<li>c</li></ul><p>d</p>\n', defaultPolicy)?.outermost, ['p', 'ul'])
  })

  it('is nothing with an attribute, an element that the policy does not name, or a tag without its partner', () => {
    const policy = { ...defaultPolicy, elements: ['p'] }
    for (const written of [
      '<p class="a">x</p>',
      '<h2>x</h2>',
      '<p>x',
      'x</p>',
      '<p><p>x</p></p>',
      '<b>x</b>',
      '<p onclick="a()">x</p>',
      'a < b',
      '&copy;',
    ]) {
      assert.equal(plainHtml(written, policy), undefined, written)
    }
  })
})
