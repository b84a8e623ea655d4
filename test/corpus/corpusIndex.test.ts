import assert from 'node:assert/strict'
import fc from 'fast-check'
import { encodeChunk, recordsIn } from '../../src/corpus/packed/chunk'
import { Corpus } from '../../src/corpus/corpus'
import { dayIn } from '../../src/corpus/records/days'
import { emptyRecord, type ArticleRecord } from '../../src/corpus/records/record'
import { all, recordWith, tagCounts } from './usage'

interface Placed {
  readonly path: string
  readonly record: ArticleRecord
}

/** As the thread that reads files has them sent. @param between is called before each but the first */
function updatePacked(corpus: Corpus, articles: readonly Placed[], between = () => {}): void {
  const files = articles.map(({ path, record }) => ({ path, size: 0, changed: 0, record, typical: false, day: dayIn(record.date) }))
  const records = recordsIn(encodeChunk(files))
  for (const [row, { path }] of articles.entries()) {
    if (row > 0) between()
    const name = path.lastIndexOf('/') + 1
    corpus.updatePacked(path.slice(0, name), path.slice(name), records, records.at(row))
  }
}

describe('Corpus', () => {
  it('counts articles, the most used value first, then by code unit', () => {
    const corpus = new Corpus()
    corpus.update('1', recordWith('b', 'ä', 'Z'))
    corpus.update('2', recordWith('b', 'a'))
    assert.deepEqual(tagCounts(corpus), ['b 2', 'Z 1', 'a 1', 'ä 1'])
    corpus.update('1', recordWith('a'))
    assert.deepEqual(tagCounts(corpus), ['a 2', 'b 1'])
    corpus.remove('2')
    corpus.remove('unknown')
    assert.deepEqual(tagCounts(corpus), ['a 1'])
    assert.equal(corpus.size, 1)
    assert.deepEqual(corpus.get('1'), recordWith('a'))
    assert.deepEqual(corpus.usage('constructor'), [])
  })

  it('counts a value anew that went while articles came', () => {
    const corpus = new Corpus()
    const dated = (date: string) => ({ ...recordWith('a'), date })
    updatePacked(
      corpus,
      [
        { path: '1', record: dated('2020-01-05') },
        { path: '2', record: dated('2024-01-05') },
      ],
      () => {
        assert.deepEqual(tagCounts(corpus), ['a 1'])
        corpus.remove('1')
        assert.deepEqual(tagCounts(corpus), [])
      },
    )
    assert.deepEqual(tagCounts(corpus), ['a 1'])
    assert.deepEqual(corpus.usageOf('tags', 'a'), { value: 'a', count: 1, first: '2024-01-05', last: '2024-01-05' })
    assert.deepEqual(corpus.pathsWith('tags', 'a'), ['2'])
  })

  it('leaves an article out', () => {
    const corpus = new Corpus()
    corpus.update('1', recordWith('a', 'b'))
    corpus.update('2', recordWith('b', 'c'))
    assert.deepEqual(tagCounts(corpus, '1'), ['b 1', 'c 1'])
    assert.deepEqual(tagCounts(corpus, 'unknown'), ['b 2', 'a 1', 'c 1'])
  })

  it('ranks very many values piece by piece as all at once', () => {
    const [whole, pieces] = [new Corpus(), new Corpus()]
    const both = (change: (corpus: Corpus) => void) => [whole, pieces].forEach(change)
    for (let number = 0; number < 3000; number++) both((corpus) => corpus.update(`${number}`, recordWith(`t${number % 1700}`, 'all')))
    let rounds = 1
    while (pieces.rankSome()) {
      // What changes meanwhile is ranked again.
      both((corpus) => corpus.update(`${rounds}`, recordWith(`t${rounds * 300}`, `new ${rounds}`)))
      both((corpus) => corpus.remove(`${rounds + 100}`))
      rounds++
    }
    assert.ok(rounds > 3, String(rounds))
    assert.deepEqual(tagCounts(pieces), tagCounts(whole))
    assert.equal(pieces.rankSome(), false)
  })

  it('gives the same list until something changes', () => {
    const corpus = new Corpus()
    corpus.update('1', recordWith('a', '__proto__'))
    corpus.update('2', recordWith('b'))
    const before = corpus.usage('tags')
    const without = corpus.usage('tags', '1')
    corpus.update('1', { ...recordWith('a', '__proto__'), title: 'Another' })
    assert.equal(corpus.usage('tags'), before)
    assert.equal(corpus.usage('tags', '1'), without)
    corpus.update('1', recordWith('c'))
    assert.notEqual(corpus.usage('tags'), before)
    assert.deepEqual(
      before.map(({ value }) => value),
      ['__proto__', 'a', 'b'],
    )
  })

  it('agrees with a count of everything', () => {
    const path = fc.constantFrom('1', '2', '3', '4')
    const step = fc.record({
      path,
      tags: fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')), { nil: undefined }),
      ask: fc.boolean(),
      except: fc.option(path, { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const corpus = new Corpus()
        const model = new Map<string, readonly string[]>()
        for (const { path: name, tags, ask, except } of steps) {
          if (tags) model.set(name, tags)
          else model.delete(name)
          if (tags) corpus.update(name, recordWith(...tags))
          else corpus.remove(name)
          if (!ask) continue
          const counts = new Map<string, number>()
          for (const [other, values] of model)
            if (other !== except) for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
          const expected = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value, count]) => `${value} ${count}`)
          assert.deepEqual(tagCounts(corpus, except), expected)
        }
        assert.equal(corpus.size, model.size)
      }),
    )
  })

  it('answers every question as a look at all articles would, whatever came and went before', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd')
    const list = fc.uniqueArray(names, { maxLength: 3 })
    const record: fc.Arbitrary<ArticleRecord> = fc.record(
      {
        title: fc.option(names, { nil: undefined }),
        date: fc.option(fc.constantFrom('2024-01-05', '2023-01-05', '5 Jan 2022 10:00:00 GMT', 'soon', '2030-01-01'), { nil: undefined }),
        categories: list,
        tags: list,
        authors: list,
        categoryPaths: fc.array(list, { maxLength: 1 }),
        images: list,
        urls: fc.uniqueArray(fc.constantFrom('/a/', 'a/index.html', 'https://example.com/b', '/b?x#y')),
        slug: fc.option(names, { nil: undefined }),
        language: fc.option(names, { nil: undefined }),
        story: fc.option(names, { nil: undefined }),
        updated: fc.option(names, { nil: undefined }),
        draft: fc.boolean(),
      },
      { noNullPrototype: true },
    )
    const path = fc.constantFrom('x/1', 'x/2', 'x/3', 'y/1', 'y/2', 'z')
    const single = fc.record({ path, record: fc.option(record, { nil: undefined }) })
    const packed = fc.uniqueArray(fc.record({ path, record }), { selector: (one) => one.path, minLength: 1 })
    fc.assert(
      fc.property(fc.array(fc.oneof(single, packed), { maxLength: 40 }), (steps) => {
        const today = Date.UTC(2024, 5, 1)
        const corpus = new Corpus({ today })
        const model = new Map<string, ArticleRecord>()
        for (const step of steps) {
          if ('length' in step) updatePacked(corpus, step)
          else if (step.record) corpus.update(step.path, step.record)
          else corpus.remove(step.path)
          const changes = 'length' in step ? step : [step]
          for (const { path: name, record: one } of changes) {
            if (one) model.set(name, one)
            else model.delete(name)
          }
          // Asking sorts out what is void: what comes after must not depend on it.
          corpus.usage('tags', changes[0]?.path)
        }
        const paths = (holds: (record: ArticleRecord, path: string) => boolean) =>
          [...model]
            .filter(([name, one]) => holds(one, name))
            .map(([name]) => name)
            .sort()
        assert.deepEqual(new Map(corpus.records()), model)
        const cold = new Corpus({ today })
        for (const [name, one] of [...model].reverse()) cold.update(name, one)
        for (const name of ['a', 'b', 'c', 'd']) {
          assert.deepEqual(
            corpus.withTitle(name),
            paths(({ title }) => title === name),
          )
          assert.deepEqual(
            corpus.withSlug(name),
            paths(({ slug }) => slug === name),
          )
          assert.deepEqual(
            corpus.withImage(name),
            paths(({ images }) => images.includes(name)),
          )
          for (const vocabulary of ['categories', 'tags', 'authors'] as const) {
            assert.deepEqual(
              corpus.pathsWith(vocabulary, name),
              paths((one) => one[vocabulary].includes(name)),
            )
            assert.deepEqual(corpus.usageOf(vocabulary, name), cold.usageOf(vocabulary, name))
            assert.deepEqual(corpus.articlesWith(vocabulary, name, 'x/1'), cold.articlesWith(vocabulary, name, 'x/1'))
          }
        }
        for (const vocabulary of ['categories', 'tags', 'authors'])
          for (const except of [undefined, 'x/1', 'y/9'])
            assert.deepEqual(all(corpus.usage(vocabulary, except)), all(cold.usage(vocabulary, except)))
        assert.deepEqual(
          corpus.withUrl('/a'),
          paths(({ urls }) => urls.some((url) => url.includes('a/'))),
        )
        assert.deepEqual(
          corpus.withUrl('http://example.org/b/'),
          paths(({ urls }) => urls.some((url) => url.includes('/b'))),
        )
        assert.deepEqual(
          corpus.inFolder('x/'),
          paths((_, name) => name.startsWith('x/')),
        )
        assert.equal(corpus.usualDate(), cold.usualDate())
      }),
    )
  })

  it('finds each of very many, and goes on when all of them change', () => {
    const corpus = new Corpus()
    const count = 3000
    const readRecord = (index: number, round: string): ArticleRecord => ({
      ...emptyRecord,
      title: `${round} ${index}`,
      images: ['/same.jpg'],
    })
    for (const round of ['first', 'second'])
      for (let index = 0; index < count; index++) corpus.update(`n/${index}`, readRecord(index, round))
    assert.deepEqual(corpus.withTitle('second 17'), ['n/17'])
    assert.deepEqual(corpus.withTitle('first 17'), [])
    assert.equal(corpus.withImage('/same.jpg').length, count)
    for (let index = 0; index < count; index++) if (index !== 17) corpus.remove(`n/${index}`)
    assert.deepEqual([corpus.size, corpus.withImage('/same.jpg'), corpus.inFolder('n/')], [1, ['n/17'], ['n/17']])
  })

  it('tells of each change, and of nothing that is none', () => {
    const corpus = new Corpus()
    let told = 0
    const listening = corpus.onDidChange(() => told++)
    corpus.update('1', recordWith('a'))
    corpus.update('1', recordWith('a'))
    corpus.remove('2')
    assert.deepEqual([told, corpus.version], [1, 1])
    corpus.remove('1')
    listening.dispose()
    corpus.update('1', recordWith('b'))
    assert.deepEqual([told, corpus.version], [2, 3])
  })
})
