import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article/article'
import { checkText } from '../../src/core/lint/checkArticle'
import { publishedReadingOf } from '../../src/core/lint/publishedArticle'
import type { PublishedReading } from '../../src/core/frontmatter/reading/publishedReading'
import { rules } from '../../src/rules'
import { generatorFor } from '../generatorFor'
import { configOf } from '../lintConfig'
import { recordedCases, recordedGenerators, recordedResults, type Case, type Recorded } from './recorded'

/** The groups of cases about front matter. */
const groups = ['fences', 'scalars', 'keys', 'taxonomies']

type Generator = (typeof recordedGenerators)[number]

/** Where Copydesk's reading differs from the recorded one on purpose. */
const differences: readonly (readonly [generators: readonly Generator[], id: RegExp, reason: string])[] = [
  [['hugo'], /^scalars: \.(?:inf|nan)$/, 'an endless number, which Go writes as +Inf and NaN'],
  [['hugo'], /^scalars: 123456789012345678901$/, 'more digits than Go has in a whole number; the rule reports shorter ones of JavaScript'],
  [['astro'], /^fences: toml/, 'a date of TOML: the text as written, not that of the library'],
]

/** Keys that a generator adds or makes anew: compared elsewhere. Dates are subject of the tests on dates. */
const ownKeys: Readonly<Record<Generator, readonly string[]>> = {
  hexo: [],
  jekyll: ['categories', 'tags', 'date', 'slug', 'title', 'draft'],
  hugo: ['date', 'draft', 'lastmod', 'publishdate'],
  eleventy: ['date', 'tags'],
  astro: [],
  docusaurus: [],
}

interface Compared {
  readonly generator: Generator
  readonly id: string
  readonly text: string
  readonly recorded: Recorded
  readonly published: PublishedReading
  readonly problems: readonly { readonly ruleId: string; readonly severity: string; readonly message: string }[]
}

const compared: Compared[] = []

before(async () => {
  const cases = await recordedCases()
  for (const generator of recordedGenerators) {
    const results = recordedResults(generator)
    const config = configOf(rules, { dialect: generator })
    for (const group of groups)
      for (const { of, text } of Object.values<Case>(cases[group] ?? {})) {
        const id = `${group}: ${of}`
        const recorded = results[id]
        if (!recorded) continue
        const path = '2020-01-01-harbour.md'
        const published = publishedReadingOf(parseArticle(text, path), config.scope)
        compared.push({ generator, id, text, recorded, published, problems: checkText(text, path, config) })
      }
  }
})

/** A value in the notation of the records: dates as text, numbers that JSON lacks by their words. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value === 0 ? 0 : value
  const { $date, $day, $number } = value as { $date?: string; $day?: string; $number?: string }
  const moment = $date?.replace(/(:\d\d)(Z?)$/, '$1.000$2') ?? $day ?? $number
  return moment ?? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
}

/** How Hugo writes what is text to it. */
function hugoText(value: unknown): unknown {
  return typeof value === 'object' ? '' : String(value)
}

function ours({ generator, published: { data } }: Compared): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(data)) {
    if (ownKeys[generator].includes(key)) continue
    fields[key] = plain(generator === 'hugo' && (key === 'title' || key === 'layout') ? hugoText(value) : value)
  }
  return fields
}

function theirs({ generator, recorded }: Compared): Record<string, unknown> {
  const fields = Array.isArray(recorded.fields) ? {} : (recorded.fields ?? {})
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([key]) => !ownKeys[generator].includes(key))
      .map(([key, value]) => [key, plain(value)]),
  )
}

/** The title that the generator publishes, as far as it comes from the front matter. */
function titlesAgree({ generator, recorded: { title }, published: { data } }: Compared): boolean {
  const own = data['title'] ?? ''
  // Jekyll makes a title of the file name if it has none, or if it is false.
  if (generator === 'jekyll' && (own === '' || own === false))
    return title === undefined || title === null || /^[A-Z][a-z]+ /.test(String(title))
  if (generator === 'hugo') return title === hugoText(own)
  return own instanceof Date || typeof own === 'object' || String(plain(title) ?? '') === String(plain(own))
}

/** Whether the build stops for another reason than that the front matter cannot be read: its body, or the values of fields. */
function stopsElsewhere({ generator, recorded: { why = '' } }: Compared): boolean {
  return (
    /Could not parse expression with acorn|^String or Array expected/.test(why) ||
    (generator === 'docusaurus' && /^"[^"]+" |^.*does not look like/.test(why))
  )
}

/** Where the readings differ; undefined if they agree. */
function difference(one: Compared): string | undefined {
  const { recorded, published } = one
  const expected = recorded.outcome === 'stops' ? 'stops' : recorded.outcome === 'lost' ? 'dropsArticle' : undefined
  if (expected) return published.outcome === expected || stopsElsewhere(one) ? undefined : `${expected}, not ${published.outcome}`
  if (published.outcome === 'stops' || published.outcome === 'dropsArticle') return `published, not ${published.outcome}`
  if (recorded.outcome !== 'published') return undefined
  if (!titlesAgree(one)) return `title ${JSON.stringify(recorded.title)}, not ${JSON.stringify(published.data['title'])}`
  const [mine, real] = [JSON.stringify(ours(one), sorted(ours(one))), JSON.stringify(theirs(one), sorted(theirs(one)))]
  return mine === real ? undefined : `fields ${real}, not ${mine}`
}

/** All keys in one order, for `JSON.stringify`. */
function sorted(value: unknown): string[] {
  const keys = new Set<string>()
  JSON.stringify(value, (key, part) => {
    keys.add(key)
    return part
  })
  return [...keys].sort()
}

function reasonFor({ generator, id }: Compared): string | undefined {
  return differences.find(([generators, pattern]) => generators.includes(generator) && pattern.test(id))?.[2]
}

describe('Front matter as the real generators read it', () => {
  it('agrees in outcome, title and fields with every recorded result', () => {
    const table = Object.fromEntries(recordedGenerators.map((name) => [name, { inputs: 0, agree: 0, 'differ on purpose': 0 }]))
    const wrong: string[] = []
    const used = new Set<string>()
    for (const one of compared) {
      const row = table[one.generator]
      assert.ok(row)
      row.inputs++
      const found = difference(one)
      const reason = reasonFor(one)
      if (found === undefined) row.agree++
      else if (reason !== undefined) {
        row['differ on purpose']++
        used.add(reason)
      } else wrong.push(`${one.generator}, ${one.id}: ${found}`)
    }
    console.table(table)
    assert.deepEqual(wrong, [])
    assert.deepEqual(
      differences.map(([, , reason]) => reason).filter((reason) => !used.has(reason)),
      [],
    )
  })

  it('knows the tags and categories that each generator makes of a text', () => {
    let known = 0
    for (const { generator, id, published, recorded } of compared) {
      if (!id.startsWith('taxonomies') || recorded.outcome !== 'published') continue
      const { texts, ignored } = generatorFor(generator).taxonomies
      for (const [key, value] of Object.entries(published.data)) {
        const names = (key.startsWith('tag') ? recorded.tags : recorded.categories)?.map((name) => String(name).replace(/\|.*/, ''))
        const reading = texts[key]
        if (ignored[key]) assert.deepEqual(names, [], `${generator}, ${id}`)
        if (reading === undefined || typeof value !== 'string') continue
        assert.deepEqual(names, reading === 'one' ? [value] : value.split(reading === 'blanks' ? ' ' : ','), `${generator}, ${id}`)
        known++
      }
    }
    assert.ok(known > 30, String(known))
  })
})
