import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article/article'
import type { DateOutcome, DateZones } from '../../src/core/dates/readers/dateReading'
import { dateValueOf, otherDateOf } from '../../src/core/frontmatter/dateFields'
import { fieldOf } from '../../src/core/frontmatter/frontMatter'
import type { DateReading } from '../../src/core/generators/shared/generator'
import { generators } from '../../src/core/generators/generators'
import type { Recorded } from './recorded'
import { dateCase, recordedRuns } from './recordedDates'

/** Where Copydesk says something else than a generator on purpose, by what is written; '' stands for all generators. */
const onPurpose: readonly (readonly [generator: string, written: RegExp, reason: string])[] = [
  ['hugo', /^2022-01-12T10:00:00\.5Z$/, 'Hugo drops the fraction of a second from a TOML date; nobody sees it'],
]

describe('dates that the real generators were given', () => {
  const rows: string[] = []
  after(() => console.log(['generator    inputs  agree  differ on purpose', ...rows].join('\n')))

  for (const { name, dates } of generators) {
    if (dates.readers.length === 0) continue
    it(`are read by the model of ${name} as ${name} reads them`, () => {
      let [agree, differ] = [0, 0]
      const wrong: string[] = []
      for (const [run, { zone, timezone, results }] of Object.entries(recordedRuns(name)))
        for (const [label, result] of Object.entries(results)) {
          const found = dateCase(label)
          if (!found) continue
          dates.readers.forEach((_, index) => {
            const expected = name === 'astro' ? ofAstro(result, index) : ofSite(result, name)
            const actual = shown(readBy(dates, index, found.text, { machine: zone, site: timezone }), result)
            if (actual === expected) agree++
            else if (onPurpose.some(([generator, pattern]) => (generator === '' || generator === name) && pattern.test(found.written)))
              differ++
            else wrong.push(`${run}, ${label}: ${expected}, but Copydesk says ${actual}`)
          })
        }
      const columns = [agree + differ + wrong.length, agree, differ].map((count) => String(count).padStart(6))
      rows.push(`${name.padEnd(12)} ${columns.join(' ')}`)
      assert.deepEqual(wrong, [])
      assert.ok(agree > 300)
    })
  }
})

function readBy({ readers, others }: DateReading, index: number, text: string, zones: DateZones): DateOutcome | undefined {
  const { frontMatter } = parseArticle(text)
  const value = fieldOf(frontMatter, 'date')?.value
  const other = value && otherDateOf(value, text)
  if (other) return others[index]?.(other, zones)
  return frontMatter && value?.kind === 'scalar' ? readers[index]?.(dateValueOf(value, frontMatter.language), zones) : undefined
}

/** As one text: the instant and the day in the address, or what happens. */
function ofSite({ outcome, date, path }: Recorded, name: string): string {
  if (outcome === 'stops' || date === 'stops') return 'stops'
  if (outcome !== 'published') return outcome
  if (date === null || date === undefined) return 'dropped'
  if (date.startsWith('of the')) return 'file'
  const day = name === 'hexo' || name === 'jekyll' ? ` ${(/\d+\/\d+\/\d+/.exec(path ?? '')?.[0] ?? '').replaceAll('/', '-')}` : ''
  return new Date(date).toISOString() + day
}

/** The record has both kinds of schema: `coercedDate` for the first reader, `date` for the second. */
function ofAstro({ outcome, date, coercedDate }: Recorded, index: number): string {
  if (outcome !== 'published') return outcome
  return [coercedDate, date][index] ?? 'dropped'
}

function shown(outcome: DateOutcome | undefined, { outcome: recordedOutcome, date }: Recorded): string {
  if (outcome === undefined) return 'no date'
  if (outcome.kind !== 'read') return outcome.kind === 'asked' ? 'file' : outcome.kind
  // Left out because of its date, which is in the future.
  if (recordedOutcome === 'not published') return outcome.instant > Date.parse('2026-01-01') ? 'not published' : 'published'
  // Jekyll's record has whole seconds.
  const instant = /:\d\dZ$/.test(date ?? '') ? Math.floor(outcome.instant / 1000) * 1000 : outcome.instant
  return new Date(instant).toISOString() + (outcome.day === undefined ? '' : ` ${outcome.day}`)
}
