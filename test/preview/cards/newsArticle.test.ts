import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { publishedReadingOf } from '../../../src/core/lint/publishedArticle'
import { compileSchema, defaultArticleSchema } from '../../../src/core/schema/articleSchema'
import { noSettings } from '../../../src/core/settings/settings'
import { fieldsOf } from '../../../src/preview/render/head'
import { newsArticle, structuredDataElement, type Publication } from '../../../src/preview/cards/newsArticle'
import { generatorFor } from '../../generatorFor'

const unknown: Publication = {
  name: undefined,
  url: undefined,
  timeZone: undefined,
  readingZone: undefined,
  generator: generatorFor('generic'),
}
const tidewater: Publication = {
  name: 'Tidewater',
  url: 'https://news.example/',
  timeZone: 'Asia/Shanghai',
  readingZone: 'Asia/Shanghai',
  generator: generatorFor('generic'),
}

function read(fields: string, site = unknown, path = '/a.md', schema = defaultArticleSchema().fields) {
  const article = parseArticle(`---\n${fields}\n---\n\nText.\n`)
  const { data } = publishedReadingOf(article, { settings: { ...noSettings, dialect: site.generator.name }, site: undefined })
  const { object, dataProblems } = newsArticle(article, fieldsOf(article, data), site, 'en', path, schema)
  return { object, said: dataProblems.map(({ message, line }) => `${line === undefined ? '-' : line + 1}: ${message}`) }
}

const complete = `title: The harbour opens
date: 2025-03-12T08:00:00+08:00
updated: 2025-03-12 09:30:00
author: { name: Jane Roe, url: /staff/roe }
headimg: /images/harbour.jpg
categories: [City]
tags: [Harbour]
description: After three years.`

