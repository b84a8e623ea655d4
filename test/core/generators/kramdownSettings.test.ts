import assert from 'node:assert/strict'
import { kramdownOptionsOf } from '../../../src/core/generators/jekyll/kramdownSettings'
import { usualOptions } from '../../../src/core/markdown/kramdown/common/kramdownOptions'
import { jekyll } from '../../../src/core/generators/jekyll/jekyll'
import { defaultPolicy } from '../../../src/core/sanitizer/policy'
import { renderBody } from '../../../src/preview/render/body'
import { htmlOf } from '../../preview/render/htmlOf'

const options = { resolveImage: (address: string) => address }

/** A body as Jekyll with `kramdown:` in its configuration shows it. */
function shown(body: string, kramdown: unknown): string {
  const { features } = jekyll.markdownSettings.read([{ path: '_config.yml', data: { kramdown } }], {})
  return htmlOf(renderBody({ text: body, generator: { ...jekyll, markdown: features } }, defaultPolicy, options).chunks).trim()
}

// Each expectation was measured on Jekyll 4.3.1 with kramdown 2.4.0.
describe('the options of kramdown', () => {
  it('are those of Jekyll if nothing is said, or nothing that kramdown reads', () => {
    for (const said of [undefined, null, {}, [], 'x', { smart_quotes: 'a,b' }, { typographic_symbols: [] }, { header_offset: 'x' }])
      assert.deepEqual(kramdownOptionsOf(said), usualOptions, JSON.stringify(said))
  })

  it('change line ends', () => {
    assert.equal(shown('one\ntwo', {}), '<p>one\ntwo</p>')
    assert.equal(shown('one\ntwo', { hard_wrap: true }), '<p>one<br />\ntwo</p>')
    assert.equal(shown('<b>one\ntwo</b>', { hard_wrap: true }), '<p><b>one\ntwo</b></p>')
    assert.equal(shown('港\n口 a\nb', { remove_line_breaks_for_cjk: true }), '<p>港口 a\nb</p>')
  })

  it('change signs', () => {
    const straight = { smart_quotes: 'apos,apos,quot,quot', typographic_symbols: { hellip: '...', ndash: '--' } }
    assert.equal(shown('"a" \'b\' -- c... <<d>>', straight), `<p>"a" 'b' -- c... «d»</p>`)
    assert.equal(shown('"a" \'b\'', { smart_quotes: ['sbquo', 'lsquo', 8222, 'ldquo'] }), '<p>„a“ ‚b‘</p>')
    assert.equal(shown('"a" --', { gfm_quirks: ['no_auto_typographic', 'paragraph_end'] }), '<p>“a” --</p>')
  })

  it('change what HTML holds, and where blocks start', () => {
    assert.equal(shown('<div>\n**a**\n</div>', { parse_block_html: true }), '<div><p data-line="1"><strong>a</strong></p>\n</div>')
    assert.equal(shown('<b>**a**</b>', { parse_span_html: false }), '<p><b>**a**</b></p>')
    assert.equal(shown('a\n# b', { gfm_quirks: '' }), '<p>a\n# b</p>')
    assert.equal(shown('# a', { header_offset: 1 }), '<h2 id="a">a</h2>')
    assert.equal(shown('- [ ] a\n\n```\nb\n```', { input: 'kramdown' }), '<ul>\n<li>[ ] a</li>\n</ul>\n<p><code>\nb\n</code></p>')
  })
})
