import assert from 'node:assert/strict'
import { datedWeekdays, mayHaveWeekday, weekdayLike } from '../../../src/core/dates/weekdays'

describe('weekdays beside dates', () => {
  const found = (text: string) =>
    datedWeekdays(text).map(
      ({ start, end, date, weekday, year, month, day }) =>
        `${text.slice(start, end)} | ${text.slice(date.start, date.end)} | ${weekday} ${year ?? '-'} ${month} ${day}`,
    )
  const cases: readonly (readonly [text: string, ...found: string[]])[] = [
    ['On Wednesday, January 12, 2022, it opens.', 'Wednesday | January 12, 2022 | 3 2022 1 12'],
    ['Wed., Jan. 12th, 2022', 'Wed | Jan. 12th, 2022 | 3 2022 1 12'],
    ['Thurs 12 Sept 2024. Sunday the 13th of May', 'Thurs | 12 Sept 2024 | 4 2024 9 12', 'Sunday | 13th of May | 0 - 5 13'],
    ['January 12, 2022 (Wednesday)', 'Wednesday | January 12, 2022 | 3 2022 1 12'],
    ['2022-01-12 (Wed). Monday, 2022-04-18', 'Wed | 2022-01-12 | 3 2022 1 12', 'Monday | 2022-04-18 | 1 2022 4 18'],
    ['2022年1月12日（星期三）、1月13日周四上午', '三 | 2022年1月12日 | 3 2022 1 12', '四 | 1月13日 | 4 - 1 13'],
    ['2022 年 1 月 16 日 (礼拜天)', '天 | 2022 年 1 月 16 日 | 0 2022 1 16'],
    // Several days.
    ['Friday and Saturday, January 13 and 14'],
    ['Monday, January 10–12; Tuesday, June 2, 3 and 4'],
    ['1月12日至13日（周四至周五）；1月12日—1月13日（周五）；5月1日（周一、二）'],
    // Other years, other calendars, other words.
    ['农历1月12日（周四），去年1月12日（周四），111年1月12日（周四）'],
    ['1月12日周一鸣说；Monday’s match; Sunny January 12, 2022'],
  ]
  for (const [text, ...expected] of cases) it(text, () => assert.deepEqual(found(text), expected))

  it('a text without a name of a weekday is not searched', () => {
    assert.equal(mayHaveWeekday('A friend monitors the sunshine of January 12.'), false)
    assert.equal(mayHaveWeekday('**Wed**, January 12'), true)
  })

  it('another weekday is written in the same form', () => {
    assert.deepEqual([weekdayLike(0, 'Wednesday'), weekdayLike(2, 'Thurs'), weekdayLike(0, '天')], ['Sunday', 'Tue', '日'])
  })
})
