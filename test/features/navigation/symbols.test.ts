import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { textAt } from '../../../src/core/text/text'
import { symbolsOf, type ArticleSymbol } from '../../../src/features/navigation/symbols'
import { runs } from '../../runs'

/** One line each, indented: `kind name = detail`. */
function outline(symbols: readonly ArticleSymbol[], indent = ''): readonly string[] {
  return symbols.flatMap(({ kind, name, detail, children }) => [
    `${indent}${kind} ${name}${detail && ` = ${detail}`}`,
    ...outline(children, `${indent}  `),
  ])
}

const all = (symbols: readonly ArticleSymbol[]): readonly ArticleSymbol[] => symbols.flatMap((symbol) => [symbol, ...all(symbol.children)])

describe('symbols', () => {
  it('are the fields of the front matter, nested', () => {
    const text =
      "---\ntitle: '港口 👍'\nversion: 1.10\ndraft: true\ndate:\ntags: [a, b]\nauthors:\n - name: Mara\n - Jo\nseo:\n  og: {title: x}\n---\n"
    assert.deepEqual(outline(symbolsOf(parseArticle(text))), [
      'front matter Front matter',
      '  text title = 港口 👍',
      '  number version = 1.10',
      '  boolean draft = true',
      '  nothing date',
      '  list tags = a, b',
      '  list authors = Jo',
      '    map 1',
      '      text name = Mara',
      '  map seo',
      '    map og',
      '      text title = x',
    ])
  })

  it('are the fields of TOML and JSON too', () => {
    assert.deepEqual(outline(symbolsOf(parseArticle('+++\ntitle = "港口"\n[seo]\nnoindex = true\n+++\n'))), [
      'front matter Front matter',
      '  text title = 港口',
      '  map seo',
      '    boolean noindex = true',
    ])
    assert.deepEqual(outline(symbolsOf(parseArticle('{\n  "title": "港口",\n  "tags": ["a"]\n}\n\nText\n'))), [
      'front matter Front matter',
      '  text title = 港口',
      '  list tags = a',
    ])
  })

  it('are the images of the body, by caption, alternative text or name', () => {
    const text = [
      '---\ntitle: x\n---\n',
      '![Boats](a.jpg) and ![](/images/b.jpg?x)\n',
      '<figure><img src="c.jpg" alt="no"><figcaption>Voters <b>queue</b></figcaption></figure>\n',
      '<figure><img src="d.jpg" alt="Rain"></figure>\n',
      '<figure><img src="e.jpg" alt>(Agency)</figure>\n',
      '<p><img src="/x/f.jpg"></p>\n\n<figure></figure>\n',
    ].join('\n')
    const symbols = symbolsOf(parseArticle(text)).slice(1)
    assert.deepEqual(outline(symbols), [
      'image Boats',
      'image b.jpg',
      'image Voters queue',
      'image Rain',
      'image (Agency)',
      'image f.jpg',
      'image Image',
    ])
    assert.equal(textAt(text, symbols[2]?.selection ?? { start: 0, end: 0 }), '<figure>')
  })

  it('are none of a file without front matter and images', () => {
    assert.deepEqual(symbolsOf(parseArticle('# Head\n\nText\n')), [])
  })

  it('have names, and are chosen within their ranges, whatever is written', () => {
    const piece = fc.constantFrom(
      'a: ',
      '"": ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      '港',
      '👍',
      '\r\n',
      '&a ',
      '*a',
      ' ',
      '? ',
      '<figure>',
      '![](x)',
      '<img>',
      '---\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = `---\n${pieces.join('')}`
        for (const { name, range, selection } of all(symbolsOf(parseArticle(text)))) {
          assert.notEqual(name, '')
          assert.ok(range.start <= selection.start && selection.end <= range.end && range.end <= text.length, name)
        }
      }),
      runs(100, 2000),
    )
  })
})
