import assert from 'node:assert/strict'
import fc from 'fast-check'
import { plainParagraph } from '../../../src/preview/render/plainParagraph'
import { generatorFor, generatorNames } from '../../generatorFor'
import { renderBlock, TopBlocks } from '../../../src/core/markdown/renderMarkdown'
import { runs } from '../../runs'

function paragraphOf(source: string, dialect: string = 'generic'): string | undefined {
  const rows = source.split('\n')
  return plainParagraph(0, (line) => rows[line], generatorFor(dialect).markdown)?.html
}

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('Word', 'a', '港口重开了', 'Ferry', 'é', '1', 'x:', 'No. 1, (b);', '!') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        '-',
        '+',
        '=',
        '#',
        '"quoted"',
        'it’s',
        "it's",
        '(c)',
        '...',
        '--',
        'http://a.example/b',
        'www.a.example',
        'me@a.example',
        ':smile:',
      ],
      ...['*', '_', '`', '[x]', '<b>', '&amp;', '\\', '~~', '|', '\u00a0', '1.', '//a.example', 'mailto:a', ': b'],
    ),
  },
)
const row = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .chain((all) => fc.constantFrom('', '', ' ', '  ').map((end) => all.join(' ') + end))
const source = fc.array(row, { minLength: 1, maxLength: 4 }).map((rows) => rows.join('\n'))

describe('plainParagraph', () => {
  it('returns the same block as the parser', () => {
    let plain = 0
    fc.assert(
      fc.property(source, fc.constantFrom(...generatorNames), (written, dialect) => {
        const features = generatorFor(dialect).markdown
        const found = paragraphOf(written, dialect)
        if (found === undefined) return
        plain++
        const block = new TopBlocks(written, features).read(0)
        assert.equal(found, renderBlock(block, {}, features), `${dialect} ${JSON.stringify(written)}`)
        assert.equal(block.endLine, written.split('\n').length)
      }),
      runs(500, 20000),
    )
    assert.ok(plain > 50, String(plain))
  })

  it('returns undefined if a character may be markup', () => {
    for (const written of [
      'a *b*',
      'a_b_',
      'a\n---',
      'a\n- b',
      '1. a',
      '# a',
      'a &amp; b',
      'a <b>',
      'a  \nb',
      'a\\',
      '[a]: /b',
      '    a',
      'a | b\n--|--',
    ]) {
      assert.equal(paragraphOf(written), undefined, written)
    }
  })

  it('returns undefined if a generator changes punctuation, line ends or terms', () => {
    for (const written of ['a "b"', "it's", 'a -- b', 'a...', 'a@b.example', 'see http://a.example', 'a\nb', 'a\n\n: b']) {
      assert.equal(paragraphOf(written, 'hexo'), undefined, written)
    }
    assert.equal(paragraphOf('a\nb', 'eleventy'), '<p>a\nb</p>\n')
  })

  it('ends before a blank line', () => {
    const rows = ['One', 'and "more"', '', 'Two']
    const found = plainParagraph(0, (line) => rows[line], generatorFor('generic').markdown)
    assert.equal(found?.endLine, 2)
    assert.equal(found?.html, '<p>One\nand &quot;more&quot;</p>\n')
  })
})
