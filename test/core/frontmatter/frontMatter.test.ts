import assert from 'node:assert/strict'
import { bodyStart, fieldOf, readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { textAt } from '../../../src/core/text/text'
import { toValue } from '../../../src/core/data/nodes'

const seedShaped =
  "\n---\ntitle: '港口开放 Harbour opens'\ncategories: \n - 媒体\n - Harbour 通讯社\nauthor: Harbour 通讯社\ncomments: false\n---\n\n<div>\n"

describe('front matter', () => {
  it('is read after a leading blank line, with the range of every part', () => {
    const read = readFrontMatter(seedShaped)
    assert.ok(read?.close)
    assert.deepEqual(read.preamble, { start: 0, end: 1 })
    assert.equal(textAt(seedShaped, read.open), '---')
    assert.equal(textAt(seedShaped, read.close), '---')
    const title = fieldOf(read, 'title')
    assert.ok(title)
    assert.equal(textAt(seedShaped, title.keyRange), 'title')
    assert.equal(textAt(seedShaped, title.value.range), "'港口开放 Harbour opens'")
    const categories = fieldOf(read, 'categories')?.value
    assert.ok(categories?.kind === 'list')
    assert.deepEqual(
      categories.items.map((item) => [textAt(seedShaped, item.range), textAt(seedShaped, item.value.range)]),
      [
        ['- 媒体', '媒体'],
        ['- Harbour 通讯社', 'Harbour 通讯社'],
      ],
    )
    assert.equal(textAt(seedShaped, categories.range), '- 媒体\n - Harbour 通讯社')
    assert.equal(seedShaped.slice(bodyStart(seedShaped, read)), '\n<div>\n')
  })

  it('has the same values and the same texts in its ranges with CRLF and a byte order mark', () => {
    const text = `\uFEFF${seedShaped.replaceAll('\n', '\r\n')}`
    const [read, plain] = [readFrontMatter(text), readFrontMatter(seedShaped)]
    assert.deepEqual(toValue(read?.root), toValue(plain?.root))
    const texts = read?.fields.map((field) => [textAt(text, field.keyRange), textAt(text, field.value.range).replaceAll('\r\n', '\n')])
    assert.deepEqual(
      texts,
      plain?.fields.map((field) => [textAt(seedShaped, field.keyRange), textAt(seedShaped, field.value.range)]),
    )
    assert.equal(read?.preamble.end, 3)
  })

  it('may be empty', () => {
    const read = readFrontMatter('---\n---\nText\n')
    assert.deepEqual([read?.fields.length, read?.root, read?.errors.length], [0, undefined, 0])
    assert.equal(bodyStart('---\n---\nText\n', read), 8)
  })

  it('may be closed by three dots, and by fences with trailing spaces', () => {
    for (const text of ['---\ntitle: a\n...\nText', '---  \ntitle: a\n---\t\nText']) {
      const read = readFrontMatter(text)
      assert.ok(read?.close, text)
      assert.equal(text.slice(bodyStart(text, read)), 'Text')
    }
  })

  it('is not found in ordinary Markdown', () => {
    for (const text of [
      '',
      '# Heading\n',
      '\n\n',
      '---\n\nNote: a thematic break\n',
      '---\nJust a line\n',
      '----\ntitle: a\n----\n',
      'Text\n---\ntitle: a\n---\n',
      '---',
    ]) {
      assert.equal(readFrontMatter(text), undefined, JSON.stringify(text))
    }
  })

  it('that is never closed ends at the first blank line', () => {
    const text = '---\ntitle: 港口\ndate: 2024-01-05\n\nThe body: here\n'
    const read = readFrontMatter(text)
    assert.equal(read?.close, undefined)
    assert.deepEqual(
      read?.fields.map((field) => field.key),
      ['title', 'date'],
    )
    assert.equal(text.slice(bodyStart(text, read)), 'The body: here\n')
  })

  it('that is a list, a number or a string has no fields', () => {
    for (const content of ['- a\n- b', '42', 'only words']) {
      const read = readFrontMatter(`---\n${content}\n---\n`)
      assert.ok(read?.root && read.root.kind !== 'map')
      assert.deepEqual(read.fields, [])
    }
  })
})
