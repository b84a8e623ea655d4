import assert from 'node:assert/strict'
import { rules } from '../../../src/rules'
import { completeSettings, settingsHover } from '../../../src/features/settingsFile/settingsFields'

const corpus = { usage: (name: string) => (name === 'categories' ? [{ value: 'Harbour', count: 3, recent: 3, last: undefined }] : []) }

/** What is offered at the mark `|`. */
function offered(marked: string) {
  return completeSettings(marked.replace('|', ''), marked.indexOf('|'), rules, corpus)
}

const labels = (marked: string) => offered(marked).map(({ label }) => label)

describe('completion in copydesk.yaml', () => {
  it('offers the keys that are not there yet, with what they are for', () => {
    const items = offered('dialect: hexo\n|')
    assert.deepEqual(
      items.map(({ label }) => label),
      [
        'extends',
        'articles',
        'siteRoot',
        'siteName',
        'siteUrl',
        'stylesheet',
        'timeZone',
        'markdown',
        'languages',
        'schema',
        'templates',
        'vocabularies',
        'imageFields',
        'tags',
        'distinct',
        'rules',
        'overrides',
        'profiles',
        'style',
        'headlines',
        'sanitizer',
      ],
    )
    assert.ok(items.every(({ documentation }) => documentation))
  })

  it('offers values', () => {
    assert.deepEqual(labels('dialect: |\n').slice(0, 2), ['hexo', 'hugo'])
    assert.ok(labels('timeZone: Asia|\n').includes('Asia/Shanghai'))
  })

  it('offers rules with what they ask for, their severities and their options', () => {
    const item = offered('rules:\n  title-l|\n').find(({ label }) => label === 'title-length')
    assert.match(item?.documentation ?? '', /characters/)
    assert.deepEqual(labels('rules:\n  date-format: |\n'), ['off', 'error', 'warning', 'information', 'hint'])
    assert.deepEqual(labels('rules:\n  title-length:\n    |\n').slice(-2), ['severity', 'max'])
    assert.deepEqual(labels('rules: { title-length: { severity: | } }\n'), ['off', 'error', 'warning', 'information', 'hint'])
  })

  it('offers the fields of maps in lists, and the values that articles use', () => {
    assert.deepEqual(labels('schema:\n  - |\n'), ['path', 'files'])
    assert.ok(labels('vocabularies:\n  categories: [|]\n').includes('Harbour'))
    assert.deepEqual(labels('overrides:\n  - |\n'), ['files', 'excludedFiles', 'rules', 'schema', 'vocabularies', 'style'])
    assert.deepEqual(labels('overrides:\n  - rules:\n      date-format: |\n'), ['off', 'error', 'warning', 'information', 'hint'])
    assert.ok(labels('overrides:\n  - vocabularies:\n      categories: [|]\n').includes('Harbour'))
    assert.deepEqual(labels('profiles:\n  draft:\n    |\n'), ['values', 'files', 'rules'])
    assert.ok(labels('vocabularies:\n  categories:\n    values:\n      - |\n').includes('Harbour'))
  })
})

describe('the hover in copydesk.yaml', () => {
  const hover = (marked: string) => JSON.stringify(settingsHover(marked.replace('|', ''), marked.indexOf('|'), rules)?.parts ?? [])

  it('says what a key is for, and what a rule asks', () => {
    assert.match(hover('dia|lect: hexo\n'), /site generator/)
    assert.match(hover('rules:\n  title-le|ngth: off\n'), /characters/)
    assert.match(hover('rules:\n  title-length: { m|ax: 9 }\n'), /Maximum length/)
    assert.match(hover('overrides:\n  - rules:\n      title-le|ngth: off\n'), /characters/)
    assert.match(hover('profiles:\n  fie|ld: stage\n'), /says the status/)
    assert.match(hover('vocabularies:\n  places: { clo|sed: false }\n'), /any other value/)
  })

  it('has nothing to say of what it does not know', () => {
    assert.equal(hover('dialekt|: hexo\n'), '[]')
    assert.equal(hover('|'), '[]')
  })
})
