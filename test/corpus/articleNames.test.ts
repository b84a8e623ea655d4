import assert from 'node:assert/strict'
import fc from 'fast-check'
import { articleName, nameKey } from '../../src/core/links/articleName'
import { ArticleNames } from '../../src/corpus/articleNames'
import { Corpus } from '../../src/corpus/corpus'
import { emptyRecord } from '../../src/corpus/records/record'

/** With all that are in the corpus. */
function namesIn(corpus: Corpus): ArticleNames {
  const names = new ArticleNames(corpus, String)
  const steps = names.gather()
  while (!steps.next().done);
  return names
}

function corpusOf(paths: readonly string[]): Corpus {
  const corpus = new Corpus()
  for (const path of paths) corpus.update(path, emptyRecord)
  return corpus
}

describe('the names of articles', () => {
  it('are those of their files, without date, language and ending', () => {
    assert.deepEqual(articleName('/a/_posts/2024-1-05-quay-opens.md'), { name: 'quay-opens', day: '2024-01-05' })
    assert.deepEqual(articleName('/a/quay/index.zh-cn.md'), { name: 'quay', day: undefined })
    assert.deepEqual(articleName('/a/quay.fr.mdx'), { name: 'quay', day: undefined })
    assert.deepEqual(articleName('version-0.72.md'), { name: 'version-0.72', day: undefined })
    assert.equal(nameKey('北港_日出 (2)'), '北港-日出-2')
  })

  it('are near with few edits and the same figures, where no other is as near', () => {
    const names = namesIn(corpusOf(['/harbour-opens-today.md', '/budget-of-2023.md', '/ferries-a-to-z.md', '/ferries-a-to-b.md']))
    assert.deepEqual(names.near('harbor-opens-today'), ['/harbour-opens-today.md'])
    assert.deepEqual(names.near('harbor-opens-tomorrow'), [])
    assert.deepEqual(names.near('budget-of-2024'), [])
    assert.deepEqual(names.near('ferries-a-to-c'), [])
    assert.deepEqual(names.near('quay'), [])
  })

  it('are the same after any changes as of a corpus that is read anew', () => {
    const path = fc.constantFrom(
      '/a/quay.md',
      '/b/quay.md',
      '/b/QUAY.md',
      '/c/2024-01-05-quay.md',
      '/d/ferry-timetable.md',
      '/ferry-timetables.md',
    )
    const names = ['quay', 'ferry-timetable', 'ferry-timetables', 'ferry-timtable', 'ferry-timetablex']
    fc.assert(
      fc.property(fc.array(fc.tuple(path, fc.boolean())), (changes) => {
        const corpus = new Corpus()
        const kept = new ArticleNames(corpus, String)
        for (const [at, isThere] of changes)
          if (isThere) corpus.update(at, emptyRecord)
          else corpus.remove(at)
        const anew = namesIn(corpusOf([...corpus.paths()]))
        for (const name of names) {
          assert.deepEqual([...kept.named(name)].sort(), [...anew.named(name)].sort())
          assert.deepEqual([...kept.near(name)].sort(), [...anew.near(name)].sort())
        }
      }),
    )
  })
})