describe('newsArticle', () => {
  it('says all that an article and its site say', () => {
    const { object, said } = read(complete, tidewater)
    assert.deepEqual(said, [])
    assert.deepEqual(object, {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'The harbour opens',
      description: 'After three years.',
      image: ['https://news.example/images/harbour.jpg'],
      datePublished: '2025-03-12T08:00:00+08:00',
      dateModified: '2025-03-12T09:30:00+08:00',
      author: [{ '@type': 'Person', name: 'Jane Roe', url: 'https://news.example/staff/roe' }],
      publisher: { '@type': 'Organization', name: 'Tidewater', url: 'https://news.example/' },
      articleSection: ['City'],
      keywords: ['Harbour'],
      inLanguage: 'en',
    })
  })

  it('carries corrections, and the last one is a change', () => {
    const entries = 'corrections:\n  - date: 2025-03-13\n    text: The harbour has two piers.\n  - It opened at eight.'
    const { object } = read(`${complete.replace(/^updated.*\n/m, '')}\n${entries}`, tidewater)
    assert.deepEqual(object['correction'], [
      { '@type': 'CorrectionComment', text: 'The harbour has two piers.', datePublished: '2025-03-13' },
      { '@type': 'CorrectionComment', text: 'It opened at eight.' },
    ])
    assert.equal(object['dateModified'], '2025-03-13T00:00:00+08:00')
    assert.equal(read(`${complete}\n${entries}`, tidewater).object['dateModified'], '2025-03-12T09:30:00+08:00')
  })

  it('reads the field for corrections that the schema marks', () => {
    const { fields } = compileSchema({
      properties: {
        errata: { 'copydesk:correction': true, type: 'object', properties: { on: { format: 'date-time' }, what: { type: 'string' } } },
      },
    })
    const { object } = read('title: A\nerrata: { on: 2025-03-13T08:00:00Z, what: Two piers. }', tidewater, '/a.md', fields)
    assert.deepEqual(object['correction'], [{ '@type': 'CorrectionComment', text: 'Two piers.', datePublished: '2025-03-13T08:00:00Z' }])
    assert.deepEqual(read('title: A\ncorrections: true').object['correction'], undefined)
    assert.deepEqual(read('title: A\ncorrections: [{ date: soon, text: B }, { date: 2025-03-13 }]').object['correction'], [
      { '@type': 'CorrectionComment', text: 'B' },
    ])
  })

  it('names what is missing, each with the line to write it in', () => {
    const { object, said } = read('comments: false')
    assert.deepEqual(object, { '@context': 'https://schema.org', '@type': 'NewsArticle', inLanguage: 'en' })
    assert.deepEqual(said, [
      '3: The headline is missing: add it to “title”.',
      '3: The image is missing: add its address to “headimg”.',
      '3: The publication date is missing: add it to “date”.',
      '3: The author is missing: add the name to “author”.',
    ])
  })

  it('names what is wrong at its field', () => {
    const { object, said } = read(`title: A
date: 2025-02-30
updated: 2025-03-12 08:00
author: Jane Roe and John Doe
headimg: harbour.jpg
thumbnail: /small.jpg`)
    assert.deepEqual(said, [
      '6: The address of the image “harbour.jpg” must start with https://, or with / for an image on your site.',
      '-: Images need full addresses: add the address of your site to copydesk.yaml as “siteUrl”.',
      '3: “2025-02-30” is not a date that search engines can read: write it like 2025-03-12T08:00:00+08:00.',
      '4: “2025-03-12 08:00” has no time zone: write it like 2025-03-12T08:00:00+08:00.',
      '5: “Jane Roe and John Doe” should be a single name: write each author as a separate entry, without titles or “by”.',
    ])
    assert.equal(object['datePublished'], undefined)
    assert.equal(object['image'], undefined)
  })

  it('takes dates as the feed wrote them, from the file name, and with the zone of the site', () => {
    const date = (fields: string, site = tidewater, path?: string) => read(`title: A\n${fields}`, site, path).object['datePublished']
    assert.equal(date('date: Wed, 12 Jan 2022 03:35:16 GMT'), '2022-01-12T03:35:16Z')
    assert.equal(date('date: 2025-01-05'), '2025-01-05T00:00:00+08:00')
    assert.equal(date('date: 2025-01-05', unknown), '2025-01-05')
    assert.equal(date('a: 1', tidewater, '/_posts/2024-01-05-harbour.md'), '2024-01-05T00:00:00+08:00')
    const before = read(`${complete}\nlastmod: x`.replace('2025-03-12 09:30:00', '2025-03-11'), tidewater)
    assert.deepEqual(before.said, ['4: The date of the last change is before the publication date.'])
  })

  it('gives each author an entry, and says what is not a name alone', () => {
    const authors = (written: string) => read(`title: A\nauthor: ${written}`, tidewater)
    const told = (written: string) => authors(written).said.filter((line) => line.startsWith('3:'))
    assert.deepEqual(authors('[Jane Roe, 张三, Tidewater]').object['author'], [
      { '@type': 'Person', name: 'Jane Roe' },
      { '@type': 'Person', name: '张三' },
      { '@type': 'Organization', name: 'Tidewater' },
    ])
    for (const name of ['张三、李四', 'Roe / Doe', 'Roe & Doe', 'Roe, Doe'].map((name) => name.replace(' / ', '; '))) {
      assert.match(told(`'${name}'`).join(), /a single name/, name)
    }
    for (const name of ['By Jane Roe', 'Dr. Jane Roe', '记者：张三', '本报记者张三'])
      assert.match(told(`'${name}'`).join(), /a single name/, name)
    for (const name of ['Jane Roe', 'Sandy Anders', 'Aljazeera 半岛网', '文天祥', 'Martin King, Jr.', 'Byron'])
      assert.deepEqual(told(`'${name}'`), [], name)
  })

  it('has the instant that the generator reads', () => {
    const published = (generator: string, date: string) =>
      read(`title: A\ndate: ${date}`, { ...tidewater, generator: generatorFor(generator) }).object['datePublished']
    assert.equal(published('hexo', '2025-03-12 08:00:00'), '2025-03-12T08:00:00+08:00')
    assert.equal(published('hexo', '2025-03-12T08:00:00+08:00'), '2025-03-12T00:00:00+08:00')
    assert.equal(published('eleventy', '2025-03-12 08:00:00'), '2025-03-12T16:00:00+08:00')
    assert.equal(published('eleventy', '2025-03-12T08:00:00+08:00'), '2025-03-12T08:00:00+08:00')
  })

  it('cannot be ended by what an article says', () => {
    const { object } = read(`title: '</script><script>alert(1)</script><!--'`)
    const element = structuredDataElement(object)
    assert.equal(element.match(/<\/?script|<!--/gi)?.length, 2)
    const json = element.replace(/^<script[^>]*>|<\/script>$/g, '')
    assert.equal(JSON.parse(json).headline, '</script><script>alert(1)</script><!--')
  })
})
