import assert from 'node:assert/strict'
import { readFrontMatter } from '../../src/core/frontmatter/frontMatter'
import { compileSchema, type ArticleSchema } from '../../src/core/schema/articleSchema'
import type { JsonSchema } from '../../src/core/schema/engine/jsonSchema'
import { applyEdits, range, textAt } from '../../src/core/text/text'
import { isReadable, misfitsOf, SchemaInference } from '../../src/corpus/infer/inferSchema'
import { sample } from '../runs'
import { realArticles, unhealthy } from './realArticles'

interface Source {
  readonly text: string
  readonly frontMatter: ReturnType<typeof readFrontMatter>
}

const sourceOf = (text: string): Source => ({ text, frontMatter: readFrontMatter(text) })
const fits = (text: string, schema: ArticleSchema) => misfitsOf(sourceOf(text), schema).length === 0

/** The article without a key, or with another value for it. */
function changed({ text, frontMatter }: Source, key: string, value: string | undefined): string | undefined {
  const field = frontMatter?.fields.findLast((one) => one.key === key)
  if (!field || frontMatter?.fields.some((one) => one.key === key && one !== field)) return undefined
  if (value !== undefined)
    return applyEdits(text, [{ range: range(field.keyRange.end, field.range.end), newText: separator(frontMatter) + value }])
  // The line with all that belongs to it.
  const start = text.lastIndexOf('\n', field.range.start) + 1
  const end = text.indexOf('\n', field.range.end)
  return text.slice(0, start) + text.slice(end + 1)
}

function separator(frontMatter: Source['frontMatter']): string {
  return frontMatter?.language === 'toml' ? ' = ' : ': '
}

type Mistake = 'missing key' | 'wrong type' | 'misspelt choice' | 'no date'

/** Keys with a mistake of each kind that the schema should refuse. */
function* mistakesFor(schema: JsonSchema): Generator<readonly [Mistake, string, string | undefined]> {
  for (const key of (schema['required'] ?? []) as readonly string[]) yield ['missing key', key, undefined]
  for (const [key, part] of Object.entries(schema['properties'] as Record<string, JsonSchema>)) {
    const types = [part['type']].flat()
    if (!types.includes('object')) yield ['wrong type', key, '{ no = 1 }']
    const [first] = (part['enum'] ?? []) as readonly unknown[]
    if (typeof first === 'string') yield ['misspelt choice', key, `"${first}x"`]
    const isDate = (one: unknown) =>
      /date/.test(String((one as JsonSchema)['format'])) || /\[0-9\]\{4\}/.test(String((one as JsonSchema)['pattern']))
    if ([part, ...((part['anyOf'] ?? []) as unknown[])].some(isDate)) {
      yield ['no date', key, '"2024-13-45"']
      yield ['no date', key, '"next week"']
    }
  }
}

describe('a schema learnt from real articles', () => {
  const all = realArticles().filter(({ folder }) => !unhealthy.has(folder) && folder !== 'seed')
  if (all.length === 0) it.skip('there are no real articles (COPYDESK_CORPUS): skipped', () => {})
  for (const folder of new Set(all.map((article) => article.folder))) {
    it(`accepts at least 99% of ${folder} and refuses mistakes`, () => {
      const ofFolder = all.filter((article) => article.folder === folder)
      const articles = ofFolder.length < 100 ? ofFolder : sample(ofFolder, 4)
      const inference = new SchemaInference()
      const sources = articles.map(({ text }) => sourceOf(text)).filter((source) => source.frontMatter)
      const read = sources.filter((source) => inference.add(source))
      const { schema, articles: count, notes } = inference.result()
      if (process.env.DUMP) console.log(folder, JSON.stringify(schema, undefined, 1), notes)
      assert.equal(count, read.length)
      assert.equal(read.length, sources.filter(isReadable).length)
      const compiled = compileSchema(schema)
      const good = read.filter(({ text }) => fits(text, compiled))
      assert.ok(good.length >= read.length * 0.99, `${good.length} of ${read.length}`)

      const refused = new Map<Mistake, { tried: number; refused: number }>()
      for (const [mistake, key, value] of mistakesFor(schema)) {
        const source = good.find((one) => changed(one, key, value) !== undefined)
        const written = value?.startsWith('{') && source?.frontMatter?.language !== 'toml' ? '{ no: 1 }' : value
        const text = source && changed(source, key, written)
        if (text === undefined) continue
        const of = refused.get(mistake) ?? { tried: 0, refused: 0 }
        refused.set(mistake, of)
        of.tried++
        if (isReadable(sourceOf(text)) && !fits(text, compiled)) of.refused++
        else console.log('      not refused:', mistake, key, JSON.stringify(textAt(text, range(0, 300))))
      }
      const told = [...refused].map(([mistake, of]) => `${mistake} ${of.refused}/${of.tried}`).join(', ')
      console.log(`      ${folder}: fits ${good.length} of ${read.length} read of ${articles.length}; refused: ${told}`)
      assert.ok(refused.has('missing key') && refused.has('wrong type'))
      for (const [mistake, of] of refused) assert.equal(of.refused, of.tried, mistake)
    })
  }
})
