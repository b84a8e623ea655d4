import assert from 'node:assert/strict'
import { Corpus } from '../../../src/corpus/corpus'
import { emptyRecord } from '../../../src/corpus/records/record'
import { scan, type ScanFiles, type ScanOptions } from '../../../src/corpus/indexing/scan'

const articleBy = (author: string) => `---\ntitle: x\nauthor: ${author}\n---\n\nBody\n`

function filesOf(texts: Readonly<Record<string, string | Error>>): ScanFiles & { readonly reads: string[] } {
  const reads: string[] = []
  return {
    reads,
    list: async () => Object.keys(texts),
    async read(path) {
      reads.push(path)
      const text = texts[path]
      if (typeof text !== 'string') throw text
      return text
    },
  }
}

const options: ScanOptions = { isArticle: (_, article) => article.frontMatter !== undefined, pause: async () => {}, now: () => 0 }
const never = new AbortController().signal
const authors = (corpus: Corpus) => corpus.usage('authors').map(({ value }) => value)

describe('scan', () => {
  it('reads articles, takes out what is none, and goes on behind a file that cannot be read', async () => {
    const corpus = new Corpus()
    corpus.update('readme', { ...emptyRecord, title: 'x', authors: ['Old'] })
    const failures: string[] = []
    const files = filesOf({ a: articleBy('Li'), readme: '# Read me', gone: new Error('gone'), b: articleBy('Wang') })
    const done = await scan(files, corpus, { ...options, failed: (path) => failures.push(path) }, never)
    assert.deepEqual([done, authors(corpus), failures, corpus.size], [4, ['Li', 'Wang'], ['gone'], 2])
  })

  it('takes a list that comes bit by bit', async () => {
    const corpus = new Corpus()
    async function* list() {
      yield 'a'
      yield 'b'
    }
    await scan({ ...filesOf({ a: articleBy('Li'), b: articleBy('Wang') }), list }, corpus, options, never)
    assert.deepEqual(authors(corpus), ['Li', 'Wang'])
  })

  it('keeps sixteen reads in flight', async () => {
    let inFlight = 0
    let most = 0
    const files: ScanFiles = {
      list: async () => Array.from({ length: 100 }, (_, index) => String(index)),
      async read(path) {
        most = Math.max(most, ++inFlight)
        await new Promise((resolve) => setImmediate(resolve))
        inFlight--
        return articleBy(path)
      },
    }
    const corpus = new Corpus()
    assert.equal(await scan(files, corpus, options, never), 100)
    assert.equal(most, 16)
    assert.equal(corpus.size, 100)
  })

  it('pauses after each slice of work, and lets nothing run meanwhile', async () => {
    let clock = 0
    let pauses = 0
    let paused = false
    let disturbed = 0
    const progress: number[] = []
    const texts = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [String(index), articleBy('Li')]))
    await scan(
      filesOf(texts),
      new Corpus(),
      {
        now: () => (clock += 0.5),
        isArticle() {
          if (paused) disturbed++
          return true
        },
        async pause() {
          pauses++
          paused = true
          await new Promise((resolve) => setImmediate(resolve))
          paused = false
        },
        progress: (done) => progress.push(done),
      },
      never,
    )
    // 40 files of half a millisecond each, in slices of eight.
    assert.equal(pauses, 2)
    assert.equal(disturbed, 0)
    assert.equal(progress.at(-1), 40)
  })

  it('stops when told to', async () => {
    const stop = new AbortController()
    const corpus = new Corpus()
    const texts = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [String(index), articleBy(String(index))]))
    const isArticle: ScanOptions['isArticle'] = () => {
      if (corpus.size === 10) stop.abort()
      return true
    }
    const done = await scan(filesOf(texts), corpus, { ...options, isArticle }, stop.signal)
    assert.ok(done < 100)
    assert.ok(corpus.size <= 11)
  })

  it('leaves files alone that somebody else keeps, also when that begins during the read', async () => {
    const corpus = new Corpus()
    const files = filesOf({ a: articleBy('Li'), b: articleBy('Wang') })
    let asked = 0
    await scan(files, corpus, { ...options, skip: (path) => path === 'a' || (path === 'b' && asked++ > 0) }, never)
    assert.deepEqual([files.reads, corpus.size], [['b'], 0])
  })

  it('reads only the first part where it can, and all where the block is longer', async () => {
    const corpus = new Corpus()
    const texts: Readonly<Record<string, string>> = {
      short: articleBy('Li') + 'x'.repeat(20_000),
      long: `---\nexcerpt: ${'x'.repeat(20_000)}\nauthor: Wang\n---\n`,
      tiny: '---\nauthor: Zhao\n---',
    }
    const files = {
      ...filesOf(texts),
      readStart: async (path: string, bytes: number) => ({
        text: (texts[path] ?? '').slice(0, bytes),
        whole: (texts[path] ?? '').length <= bytes,
      }),
    }
    await scan(files, corpus, options, never)
    assert.deepEqual([authors(corpus), files.reads], [['Li', 'Wang', 'Zhao'], ['long']])
  })
})
