import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { newMarkdown } from '../../../src/core/markdown/markdownIt'
import { runs } from '../../runs'

describe('newMarkdown', () => {
  it('renders brackets, closed or not, as markdown-it does without changes', () => {
    const [plain, ours] = [new MarkdownIt({ html: true }), newMarkdown()]
    const part = fc.constantFrom(
      '[',
      '![',
      '!',
      ']',
      '](/a)',
      '][b]',
      '*',
      '**',
      '`',
      '\\',
      'a',
      ' ',
      '\n',
      '\n\n',
      '[b]: /x "t"',
      '<b>',
      '<',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 24 }), fc.nat({ max: 3 }), (parts, deep) => {
        const source = parts.join('') + '!['.repeat(deep * 60) + parts.join('')
        assert.equal(ours.render(source), plain.render(source))
      }),
      runs(150, 3000),
    )
  })
})
