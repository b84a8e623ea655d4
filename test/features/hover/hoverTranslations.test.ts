import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { noLanguages } from '../../../src/core/article/readLanguage'
import { languageName } from '../../../src/core/words/languageName'
import { Corpus } from '../../../src/corpus/corpus'
import { readRecord } from '../../../src/corpus/records/readRecord'
import { gatheredTranslations } from '../../../src/corpus/translations'
import { block, hover, said, sources } from './hoverSamples'

function from(path: string, display = 'en') {
  const corpus = new Corpus()
  const articles = {
    'harbour.md': 'title: Harbour opens\ndate: 2024-01-05\nlastmod: 2024-06-01',
    'harbour.fr.md': 'title: Le port ouvre\ndate: 2024-01-06',
    'harbour.zh-cn.md': 'title: 港口开放\ndate: 2024-06-02',
    'alone.md': 'title: Ferry\ndate: 2024-01-05',
  }
  for (const [name, head] of Object.entries(articles)) corpus.update(name, readRecord(parseArticle(`---\n${head}\n---\n`)))
  const languages = { ...noLanguages, named: ['en', 'fr', 'zh-cn'], main: 'en' }
  const translations = gatheredTranslations(corpus, { languages, relative: (one) => one, absolute: (one) => one })
  return sources({ path, translations, viewer: { now: 0, timeZone: 'UTC', language: display } })
}

const listed = (path: string, inner = 'title: |Harbour opens|', display?: string) =>
  hover(block(inner), from(path, display))?.flatMap((part) => (part.kind === 'articles' ? part.articles : []))

describe('hover of the headline', () => {
  it('shows the story in its other languages, and which are older than the original', () => {
    assert.deepEqual(listed('harbour.md'), [
      { title: 'French: Le port ouvre (older than the original)', path: 'harbour.fr.md' },
      { title: 'Chinese (China): 港口开放', path: 'harbour.zh-cn.md' },
    ])
    assert.deepEqual(
      listed('harbour.fr.md', '|title|: Le port ouvre')?.map(({ path }) => path),
      ['harbour.md', 'harbour.zh-cn.md'],
    )
  })

  it('says that the original was changed since', () => {
    const changed = 'The original was changed on 2024-06-01, after this translation.'
    assert.equal(said('title: |Le port ouvre|', from('harbour.fr.md'))?.at(-1), changed)
    for (const path of ['harbour.md', 'harbour.zh-cn.md']) assert.ok(!said('title: |x|', from(path))?.includes(changed), path)
  })

  it('is as before for a story of one language, for other fields, and while nothing is known', () => {
    const plain = said('title: |Ferry|')
    assert.deepEqual(said('title: |Ferry|', from('alone.md')), plain)
    assert.deepEqual(said('title: |Ferry|', from('unknown.md')), plain)
    assert.deepEqual(listed('harbour.md', 'other: |x|\ntitle: y') ?? [], [])
    assert.deepEqual(listed('harbour.md', 'seo:\n  |title|: y') ?? [], [])
  })

  it('names languages in the language of the reader, and those that nobody knows by their tag', () => {
    assert.equal(listed('harbour.md', 'title: |x|', 'zh-cn')?.[0]?.title.split(':')[0], '法语')
    assert.equal(languageName('fr', 'no such language'), 'fr')
  })
})
