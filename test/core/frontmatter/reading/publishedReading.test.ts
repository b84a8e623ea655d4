import assert from 'node:assert/strict'
import matter from 'gray-matter'
import { readPublished } from '../../../../src/core/frontmatter/reading/publishedReading'
import { generatorFor } from '../../../generatorFor'

describe('published reading', () => {
  for (const name of ['js', 'JS', 'javascript', 'JavaScript', 'coffee', 'coffeescript', 'cson', 'Coffee']) {
    it(`never runs front matter that says it is ${name}`, () => {
      const global = globalThis as { ran?: boolean }
      delete global.ran
      const reading = readPublished(`---${name}\n{ title: (globalThis.ran = true) }\n---\n`, 0, generatorFor('generic'))
      assert.equal(global.ran, undefined)
      assert.deepEqual(reading.data, {})
      assert.ok(reading.error)
    })
  }

  it('leaves nothing of a text in a cache, and reads the same twice', () => {
    const text = `---\ntitle: never cached ${'x'.repeat(10)}\n---\n`
    const broken = '---\ntitle: [\n---\n'
    readPublished(text, 0, generatorFor('generic'))
    for (let i = 0; i < 2; i++) assert.ok(readPublished(broken, 0, generatorFor('generic')).error)
    const { cache } = matter as unknown as { cache: Record<string, unknown> }
    assert.equal(Object.keys(cache).length, 0)
  })

  it('reads as YAML 1.1 does', () => {
    const { data } = readPublished('---\na: 12:30\nb: 012\nc: 1_000\nd: no\ne: 2024-01-05\n---\n', 0, generatorFor('generic'))
    assert.deepEqual(data, { a: 750, b: 10, c: 1000, d: 'no', e: new Date('2024-01-05T00:00:00Z') })
  })

  it('reads the same with any number of blank lines, and keeps those that anybody writes', () => {
    const read = (count: number) => readPublished(`---\ntitle: a${'\n'.repeat(count)}tags: [b]\n---\n`, 0, generatorFor('generic'))
    for (const count of [1, 999, 1001, 50_000]) assert.deepEqual(read(count).data, { title: 'a', tags: ['b'] }, String(count))
    const { data } = readPublished(`---\ntitle: |\n  a${'\n'.repeat(900)}  b\n---\n`, 0, generatorFor('generic'))
    assert.equal(data['title'], `a${'\n'.repeat(900)}b\n`)
  })

  it('depends on the generator where a blank line comes first', () => {
    const text = '\n---\ntitle: a\n---\n'
    assert.deepEqual(readPublished(text, 1, generatorFor('hexo')).data, { title: 'a' })
    assert.deepEqual(readPublished(text, 1, generatorFor('jekyll')).data, {})
  })

  it('of a list or a word has no fields', () => {
    for (const content of ['- a', '42', 'word'])
      assert.deepEqual(readPublished(`---\n${content}\n---\n`, 0, generatorFor('generic')).data, {})
  })
})
