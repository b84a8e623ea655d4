// What `copydesk lsp` shows of the problems of an article.
import assert from 'node:assert/strict'
import { article, check, clean, desk } from './desk.mjs'

/** `DiagnosticSeverity.Hint` of the protocol. */
const hint = 4

describe('copydesk lsp', () => {
  let client
  const made = desk()
  const { site, opened } = made
  const start = (folder) => (client = made.start(folder))
  afterEach(made.end)

  it('shows one row for each defect, and marks the other places as hints that can be fixed', async () => {
    const image = (name) => `<img src="//example.com/${name}.jpg" alt="A crane" width="4" height="3">`
    const text = article(clean, `${['a', 'b', 'c', 'd', 'e'].map(image).join('\n\n')}\n`)
    const folder = site({ 'copydesk.yaml': 'articles: ["*.md"]\n', 'a.md': text })
    const printed = check(folder, 'a.md').filter(({ ruleId }) => ruleId === 'src-protocol-relative')
    assert.equal(printed.length, 5)
    start(folder)
    await client.initialize({ folders: [folder], capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } } })
    const uri = opened(folder, 'a.md')
    const found = (await client.problems(uri, (all) => all.length >= 5)).filter(({ code }) => code === 'src-protocol-relative')
    const [first, ...others] = found
    assert.match(first.message, /\(5 places\)$/)
    assert.notEqual(first.severity, hint)
    assert.deepEqual(
      first.relatedInformation.map(({ location }) => location.range),
      others.map(({ range }) => range),
    )
    assert.deepEqual(
      others.map(({ severity }) => severity),
      [hint, hint, hint, hint],
    )
    for (const problem of found) {
      const context = { diagnostics: [problem], only: ['quickfix'] }
      const actions = await client.request('textDocument/codeAction', { textDocument: { uri }, range: problem.range, context })
      const fix = actions.find(({ diagnostics }) => diagnostics)
      assert.deepEqual(fix?.diagnostics, [problem], JSON.stringify(actions))
    }
  })

  it('notes no missing date where the articles beside it have none', async () => {
    const page = (title) => `---\ntitle: ${title}\nauthor: Ana Petrov\n---\n\nText of ${title}.\n`
    const files = Object.fromEntries(['Harbour', 'Ferry', 'Quay', 'Pier'].map((title) => [`${title}.md`, page(title)]))
    const folder = site({ 'copydesk.yaml': 'articles: ["*.md"]\nrules: { date-missing: warning }\n', ...files })
    start(folder)
    await client.initialize({ folders: [folder] })
    const uri = opened(folder, 'Pier.md')
    const rowsOf = (all) => all.filter(({ code }) => code === 'date-missing').map(({ severity }) => severity)
    assert.deepEqual(rowsOf(await client.problems(uri, (all) => rowsOf(all)[0] === hint)), [hint])
  })
})
