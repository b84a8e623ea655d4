// `copydesk lsp` as a process, asked by a plain client.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { article, check, clean, desk, program, uriOf } from './desk.mjs'

describe('copydesk lsp', () => {
  let client
  const made = desk()
  const { site, opened } = made
  const start = (folder) => (client = made.start(folder))
  afterEach(made.end)

  it('shows the problems that `copydesk check` reports', async () => {
    const name = '海港.md'
    const text = article(clean, '港口：<img src="a.png" alt="">\n\n<iframe src="http://example.com/x"></iframe> 和 <b>码头\n')
    const folder = site({ 'copydesk.yaml': 'articles: ["*.md"]\n', [name]: text })
    const printed = check(folder, name)
    start(folder)
    await client.initialize({ folders: [folder], capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } } })
    const uri = opened(folder, name)
    const problems = await client.problems(uri, (found) => found.length === printed.length)
    assert.deepEqual(
      problems.map(({ code, message, range: { start: at } }) => [code, message, at.line + 1, at.character + 1]),
      printed.map(({ ruleId, message, line, column }) => [ruleId, message, line, column]),
    )
  })

  it('applies what `check --fix` writes', async () => {
    const text = article(
      clean,
      'Quay <b>bold\n\n<img src="a.png" alt="A crane" onclick="x()">\n<iframe src="//example.com/v" title="Video"></iframe>\n',
    )
    const folder = site({ 'copydesk.yaml': 'articles: ["*.md"]\n', 'a.md': text })
    start(folder)
    await client.initialize({ folders: [folder] })
    const uri = opened(folder, 'a.md')
    await client.problems(uri)
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
    const ask = (only) =>
      client.request('textDocument/codeAction', { textDocument: { uri }, range: whole, context: { diagnostics: [], only } })
    const [all] = await ask(['source.fixAll.copydesk'])
    assert.ok((await ask(['quickfix'])).some(({ title }) => title.startsWith('Disable ')))
    assert.deepEqual(await ask(['source.organizeImports']), [])
    checkFix(folder, 'a.md')
    assert.equal(applied(text, all.edit.changes[uri]), readFileSync(join(folder, 'a.md'), 'utf8'))
  })

  it('completes keys and categories, those of similar articles first', async () => {
    const folder = site({
      'copydesk.yaml': 'articles: ["**/*.md"]\n',
      'city/a.md': article(clean),
      'city/b.md': article(clean.replace('tonight', 'at noon')),
      'sport/c.md': article(clean.replace('City', 'Sport').replace('ferry', 'regatta')),
      'city/new.md': '---\ntitle: The quay at dusk\ncategories: \nau\n---\n',
    })
    start(folder)
    await client.initialize({ folders: [folder] })
    const uri = opened(folder, 'city/new.md')
    await client.problems(uri)
    const at = (line, character) => client.request('textDocument/completion', { textDocument: { uri }, position: { line, character } })
    const labels = ({ items }) => items.toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1)).map(({ label }) => label)
    assert.deepEqual(labels(await at(2, 12)), ['City', 'Sport'])
    assert.ok(labels(await at(3, 2)).includes('author'))
    const hover = await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 1, character: 2 } })
    assert.equal(hover.contents.value, '**title**\n\nThe headline, as readers see it.')
    const symbols = await client.request('textDocument/documentSymbol', { textDocument: { uri } })
    assert.ok(symbols.some(({ name }) => name === 'categories'))
  })

  it('renames a byline in all articles and in the settings, open or not', async () => {
    const folder = site({
      'copydesk.yaml': 'articles: ["*.md"]\nvocabularies:\n  authors: [Ana Petrov, Li Wei]\n',
      'a.md': article(clean),
      'b.md': article(clean.replace('tonight', 'at noon')),
      'c.md': article(clean.replace('Ana Petrov', 'Li Wei')),
    })
    start(folder)
    await client.initialize({ folders: [folder], capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } })
    const uri = opened(folder, 'a.md')
    const about = { textDocument: { uri }, position: { line: 4, character: 10 } }
    assert.equal((await client.request('textDocument/prepareRename', about)).placeholder, 'Ana Petrov')
    const places = await client.request('textDocument/references', { ...about, context: { includeDeclaration: true } })
    assert.deepEqual(places.map((place) => place.uri.split('/').at(-1)).sort(), ['a.md', 'b.md', 'copydesk.yaml'])
    // Written behind the back of a client that does not watch files.
    writeFileSync(join(folder, 'd.md'), article(clean.replace('tonight', 'on Monday')))
    const { documentChanges } = await client.request('textDocument/rename', { ...about, newName: 'Ana Petrova' })
    assert.deepEqual(documentChanges.map(({ textDocument }) => [textDocument.uri.split('/').at(-1), textDocument.version]).sort(), [
      ['a.md', 1],
      ['b.md', null],
      ['copydesk.yaml', null],
      ['d.md', null],
    ])
    const settings = documentChanges.find(({ textDocument }) => textDocument.uri.endsWith('copydesk.yaml'))
    const text = readFileSync(join(folder, 'copydesk.yaml'), 'utf8')
    assert.equal(applied(text, settings.edits), text.replace('Ana Petrov', 'Ana Petrova'))
    assert.match((await client.request('textDocument/rename', { ...about, newName: '' })).error.message, /Type a name/)
  })

  it('follows what is typed, and files that change on the disk', async () => {
    const folder = site({
      'copydesk.yaml': 'articles: ["*.md"]\n',
      'a.md': article(clean),
      'b.md': article(clean.replace('The ferry', 'A ferry')),
    })
    start(folder)
    await client.initialize({ folders: [folder], capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } } })
    await client.next('a registration', ({ method }) => method === 'client/registerCapability')
    const uri = opened(folder, 'a.md')
    assert.deepEqual(await client.problems(uri, (found) => found.length === 0), [])
    const range = { start: { line: 1, character: 7 }, end: { line: 1, character: 10 } }
    client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range, text: 'A' }] })
    const codes = (found) => found.map(({ code }) => code)
    assert.deepEqual(codes(await client.problems(uri, (found) => found.length > 0)), ['article-duplicate'])
    const changed = (name, type = 2) =>
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(join(folder, name)), type }] })
    writeFileSync(join(folder, 'b.md'), article(clean.replace('The ferry', 'The boat')))
    changed('b.md')
    await client.problems(uri, (found) => found.length === 0)
    rmSync(join(folder, 'b.md'))
    writeFileSync(join(folder, 'e.md'), article(clean.replace('The ferry', 'A ferry')))
    changed('b.md', 3)
    changed('e.md', 1)
    await client.problems(uri, (found) => codes(found).includes('article-duplicate'))
    writeFileSync(join(folder, 'copydesk.yaml'), 'articles: ["*.md"]\nrules: { article-duplicate: off }\n')
    changed('copydesk.yaml')
    await client.problems(uri, (found) => found.length === 0)
    const settings = uriOf(join(folder, 'copydesk.yaml'))
    client.open(settings, 'articles: ["*.md"]\nrules: { no-such-rule: off }\n', 'yaml')
    client.notify('textDocument/didChange', {
      textDocument: { uri: settings, version: 2 },
      contentChanges: [{ text: 'rules: { no-such-rule: off }\n' }],
    })
    assert.match((await client.problems(settings, (found) => found.length > 0))[0].message, /no-such-rule/)
  })

  for (const watching of [true, false])
    it(`follows files that settings extend, ${watching ? 'when they change on the disk' : 'when they are saved'}`, async () => {
      const all = 'articles: ["*.md"]\n'
      const folder = site({
        'copydesk.yaml': 'extends: ./base.yaml\n',
        'base.yaml': 'extends: ./deep/own.yaml\n',
        'deep/own.yaml': all,
        'a.md': article(clean),
        'b.md': article(clean),
      })
      start(folder)
      const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: watching } } }
      await client.initialize({ folders: [folder], capabilities })
      const uri = opened(folder, 'a.md')
      const isDuplicate = (found) => found.some(({ code }) => code === 'article-duplicate')
      await client.problems(uri, isDuplicate)
      const write = (name, text) => {
        writeFileSync(join(folder, name), text)
        const file = uriOf(join(folder, name))
        if (watching) client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 2 }] })
        else {
          client.open(file, text, 'yaml')
          client.notify('textDocument/didSave', { textDocument: { uri: file } })
          client.notify('textDocument/didClose', { textDocument: { uri: file } })
        }
      }
      // The other one is no article any more, which the corpus has to know.
      write('deep/own.yaml', 'articles: ["a.md"]\n')
      await client.problems(uri, (found) => !isDuplicate(found))
      write('deep/own.yaml', all)
      await client.problems(uri, isDuplicate)
      write('base.yaml', 'extends: ./deep/own.yaml\nrules: { article-duplicate: off }\n')
      await client.problems(uri, (found) => !isDuplicate(found))
    })

  for (const [encoding, characters] of [
    ['utf-8', 17],
    ['utf-16', 9],
    ['utf-32', 8],
  ])
    it(`counts characters in ${encoding}`, async () => {
      const folder = site({ 'copydesk.yaml': 'articles: ["*.md"]\n', 'a.md': article(clean, '🚢港口：ab <blink>x</blink>\n') })
      start(folder)
      const { capabilities } = await client.initialize({
        folders: [folder],
        capabilities: { general: { positionEncodings: ['utf-7', encoding, 'utf-16'] } },
      })
      assert.equal(capabilities.positionEncoding, encoding)
      const uri = opened(folder, 'a.md')
      const found = await client.problems(uri, (problems) => problems.length > 0)
      assert.deepEqual(found[0].range.start, { line: 7, character: characters })
      const until = { line: 7, character: characters - 1 }
      client.notify('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ range: { start: { line: 7, character: 0 }, end: until }, text: '' }],
      })
      assert.equal((await client.problems(uri, (_, version) => version === 2))[0].range.start.character, 1)
    })

  it('answers in several folders, and without one', async () => {
    const [first, second] = [
      site({ 'copydesk.yaml': 'articles: ["*.md"]\n', 'a.md': article(clean) }),
      site({ 'copydesk.yaml': 'articles: ["*.md"]\n', 'a.md': article(clean), 'b.md': article(clean.replace('City', 'Harbour')) }),
    ]
    start(first)
    await client.initialize({ folders: [first] })
    // The same title in another folder is another site.
    assert.deepEqual(await client.problems(opened(first, 'a.md')), [])
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: uriOf(second), name: 'second' }], removed: [] } })
    const uri = opened(second, 'a.md')
    await client.problems(uri, (found) => found.some(({ code }) => code === 'article-duplicate'))
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: uriOf(first), name: 'first' }] } })
    const untitled = 'untitled:Untitled-1'
    client.open(untitled, article(`${clean}\ntitle: Twice`))
    assert.ok((await client.problems(untitled)).length > 0)
    client.kill()
    start(second)
    await client.initialize()
    await client.problems(opened(second, 'a.md'), (found) => found.some(({ code }) => code === 'article-duplicate'))
  })

  it('survives what no client should send', async () => {
    const folder = site({ 'copydesk.yaml': 'articles: ["*.md"]\n', 'a.md': article(clean) })
    start(folder)
    assert.ok((await client.request('textDocument/hover', {})).error)
    await client.initialize({ folders: [folder], capabilities: { general: { positionEncodings: 'utf-8' } } })
    const uri = opened(folder, 'a.md')
    for (const method of ['completion', 'hover', 'codeAction', 'rename', 'prepareRename', 'references', 'definition', 'documentSymbol'])
      for (const params of [
        undefined,
        {},
        { textDocument: {} },
        { textDocument: { uri: 'file:///no/such.md' }, position: {} },
        { textDocument: { uri }, position: {} },
      ])
        await client.request(`textDocument/${method}`, params)
    for (const method of ['didOpen', 'didChange', 'didSave', 'didClose']) client.notify(`textDocument/${method}`, {})
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file://host/%zz', type: 9 }, { uri: 7 }] })
    client.notify('workspace/didChangeWorkspaceFolders', {})
    client.notify('no/such', {})
    assert.ok((await client.request('no/such', {})).error)
    const far = { start: { line: -4, character: -1 }, end: { line: 1e9, character: 1e9 } }
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: far, text: article(`${clean}\ntitle: Twice`) }],
    })
    assert.ok((await client.problems(uri, (found) => found.length > 0)).length > 0)
    client.notify('textDocument/didChange', { textDocument: { uri: 'file:///no/such.md', version: 2 }, contentChanges: [{ text: '' }] })
    client.write('Content-Length: 5\r\n\r\n{"a":')
    client.notify('textDocument/didClose', { textDocument: { uri } })
    assert.deepEqual(await client.problems(uri, (found) => found.length === 0), [])
    assert.equal(await client.shutdown(), 0)
    assert.equal(client.stderr, '')
  })

  it('ends with its editor', async () => {
    start()
    await client.initialize()
    client.closeInput()
    assert.equal(await client.ended, 1)
  })
})

function checkFix(folder, name) {
  try {
    execFileSync(process.execPath, [program, 'check', '--fix', name], { cwd: folder, stdio: 'ignore' })
  } catch {
    // Problems remain that have no safe fix.
  }
}

/** A text with the edits of the protocol applied, in UTF-16. */
function applied(text, edits) {
  const lines = text.split('\n')
  const offset = ({ line, character }) => lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character
  return edits
    .map(({ range, newText }) => ({ from: offset(range.start), to: offset(range.end), newText }))
    .sort((a, b) => b.from - a.from)
    .reduce((now, { from, to, newText }) => now.slice(0, from) + newText + now.slice(to), text)
}
