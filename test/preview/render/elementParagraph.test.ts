import assert from 'node:assert/strict'
import fc from 'fast-check'
import { innerBreak, softBreak } from '../../../src/core/markdown/mdx/labels'
import { elementParagraph, ElementRows } from '../../../src/preview/render/elementParagraph'
import { generatorFor } from '../../generatorFor'
import { renderBlock, TopBlocks } from '../../../src/core/markdown/renderMarkdown'
import { runs } from '../../runs'

const references = { B: { title: '', href: '/b' } }

/** The HTML of the rows and the number of lines, blank ones left out. */
function rowsOf(source: string, name: string): { readonly html: string; readonly lines: number } | undefined {
  const rows = source.split('\n')
  const { markdown } = generatorFor(name).mdx
  const found = elementParagraph(0, (line) => rows[line], new ElementRows(markdown))
  const html = found?.rows.map(({ block, html, end = '' }) => (block ? renderBlock(block, references, markdown) : html) + end).join('')
  return found && html !== undefined
    ? {
        html: html.replaceAll(innerBreak, '\n').replaceAll(softBreak, '\n').trimEnd(),
        lines: found.rows.reduce((sum, { lines }) => sum + lines, 0),
      }
    : undefined
}

const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Word',
      '港口，重开了。',
      'é',
      '1',
      ' ',
      'snake_case',
      '<b>b</b>',
      '<br/>',
      '<img src="a.jpg" alt>',
      '2024年',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '*a*',
      '**b**',
      '`c`',
      '[d](/e)',
      '[B]',
      '[^1]',
      '&amp;',
      '"q"',
      "it's",
      ':smile:',
      ':x[y]',
      'www.a.example',
      '{1}',
      '{/* x */}',
      '~~s~~',
      'https://a.example/b',
      'me@a.example',
      '<!-- c -->',
      '--',
      '...',
      '\\*',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        '*',
        '_',
        '`',
        '[',
        ']',
        '{',
        '}',
        '<',
        '>',
        '~',
        '\\',
        '|',
        '#',
        '- ',
        '1. ',
        '<b>',
        '</b>',
        '"',
        "'",
        '$',
        '^',
        '\t',
        '  ',
        '!',
        ':',
        '](/x)',
        '<!--',
        '-->',
        '&',
        '\u3000',
        '---',
        '```',
        ':::note',
        '<Open a={<b>x</b>} />',
        '<Open>',
        '</Open>',
        '<p',
        '/>',
      ],
    ),
  },
)
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(''))
const row = fc.oneof(
  { weight: 8, arbitrary: words.map((text) => `<p>${text}</p>`) },
  { weight: 1, arbitrary: words.map((text) => `<p>${text}`) },
  { weight: 1, arbitrary: words.map((text) => `${text}</p>`) },
  { weight: 1, arbitrary: words.map((text) => `  <p>${text}</p> `) },
  { weight: 1, arbitrary: words.map((text) => `<p>${text}${'字'.repeat(500)}</p><p>${text}${'字'.repeat(500)}</p> <p>${text}</p>`) },
  { weight: 1, arbitrary: words },
  { weight: 1, arbitrary: fc.constantFrom('', '<b></b>', '<figure class="a" style={{ color: "red" }}><img src="b.jpg"/>c</figure>') },
)
const source = fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) => rows.join('\n'))

describe('elementParagraph', () => {
  it('gives what the parser makes of the paragraph as a whole', () => {
    let divided = 0
    fc.assert(
      fc.property(source, fc.constantFrom('docusaurus', 'astro', 'generic'), (written, name) => {
        const found = rowsOf(written, name)
        if (found === undefined) return
        divided++
        const { markdown } = generatorFor(name).mdx
        const block = new TopBlocks(written, markdown).read(0)
        const whole = renderBlock(block, references, markdown).replaceAll(softBreak, '\n')
        assert.equal(found.html, whole.trimEnd(), `${name} ${JSON.stringify(written)}`)
        const lines = written.split('\n')
        let { endLine } = block
        while (lines[endLine]?.trim() === '') endLine++
        assert.equal(found.lines, endLine)
      }),
      runs(1000, 30000),
    )
    assert.ok(divided > 100, String(divided))
  })
})
