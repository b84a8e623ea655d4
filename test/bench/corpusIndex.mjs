// Bundled by corpus.mjs: one part of the bench of the index in a process of its own. Prints JSON: rows of a table.
import fs from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import han from '../../media/han.json'
import { parseArticle } from '../../src/core/article/article'
import { defaultSchema } from '../../src/core/schema/defaultSchema'
import { compileSchema } from '../../src/core/schema/articleSchema'
import { exclusionFor, nodeIndexFiles } from '../../src/indexer/nodeFiles'
import { CacheFile } from '../../src/indexer/cacheFile'
import { isArticleThere } from '../../src/core/settings/siteScope'
import { noSettings } from '../../src/core/settings/settings'
import { pathsIn, recordsIn, splitPaths } from '../../src/corpus/packed/chunk'
import { Corpus } from '../../src/corpus/corpus'
import { hexo } from '../../src/core/generators/hexo/hexo'
import { readRecord } from '../../src/corpus/records/readRecord'
import { walk } from '../../src/corpus/indexing/walk'
import { readHanTable } from '../../src/core/text/hanCharacters'
import { complete } from '../../src/features/completion/completion'
import { pinyinSearch } from '../../src/features/completion/pinyin'
import { archiveText, authorName, categoryName } from './corpusArticles.mjs'
import { simulated, textBytes, used } from './corpusMemory.mjs'

const [part, folder, indexer, cache] = process.argv.slice(2)
const scope = { settings: noSettings, site: { generator: hexo, content: ['source/_posts'], roots: ['source'] } }
const sliceMs = 4

/** As the extension does it: a thread reads, this one takes in what it finds, in slices. @returns milliseconds, longest slice, corpus */
async function index() {
  const started = performance.now()
  const corpus = new Corpus({ today: Date.now() })
  const waiting = []
  let wake
  const worker = new Worker(indexer, { execArgv: [] })
  worker.on('message', (message) => {
    waiting.push(message)
    wake?.()
  })
  worker.postMessage({ id: 1, root: folder, cache, excluded: ['**/.git', '**/.DS_Store'], indexedElsewhere: [], paths: undefined })
  let slice = performance.now()
  let longest = 0
  for (;;) {
    while (waiting.length === 0) {
      longest = Math.max(longest, performance.now() - slice)
      await new Promise((resolve) => (wake = resolve))
      slice = performance.now()
    }
    const message = waiting.shift()
    if (message.kind === 'stopped') throw new Error(message.reason)
    if (message.kind === 'done') break
    if (message.kind !== 'files') continue
    const records = recordsIn(message.chunk)
    for (const [row, path] of pathsIn(message.chunk).entries()) {
      const at = records.at(row)
      if (at > 0 && isArticleThere(path, scope, () => records.isTypical(at))) put(corpus, path, records, at)
      if (performance.now() - slice <= sliceMs) continue
      longest = Math.max(longest, performance.now() - slice)
      await new Promise((resolve) => setTimeout(resolve, 0))
      slice = performance.now()
    }
  }
  const ms = performance.now() - started
  await saved(worker)
  return { ms, longest, corpus }
}

/** The thread keeps what it knows when it is done, and then waits for more. */
async function saved(worker) {
  const answered = new Promise((resolve) => worker.once('message', resolve))
  worker.postMessage({ id: 2, root: folder, cache: undefined, excluded: [], indexedElsewhere: [], paths: [] })
  await answered
  await worker.terminate()
}

/** Those of a folder stand together. */
let within = { relative: '', folder: '' }

function put(corpus, path, records, at) {
  const start = path.lastIndexOf('/') + 1
  if (within.relative.length !== start || !path.startsWith(within.relative))
    within = { relative: path.slice(0, start), folder: `file://${folder}/${path.slice(0, start)}` }
  corpus.updatePacked(within.folder, path.slice(start), records, at)
}

/** All that the cache holds. */
function fromCache() {
  const corpus = new Corpus({ today: Date.now() })
  const known = CacheFile.open(cache)
  for (const number of known.counts.keys()) {
    const chunk = known.chunk(number)
    const records = recordsIn(chunk)
    for (const [row, path] of pathsIn(chunk).entries()) if (records.at(row) > 0) put(corpus, path, records, records.at(row))
  }
  known.close()
  return corpus
}

async function started(name) {
  const before = process.cpuUsage()
  const { ms } = await index()
  const { user, system } = process.cpuUsage(before)
  return [name, ms.toFixed(0), ((user + system) / 1000).toFixed(0)]
}

function clocked(work) {
  const started = performance.now()
  work()
  return performance.now() - started
}

