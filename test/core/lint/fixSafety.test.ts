import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { confirmFixes } from '../../../src/core/lint/fixSafety'
import { publishedReadingOf } from '../../../src/core/lint/publishedArticle'
import { noSettings } from '../../../src/core/settings/settings'
import type { Problem } from '../../../src/core/text/problem'
import { invariants } from '../../fuzz/invariants'

const scope = { settings: noSettings, site: undefined }

/** A problem with a safe fix that replaces a text of the article. */
function replacing(text: string, written: string, newText: string): Problem {
  const range = { start: text.indexOf(written), end: text.indexOf(written) + written.length }
  assert.ok(range.start >= 0)
  const fixes = [{ title: '', edits: [{ range, newText }], safe: true }]
  return { ruleId: 'x', severity: 'error', range, message: '', fixes, related: [] }
}

const safe = (problems: readonly Problem[], text: string) => {
  const article = parseArticle(text)
  const context = { path: 'a.md', published: () => publishedReadingOf(article, scope) }
  return confirmFixes(problems, article, context, scope).map(({ fixes }) => fixes.some((fix) => fix.safe))
}

describe('confirmFixes', () => {
  it('keeps a fix of its own field, and not one that changes another', () => {
    const text = '---\ntitle: a\nslug: &x b\nother: *x\n---\n'
    assert.deepEqual(safe([replacing(text, 'title: a', 'title: c')], text), [true])
    assert.deepEqual(safe([replacing(text, '&x b', '&x c')], text), [false])
  })

  it('does not count on an opening fence that another fix writes', () => {
    const safeFixes = invariants.find(({ name }) => name === 'safe fixes') ?? assert.fail()
    safeFixes.check('title:”\ndate:2024-01-05\ndate:2024-01-05\r\r\n---', 'hexo')
    safeFixes.check('title:\ns:\n \u0007- \n \u0007-\n---', 'astro')
  })

  it('is decided by a line alone only if that is a field before and after', () => {
    for (const [written, newText, isSafe] of [
      ['v.', 'w', true],
      ['v.', 'w: x', false],
      ['v.', '"w', false],
      ['v.', 'w\nother: x', true],
      ['v.', '*x', false],
      ['v.', '[w', false],
      ['key: v.', 'name: v.', true],
      ['key: v.', '- v.', false],
    ] as const) {
      const text = '---\ntitle: a\nkey: v.\nlast: b\n---\n'
      assert.deepEqual(safe([replacing(text, written, newText)], text), [isSafe], newText)
    }
  })

  it('finds the touched fields of thousands of problems, and keeps all of the fixes', () => {
    const text = `---\n${Array.from({ length: 3000 }, (_, at) => `key${at}: v${at}.\n`).join('')}---\n`
    const problems = Array.from({ length: 3000 }, (_, at) => replacing(text, `v${at}.`, `w${at}`))
    assert.ok(safe(problems, text).every(Boolean))
  })

  it('keeps most of thousands of fixes although one of them is not safe', () => {
    const fields = Array.from({ length: 3000 }, (_, at) => `key${at}: v${at}.\n`).join('')
    const text = `---\n${fields}slug: &x b\nother: *x\n---\n`
    const problems = [...Array.from({ length: 3000 }, (_, at) => replacing(text, `v${at}.`, `w${at}`)), replacing(text, '&x b', '&x c')]
    const kept = safe(problems, text)
    assert.ok(kept.filter(Boolean).length > 2000 && kept.at(-1) === false)
  })

  it('gives up on values without an end that aliases make', () => {
    const levels = Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`).join('')
    const text = `---\ntitle: b\na0: &a0 [c]\n${levels}---\n`
    assert.deepEqual(safe([replacing(text, 'title: b', 'title: d')], text), [false])
  })
})
