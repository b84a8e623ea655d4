import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checkText } from '../../src/core/lint/checkArticle'
import { renderMarkdown } from '../../src/core/markdown/renderMarkdown'
import { applyEdits, textAt } from '../../src/core/text/text'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'
import { runs } from '../runs'

const lintConfig = configOf(rules.filter(({ id }) => id === 'md-cjk-emphasis'))
const head = '---\ntitle: 港口\n---\n\n'
const check = (body: string) => checkText(head + body, 'a.md', lintConfig)
const shown = (text: string) => renderMarkdown(text.slice(head.length)).replace(/<\/?strong>|\*/g, '')
const count = (of: RegExp, text: string) => [...renderMarkdown(text.slice(head.length)).matchAll(of)].length

const paragraph = fc
  .array(
    fc.constantFrom(
      '港口',
      '开放',
      '𠮷',
      '。',
      '“',
      '”',
      '（',
      '）',
      '，',
      '**',
      '**',
      '**',
      '*',
      ' ',
      'a',
      '1',
      '`**。**`',
      '\\*',
      '[船](/a)',
      '\n',
      '👩‍🚀',
      'ミナト',
      '口**开放。**船',
      '港**“船”**口',
    ),
    {
      minLength: 3,
      maxLength: 16,
    },
  )
  .map((parts) => parts.join(''))

const bare = (words: string) => words.replace(/^[\p{P}\p{S}\u200d]+|[\p{P}\p{S}\u200d]+$/gu, '')

/** The words that are bold on the page, without punctuation marks at their ends. */
function boldWords(text: string): readonly string[] {
  const bold = renderMarkdown(text.slice(head.length)).match(/(?<=<strong>)(?:(?!<\/?strong>)[\s\S])*(?=<\/strong>)/g) ?? []
  return bold.map((html) => bare(html.replace(/<[^>]*>/g, '')))
}

describe('bold words in Chinese', () => {
  it('are told only where readers see the asterisks, and mended by what makes them bold', () => {
    let told = 0
    fc.assert(
      fc.property(
        fc.oneof(
          paragraph,
          paragraph.map((text) => `> - ${text.replaceAll('\n', '\n>   ')}`),
        ),
        (body) => {
          const text = head + body
          for (const { range, fixes } of check(body)) {
            told++
            const written = textAt(text, range)
            assert.match(written, /^\*\*[^*]+\*\*$/)
            assert.ok(count(/\*\*/g, text) > 0, body)
            for (const { edits, title } of fixes) {
              const fixed = applyEdits(text, edits)
              assert.equal(shown(fixed), shown(text), `${JSON.stringify(body)}: ${title}`)
              const words = bare(
                renderMarkdown(written.slice(2, -2))
                  .replace(/<[^>]*>/g, '')
                  .trim(),
              )
              assert.ok(
                boldWords(fixed).filter((bold) => bold === words).length > boldWords(text).filter((bold) => bold === words).length,
                `${JSON.stringify(body)}: ${title}`,
              )
            }
          }
        },
      ),
      runs(500, 20_000),
    )
    assert.ok(told > 50, String(told))
  })

  it('are mended so that their neighbours stay what they are', () => {
    const body = '港口**开放了。**船只**很多。**后来\n'
    const [first, second] = check(body)
    assert.ok(first && second)
    assert.deepEqual(
      [first, second].map(({ fixes }) => fixes.map(({ edits }) => applyEdits(head + body, edits).slice(head.length))),
      [
        ['港口**开放了**。船只**很多。**后来\n', '港口<strong>开放了。</strong>船只**很多。**后来\n'],
        // Without the mark in front, moving the full stop would make other words bold.
        ['港口**开放了。**船只<strong>很多。</strong>后来\n'],
      ],
    )
  })
})
