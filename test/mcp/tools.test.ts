import assert from 'node:assert/strict'
import { clean, faulty, memoryFiles, run, untidy } from '../cli/memory'
import { rules } from '../../src/rules'
import { call } from './session'

const by = (author: string, title: string) => `---\ntitle: ${title}\ndate: 2024-01-05\nauthor: ${author}\ntags: [Quay]\n---\n\n${title}.\n`
const site = () =>
  memoryFiles({
    'copydesk.yaml': 'articles: ["posts/*.md"]\nvocabularies:\n  authors: [Ana Petrov, Ben Okoye]\n',
    'posts/a.md': by('Ana Petrov', 'The ferry sails again'),
    'posts/b.md': by('Ana Petrov', 'The quay at dusk'),
    'posts/c.md': by('Anna Petrov', 'A clock that was late'),
    'notes.md': by('Zoe', 'No article'),
  })

describe('the tool check', () => {
  it('finds what `copydesk check --format json` finds', async () => {
    const files = memoryFiles({ 'posts/a.md': faulty, 'posts/b.md': untidy })
    const { text, data, isError } = await call(files, 'check')
    const { problems, summary } = JSON.parse((await run(files, ['check', '--format', 'json'], { rules })).out)
    const { files: count, errors, warnings, informations, hints } = summary
    assert.deepEqual(data, { problems, summary: { files: count, errors, warnings, informations, hints } })
    assert.equal(isError, false)
    assert.match(text, /^posts\/a\.md:6:2 {2}error/)
    assert.deepEqual(files.written, [])
  })

  it('checks a text in place of a file, and lists as many problems as are wanted', async () => {
    const files = memoryFiles({ 'posts/a.md': clean })
    const given = { text: faulty + faulty.slice(-45), file: 'posts/new.md' }
    const { text, data } = await call(files, 'check', { ...given, limit: 1 })
    assert.equal(data?.problems?.length, 1)
    assert.match(text, /\nThe list ends after 1 of 3 problems\.$/)
    assert.deepEqual(files.written, [])
  })

  it('stays below the current folder', async () => {
    for (const paths of [['../other'], ['/etc/passwd'], ['..'], ['../**/*.md'], ['!../x'], ['posts/../../x']])
      assert.deepEqual((await call(site(), 'check', { paths })).isError, true, paths[0])
    assert.match((await call(site(), 'check', { text: clean, file: '../x.md' })).text, /is not in the current folder/)
    assert.equal((await call(site(), 'check', { paths: ['./posts', 'posts/*.md', '!posts/b.md'] })).isError, false)
  })

  it('says which problems `--fix` would fix', async () => {
    const { text } = await call(memoryFiles({ 'a.md': untidy }), 'check')
    assert.match(text, /^a\.md:1:1 {2}\w+ {2}.* \(fixed by --fix\) {2}fm-leading-content\n/)
  })

  it('says what is wrong with the settings', async () => {
    const { text, data, isError } = await call(memoryFiles({ 'copydesk.yaml': 'extends: copydesk.yaml\n', 'a.md': clean }), 'check')
    assert.match(text, /^copydesk\.yaml:1:10: /)
    assert.deepEqual([data, isError], [undefined, true])
  })

  it('says what is wrong with a call', async () => {
    const sentences = [
      [{ paths: ['gone.md'] }, '“gone.md” does not exist.'],
      [{ paths: 'posts' }, '“paths” has to be a list of texts.'],
      [{ limit: 0 }, '“limit” has to be a whole number from 1 to 1000.'],
      [{ text: clean }, '“text” and “file” belong together: give both or none.'],
      [{ text: clean, file: 'a.md', paths: ['posts'] }, 'Give either paths or a text.'],
      [{ fix: true }, '“fix” is no parameter of check. It has paths, text, file, limit.'],
    ] as const
    for (const [given, sentence] of sentences) {
      const { text, isError } = await call(site(), 'check', given)
      assert.deepEqual([text, isError], [sentence, true])
    }
  })
})

describe('the tool explain', () => {
  it('explains a rule, and names the nearest one for an unknown id', async () => {
    const { text, isError } = await call(site(), 'explain', { rule: 'img-alt-missing' })
    assert.match(text, /^img-alt-missing {2}error\n\n/)
    assert.equal(isError, false)
    const unknown = await call(site(), 'explain', { rule: 'img-alt-missin' })
    assert.deepEqual([unknown.text, unknown.isError], ['There is no rule “img-alt-missin”. Did you mean “img-alt-missing”?', true])
    assert.equal((await call(site(), 'explain')).text, '“rule” has to be a text.')
  })
})

describe('the tool names', () => {
  it('counts the articles of a name and finds names that look like it', async () => {
    const { text, data } = await call(site(), 'names', { field: 'author', name: 'Anna Petrov' })
    assert.deepEqual(data, { name: 'Anna Petrov', articles: 1, inVocabulary: false, near: [{ name: 'Ana Petrov', articles: 2 }] })
    assert.equal(
      text,
      '“Anna Petrov” is in 1 article.\nThe vocabulary of copydesk.yaml does not list it.\nNear names, with their numbers of articles:\n- Ana Petrov (2)',
    )
  })

  it('knows names that no article has, and parts of names', async () => {
    const listed = await call(site(), 'names', { field: 'author', name: 'Ben Okoye' })
    assert.deepEqual(listed.data, { name: 'Ben Okoye', articles: 0, inVocabulary: true, near: [] })
    const part = await call(site(), 'names', { field: 'author', name: 'petrov' })
    assert.deepEqual(part.data?.['near'], [
      { name: 'Ana Petrov', articles: 2 },
      { name: 'Anna Petrov', articles: 1 },
    ])
    const tag = await call(site(), 'names', { field: 'tag', name: 'quay' })
    assert.deepEqual(tag.data, { name: 'quay', articles: 0, near: [{ name: 'Quay', articles: 3 }] })
  })

  it('refuses an empty name and another field', async () => {
    assert.equal((await call(site(), 'names', { field: 'author', name: ' ' })).text, 'Type a name.')
    assert.equal((await call(site(), 'names', { field: 'title', name: 'x' })).text, '“field” has to be one of author, category, tag.')
  })
})

describe('the tool rename', () => {
  it('shows what `copydesk rename --dry-run` shows, and writes nothing', async () => {
    const files = site()
    const { text, data, isError } = await call(files, 'rename', { field: 'author', from: 'Anna Petrov', to: 'Ana Petrov' })
    const { out } = await run(files, ['rename', '--author', '--dry-run', 'Anna Petrov', 'Ana Petrov'])
    assert.equal(`${data?.['diff']}${data?.['summary']}\n`, out)
    assert.match(String(data?.['diff']), /^--- a\/posts\/c\.md\n\+\+\+ b\/posts\/c\.md\n/)
    assert.equal(text, `${data?.['summary']}\n\n${data?.['diff']}`)
    assert.equal(isError, false)
    assert.deepEqual(files.written, [])
  })

  it('says that no article has the name, and refuses names that cannot be', async () => {
    const given = { field: 'tag', from: 'Pier', to: 'Quay' }
    assert.deepEqual((await call(site(), 'rename', given)).data, { summary: '“Pier” is in none of these articles.', diff: '' })
    assert.equal((await call(site(), 'rename', { ...given, to: 'Pier' })).text, 'The old name and the new one are the same.')
    assert.equal((await call(site(), 'rename', { ...given, to: 'a\nb' })).text, 'A name must be on one line, without tabs.')
  })
})
