import assert from 'node:assert/strict'
import { readJavaScriptDate } from '../../../src/core/dates/readers/javaScriptDate'

const days = [
  '2022-01-12',
  '2022-1-2',
  '2022/01/12',
  '2022.01.12',
  '12/01/2022',
  '13/01/2022',
  '12.01.2022',
  '12-01-2022',
  '2022-13-45',
  '2022-02-30',
  '2022-01',
  '2022',
  '22',
  '1/2',
]
const words = [
  '12 Jan 2022',
  'Jan 12, 2022',
  'January 12th, 2022',
  'Wed, 12 Jan 2022',
  'Wed Jan 12 2022',
  'Jan 12',
  'tomorrow 2022',
  '2022 tomorrow',
  '20220112',
  '2022年1月12日',
  '12 Jan 49',
  '12 Jan 50',
]
const times = [
  '',
  ' 10:00',
  ' 10:00:00',
  'T10:00',
  'T10:00:00.5',
  't10:00:00',
  ' 10:00:00.25',
  ' 9:05',
  ' 25:00',
  ' 24:00',
  ' 24:00:01',
  ' 10:61',
  ' 10:00 AM',
  ' 12:05 pm',
  ' 13:00 PM',
  ' 10::30',
  ' 10:00:00,5',
]
const zones = [
  '',
  'Z',
  'z',
  ' Z',
  ' GMT',
  'GMT+8',
  ' GMT+0800 (China Standard Time)',
  ' +08:00',
  '+0800',
  '+08',
  ' +8',
  ' -5',
  ' CST',
  ' CET',
  ' Asia/Shanghai',
  'ZZ',
  ' +08000',
  ' UTC-3:30',
]

describe('dates as JavaScript reads them', () => {
  it('are those that Node reads', () => {
    const wrong: string[] = []
    for (const day of [...days, ...words])
      for (const time of times)
        for (const zone of zones) {
          const text = day + time + zone
          const found = readJavaScriptDate(text)
          const expected = Date.parse(text)
          if (found === undefined ? !Number.isNaN(expected) : instantOf(found) !== expected)
            wrong.push(`${text}: ${Number.isNaN(expected) ? 'none' : new Date(expected).toISOString()}, but ${JSON.stringify(found)}`)
        }
    assert.deepEqual(wrong, [])
  })
})

/** A local time in the zone of this process, as `Date` itself reads it. */
function instantOf({ clock, offset }: { readonly clock: number; readonly offset: number | undefined }): number {
  if (offset !== undefined) return clock - offset * 60_000
  const at = new Date(clock)
  const local = new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
    at.getUTCMilliseconds(),
  )
  return local.getTime()
}
