import assert from 'node:assert/strict'
import fc from 'fast-check'
import { decodeChunk, encodeChunk, pathsIn, statesIn, type IndexedFile } from '../../../src/corpus/packed/chunk'
import type { ArticleRecord } from '../../../src/corpus/records/record'

const text = fc.string({ unit: fc.constantFrom('a', '新', '\0', '"', '\n', '😀', '\uFEFF', "'", '#'), maxLength: 5 })
const texts = fc.array(text, { maxLength: 3 })
const record: fc.Arbitrary<ArticleRecord> = fc.record(
  {
    title: fc.option(text, { nil: undefined }),
    date: fc.option(text, { nil: undefined }),
    categories: texts,
    tags: texts,
    authors: texts,
    categoryPaths: fc.array(texts, { maxLength: 2 }),
    images: texts,
    urls: texts,
    slug: fc.option(text, { nil: undefined }),
    language: fc.option(text, { nil: undefined }),
    story: fc.option(text, { nil: undefined }),
    updated: fc.option(text, { nil: undefined }),
    draft: fc.boolean(),
  },
  { noNullPrototype: true },
)
const name = fc.string({ unit: fc.constantFrom('a', '/', '新', '\n', '\uFEFF', ' ', '"'), minLength: 1, maxLength: 6 })
const file: fc.Arbitrary<IndexedFile> = fc.record(
  {
    path: name,
    size: fc.nat(2 ** 40),
    changed: fc.double({ min: 0, max: 4e12, noNaN: true, noDefaultInfinity: true }),
    record,
    typical: fc.boolean(),
    day: fc.nat(40_000),
  },
  { noNullPrototype: true },
)
const other = file.map((one): IndexedFile => ({ ...one, record: undefined, typical: false, day: 0 }))

describe('a chunk', () => {
  it('is read back as the files it was made from', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(file, other), { maxLength: 5 }), (files) => {
        const bytes = encodeChunk(files)
        assert.deepEqual(decodeChunk(bytes), files)
        const { sizes, times } = statesIn(bytes)
        assert.deepEqual(
          pathsIn(bytes).map((path, row) => [path, sizes[row], times[row]]),
          files.map(({ path, size, changed }) => [path, size, changed]),
        )
      }),
    )
  })

  it('keeps all but lone surrogates', () => {
    const [one] = fc.sample(file, { numRuns: 1, seed: 1 })
    const titles = (titles: readonly string[]) => titles.map((title) => ({ ...one!, record: { ...one!.record!, title } }))
    const read = decodeChunk(encodeChunk(titles(['\uD83D', '\uDE00', '新\uD800b', 'é', '😀'])))
    assert.deepEqual(
      read.map(({ record }) => record?.title),
      ['\uFFFD', '\uFFFD', '新\uFFFDb', 'é', '😀'],
    )
  })

  it('takes numbers beyond two bytes', () => {
    const [one] = fc.sample(file, { numRuns: 1, seed: 1 })
    const tags = Array.from({ length: 70_000 }, (_, index) => `tag ${index}`)
    const files = [{ ...one!, day: 70_000, record: { ...one!.record!, tags } }]
    assert.deepEqual(decodeChunk(encodeChunk(files)), files)
  })

  it('throws when it is none', () => {
    const bytes = encodeChunk(fc.sample(file, { numRuns: 3, seed: 1 }))
    assert.throws(() => decodeChunk(bytes.slice(0, 8)))
    assert.throws(() => decodeChunk(bytes.slice(0, 40)))
    assert.throws(() => decodeChunk(new Uint8Array(64).fill(255)))
  })
})
