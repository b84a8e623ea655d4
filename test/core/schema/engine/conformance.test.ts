import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Field, ValueNode } from '../../../../src/core/data/nodes'
import { violationsOf } from '../../../../src/core/schema/engine/evaluate'
import type { Instance } from '../../../../src/core/schema/engine/instance'
import { SchemaRegistry } from '../../../../src/core/schema/engine/registry'
import { range } from '../../../../src/core/text/text'
import { sharedFolder } from '../../../corpusFolder'

/** JSON-Schema-Test-Suite (github.com/json-schema-org/JSON-Schema-Test-Suite), next to the corpus of real articles. */
const suite = join(sharedFolder, 'conformance', 'json-schema')

interface Group {
  readonly description: string
  readonly schema: unknown
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[]
}

const drafts = {
  draft6: 'http://json-schema.org/draft-06/schema#',
  draft7: 'http://json-schema.org/draft-07/schema#',
  'draft2019-09': 'https://json-schema.org/draft/2019-09/schema',
  'draft2020-12': 'https://json-schema.org/draft/2020-12/schema',
} as const

/** Cases that are meant to differ, and the reason. A case that passes must not be listed. */
const differences: readonly (readonly [cases: RegExp, reason: string])[] = [
  [
    /: (?:validate definition against metaschema: invalid definition schema|remote ref, containing refs itself: remote ref invalid)$/,
    'A reference to a metaschema accepts any schema: metaschemas are not loaded, front matter does not hold schemas.',
  ],
  [
    /^vocabulary\.json: .* with no validation vocabulary: no validation: invalid number, but it still validates$/,
    'Custom metaschemas are not loaded, so all vocabularies apply.',
  ],
  [
    /^format\.json: .* is only an annotation by default$/,
    'Formats are asserted in every draft: a format in a schema for front matter is there to be checked.',
  ],
  [
    /^format\/hostname\.json: .*(?:Punycode|U\+302E|Mark$|DISALLOWED|MIDDLE DOT|KERAIA|GERESH|GERSHAYIM|Arabic-Indic|ZERO WIDTH|"--" in the 3rd)/,
    'Labels that begin with xn-- are not decoded (RFC 5891), which would need the Unicode tables of IDNA.',
  ],
  [/^format\/(?:idn-email|idn-hostname|iri|iri-reference)\.json: /, 'The international formats are not checked.'],
]

const nowhere = range(0, 0)

function nodeOf(value: unknown): ValueNode {
  if (Array.isArray(value))
    return {
      kind: 'list',
      range: nowhere,
      style: 'flow',
      items: value.map((entry) => ({ range: nowhere, value: nodeOf(entry) })),
    } as ValueNode
  if (typeof value !== 'object' || value === null) return { kind: 'scalar', range: nowhere, style: 'plain', value } as ValueNode
  const fields = Object.entries(value).map(
    ([key, entry]) => ({ key, keyRange: nowhere, range: nowhere, value: nodeOf(entry) }) as unknown as Field,
  )
  return { kind: 'map', range: nowhere, style: 'flow', fields } as ValueNode
}

const remoteHost = 'http://localhost:1234/'

/** Adds the documents that a schema refers to, and those that they refer to: the suite keeps them in `remotes`. */
function addRemotes(registry: SchemaRegistry, schema: unknown, base: string, draft: string, added = new Set<string>()): void {
  for (const url of new Set(referencesIn(schema, base))) {
    const name = url.slice(remoteHost.length)
    const file = join(suite, 'remotes', name)
    if (added.has(url) || !url.startsWith(remoteHost) || !name.endsWith('.json') || !existsSync(file)) continue
    added.add(url)
    const remote = JSON.parse(readFileSync(file, 'utf8'))
    addRemotes(registry, remote, url, draft, added)
    registry.add({ url, name, root: { $schema: draft, ...remote } })
  }
}

function* referencesIn(part: unknown, around: string): Generator<string> {
  if (typeof part !== 'object' || part === null) return
  const { $id } = part as Record<string, unknown>
  const base = typeof $id === 'string' ? (addressOf($id, around) ?? around) : around
  for (const [keyword, value] of Object.entries(part)) {
    const address = (keyword === '$ref' || keyword === '$dynamicRef') && typeof value === 'string' ? addressOf(value, base) : undefined
    if (address !== undefined) yield address
    else yield* referencesIn(value, base)
  }
}

function addressOf(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href.split('#')[0] : undefined
}

function isValid(schema: unknown, data: unknown, draft: string): boolean {
  const root = typeof schema === 'object' ? { $schema: draft, ...schema } : { allOf: [schema] }
  const registry = new SchemaRegistry()
  addRemotes(registry, root, 'file:///schema.json', draft)
  registry.add({ url: 'file:///schema.json', name: 'schema.json', root })
  registry.check()
  const at: Instance = { node: nodeOf(data), name: 'value', range: nowhere, field: undefined, parent: undefined, depth: 0 }
  return violationsOf(root, at, registry).length === 0
}

/** The descriptions of the cases whose outcome is not the expected one. */
function failedCases(folder: string, file: string, draft: string): readonly string[] {
  const groups: readonly Group[] = JSON.parse(readFileSync(join(suite, 'tests', folder, file), 'utf8'))
  return groups.flatMap(({ description, schema, tests }) =>
    tests
      .filter(({ data, valid }) => isValid(schema, data, draft) !== valid)
      .map((test) => `${file.replace('optional/', '')}: ${description}: ${test.description}`),
  )
}

const jsonFiles = (folder: string) => readdirSync(join(suite, 'tests', folder)).filter((name) => name.endsWith('.json'))

describe('JSON Schema test suite', () => {
  for (const [folder, draft] of Object.entries(drafts)) {
    it(`passes, but for the listed differences: ${folder}`, function () {
      if (!existsSync(suite)) {
        console.log(`      Skipped: the suite is not in ${suite}.`)
        return this.skip()
      }
      const formats = jsonFiles(join(folder, 'optional/format')).map((name) => `optional/format/${name}`)
      const failed = [...jsonFiles(folder), ...formats].flatMap((file) => failedCases(folder, file, draft))
      assert.deepEqual(
        failed.filter((name) => !differences.some(([cases]) => cases.test(name))),
        [],
      )
      if (folder === 'draft2020-12')
        for (const [cases, reason] of differences)
          assert.ok(
            failed.some((name) => cases.test(name)),
            `No case differs any more: ${reason}`,
          )
    })
  }
})
