import assert from 'node:assert/strict'
import type { ErrorCode } from 'yaml'
import { range } from '../../../src/core/text/text'
import { readYaml } from '../../../src/core/data/yaml'
import { tellingError, yamlErrorMessage } from '../../../src/core/data/yamlErrorMessages'

type OwnCode = 'ALIAS_BOMB' | 'TOO_DEEP' | 'INDENTED_KEY' | 'MISPLACED_ENTRY'

/** For each code of `yaml` a text that has it; undefined for those that cannot come up as it is used here. */
const texts: Readonly<Record<ErrorCode | OwnCode, string | undefined>> = {
  ALIAS_PROPS: 'a: &x 1\nb: &y *x',
  BAD_ALIAS: 'a: *x',
  BAD_COLLECTION_TYPE: undefined,
  BAD_DIRECTIVE: '%YAML 9\ntitle: a',
  BAD_DQ_ESCAPE: 'a: "\\q"',
  BAD_INDENT: 'a:\n  b: 1\n c: 2',
  BAD_PROP_ORDER: 'a: 1\n&x ? b',
  BAD_SCALAR_START: 'a: @b',
  BLOCK_AS_IMPLICIT_KEY: 'a: b: c',
  BLOCK_IN_FLOW: 'a: {b: 1 c: 2}',
  DUPLICATE_KEY: undefined,
  IMPOSSIBLE: undefined,
  KEY_OVER_1024_CHARS: `${'k'.repeat(1100)}: 1`,
  MISSING_CHAR: 'a: "b',
  MULTILINE_IMPLICIT_KEY: 'a\nb: 1',
  MULTIPLE_ANCHORS: 'a: &x &y 1',
  MULTIPLE_DOCS: undefined,
  MULTIPLE_TAGS: 'a: !x !y 1',
  NON_STRING_KEY: undefined,
  RESOURCE_EXHAUSTION: undefined,
  TAB_AS_INDENT: 'a:\n\t- b',
  TAG_RESOLVE_FAILED: 'a: !foo! 1',
  UNEXPECTED_TOKEN: 'a: "b" c',
  ALIAS_BOMB: undefined,
  TOO_DEEP: '['.repeat(300),
  INDENTED_KEY: 'a: b\n  c: d',
  MISPLACED_ENTRY: 'a: b\n- c',
}

function errorIn(text: string) {
  return tellingError(readYaml(text, range(0, text.length)).errors, text)
}

function told(text: string): string {
  const error = errorIn(text)
  assert.ok(error, text)
  return yamlErrorMessage(error, text)
}

describe('mistakes in YAML', () => {
  for (const [code, text] of Object.entries(texts))
    it(`${code} is put in plain words`, () => {
      const technical = 'Implicit block flow scalar token node'
      const error = (text === undefined ? undefined : errorIn(text)) ?? { code, range: range(0, 1), message: technical }
      assert.equal(error.code, code)
      const message = yamlErrorMessage(error, text ?? 'a')
      // What can never happen has no words of its own.
      if (code === 'IMPOSSIBLE') return
      assert.doesNotMatch(message, /cannot be read as YAML|token|scalar|node|mapping|implicit|flow|block (?!.*one block)/i)
    })

  it('are told apart where one code stands for several', () => {
    for (const [text, message] of [
      ['a: [b\nc: d', 'This bracket is not closed: ] is missing.'],
      ['a: {b: c', 'This bracket is not closed: } is missing.'],
      ['a: [b]]', 'This closing bracket has no opening bracket.'],
      ['a: [1,, 2]', 'There is nothing between this comma and the next.'],
      ['tags: - a', 'A list starts below its key: put each entry on a separate line, after a hyphen and a space.'],
      ['a: |b\n c', 'The text after | or > must start on the next line.'],
      ['a: "b', 'This quotation mark is not closed.'],
      ['tags:\n - a\n- b\nc: d', 'This entry is not part of a list: indent it like the entries above.'],
      ['tags:\n  - a\n - b\nc: d', 'This entry is not part of a list: indent it like the entries above.'],
      ['a: &', 'A value that starts with ! or & has a special meaning: put the value in quotes.'],
    ] as const)
      assert.equal(told(text), message, text)
    assert.match(told('a: 1\nb'), /^There is no “key: value” here/)
  })

  it('are shown where they are', () => {
    for (const [text, place] of [
      ['title: a\n  date: b\nc: d', 'date'],
      ['tags:\n - a\n- b\nc: d', '-'],
      ['a: 1\nb', 'b'],
      ['a: [1,, 2]', ','],
    ] as const) {
      const at = errorIn(text)?.range
      assert.equal(text.slice(at?.start, at?.end), place, text)
    }
  })
})
