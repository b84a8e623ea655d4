import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, folder, openArticle, problems } from './workspace'

const settingsUri = () => vscode.Uri.joinPath(folder(), 'copydesk.yaml')
const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))

describe('copydesk.yaml', () => {
  let before: Uint8Array

  beforeEach(async () => {
    before = await vscode.workspace.fs.readFile(settingsUri())
  })
  afterEach(async () => {
    await clean()
    await vscode.workspace.fs.writeFile(settingsUri(), before)
  })

  it('is completed and explained by our own code', async () => {
    const text = 'dialect: \nrules:\n  title-l\n'
    await write(settingsUri(), text)
    const document = await vscode.workspace.openTextDocument(settingsUri())
    // One that was open already has what was there before, until VS Code sees that the file is another.
    await eventually(
      () => document.getText(),
      (now) => now === text,
    )
    await vscode.window.showTextDocument(document)
    const labels = async (line: number, character: number, wanted: string) => {
      const ask = () =>
        vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          new vscode.Position(line, character),
        )
      const list = await eventually(ask, ({ items }) => items.some(({ label }) => label === wanted))
      return list.items.map(({ label }) => label)
    }
    assert.ok((await labels(0, 9, 'hexo')).includes('docusaurus'))
    assert.ok((await labels(2, 9, 'title-length')).includes('title-length'))
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 2),
    )
    assert.match(
      hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value))).join('\n'),
      /site generator/,
    )
  })

  it('names vocabulary files, whose changes take effect at once', async () => {
    const list = vscode.Uri.joinPath(folder(), 'desks.txt')
    await write(list, '本地\n体育\n')
    await write(
      settingsUri(),
      'articles: ["**/*.md"]\nvocabularies:\n  categories: { file: desks.txt }\nrules: { categories-flat-list: off }\n',
    )
    try {
      const { document } = await openArticle('---\ntitle: 港口重开\ndate: 2024-01-05\ncategories:\n  - 本地\n  - 财经\n---\n')
      const seen = await problems(document, (found) => found.includes('6 vocabulary-unknown'))
      assert.deepEqual(seen, ['6 vocabulary-unknown'], JSON.stringify([await read(settingsUri()), await read(list)]))
      await write(list, '本地\n财经\n')
      assert.deepEqual(await problems(document, (found) => found.length === 0), [])
    } finally {
      await vscode.workspace.fs.delete(list)
    }
  })

  it('extends a file, whose changes take effect; severities follow the folder and the status', async () => {
    const base = vscode.Uri.joinPath(folder(), 'desk-base.yaml')
    await write(base, 'overrides: [{ files: "*.md", rules: { img-alt-missing: warning } }]\n')
    await write(settingsUri(), 'articles: ["**/*.md"]\nextends: desk-base.yaml\nprofiles:\n  field: stage\n')
    const image = (more: string) =>
      `---\ntitle: 港口重开\ndate: 2024-01-05\n${more}---\n\n<img src="https://example.com/a.jpg" width="1" height="1">\n`
    const { document } = await openArticle(image(''))
    const levels = vscode.DiagnosticSeverity
    const severity = async (wanted: vscode.DiagnosticSeverity) => {
      const ask = () =>
        vscode.languages.getDiagnostics(document.uri).find(({ code }) => JSON.stringify(code)?.includes('img-alt-missing'))?.severity
      assert.equal(await eventually(ask, (found) => found === wanted), wanted)
    }
    try {
      await severity(levels.Warning)
      await write(base, 'overrides: [{ files: "*.md", rules: { img-alt-missing: error } }]\n')
      await severity(levels.Error)
      const edit = new vscode.WorkspaceEdit()
      edit.insert(document.uri, new vscode.Position(3, 0), 'stage: draft\n')
      await vscode.workspace.applyEdit(edit)
      await severity(levels.Information)
    } finally {
      await vscode.workspace.fs.delete(base)
    }
  })

  it('is drafted by “Set Up This Folder” under its name, and created when that is saved', async () => {
    await vscode.workspace.fs.delete(settingsUri())
    await vscode.commands.executeCommand('copydesk.setUp')
    const draft = vscode.window.activeTextEditor?.document
    assert.ok(draft?.isUntitled)
    const proposed = draft.getText()
    assert.match(proposed, /^articles:$/m)
    await assert.rejects(async () => read(settingsUri()))
    await vscode.commands.executeCommand('copydesk.createSettings')
    assert.equal(
      await eventually(
        () => read(settingsUri()).catch(() => ''),
        (text) => text !== '',
      ),
      proposed,
    )
    const open = () => vscode.window.activeTextEditor?.document.uri.toString()
    assert.equal(await eventually(open, (uri) => uri === settingsUri().toString()), settingsUri().toString())
  })

  it('is shown beside a suggested one if it exists, and replaced by a button; undo restores it', async () => {
    const mine = 'rules: { title-missing: off }\n'
    await write(settingsUri(), mine)
    await vscode.commands.executeCommand('copydesk.setUp')
    const isDiff = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff
    assert.ok(await eventually(isDiff, (is) => is))
    assert.equal(await read(settingsUri()), mine)
    await vscode.commands.executeCommand('copydesk.replaceSettings')
    assert.match(await read(settingsUri()), /^articles:$/m)
    await vscode.commands.executeCommand('undo')
    const text = () => vscode.window.activeTextEditor?.document.getText()
    assert.equal(await eventually(text, (now) => now === mine), mine)
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled),
      [],
    )
  })
})
