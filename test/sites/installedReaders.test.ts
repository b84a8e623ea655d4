import assert from 'node:assert/strict'
import { join } from 'node:path'
import fc from 'fast-check'
import { checkText } from '../../src/core/lint/checkArticle'
import { applyEdits } from '../../src/core/text/text'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'
import { article, badDocuments } from '../rules/generatedArticles'
import { runs, sample } from '../runs'
import { articlesWithDates } from './recordedDates'
import { recordedCases } from './recorded'

interface Reading {
  readonly fields: Readonly<Record<string, unknown>>
  readonly dates: Readonly<Record<string, string>>
}

type Reader = (text: string) => Promise<Reading>

/** Rules whose safe fixes are meant to change what is published: see `safeFixes.test.ts`. */
const meant = new Set(['fm-encoding', 'title-untidy'])

const names = ['hexo', 'eleventy', 'astro', 'docusaurus'] as const
const path = (name: string) => (name === 'docusaurus' ? 'blog/a.md' : 'a.md')

/** What readers see of a value: text and numbers are alike, and a tag that is listed twice is one tag. */
function shown(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  if (Array.isArray(value)) return [...new Set(value.map((part) => JSON.stringify(shown(part))))]
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shown(part)]))
  return value === null || value === undefined ? null : String(value).trim()
}

describe('Safe fixes, as the real front matter readers see them', () => {
  const readers = new Map<string, Reader>()
  const texts: string[] = []

  before(async () => {
    const { installedReader } = await import(join(process.cwd(), 'test/sites/installedReaders.mjs'))
    for (const name of names) {
      const reader: Reader | undefined = await installedReader(name)
      if (reader) readers.set(name, reader)
      else console.log(`      SKIPPED the real reader of ${name}: npm run sites:record ${name} installs it`)
    }
    const groups = await recordedCases()
    texts.push(
      ...['fences', 'scalars', 'keys', 'taxonomies'].flatMap((group) => Object.values(groups[group] ?? {}).map(({ text }) => text)),
    )
  })

  /** @returns how many fixes were compared */
  async function holds(text: string, name: string, reader: Reader): Promise<number> {
    const before = await reader(text).catch(() => undefined)
    if (!before) return 0
    let compared = 0
    for (const { ruleId, fixes } of checkText(text, path(name), configOf(rules, { dialect: name })))
      for (const { edits } of meant.has(ruleId) ? [] : fixes.filter(({ safe }) => safe)) {
        const fixed = applyEdits(text, edits)
        const where = `${name}, ${ruleId}: ${JSON.stringify(text)} => ${JSON.stringify(fixed)}`
        const after = await reader(fixed).catch((error: unknown) => assert.fail(`${error}: ${where}`))
        for (const [key, value] of Object.entries(before.fields))
          assert.deepEqual(shown(after.fields[key]), shown(value), `${key}: ${where}`)
        for (const [key, date] of Object.entries(before.dates))
          if (date !== 'invalid') assert.equal(after.dates[key], date, `${key}: ${where}`)
        compared++
      }
    return compared
  }

  for (const name of names) {
    it(`keep fields, instants and days of the recorded articles and of the examples: ${name}`, async function () {
      const reader = readers.get(name)
      if (!reader) return this.skip()
      let compared = 0
      for (const text of [...texts, ...sample(articlesWithDates(name), 3), ...sample(badDocuments, 5)])
        compared += await holds(text, name, reader)
      assert.ok(compared > 20, String(compared))
    })

    it(`keep those of other articles: ${name}`, async function () {
      const reader = readers.get(name)
      if (!reader) return this.skip()
      const dates = articlesWithDates(name).flatMap((text) => /^date: (.*)$/m.exec(text)?.[1] ?? [])
      await fc.assert(
        fc.asyncProperty(article, fc.constantFrom(...dates), async (text, date) => {
          await holds(text.replace(/^date:[^\r\n]*/m, `date: ${date.replaceAll('$', '$$$$')}`), name, reader)
        }),
        runs(20, 5000),
      )
    })
  }
})
