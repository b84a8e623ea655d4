import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readDate } from '../../../src/core/dates/dates'
import { dayMs } from '../../../src/core/dates/dates'
import { dayIn } from '../../../src/corpus/records/days'
import { runs } from '../../runs'

/** By the thorough reader alone. */
function dayOf(date: string): number {
  const read = readDate(date)
  return read?.exists ? Math.max(0, Math.floor(Date.parse(read.iso.slice(0, 10)) / dayMs) || 0) : 0
}

describe('dayIn', () => {
  it('takes short ways to the same day', () => {
    const two = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'))
    const clock = fc.tuple(two(25), two(61), two(61)).map((parts) => parts.join(':'))
    const year = fc.constantFrom('1969', '1970', '2022', '2024', '0000', '9999', '20x4')
    const iso = fc
      .tuple(year, two(13), two(32), fc.constantFrom(' ', 'T', 't', '_'), fc.option(clock))
      .map(([y, m, d, between, time]) => `${y}-${m}-${d}${time === null ? '' : between + time}`)
    const name = fc.constantFrom('Jan', 'Feb', 'May', 'Dec', 'anF', 'jan', 'Okt')
    const gmt = fc
      .tuple(fc.constantFrom('Wed', 'Sun', 'wed', 'Mit'), two(32), name, year, clock, fc.constantFrom('GMT', 'UTC', 'EST'))
      .map(([week, d, m, y, time, zone]) => `${week}, ${d} ${m} ${y} ${time} ${zone}`)
    fc.assert(
      fc.property(fc.oneof(iso, gmt), (date) => assert.equal(dayIn(date), dayOf(date), date)),
      runs(500, 2000),
    )
  })

  it('knows the usual forms', () => {
    const day = Date.UTC(2022, 0, 12) / dayMs
    for (const date of ['2022-01-12', '2022-01-12 03:35:16', '2022-01-12T03:35:16', 'Wed, 12 Jan 2022 03:35:16 GMT'])
      assert.equal(dayIn(date), day, date)
    assert.deepEqual([dayIn(undefined), dayIn('soon'), dayIn('2022-13-12'), dayIn('2023-02-29')], [0, 0, 0, 0])
  })
})
