import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ValueNode } from '../../../../src/core/data/nodes'
import { readToml } from '../../../../src/core/data/toml/toml'
import { checkText } from '../../../../src/core/lint/checkArticle'
import { rules } from '../../../../src/rules'
import { configOf } from '../../../lintConfig'
import { range } from '../../../../src/core/text/text'

/** toml-test (github.com/toml-lang/toml-test), next to this repository. */
const suite = join('..', 'shared', 'conformance', 'toml-test')

/** Invalid files in which the reader finds no error, and what reports them. A file that is refused must not be listed. */
const reportedElsewhere: readonly (readonly [files: RegExp, rule: string, reason: string])[] = [
  [/^invalid\/control\//, 'fm-encoding', 'Control characters: the rule names them in every language.'],
  [/^invalid\/encoding\/bad-/, 'fm-encoding', 'Bytes are decoded before: a replacement character is left, which a text may have.'],
  [
    /^invalid\/(?:inline-table|key|table|array|spec-1\.[01]\.0)\//,
    'fm-duplicate-key',
    'Keys and tables that are defined again: both are fields, so that the rule can show where the first one is.',
  ],
]

/** Whether the bytes of a file were wrong cannot be seen in its text. */
const severityOf = (name: string) => (name.startsWith('invalid/encoding/') ? 'warning' : 'error')

const filesOf = (version: string) =>
  readFileSync(join(suite, `files-toml-${version}`), 'utf8')
    .split('\n')
    .filter((name) => name.endsWith('.toml'))

const textOf = (name: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(join(suite, name)))

const config = configOf(rules)
const read = (text: string) => readToml(text, range(0, text.length))

type Tagged = Plain | readonly Tagged[] | { readonly [key: string]: Tagged }

/** Whether a value is the expected one. Numbers are those of JavaScript, and dates are texts as they are written. */
function matches(node: ValueNode | undefined, expected: Tagged): boolean {
  if (Array.isArray(expected)) {
    const items = node?.kind === 'list' ? node.items : []
    return node?.kind === 'list' && items.length === expected.length && items.every(({ value }, index) => matches(value, expected[index]))
  }
  if (isPlain(expected)) return node?.kind === 'scalar' && isScalar(node, expected)
  const fields = new Map(Object.entries(expected))
  if (!node) return fields.size === 0
  return (
    node.kind === 'map' && node.fields.length === fields.size && node.fields.every(({ key, value }) => matchesField(value, fields.get(key)))
  )
}

function matchesField(node: ValueNode, expected: Tagged | undefined): boolean {
  return expected !== undefined && matches(node, expected)
}

const isPlain = (expected: Tagged): expected is Plain => 'type' in expected && typeof expected.type === 'string'

interface Plain {
  readonly type: string
  readonly value: string
}

function isScalar({ value, style }: { readonly value: unknown; readonly style: string }, expected: Plain): boolean {
  switch (expected.type) {
    case 'string':
      return value === expected.value && style !== 'plain'
    case 'integer':
      return value === Number(expected.value)
    case 'float':
      return Object.is(value, floatOf(expected.value)) || value === floatOf(expected.value)
    case 'bool':
      return value === (expected.value === 'true')
    default:
      return typeof value === 'string' && style === 'plain' && dateOf(value) === dateOf(expected.value)
  }
}

function floatOf(written: string): number {
  if (/nan$/.test(written)) return Number.NaN
  return /inf$/.test(written) ? (written.startsWith('-') ? -Infinity : Infinity) : Number(written)
}

/** A date in one notation, with seconds and milliseconds. */
function dateOf(written: string): string {
  const even = written.toUpperCase().replace(' ', 'T')
  if (!even.includes(':')) return even
  const [, time = '', zone = ''] = /^(.*?\d\d:\d\d.*?)(Z|[+-]\d\d:\d\d)?$/.exec(even) ?? []
  const [whole = '', fraction = ''] = time.split('.')
  const complete = /(?:^|T)\d\d:\d\d$/.test(whole) ? `${whole}:00` : whole
  return `${complete}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`
}

describe('TOML test suite', () => {
  before(function () {
    if (existsSync(suite)) return
    console.log(`      Skipped: the suite is not in ${suite}.`)
    this.skip()
  })

  for (const [version, count] of [
    ['1.0.0', 210],
    ['1.1.0', 220],
  ] as const) {
    it(`reads the valid files with their values: ${version}`, () => {
      const names = filesOf(version).filter((file) => file.startsWith('valid/'))
      const wrong = names.filter((name) => {
        const { root, errors, newer = [] } = read(textOf(name))
        const expected: Tagged = JSON.parse(readFileSync(join(suite, name.replace(/toml$/, 'json')), 'utf8'))
        return errors.length > 0 || !matches(root, expected) || (version === '1.0.0' && newer.length > 0)
      })
      assert.deepEqual(wrong, [])
      assert.equal(names.length, count)
    })

    it(`refuses the invalid files, or a rule reports them: ${version}`, () => {
      const used = new Set<string>()
      const wrong: string[] = []
      for (const name of filesOf(version).filter((file) => file.startsWith('invalid/'))) {
        const text = textOf(name)
        const { errors, newer = [] } = read(text)
        if (errors.length > 0 || (version === '1.0.0' && newer.length > 0)) continue
        const listed = reportedElsewhere.find(([files]) => files.test(name))
        const problems = checkText(`+++\n${text}\n+++\n`, 'a.md', config).map(({ ruleId, severity }) => `${severity} ${ruleId}`)
        if (listed && problems.some((problem) => problem === `${severityOf(name)} ${listed[1]}`)) used.add(listed[2])
        else wrong.push(`${name}: ${problems}`)
      }
      assert.deepEqual(wrong, [])
      assert.equal(used.size, reportedElsewhere.length)
    })
  }
})
