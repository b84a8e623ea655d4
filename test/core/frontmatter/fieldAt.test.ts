import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import type { Field } from '../../../src/core/data/nodes'
import { isInterleaved } from '../../../src/core/frontmatter/fieldAt'

const [template] = parseArticle('---\na: b\n---\n').frontMatter?.fields ?? []
assert.ok(template)

describe('isInterleaved', () => {
  it('finds another field that starts within a field, in any order of the fields', () => {
    const ranges = fc.array(fc.tuple(fc.nat(20), fc.nat(5)).map(([start, length]) => ({ start, end: start + length })))
    fc.assert(
      fc.property(ranges, (all) => {
        const fields = all.map((range) => ({ ...template, range }))
        for (const field of fields)
          assert.equal(
            isInterleaved(fields, field),
            all.some(({ start }) => start > field.range.start && start < field.range.end),
          )
      }),
    )
  })

  it('reads each field of a map a few times only, however many fields it is asked for', () => {
    const count = 2000
    let reads = 0
    const fields = Array.from(
      { length: count },
      (_, at): Field => ({
        ...template,
        get range() {
          reads++
          return { start: at * 10, end: at * 10 + 9 }
        },
      }),
    )
    for (const field of fields) assert.equal(isInterleaved(fields, field), false)
    assert.ok(reads < count * 20, `${reads} reads`)
  })
})
