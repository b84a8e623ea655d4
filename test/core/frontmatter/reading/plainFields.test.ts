import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../../src/core/article/article'
import { plainFields } from '../../../../src/core/frontmatter/reading/plainFields'
import { readByGrayMatter } from '../../../../src/core/frontmatter/reading/grayMatter'
import { publishedReadingOf } from '../../../../src/core/lint/publishedArticle'
import { noSettings } from '../../../../src/core/settings/settings'
import { generatorFor } from '../../../generatorFor'
import { realArticles } from '../../../realArticles/realArticles'
import { runs, sample } from '../../../runs'
import { block, mutate, mutation } from '../../data/plainBlocks'

const scope = { settings: noSettings, site: undefined }

/** Holds the published reading of an article against gray-matter. @returns whether gray-matter was not needed for it */
function isShort(text: string): boolean {
  const { frontMatter } = parseArticle(text)
  if (!frontMatter) return false
  const whole = readByGrayMatter(text.slice(frontMatter.open.start))
  const { data, error, outcome } = publishedReadingOf(parseArticle(text), scope)
  const expected = { data: whole.data, isError: whole.error !== undefined, outcome: whole.outcome }
  assert.deepEqual({ data, isError: error !== undefined, outcome }, expected, text)
  return frontMatter.isPlain === true && plainFields(frontMatter.fields, text, generatorFor('generic').yaml.current) !== undefined
}

describe('the short way to the values of plain front matter', () => {
  const blockRuns = runs(600, 60_000)

  it('gives what gray-matter gives, also for damaged blocks', () => {
    let short = 0
    fc.assert(
      fc.property(block, fc.array(mutation, { maxLength: 2 }), fc.constantFrom('\n', '\r\n'), (text, mutations, lineEnd) => {
        const content = mutations.reduce(mutate, text.endsWith('\n') ? text : `${text}${lineEnd}`)
        if (isShort(`---${lineEnd}${content}---${lineEnd}\nBoats.\n`)) short++
      }),
      blockRuns,
    )
    assert.ok(short * 10 > blockRuns.numRuns, `${short} of ${blockRuns.numRuns}`)
  })

  it('leaves to gray-matter what it refuses, and other fences', () => {
    for (const text of [
      '---\na: 1\na: 2\n---\n',
      '---\n__proto__: a\n---\n',
      '---\na: \ud83d\n---\n',
      '----\na: 1\n---\n',
      '---yaml\na: 1\n---\n',
      '---\na: 1\n----\n',
      '---\na: 1\n---x\n---\n',
      '---\na: 1\n',
    ])
      isShort(text)
    assert.equal(plainFields([], '', generatorFor('generic').yaml.current), undefined)
  })

  it('gives what gray-matter gives for real articles', function () {
    if (realArticles().length === 0) this.skip()
    const articles = sample(realArticles(), 4).filter(({ text }) => parseArticle(text).frontMatter?.language === 'yaml')
    const short = articles.filter(({ text }) => isShort(text))
    assert.ok(short.length * 2 > articles.length, `${short.length} of ${articles.length}`)
  })
})