const parts = {
  /** Each beside what it is compared with, five times: other work on the machine then slows both. */
  async index() {
    const files = splitPaths(walk(nodeIndexFiles(folder), exclusionFor(folder, [], []), { failed() {} }).paths)
    const buffer = Buffer.allocUnsafe(4096)
    const readAll = () => {
      for (const path of files) {
        const handle = fs.openSync(join(folder, path), 'r')
        fs.readSync(handle, buffer, 0, 4096, 0)
        fs.closeSync(handle)
      }
    }
    const statAll = () => {
      for (const path of files) fs.statSync(join(folder, path))
    }
    readAll()
    const best = {}
    const processor = {}
    const least = (list, name, ms) => (list[name] = Math.min(list[name] ?? Number.POSITIVE_INFINITY, ms))
    let used = process.cpuUsage()
    const keep = (name, ms) => {
      least(best, name, ms)
      const { user, system } = process.cpuUsage(used)
      least(processor, name, (user + system) / 1000)
      used = process.cpuUsage()
    }
    let count = 0
    for (let round = 0; round < 5; round++) {
      fs.rmSync(cache, { force: true })
      used = process.cpuUsage()
      keep('read', clocked(readAll))
      keep('cold', (await index()).ms)
      keep('read', clocked(readAll))
      // What was changed a moment ago is read again: not so now.
      await index()
      used = process.cpuUsage()
      for (let again = 0; again < 2; again++) {
        keep('stat', clocked(statAll))
        const warm = await index()
        keep('warm', warm.ms)
        least(best, 'slice', warm.longest)
        count = warm.corpus.size
      }
    }
    const { read, cold, stat, warm, slice } = best
    const shareOf = (name, base) => [processor[name].toFixed(0), (processor[name] / processor[base]).toFixed(2)]
    return [
      [`read the first 4 KB of all files, synchronously`, read.toFixed(0), '1.00', '', ...shareOf('read', 'read')],
      ['cold index', cold.toFixed(0), (cold / read).toFixed(2), '2', ...shareOf('cold', 'read')],
      ['stat of all files, synchronously', stat.toFixed(0), '1.00', '', ...shareOf('stat', 'stat')],
      [`warm index (${count} articles known)`, warm.toFixed(0), (warm / stat).toFixed(2), '1.7', ...shareOf('warm', 'stat')],
      ['longest slice of the warm index', slice.toFixed(1), '', ''],
    ]
  },

  /** As at the start of VS Code: nothing is compiled yet, and nobody has read a file. */
  async warmStart() {
    return [await started(`warm index`)]
  },

  async coldStart() {
    fs.rmSync(cache, { force: true })
    return [await started('cold index')]
  },

  memory() {
    const before = used()
    const corpus = fromCache()
    corpus.usage('authors')
    corpus.usage('categories')
    const bytes = used() - before
    const texts = textBytes(corpus)
    const each = (sum) => (sum / corpus.size).toFixed(0)
    return [
      ['all', (bytes / 1e6).toFixed(1), each(bytes), ''],
      ['its texts', (texts / 1e6).toFixed(1), each(texts), ''],
      ['the index beyond them', ((bytes - texts) / 1e6).toFixed(1), each(bytes - texts), '300'],
    ]
  },

  completion() {
    const corpus = fromCache()
    const schema = compileSchema(defaultSchema)
    const pinyin = pinyinSearch(readHanTable(JSON.stringify(han)))
    const rows = []
    for (const [key, values, how] of [
      ['categories', [3, 4, 12, 25, 40].map(categoryName)],
      ['author', [3, 5, 100, 1003, 4321].map(authorName)],
      ['author', ['wangwei', 'zhwf', 'lina', 'cgy', 'huxm'], { pinyin }],
    ])
      for (let length = 0; length <= 4; length++) {
        const times = []
        const processor = []
        for (let run = 0; run < 400; run++) {
          const typed = values[run % values.length].slice(0, length)
          const path = `file://${folder}/source/_posts/00500/article-${50_000 + (run % 50)}.md`
          const text = archiveText(50_000 + (run % 50)).replace(new RegExp(`\n${key}:[^\n]*\n(?: - .*\n)*`), `\n${key}: ${typed}\n`)
          const article = parseArticle(text)
          corpus.update(path, readRecord(article, path))
          const offset = text.indexOf(`\n${key}: `) + key.length + 3 + typed.length
          const before = process.cpuUsage()
          times.push(clocked(() => complete(article, offset, { schema, corpus, path, ...how }, 500)))
          const { user, system } = process.cpuUsage(before)
          processor.push((user + system) / 1000)
        }
        for (const list of [times, processor]) {
          list.splice(0, 50)
          list.sort((a, b) => a - b)
        }
        const at = (list, share) => list[Math.floor(list.length * share)].toFixed(2)
        rows.push([
          `${key}${how ? ' by pinyin' : ''}, ${length} letters typed (${corpus.usage(key === 'author' ? 'authors' : key).length} values)`,
          at(times, 0.5),
          at(times, 0.99),
          at(processor, 0.5),
          at(processor, 0.99),
        ])
      }
    return rows
  },

  /** Records alone, without files: does anything grow faster than their number? */
  million() {
    const rows = []
    const before = used()
    const corpus = new Corpus({ today: Date.now() })
    let texts = 0
    const step = 100_000
    for (let number = 0; number < 1_000_000; number += step) {
      let ms = 0
      for (let at = number; at < number + step; at += 1000) {
        const records = Array.from({ length: 1000 }, (_, index) => simulated(at + index))
        ms += clocked(() => {
          for (const { path, record, day } of records) corpus.update(path, record, day)
        })
      }
      if ((number + step) % 200_000 !== 0 && number > 0) continue
      const ask = clocked(() => corpus.usage('authors', 'file:///archive/00005/article-500.md'))
      const lookups = clocked(() => {
        for (let at = 0; at < 1000; at++) corpus.withTitle(`Headline of the article with the number ${at * 97}`)
      })
      const again = clocked(() => {
        for (let at = 0; at < 1000; at++) {
          const { path, record, day } = simulated(at * 97)
          corpus.update(path, { ...record, categories: ['Other', ...record.categories] }, day)
        }
      })
      texts = textBytes(corpus)
      rows.push([
        corpus.size.toLocaleString('en'),
        ((used() - before - texts) / corpus.size).toFixed(0),
        ((ms * 1000) / step).toFixed(1),
        ask.toFixed(0),
        lookups.toFixed(1),
        again.toFixed(1),
      ])
    }
    return rows
  },
}

Promise.resolve(parts[part]()).then((rows) => process.stdout.write(JSON.stringify(rows)))
