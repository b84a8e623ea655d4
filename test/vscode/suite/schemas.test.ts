import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { clean, eventually, folder, openArticle } from './workspace'

const article = '---\ntitle: Harbour opens\ndate: 2024-01-05T08:00:00+08:00\ndesk: Sprots\n---\n\nText.\n'

/** A variable: knip would look for a package with this program. */
const pipeMaker = 'mkfifo'

const at = (name: string) => vscode.Uri.joinPath(folder(), name)
const write = (name: string, content: unknown) =>
  vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)))

/** Waits until `fm-schema` says just this. Other messages may stand there meanwhile, of the schema before. */
async function tells(document: vscode.TextDocument, ...expected: readonly string[]): Promise<void> {
  const messages = await eventually(
    () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ code }) => typeof code === 'object' && code.value === 'fm-schema')
        .map(({ message }) => message),
    (list) => JSON.stringify(list) === JSON.stringify(expected),
  )
  assert.deepEqual(messages, expected)
}

describe('schemas', () => {
  let settings: Uint8Array
  before(async () => {
    settings = await vscode.workspace.fs.readFile(at('copydesk.yaml'))
  })
  afterEach(async () => {
    await clean()
    await vscode.workspace.fs.writeFile(at('copydesk.yaml'), settings)
    for (const name of ['news.schema.json', 'desk.schema.json', 'own.schema.json']) {
      await vscode.workspace.fs.delete(at(name)).then(undefined, () => undefined)
    }
  })

  it('take effect at once when they, or files that they refer to, are changed', async () => {
    await write('desk.schema.json', { enum: ['World', 'Sports'] })
    await write('news.schema.json', { properties: { desk: { $ref: 'desk.schema.json' } } })
    await write('copydesk.yaml', 'schema:\n  - files: ["**/test-*.md"]\n    path: news.schema.json\n')
    const { document } = await openArticle(article)
    const near = '“Sprots” is not allowed for “desk”. Allowed: World, Sports. Did you mean “Sports”?'
    await tells(document, near)
    await write('desk.schema.json', { enum: ['World', 'Sprots'] })
    await tells(document)
    await write('news.schema.json', { properties: { desk: { maxLength: 3 } } })
    await tells(document, '“desk” is too long: at most 3 characters.')
  })

  it('have a fix that inserts what is missing', async () => {
    await write('news.schema.json', { properties: { title: {}, comments: { type: 'boolean' }, date: {} }, required: ['comments'] })
    await write('copydesk.yaml', 'schema: news.schema.json\n')
    const { document } = await openArticle(article)
    await tells(document, '“comments” is missing.')
    const actions = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(0, 0, 0, 3)),
      (list) => list.some(({ title }) => title === 'Insert “comments”'),
    )
    const edit = actions.find(({ title }) => title === 'Insert “comments”')?.edit
    assert.ok(edit)
    await vscode.workspace.applyEdit(edit)
    assert.equal(document.getText(), article.replace('\ndate:', '\ncomments: false\ndate:'))
    await tells(document)
  })

  it('may be named by the article, and are then read in the background', async () => {
    await write('own.schema.json', { properties: { desk: { maxLength: 3 } } })
    const { document } = await openArticle(article.replace('title:', '$schema: ../../own.schema.json\ntitle:'))
    await tells(document, '“desk” is too long: at most 3 characters.')
    await write('own.schema.json', {})
    await tells(document)
    await vscode.workspace.fs.delete(at('own.schema.json'))
    await tells(document, 'The schema “../../own.schema.json” cannot be used: It does not exist or cannot be read.')
  })

  it('of an article are not read through a link that leads out of the workspace, and no pipe is read', async function () {
    if (process.platform === 'win32') this.skip()
    const outside = mkdtempSync(join(tmpdir(), 'copydesk-outside-'))
    const names = ['linked.schema.json', 'pipe.schema.json']
    try {
      writeFileSync(join(outside, 'secret.json'), '{"properties": {"desk": {"maxLength": 3}}}')
      symlinkSync(join(outside, 'secret.json'), at('linked.schema.json').fsPath)
      execFileSync(pipeMaker, [at('pipe.schema.json').fsPath])
      const { document } = await openArticle(article.replace('title:', '$schema: ../../linked.schema.json\ntitle:'))
      await tells(document, 'The schema “../../linked.schema.json” cannot be used: It is a link to a file outside this folder.')
      const other = await openArticle(article.replace('title:', '$schema: ../../pipe.schema.json\ntitle:'))
      await tells(other.document, 'The schema “../../pipe.schema.json” cannot be used: It does not exist or cannot be read.')
    } finally {
      for (const name of names) rmSync(at(name).fsPath, { force: true })
      rmSync(outside, { recursive: true })
    }
  })

  it('and style sheets that copydesk.yaml names are not read from pipes, and style sheets not through links out of the workspace', async function () {
    if (process.platform === 'win32') this.skip()
    const outside = mkdtempSync(join(tmpdir(), 'copydesk-outside-'))
    const before = await vscode.workspace.fs.readFile(at('copydesk.yaml'))
    try {
      writeFileSync(join(outside, 'news.css'), 'p { color: red }')
      symlinkSync(join(outside, 'news.css'), at('linked.css').fsPath)
      execFileSync(pipeMaker, [at('pipe.json').fsPath])
      for (const [settings, expected] of [
        ['stylesheet: linked.css\n', 'The style sheet “linked.css” is a link to a file outside this workspace.'],
        ['schema: pipe.json\n', 'It does not exist or cannot be read.'],
        ['stylesheet: pipe.json\n', 'The style sheet “pipe.json” does not exist or cannot be read.'],
      ] as const) {
        await write('copydesk.yaml', settings)
        await openArticle(article)
        await vscode.window.showTextDocument(at('copydesk.yaml'))
        const told = () => vscode.languages.getDiagnostics(at('copydesk.yaml')).map(({ message }) => message)
        const found = await eventually(told, (messages) => messages.some((message) => message.includes(expected)))
        assert.ok(
          found.some((message) => message.includes(expected)),
          found.join('\n'),
        )
      }
    } finally {
      for (const name of ['linked.css', 'pipe.json']) rmSync(at(name).fsPath, { force: true })
      rmSync(outside, { recursive: true })
      await vscode.workspace.fs.writeFile(at('copydesk.yaml'), before)
    }
  })
})
