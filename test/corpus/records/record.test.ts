import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { siblingOf, vocabularyOf } from '../../../src/core/vocabulary/vocabulary'
import { readRecord, sourceFromStart } from '../../../src/corpus/records/readRecord'
import { detached, emptyRecord } from '../../../src/corpus/records/record'

const record = (inner: string) => readRecord(parseArticle(`---\n${inner}\n---\n\nBody\n`))

describe('recordOf', () => {
  it('reads the seed', () => {
    assert.deepEqual(
      record(
        "title: '维和部队'\ncategories: \n - 新媒体\n - Aljazeera 半岛网\n - 新闻\nauthor: Aljazeera 半岛网\ncomments: false\ndate: Wed, 12 Jan 2022 03:35:16 GMT",
      ),
      {
        ...emptyRecord,
        title: '维和部队',
        date: 'Wed, 12 Jan 2022 03:35:16 GMT',
        categories: ['新媒体', 'Aljazeera 半岛网', '新闻'],
        tags: [],
        authors: ['Aljazeera 半岛网'],
      },
    )
  })

  it('reads TOML and JSON', () => {
    const expected = {
      ...emptyRecord,
      title: '维和部队',
      date: '2022-01-12',
      categories: ['新闻', 'a, b'],
      tags: ['2024'],
      authors: ['Li'],
    }
    for (const text of [
      '+++\ntitle = "维和部队"\ndate = 2022-01-12\ncategories = ["新闻", \'a, b\']\ntags = [2024]\nauthor = "Li"\n+++\n',
      '{\n"title": "维和部队",\n"date": "2022-01-12",\n"categories": ["新闻", "a, b"],\n"tags": [2024],\n"author": { "name": "Li" }\n}\n',
    ])
      assert.deepEqual(readRecord(parseArticle(text)), expected)
  })

  it('merges the two forms, flattens lists of lists, counts each value once', () => {
    const { categories, tags, authors } = record(
      'category: a\ncategories:\n - [a, b]\n - - a\n   - c\n - d\ntag: x\ntags: [x, y, "", null]\nauthor:\n  name: Li\n  url: u\nauthors:\n - name: Li\n - name: Wang\n - { url: x }\n - plain',
    )
    assert.deepEqual(
      { categories, tags, authors },
      { categories: ['a', 'b', 'c', 'd'], tags: ['x', 'y'], authors: ['Li', 'Wang', 'plain'] },
    )
  })

  it('leaves out names that have lost letters, as those of files that are not UTF-8', () => {
    const { title, tags, authors, categoryPaths } = record(
      'title: Caf\ufffd\ntags: [caf\ufffd, tea]\nauthor: \ufffd\ufffd\ncategories: [[a, \ufffd], [b]]',
    )
    assert.deepEqual({ title, tags, authors, categoryPaths }, { title: 'Caf\ufffd', tags: ['tea'], authors: [], categoryPaths: [['b']] })
  })

  it('reads pictures, addresses, drafts and nested categories', () => {
    const { images, urls, slug, draft, categoryPaths } = record(
      'headimg: /a.jpg\nthumbnail: /a.jpg\ncover:\n  src: /b.jpg\n  alt: no address\nphotos: [/c.jpg, 3, null]\nimage: false\n' +
        'permalink: /news/a/\naliases: [/old, /older]\nslug: a\ndraft: true\ncategories:\n - [新媒体, 半岛网]\n - 新闻',
    )
    assert.deepEqual(images, ['/a.jpg', '/b.jpg', '/c.jpg'])
    assert.deepEqual([urls, slug, draft], [['/news/a/', '/old', '/older'], 'a', true])
    assert.deepEqual(categoryPaths, [['新媒体', '半岛网']])
    assert.deepEqual([record('published: false').draft, record('draft: "true"').draft, record('draft: no').draft], [true, true, false])
    assert.equal(readRecord(parseArticle('Body'), 'source/_drafts/a.md').draft, true)
  })

  it('is the same when it is detached from the text', () => {
    const one = record("title: '维和部队, and a title that is long enough'\nauthor: Li\ncategories: [[a, b], c]\nslug: \uD800")
    assert.deepEqual(detached(one), one)
    assert.deepEqual(detached(emptyRecord), emptyRecord)
  })

  it('keeps what is written', () => {
    const { title, date, tags } = record('title: 2024\ndate: 2024-01-05\ntags: [1.10, yes, true, 2022-01-01, 012]')
    assert.deepEqual({ title, date, tags }, { title: '2024', date: '2024-01-05', tags: ['1.10', 'yes', 'true', '2022-01-01', '012'] })
  })

  it('is empty for a file without front matter, and reads what it can of a broken block', () => {
    assert.deepEqual(readRecord(parseArticle('Body')), emptyRecord)
    assert.deepEqual(record('title: x\nauthor: Li\ntags: [a, ').authors, ['Li'])
  })
})

describe('sourceFromStart', () => {
  it('asks for more when the block does not end in the part', () => {
    assert.equal(sourceFromStart('---\ntitle: x\ntags: [a'), undefined)
    assert.equal(sourceFromStart('---\ntitle: x\n---'), undefined)
    assert.equal(sourceFromStart('\uFEFF\n\n'), undefined)
    assert.equal(sourceFromStart('\n---\nlong: x'), undefined)
    assert.equal(sourceFromStart('---\ntitle: x\n---\nBo')?.frontMatter?.fields.length, 1)
    for (const start of ['+++\ntitle = "x"\n', '{\n "title": "x"', '{ "title": "x" } b', '"title": "x",\n', ';;;\n"title"'])
      assert.equal(sourceFromStart(start), undefined)
    assert.equal(sourceFromStart('{ "title": "x" }\nBo')?.frontMatter?.fields.length, 1)
    assert.notEqual(sourceFromStart('"It opens", they said'), undefined)
    assert.equal(sourceFromStart('# No front matter')?.frontMatter, undefined)
    assert.notEqual(sourceFromStart('# No front matter'), undefined)
  })
})

describe('vocabularyOf', () => {
  it('goes by the name', () => {
    assert.equal(vocabularyOf('category'), 'categories')
    assert.equal(vocabularyOf('constructor'), undefined)
    assert.equal(siblingOf('author'), 'authors')
    assert.equal(siblingOf('tags'), 'tag')
    assert.equal(siblingOf('title'), undefined)
  })
})
