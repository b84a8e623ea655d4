import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { automatonOf } from '../../../../src/core/schema/engine/patternAutomaton'
import { readPatternParts } from '../../../../src/core/schema/engine/patternParts'
import { readPattern, SlowPattern } from '../../../../src/core/schema/engine/safePattern'
import { runs } from '../../../runs'

const atom = fc.constantFrom(
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\w',
  '\\.',
  '\\b',
  '^',
  '$',
  '\\u0061',
  '\\p{L}',
  '中',
  '😀',
  '[\\]a]',
  '\\x62',
)
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    atom,
    fc.tuple(tie('pattern'), tie('pattern')).map((both) => both.join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map((both) => `(?:${both.join('|')})`),
    fc.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,}', '*?', '+?')).map(([part, sign]) => `(${part})${sign}`),
  ),
}))
const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '.', ' ', '\n', '中', '😀', ']'), maxLength: 8 })

describe('patterns of a schema', () => {
  it('find the same as JavaScript does', () => {
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 8 }), (source, texts) => {
        const native = new RegExp(source, 'u')
        const matches = automatonOf(readPatternParts(source), 'u')
        assert.ok(matches)
        for (const one of texts) assert.equal(matches(one), native.test(one), `${source} ${JSON.stringify(one)}`)
      }),
      runs(100, 3000),
    )
  })

  const long = (unit: string) => unit.repeat(1_000_000 / unit.length)
  for (const [source, value] of [
    ['^(a+)+$', `${long('a')}!`],
    ['(a+)+$', `${long('a')}!`],
    ['(a|aa)+$', `${long('a')}!`],
    ['^(a|a?)+$', `${long('a')}!`],
    ['(.*a){20}', `${long('b')}!`],
    ['^(.*a){20}$', `${long('a')}!`],
    ['([a-zA-Z]+)*x$', `${long('a')}!`],
    ['^([a-z0-9]+-?)+$', `${long('ab')}!`],
    ['\\s+$', `${long(' ')}!`],
    ['a*a*a*a*a*b', long('a')],
    ['^.*x.*y.*z$', long('x')],
    ['(x+x+)+y', long('x')],
    ['^(\\w+\\s?)*$', `${long('word ')}!`],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', long('a')],
    ['^(?:[^"]|\\\\")*"$', long('\\')],
    ['[ab]*a[ab]{20}$', long('ab')],
  ] as const) {
    // The matcher gives up with `true` beyond its work limit, so `false` shows that it needed less.
    it(`answer for a million characters within the work limit: ${source}`, () => {
      assert.equal(readPattern(source).test(value), false)
    })
  }

  it('are refused when they repeat what repeats and look around', () => {
    for (const source of ['^(?=x)(a+)+$', '(a+)+\\1$', '^(?!b)(a|aa)+$']) assert.throws(() => readPattern(source), SlowPattern)
  })

  it('that only look around are held against texts of usual length', () => {
    const { test } = readPattern('^(?!.*draft).*$')
    assert.deepEqual([test('a draft'), test('done'), test(`${long('x')}draft`)], [false, true, true])
  })

  it('may be written as JavaScript took them in former times', () => {
    assert.deepEqual(['a-', 'b_', 'c'].map(readPattern('^[\\w-.]\\_?-?$').test.bind(readPattern('^[\\w-.]\\_?-?$'))), [true, true, true])
  })
})
