import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { textAt } from '../../../src/core/text/text'
import { yamlContexts, yamlValues } from '../../../src/features/completion/yamlCursor'
import { frontMatterLines } from '../../../src/features/completion/yamlFields'
import { block, contextsAt, described } from './cursorSamples'
import { runs } from '../../runs'

describe('yamlContexts', () => {
  it('offers a key at a list entry, which may become a map', () => {
    for (const [marked, expected] of [
      ['authors:\n  - |', 'key in authors <> "    "'],
      ['authors:\n  -|', 'key in authors <> before "    "'],
      ['authors:\n  - na|', 'key in authors <na> "    "'],
      ['authors:\n  - na me|', undefined],
      ['authors: [na|]', undefined],
    ] as const) {
      const { text, contexts } = contextsAt(block(marked))
      const [, key] = contexts
      const shown =
        key?.kind === 'key'
          ? `key in ${key.path.join('.')} <${textAt(text, key.range)}> ${key.before && 'before '}"${key.indent}"`
          : undefined
      assert.equal(shown, expected, marked)
    }
  })

  it('is silent on fences, in the body, above the block and without one', () => {
    for (const text of [
      '---|\ntitle: x\n---\n',
      '|---\ntitle: x\n---\n',
      '---\ntitle: x\n|---\n',
      '---\ntitle: x\n---|\n',
      '---\ntitle: x\n---\n|',
      '---\ntitle: x\n---\nauthor: |',
      '|\n---\ntitle: x\n---\n',
      '---|',
      '|',
      'author: |',
      '+++\nauthor = |\n+++\n',
      '---json\nauthor: |\n---\n',
    ]) {
      assert.equal(described(text), 'nothing', JSON.stringify(text))
    }
  })

  it('distinguishes a list in a list from a list in a map', () => {
    for (const [marked, expected] of [
      ['categories: [[a, |]]', true],
      ['categories:\n  - [a, |]', true],
      ['categories:\n  - - a\n    - |', true],
      ['categories: [a, |]', false],
      ['photo: {tags: [a], categories: [b, |]}', false],
      ['photos: [{categories: [b, |]}]', false],
    ] as const) {
      const [context] = contextsAt(block(marked)).contexts
      assert.equal(context?.kind === 'value' && context.isInnerList, expected, marked)
    }
  })

  it('reads the indentation of lists', () => {
    const indent = (marked: string) => {
      const [context] = contextsAt(block(marked)).contexts
      return context?.kind === 'key' ? context.listIndent : undefined
    }
    assert.equal(indent('categories:\n - a\n|'), ' ')
    assert.equal(indent('categories:\n- a\n|'), '')
    assert.equal(indent('categories:\n    - a\n|'), '    ')
    assert.equal(indent('title: x\n|'), '  ')
  })

  it('yamlValues lists the values of a field', () => {
    const article = parseArticle(block('a: [x, "y"]\nb:\n - - p\n   - q\n - r\nc: s # t\nd:'))
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e'].map((key) => yamlValues(frontMatterLines(article)!, key)),
      [['x', 'y'], ['p', 'q', 'r'], ['s'], [''], []],
    )
  })

  it('never throws, and its ranges hold the cursor on one line', () => {
    const part = fc.constantFrom(
      'author: ',
      'tags: [',
      ']',
      ', ',
      '- ',
      ' ',
      '\n',
      '"',
      "'",
      'a',
      '新',
      '#',
      ' # ',
      ':',
      '{',
      '}',
      '|',
      '>',
      '\r\n',
      '\t',
      '🎉',
      '\\',
      '---\n',
      '&',
      '?',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.nat(), (parts, seed) => {
        const text = `---\n${parts.join('')}\n---\n`
        const offset = seed % (text.length + 1)
        const lines = frontMatterLines(parseArticle(text))
        for (const context of lines ? yamlContexts(lines, offset) : []) {
          const { start, end } = context.range
          assert.ok(start <= offset && offset <= end)
          assert.ok(!/[\r\n]/.test(text.slice(start, end)))
        }
      }),
      runs(600, 12000),
    )
  })
})
