import assert from 'node:assert/strict'
import fc from 'fast-check'
import { instantIn, isTimeZone, offsetAt, zoneOffset } from '../../../src/core/dates/timeZone'
import { runs } from '../../runs'

describe('zones', () => {
  it('are IANA names and offsets', () => {
    for (const name of ['Asia/Shanghai', 'Europe/Berlin', 'UTC', 'Z', '+08:00', '-03:30', 'America/Argentina/Ushuaia'])
      assert.ok(isTimeZone(name), name)
    for (const name of ['', 'Asia/Shangri-La', '+8', '+08:99', '+25:00', '8', 'a b', 'Asia/', '{{ zone }}', '__proto__'])
      assert.ok(!isTimeZone(name), name)
  })

  it('write their offset at a time', () => {
    for (const [time, zone, offset] of [
      ['2024-01-05T08:00:00', 'Asia/Shanghai', '+08:00'],
      ['2024-01-05T08:00:00', '+08:00', '+08:00'],
      ['2024-01-05T08:00:00', 'UTC', 'Z'],
      ['2024-01-05T08:00:00', 'America/St_Johns', '-03:30'],
      ['2024-03-31T01:59:59', 'Europe/Berlin', '+01:00'],
      ['2024-03-31T03:00:00', 'Europe/Berlin', '+02:00'],
      ['2024-10-27T02:30:00', 'Europe/Berlin', '+02:00'],
      ['2024-10-27T03:00:00', 'Europe/Berlin', '+01:00'],
      ['2024-01-05T08:00:00', 'Asia/Nowhere', undefined],
    ] as const)
      assert.equal(offsetAt(time, zone), offset, `${time} ${zone}`)
  })

  it('tell how far their clocks are ahead', () => {
    const summer = Date.parse('2024-07-01T12:00:00Z')
    const winter = Date.parse('2024-01-01T12:00:00Z')
    assert.equal(zoneOffset(summer, 'Asia/Shanghai'), 480)
    assert.equal(zoneOffset(summer, 'Europe/Berlin'), 120)
    assert.equal(zoneOffset(winter, 'Europe/Berlin'), 60)
    assert.equal(zoneOffset(winter, 'America/St_Johns'), -210)
    for (const utc of ['Z', 'UTC', '+00:00', 'Etc/UTC']) assert.equal(zoneOffset(winter, utc), 0, utc)
    assert.equal(zoneOffset(winter, '-03:30'), -210)
    assert.equal(zoneOffset(winter, 'Asia/Nowhere'), undefined)
    assert.equal(zoneOffset(winter, ''), undefined)
    assert.equal(zoneOffset(Number.NaN, 'Asia/Shanghai'), undefined)
  })

  it('tell when their clocks show a time, also on the nights when they are put forward or back', () => {
    const at = (time: string, zone: string) => new Date(instantIn(time, zone) ?? Number.NaN).toISOString()
    assert.equal(at('2024-01-05T08:00:00', 'Asia/Shanghai'), '2024-01-05T00:00:00.000Z')
    assert.equal(at('2024-01-05T08:00:00', '+08:00'), '2024-01-05T00:00:00.000Z')
    assert.equal(at('2024-03-31T01:30:00', 'Europe/Berlin'), '2024-03-31T00:30:00.000Z')
    assert.equal(at('2024-03-31T02:30:00', 'Europe/Berlin'), '2024-03-31T01:30:00.000Z')
    assert.equal(at('2024-03-31T03:30:00', 'Europe/Berlin'), '2024-03-31T01:30:00.000Z')
    assert.equal(at('2024-10-27T02:30:00', 'Europe/Berlin'), '2024-10-27T00:30:00.000Z')
    assert.equal(instantIn('2024-01-05T08:00:00', 'Asia/Nowhere'), undefined)
    assert.equal(instantIn('never', 'Asia/Shanghai'), undefined)
  })

  it('are read back from what their clocks show', () => {
    const zone = fc.constantFrom('Asia/Shanghai', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', '+05:45')
    const instant = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2037, 0) }).map((ms) => ms - (ms % 60_000))
    fc.assert(
      fc.property(instant, zone, (ms, name) => {
        const offset = zoneOffset(ms, name) ?? Number.NaN
        const shown = new Date(ms + offset * 60_000).toISOString().slice(0, 19)
        const read = instantIn(shown, name) ?? Number.NaN
        // An hour that is shown twice is read as the first of both.
        assert.ok(read === ms || (read < ms && ms - read <= 3_600_000), `${shown} ${name}`)
      }),
      runs(300, 3000),
    )
  })
})
