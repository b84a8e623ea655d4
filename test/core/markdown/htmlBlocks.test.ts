import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { htmlBlocksOnly } from '../../../src/core/markdown/htmlBlocks'
import { runs } from '../../runs'

const markdown = new MarkdownIt({ html: true })

/** The blocks as markdown-it finds them, by lines; undefined if there is anything but HTML blocks. */
function byMarkdown(source: string): readonly string[] | undefined {
  const tokens = markdown.parse(source, {})
  if (tokens.some((token) => token.type !== 'html_block')) return undefined
  const lines = source.split('\n')
  return tokens.map((token) =>
    lines
      .slice(token.map?.[0], token.map?.[1])
      .join('\n')
      .replace(/(\n[ \t]*)+$/, ''),
  )
}

const ours = (source: string) => htmlBlocksOnly(source)?.map(({ start, end }) => source.slice(start, end).replace(/(\n[ \t]*)+$/, ''))

describe('htmlBlocksOnly', () => {
  it('finds the same blocks as markdown-it, or none', () => {
    const line = fc.constantFrom(
      '<div>',
      '</div>',
      '  <p>港</p>',
      '    <p>',
      '\t<p>',
      '<figure id="a">',
      '<img src="a">',
      'text',
      '',
      '   ',
      '\t',
      '<span>',
      '<p',
      '<p/>',
      '<pre>',
      '<!-- x -->',
      '- <div>',
      '> <p>',
      '<divx>',
      '<DIV >',
      '<script>',
      '</p > x',
      '<h1>a</h1>',
      '***',
      '<td\t>',
      '<p\u00a0>',
      '<p/ >',
    )
    let answered = 0
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
        const source = lines.join('\n')
        const found = ours(source)
        if (!found) return
        answered++
        assert.deepEqual(found, byMarkdown(source), JSON.stringify(source))
      }),
      runs(1000, 20000),
    )
    assert.ok(answered > 50)
  })

  it('accepts a body from a feed', () => {
    assert.deepEqual(ours('\n<div>   \n<p>港口</p>\n<figure>x</figure>\n  \n</div>\n            '), [
      '<div>   \n<p>港口</p>\n<figure>x</figure>',
      '</div>',
    ])
    assert.equal(htmlBlocksOnly('<div>\n\ntext\n'), undefined)
  })
})
