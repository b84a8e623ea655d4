import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { parseArticle } from '../../../src/core/article/article'
import { generators } from '../../../src/core/generators/generators'
import { htmlBlocksOnly } from '../../../src/core/markdown/htmlBlocks'
import { runs } from '../../runs'

const markdownIt = new MarkdownIt({ html: true })

/** The blocks as markdown-it finds them, by lines; undefined if there is anything but HTML blocks. */
function byMarkdown(source: string): readonly string[] | undefined {
  const tokens = markdownIt.parse(source, {})
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

describe('htmlBlocksOnly', () => {
  it('finds the same blocks as markdown-it, or none', () => {
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

  it('takes the place of the Markdown parser of each generator whose HTML ends at a blank line', () => {
    const chosen = generators.filter(({ markdown }) => !markdown.htmlToEndTag && markdown.html !== 'text')
    assert.ok(chosen.length > 2)
    const html = fc.array(fc.oneof(line, fc.constantFrom('<div>', '<p>a</p>', '', '')), { maxLength: 7 }).map((lines) => lines.join('\n'))
    const front = '---\ntitle: a\n---\n'
    let answered = 0
    fc.assert(
      fc.property(
        html,
        fc.constantFrom(...chosen.map(({ markdown }) => markdown)),
        fc.constantFrom('\n', '\r\n'),
        (body, features, lineEnd) => {
          if (!htmlBlocksOnly(body)) return
          const blocks = (text: string) => parseArticle(front + text.replaceAll('\n', lineEnd)).readAs(features).blocks
          const whole = blocks(body)
          // A paragraph at the end needs the parser.
          const parsed = blocks(`${body}\n\nx\n`)
          assert.equal(parsed.at(-1)?.kind, 'paragraph')
          assert.deepEqual(whole, parsed.slice(0, -1), JSON.stringify(body))
          answered += whole.length
        },
      ),
      runs(500, 20_000),
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
