import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser'
import { parseArticle } from '../../src/core/article/article'
import { checkText } from '../../src/core/lint/checkArticle'
import { fixAll } from '../../src/core/lint/fix'
import { textAt } from '../../src/core/text/text'
import { toValue } from '../../src/core/data/nodes'
import { rules } from '../../src/rules'
import { corpusFolder } from '../corpusFolder'
import { configOf } from '../lintConfig'
import { sample } from '../runs'

const folder = join(corpusFolder, 'rust-lang__blog.rust-lang.org')

function articles(): readonly { readonly path: string; readonly text: string }[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

describe('real articles with TOML', () => {
  const lintConfig = configOf(rules)

  it('are read as another reader does, with each key at its place', () => {
    for (const { path, text } of articles()) {
      const { frontMatter } = parseArticle(text)
      assert.equal(frontMatter?.language, 'toml', path)
      assert.deepEqual(frontMatter.errors, [], path)
      assert.deepEqual(toValue(frontMatter.root), getStaticTOMLValue(parseTOML(textAt(text, frontMatter.content))), path)
      for (const { key, keyRange } of frontMatter.fields) assert.equal(textAt(text, keyRange), key)
    }
  })

  it('have no errors, hardly a warning, and a date where their address has one', () => {
    const found = new Map<string, string[]>()
    const all = articles()
    for (const { path, text } of all) {
      for (const { ruleId, severity } of checkText(text, path, lintConfig)) {
        assert.notEqual(severity, 'error', `${path}: ${ruleId}`)
        assert.notEqual(ruleId, 'date-missing', path)
        if (severity === 'warning') found.set(ruleId, [...(found.get(ruleId) ?? []), path])
      }
    }
    for (const [ruleId, paths] of found) assert.ok(paths.length <= (all.length * 3) / 100, `${ruleId}: ${paths.join('\n')}`)
  })

  it('mean the same when all is fixed that is safe to fix', () => {
    for (const { path, text } of sample(articles(), 5)) {
      const { text: fixed } = fixAll(text, (one) => checkText(one, path, lintConfig))
      assert.deepEqual(toValue(parseArticle(fixed).frontMatter?.root), toValue(parseArticle(text).frontMatter?.root), path)
    }
  })
})
