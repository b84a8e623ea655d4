import assert from 'node:assert/strict'
import { ageInWords, dateInWords, instantInWords } from '../../../src/core/dates/dateWords'

describe('dates in words', () => {
  it('stay on the day that is written', () => {
    assert.equal(dateInWords('2024-01-05', 'en'), 'January 5, 2024')
    assert.equal(dateInWords('2024-01-05', 'en', 'full'), 'Friday, January 5, 2024')
    assert.equal(dateInWords('2024-01-05', 'zh-cn', 'full'), '2024年1月5日星期五')
    assert.match(dateInWords('2024-01-05T23:30:00-09:30', 'en') ?? '', /^January 5, 2024 at 11:30.PM UTC−9:30$/)
    assert.match(dateInWords('2024-01-05T08:00:00Z', 'en') ?? '', / UTC$/)
    assert.equal(dateInWords('2024-01-05', 'no-such-language-tag-at-all'), 'January 5, 2024')
    assert.equal(dateInWords('5 January', 'en'), undefined)
  })

  it('move to a zone where an instant is meant', () => {
    assert.equal(instantInWords(Date.parse('2024-01-05T20:00:00Z'), 480, 'zh-cn', 'full'), '2024年1月6日星期六 04:00')
  })

  it('say how long ago, in the largest unit that tells something', () => {
    const now = Date.parse('2024-03-10T12:00:00Z')
    const age = (time: string, language = 'en', days = false) => ageInWords(Date.parse(time), now, language, days)
    assert.equal(age('2024-03-10T12:00:20Z'), 'now')
    assert.equal(age('2024-03-10T11:59:00Z'), '1 minute ago')
    assert.equal(age('2024-03-10T11:55:00Z'), '5 minutes ago')
    assert.equal(age('2024-03-10T15:00:00Z'), 'in 3 hours')
    assert.equal(age('2024-03-10T11:14:00Z'), '1 hour ago')
    assert.equal(age('2024-03-07T12:00:00Z'), '3 days ago')
    assert.equal(age('2024-03-07T12:00:00Z', 'zh-cn'), '3天前')
    assert.equal(age('2024-02-12T12:00:00Z'), 'last month')
    assert.equal(age('2023-05-10T12:00:00Z'), '10 months ago')
    assert.equal(age('2022-01-12T03:35:16Z'), '2 years ago')
    assert.equal(ageInWords(0, 0, 'en', true), 'today')
    assert.equal(ageInWords(0, 86_400_000, 'en', true), 'yesterday')
    assert.equal(ageInWords(0, 86_400_000, 'zh-cn', true), '昨天')
  })
})
