import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article/article'
import { checkText } from '../../src/core/lint/checkArticle'
import type { DateOutcome } from '../../src/core/dates/readers/dateReading'
import { dateValueOf, otherDateOf } from '../../src/core/frontmatter/dateFields'
import { fieldOf } from '../../src/core/frontmatter/frontMatter'
import { generators } from '../../src/core/generators/generators'
import type { SiteGenerator } from '../../src/core/generators/shared/generator'
import { applyEdits } from '../../src/core/text/text'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'
import { articlesWithDates } from './recordedDates'

const dateRules = rules.filter(({ id }) => id.startsWith('date-'))
const machines = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Europe/London', 'Asia/Kathmandu', 'Pacific/Kiritimati']
const levels = { 'date-no-timezone': { severity: 'hint', options: {} } } as const

describe('fixes of dates', () => {
  for (const generator of generators.filter(({ dates }) => dates.readers.length > 0)) {
    it(`keep the instant and the day in the address under ${generator.name} if they are safe, and else give a date that it reads`, () => {
      let [safeFixes, otherFixes] = [0, 0]
      for (const timeZone of [undefined, 'Asia/Shanghai', 'America/New_York'])
        for (const text of articlesWithDates(generator.name)) {
          const config = configOf(dateRules, { dialect: generator.name, timeZone, rules: levels as never })
          for (const problem of checkText(text, 'a.md', config))
            for (const fix of problem.fixes) {
              const changed = applyEdits(text, fix.edits)
              const [before, after] = [readingsOf(text, generator, timeZone), readingsOf(changed, generator, timeZone)]
              const where = `${generator.name}, ${timeZone}, ${problem.ruleId}:\n${text}\n${changed}`
              assert.ok(
                after.some((outcomes) => outcomes.every(({ kind }) => kind === 'read')),
                where,
              )
              if (!fix.safe) {
                otherFixes++
                continue
              }
              safeFixes++
              // Without a zone in copydesk.yaml and without a configuration, the generator may be told any.
              for (const told of timeZone === undefined ? ['Asia/Shanghai', 'America/New_York'] : [])
                for (const [index, outcomes] of readingsOf(text, generator, told).entries())
                  if (outcomes[0]?.kind === 'read') assert.deepEqual(readingsOf(changed, generator, told)[index], outcomes, where)
              const read = before
                .map((outcomes, index) => [outcomes, after[index]] as const)
                .filter(([outcomes]) => outcomes[0]?.kind === 'read')
              assert.ok(read.length > 0, where)
              for (const [one, other] of read) assert.deepEqual(other, one, where)
            }
        }
      assert.ok(safeFixes > 5, `${safeFixes} safe fixes`)
      assert.ok(otherFixes > 20, `${otherFixes} other fixes`)
    })
  }
})

/** What each reader makes of the date on each machine. */
function readingsOf(text: string, { dates }: SiteGenerator, site: string | undefined): readonly (readonly DateOutcome[])[] {
  const { frontMatter } = parseArticle(text)
  const value = fieldOf(frontMatter, 'date')?.value
  assert.ok(frontMatter && value, text)
  const other = otherDateOf(value, text)
  if (other) return dates.others.map((reader) => machines.map((machine) => reader(other, { machine, site })))
  assert.ok(value.kind === 'scalar', text)
  const read = dateValueOf(value, frontMatter.language)
  return dates.readers.map((reader) => machines.map((machine) => reader(read, { machine, site })))
}
