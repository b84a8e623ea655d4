import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { QuietTimer } from '../../../src/extension/platform/quietTimer'

describe('a quiet timer', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }))
  afterEach(() => mock.timers.reset())

  function counted() {
    const runs = { count: 0 }
    return { runs, timer: new QuietTimer(() => runs.count++, { quietMs: 700, maxDelayMs: 5000 }) }
  }

  it('runs once for requests that come close together', () => {
    const { runs, timer } = counted()
    for (let request = 0; request < 3; request++) {
      timer.request()
      mock.timers.tick(600)
    }
    assert.equal(runs.count, 0)
    mock.timers.tick(100)
    assert.equal(runs.count, 1)
    mock.timers.tick(10_000)
    assert.equal(runs.count, 1)
  })

  it('runs again and again while requests never end', () => {
    const { runs, timer } = counted()
    for (let request = 0; request < 40; request++) {
      timer.request()
      mock.timers.tick(500)
    }
    assert.equal(runs.count, 4)
  })

  it('does not run after it is disposed of', () => {
    const { runs, timer } = counted()
    timer.request()
    timer.dispose()
    mock.timers.tick(10_000)
    assert.equal(runs.count, 0)
  })
})
