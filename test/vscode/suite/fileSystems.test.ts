import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { MemoryFiles } from './memoryFiles'
import { clean, eventually, problems } from './workspace'

const story = '---\ntitle: Harbour opens\nauthor: Mara\ndate: 2024-01-05\n---\n\n<p><img src="quay.jpg" alt="Quay"></p>\n'
/** The blank line keeps the front matter from being read; the fix deletes it. */
const damaged = `\n${story}<p><img src="quay.jpg"></p>\n`
const found = ['1 fm-leading-content', '9 img-alt-missing']
const settings =
  'vocabularies:\n  authors: [Mara, Milo]\nrules:\n  img-dimensions: off\n  image-file-missing: off\n  article-duplicate: off\n  title-duplicate: off\n'
const path = '/site/posts/harbour.md'

/** Each file system has a scheme of its own: VS Code keeps documents for a while after their editor is closed. */
const run = Date.now().toString(36)
let count = 0

describe('articles in the file system of another extension', () => {
  const subscriptions: vscode.Disposable[] = []
  let thrown: unknown[] = []
  const onThrown = (error: unknown) => thrown.push(error)

  beforeEach(() => {
    thrown = []
    process.on('uncaughtExceptionMonitor', onThrown)
    process.on('unhandledRejection', onThrown)
  })

  afterEach(async () => {
    process.off('uncaughtExceptionMonitor', onThrown)
    process.off('unhandledRejection', onThrown)
    await clean()
    for (const subscription of subscriptions.splice(0)) subscription.dispose()
    assert.deepEqual(thrown, [])
  })

  async function open(files: MemoryFiles, options: { readonly isReadonly?: boolean } = {}): Promise<vscode.TextEditor> {
    const scheme = `copydesk-${run}-${++count}`
    subscriptions.push(vscode.workspace.registerFileSystemProvider(scheme, files, { isCaseSensitive: true, ...options }))
    return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path })))
  }

  const site = () => new MemoryFiles({ '/site/copydesk.yaml': settings, [path]: damaged })

  async function expectProblems({ document }: vscode.TextEditor, ...wanted: readonly string[]): Promise<void> {
    assert.deepEqual(await problems(document, (seen) => seen.join() === wanted.join()), wanted)
  }

  /** Bylines that are offered in the author field. */
  async function authors({ document }: vscode.TextEditor): Promise<readonly string[]> {
    const at = document.positionAt(document.getText().indexOf('author: ') + 'author: '.length)
    const ask = async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at)
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label))
    }
    return eventually(ask, (labels) => labels.includes('Milo'))
  }

  async function expectPreview(): Promise<void> {
    await vscode.commands.executeCommand('copydesk.openPreviewToSide')
    const previews = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('copydesk.preview'))
        .map(({ label }) => label)
    assert.deepEqual(await eventually(previews, (seen) => seen.length === 1), ['Preview harbour.md'])
  }

  async function fixAll(editor: vscode.TextEditor): Promise<void> {
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One)
    await vscode.commands.executeCommand('copydesk.fixAll')
  }

  it('have problems, completion, preview and fixes, and are saved', async () => {
    const files = site()
    const editor = await open(files)
    await expectProblems(editor, ...found)
    assert.ok((await authors(editor)).includes('Milo'))
    await expectPreview()
    await fixAll(editor)
    await expectProblems(editor, '8 img-alt-missing')
    assert.equal(files.textOf(path), damaged)
    assert.ok(await editor.document.save())
    assert.equal(files.textOf(path), damaged.slice(1))
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), damaged)
  })

  it('keep the fixed text in the editor where the file cannot be written', async () => {
    const files = site()
    const editor = await open(files)
    files.refuseChanges()
    await expectProblems(editor, ...found)
    await expectPreview()
    await fixAll(editor)
    await expectProblems(editor, '8 img-alt-missing')
    assert.equal(await editor.document.save(), false)
    assert.ok(files.refused > 0)
    assert.deepEqual([editor.document.getText(), editor.document.isDirty, files.textOf(path)], [damaged.slice(1), true, damaged])
  })

  it('are checked and shown, and stay as they are, where they are read-only', async () => {
    const files = site()
    files.refuseChanges()
    const editor = await open(files, { isReadonly: true })
    await expectProblems(editor, ...found)
    assert.ok((await authors(editor)).includes('Milo'))
    await expectPreview()
    await fixAll(editor)
    await expectProblems(editor, ...found)
    assert.deepEqual([editor.document.getText(), editor.document.isDirty, files.refused], [damaged, false, 0])
  })
})
