import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../src/core/article/article'
import { checkText } from '../../src/core/lint/checkArticle'
import { publishedReadingOf } from '../../src/core/lint/publishedArticle'
import { applyEdits } from '../../src/core/text/text'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'
import { article as generated, badDocuments } from '../rules/generatedArticles'
import { generatorNames } from '../generatorFor'
import { runs, sample } from '../runs'
import { recordedCases } from './recorded'

/** What readers see of a value: text and numbers are alike, and a tag that is listed twice is one tag. */
function shown(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  if (Array.isArray(value)) return [...new Set(value.map((part) => JSON.stringify(shown(part))))]
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shown(part)]))
  return value === null ? null : String(value).trim()
}

/** Rules whose safe fixes are meant to change what is published, and how. */
const meant: Readonly<Record<string, string>> = {
  'fm-encoding': 'deletes control characters, which nobody sees',
  // The tests on dates check by the instant what these two write.
  'date-format': 'writes the date in another notation',
  'date-invalid': 'writes a date that the site can read',
  'title-untidy': 'deletes spaces that nobody sees',
}

describe('Safe fixes under each generator', () => {
  const texts: string[] = []
  before(async () => {
    const groups = await recordedCases()
    texts.push(
      ...['fences', 'scalars', 'keys', 'taxonomies'].flatMap((group) => Object.values(groups[group] ?? {}).map(({ text }) => text)),
    )
  })

  function holds(text: string, dialect: string): void {
    const config = configOf(rules, { dialect })
    const read = (source: string) => publishedReadingOf(parseArticle(source, '2024-01-05-a.md'), config.scope)
    const before = read(text)
    if (before.outcome !== 'read') return
    for (const { ruleId, fixes } of checkText(text, '2024-01-05-a.md', config)) {
      for (const fix of fixes.filter(({ safe }) => safe)) {
        if (meant[ruleId] !== undefined) continue
        const fixed = applyEdits(text, fix.edits)
        const after = read(fixed)
        const where = `${dialect}, ${ruleId}: ${JSON.stringify(text)} => ${JSON.stringify(fixed)}`
        assert.equal(after.outcome, 'read', where)
        for (const key of Object.keys(before.data)) assert.deepEqual(shown(after.data[key]), shown(before.data[key]), `${key}: ${where}`)
      }
    }
  }

  for (const dialect of generatorNames) {
    it(`leave the fields of the recorded articles and of the examples: ${dialect}`, () => {
      for (const text of texts) holds(text, dialect)
      for (const text of sample(badDocuments, 3)) holds(text, dialect)
      for (const text of sample(badDocuments, 7)) holds(text.replaceAll('\n', '\r\n'), dialect)
    })

    it(`leave the fields of other articles: ${dialect}`, () => {
      fc.assert(
        fc.property(generated, fc.constantFrom('\n', '\r\n', '\r'), (text, end) => {
          // A carriage return alone, in the front matter.
          const at = text.indexOf('\n', 8)
          holds(end === '\r' ? `${text.slice(0, at)}\r${text.slice(at + 1)}` : text.replaceAll('\n', end), dialect)
        }),
        runs(30, 3000),
      )
    })
  }
})
