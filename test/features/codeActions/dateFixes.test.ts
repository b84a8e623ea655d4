import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { checkText } from '../../../src/core/lint/checkArticle'
import { compileSchema, defaultArticleSchema } from '../../../src/core/schema/articleSchema'
import { applyEdits } from '../../../src/core/text/text'
import type { CompletionSources } from '../../../src/features/completion/completion'
import { dateFixes } from '../../../src/features/codeActions/dateFixes'
import { rules } from '../../../src/rules'
import { configOf } from '../../lintConfig'

const sources: CompletionSources = {
  schema: defaultArticleSchema(),
  path: 'a.md',
  corpus: { usage: () => [] },
  clock: { now: Date.UTC(2024, 0, 5, 16, 30, 5), zoneMinutes: () => 480 },
  file: { name: 'a.md', created: Date.UTC(2024, 0, 2, 3, 0, 0) },
}

/** All dates that are offered, as titles and what they make of the block. */
function offered(text: string, more: Partial<CompletionSources> = {}, path = 'a.md'): readonly (readonly [string, string])[] {
  const article = parseArticle(text)
  return checkText(text, path, configOf(rules)).flatMap((problem) =>
    dateFixes(article, problem, { ...sources, ...more }).map(({ title, edits, safe }) => {
      assert.equal(safe, false)
      return [title, applyEdits(text, edits)] as const
    }),
  )
}

const block = (inner: string) => `---\n${inner}\n---\n\nBody\n`

describe('dates that only the clock and the file know', () => {
  it('are offered where an article has none, below its title', () => {
    const dated = (date: string) => block(`title: A # x\ndate: ${date}\nauthor: Lin`)
    assert.deepEqual(offered(block('title: A # x\nauthor: Lin')), [
      ['Set the date to 2024-01-06T00:30:05+08:00 (now)', dated('2024-01-06T00:30:05+08:00')],
      ['Set the date to 2024-01-06 (today)', dated('2024-01-06')],
      ['Set the date to 2024-01-02T11:00:00+08:00 (file created)', dated('2024-01-02T11:00:00+08:00')],
    ])
    assert.equal(offered(block('title: A # x\nauthor: Lin').replaceAll('\n', '\r\n'))[1]?.[1], dated('2024-01-06').replaceAll('\n', '\r\n'))
  })

  it('go where an empty field is, or a wrong date, in its quotes', () => {
    const first = (inner: string) => offered(block(inner))[0]?.[1]
    assert.equal(first('title: A\nauthor: Lin\ndate:'), block('title: A\nauthor: Lin\ndate: 2024-01-06T00:30:05+08:00'))
    assert.equal(first('title: A\ndate: Invalid Date # x'), block('title: A\ndate: 2024-01-06T00:30:05+08:00 # x'))
    assert.equal(first("title: A\nupdated: '2024-13-05'\ndate: 2024-01-05"), block("title: A\nupdated: '2024-01-06'\ndate: 2024-01-05"))
    const toml = '+++\ntitle = "A"\ndate = "soon"\n+++\n'
    assert.equal(offered(toml)[0]?.[1], toml.replace('soon', '2024-01-06T00:30:05+08:00'))
  })

  it('have the key of the schema, and are not offered twice', () => {
    const schema = compileSchema({ properties: { title: {}, pubDate: {} } })
    assert.equal(offered(block('title: A\ntags: [a]'), { schema })[1]?.[1], block('title: A\npubDate: 2024-01-06\ntags: [a]'))
    const named = offered(block('title: A\ndate: soon'), { file: { name: '2024-01-05-a.md' } }, '2024-01-05-a.md')
    assert.deepEqual(
      named.map(([title]) => title),
      ['Set the date to 2024-01-06T00:30:05+08:00 (now)', 'Set the date to 2024-01-06 (today)'],
    )
  })

  it('are for no other problem', () => {
    assert.deepEqual(offered(block("title: ''\ndate: 2024-01-05\ncover: ''")), [])
  })
})
