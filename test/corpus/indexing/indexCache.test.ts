import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checkOf, decodeContents, contentsLength, encodeContents, footBytes } from '../../../src/corpus/indexing/indexCache'
import { articleBy, index, sorted } from './indexing'
import { simulatedFiles } from './simulatedFiles'

describe('the cache of the index', () => {
  const saved = () => {
    const disk = simulatedFiles(
      Object.fromEntries(Array.from({ length: 2500 }, (_, number) => [`文/a${number} "x".md`, articleBy(`作者 ${number}`)])),
    )
    return { disk, cached: index(disk).cached! }
  }

  it('has its directory read back as it was written, and as none when a byte of it differs', () => {
    const contents = { siteFolders: ['新', ''], chunks: [{ start: 0, length: 8, check: 7, count: 2, order: 0 }] }
    const bytes = encodeContents(contents)
    const read = (all: Uint8Array<ArrayBuffer>) => {
      const foot = all.slice(-footBytes)
      const length = contentsLength(foot)
      return length === undefined ? undefined : decodeContents(all.slice(0, length), foot)
    }
    assert.deepEqual(read(bytes), contents)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const damaged = bytes.slice()
        damaged[at] = (damaged[at] ?? 0) ^ difference
        assert.equal(read(damaged), undefined)
        assert.equal(read(bytes.slice(0, at)), undefined)
      }),
    )
  })

  it('has a check over each chunk that tells any other byte', () => {
    const { cached } = saved()
    const chunk = cached.chunk(0)!
    fc.assert(
      fc.property(fc.nat(chunk.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const damaged = chunk.slice()
        damaged[at] = (damaged[at] ?? 0) ^ difference
        assert.notEqual(checkOf(damaged), checkOf(chunk))
      }),
    )
  })

  it('does without a chunk that is damaged', () => {
    const { disk, cached } = saved()
    const again = index(disk, { ...cached, chunk: (number) => (number === 0 ? undefined : cached.chunk(number)) })
    assert.deepEqual([again.files.size, again.read], [2500, cached.counts[0]])
    assert.deepEqual(sorted(again.files), sorted(index(disk).files))
    assert.deepEqual([index(disk, again.cached).read, again.cached?.counts.reduce((sum, count) => sum + count)], [0, 2500])
  })

  it('keeps whole chunks and puts small ones together', () => {
    const { disk, cached: before } = saved()
    let cached = before
    for (let number = 0; number < 20; number++) {
      disk.write(`文/new${number}.md`, articleBy('New'))
      cached = index(disk, cached).cached!
    }
    assert.ok(cached.counts.length <= 7, String(cached.counts.length))
    assert.deepEqual(cached.chunk(0), before.chunk(0))
    assert.deepEqual([index(disk, cached).read, index(disk, cached).files.size], [0, 2520])
  })
})
