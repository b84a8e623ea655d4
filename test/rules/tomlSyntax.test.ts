import assert from 'node:assert/strict'
import { checkText } from '../../src/core/lint/checkArticle'
import { fixAll } from '../../src/core/lint/fix'
import { rules } from '../../src/rules'
import { fmTomlSyntax } from '../../src/rules/fm-toml-syntax'
import { configOf } from '../lintConfig'

const check = (text: string, dialect?: string) => checkText(text, 'a.md', configOf([fmTomlSyntax], { dialect }))

describe('fm-toml-syntax', () => {
  it('reports what only TOML 1.1 allows, unless the generator reads that', () => {
    const text = '+++\ntitle = "Harbour"\ncover = { image = "/a.jpg",\n  size = 2, }\nday = 2022-01-12T10:00\n+++\n'
    const found = (dialect?: string) => check(text, dialect).map(({ message }) => message)
    assert.equal(found('hugo').length, 3)
    assert.equal(found().length, 3)
    assert.deepEqual(found('astro'), [])
    assert.equal(check('+++\ntitle = Harbour opens\n+++\n', 'astro').length, 1)
  })

  it('fixes every faulty line, however many there are', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `key${index} = Harbour opens`)
    const result = fixAll(`+++\n${lines.join('\n')}\n+++\n`, (text) => check(text))
    assert.deepEqual([result.fixed, result.cycle], [5000, undefined])
    assert.deepEqual(check(result.text), [])
  })

  it('is an error where a control character keeps the site from reading TOML', () => {
    const severities = (text: string) =>
      checkText(text, 'a.md', configOf(rules))
        .filter(({ ruleId }) => ruleId === 'fm-encoding')
        .map(({ severity }) => severity)
    assert.deepEqual(severities('+++\ntitle = "Harbour\u0002" # \u007f\n+++\n'), ['error', 'error'])
    assert.deepEqual(severities('---\ntitle: "Harbour\u0002"\n---\n'), ['warning'])
  })
})
