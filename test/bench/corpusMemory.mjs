// For corpusIndex.mjs: what an index takes in memory, and records to fill it with.
import { dayIn } from '../../src/corpus/records/days'
import { archivePath, authorName, categoryName } from './corpusArticles.mjs'

/** A record without a file. */
export function simulated(number) {
  const date = new Date(Date.UTC(2000, 0, 1) + number * 13 * 60_000).toISOString().slice(0, 10)
  const categories = [...new Set([categoryName((number * 7) % 300), categoryName((number * number) % 300)])]
  const record = {
    title: `Headline of the article with the number ${number}`,
    date,
    categories,
    tags: [`tag ${number % 5000}`],
    authors: [authorName(number % 20_000)],
    categoryPaths: [],
    images: [`https://images.example/${number}.jpg`],
    urls: [],
    slug: undefined,
    draft: false,
  }
  return { path: `file:///archive/${archivePath(number)}`, record, day: dayIn(date) }
}

/** Bytes of the heap and of the buffers, after all garbage is gone. */
export function used() {
  for (let round = 0; round < 3; round++) globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** What V8 needs for the texts alone, each once: a head of 12 bytes, one or two bytes a unit, filled up to eight. */
export function textBytes(corpus) {
  const values = new Set()
  let bytes = 0
  const add = (text) => {
    if (text !== undefined) bytes += (12 + text.length * (/[^\0-\xff]/.test(text) ? 2 : 1) + 7) & ~7
  }
  for (const [path, record] of corpus.records()) {
    for (const text of [path, record.title, record.date, ...record.images]) add(text)
    for (const name of ['categories', 'tags', 'authors']) for (const value of record[name]) values.add(value)
  }
  for (const value of values) add(value)
  return bytes
}
