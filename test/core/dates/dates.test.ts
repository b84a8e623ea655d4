import assert from 'node:assert/strict'
import { readDate } from '../../../src/core/dates/dates'

describe('dates', () => {
  for (const [source, notation, iso] of [
    ['2024-01-05', 'iso', '2024-01-05'],
    ['2024-01-05T08:00:00Z', 'iso', '2024-01-05T08:00:00Z'],
    ['2024-01-05 08:00:00 +0800', 'iso', '2024-01-05T08:00:00+08:00'],
    ['2016-04-01 10:30:00 -4', 'iso', '2016-04-01T10:30:00-04:00'],
    ['2019-06-01 15:40', 'iso', '2019-06-01T15:40:00'],
    ['2024-01-05T08:00:00.123+08:00', 'iso', '2024-01-05T08:00:00+08:00'],
    ['Wed, 12 Jan 2022 03:35:16 GMT', 'rfc2822', '2022-01-12T03:35:16Z'],
    ['Wed, 12 Jan 2022 03:35:16 +0800', 'rfc2822', '2022-01-11T19:35:16Z'],
    ['Wed, 31 Dec 2008 23:59:60 GMT', 'rfc2822', '2008-12-31T23:59:59Z'],
    ['12 Jan 2022 03:35 EST', 'rfc2822', '2022-01-12T08:35:00Z'],
    ['2022/1/10 00:00:00', 'slashes', '2022-01-10T00:00:00'],
    ['6/27/2009 8:59:33 AM', 'slashes', '2009-06-27T08:59:33'],
    ['6/27/2009 12:05 AM', 'slashes', '2009-06-27T00:05:00'],
    ['2022-1-5', 'unpadded', '2022-01-05'],
    ['January 5, 2024', 'month-name', '2024-01-05'],
    ['5th Jan 2024', 'month-name', '2024-01-05'],
    ['2024年1月5日 08:30', 'han', '2024-01-05T08:30:00'],
  ] as const) {
    it(`reads ${source}`, () => {
      assert.deepEqual(readDate(source), { notation, iso, exists: true })
    })
  }

  it('knows which days and times exist', () => {
    for (const source of [
      '2023-02-29',
      '2020/13/45',
      '2024-04-31',
      '2024-01-05 25:00',
      '2024-01-05 10:61',
      'Wed, 32 Jan 2022 03:35:16 GMT',
      '2022-00-10',
    ]) {
      assert.equal(readDate(source)?.exists, false, source)
    }
    assert.equal(readDate('2024-02-29')?.exists, true)
  })

  it('does not take other texts for dates', () => {
    for (const source of ['Invalid Date', 'tomorrow', '', '20240105x', '{{ date }}', 'false'])
      assert.equal(readDate(source), undefined, source)
  })
})
