import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, openArticle } from './workspace'

async function openAt(marked: string): Promise<vscode.TextEditor> {
  const editor = await openArticle(marked.replace('|', ''))
  const position = editor.document.positionAt(marked.indexOf('|'))
  editor.selection = new vscode.Selection(position, position)
  return editor
}

/** Applies what we offer under a label, with the edit that goes along. */
async function accepted(marked: string, label: string): Promise<string> {
  const editor = await openAt(marked)
  const { document } = editor
  const item = await eventually(
    async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        editor.selection.active,
      )
      return list.items.find((one) => (typeof one.label === 'string' ? one.label : one.label.label) === label)
    },
    (found) => found !== undefined,
  )
  assert.ok(item?.range)
  const range = item.range instanceof vscode.Range ? item.range : item.range.replacing
  const edit = new vscode.WorkspaceEdit()
  const newText =
    typeof item.insertText === 'string' ? item.insertText : (item.insertText?.value ?? '').replace(/\$\d|\$\{\d:?([^}|]*)\}/g, '$1')
  edit.set(document.uri, [new vscode.TextEdit(range, newText), ...(item.additionalTextEdits ?? [])])
  await vscode.workspace.applyEdit(edit)
  return document.getText()
}

describe('front matter in TOML and JSON', () => {
  afterEach(clean)

  it('is checked, and mended in its own language', async () => {
    const { document } = await openArticle('+++\ntitle = Harbour opens\ndate = 2024-01-05\n+++\n\nText\n')
    // A site that reads no TOML has something to say of the fence as well.
    const ours = (found: readonly vscode.Diagnostic[]) => found.find(({ range }) => document.getText(range) === 'Harbour opens')
    const diagnostics = await eventually(
      async () => vscode.languages.getDiagnostics(document.uri),
      (found) => ours(found) !== undefined,
    )
    const first = ours(diagnostics)
    assert.ok(first)
    // VS Code's first answer may come before ours is in it.
    const action = await eventually(
      async () => {
        const ask = vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, first.range)
        return (await ask).find(({ title }) => title === 'Put the value in quotes')
      },
      (found) => found !== undefined,
    )
    assert.ok(action?.edit)
    const { edit } = action
    await vscode.workspace.applyEdit(edit)
    assert.equal(document.lineAt(1).text, 'title = "Harbour opens"')
  })

  it('is completed, with quotes and commas', async () => {
    assert.equal(await accepted('+++\ntitle = "a"\ncomments = |\n+++\n', 'false'), '+++\ntitle = "a"\ncomments = false\n+++\n')
    assert.equal(await accepted('+++\ntitle = "a"\nauthor = |\n+++\n', '顾晚晴'), '+++\ntitle = "a"\nauthor = "顾晚晴"\n+++\n')
    assert.equal(
      await accepted('---json\n{\n  "title": "a"\n  |\n}\n---\n', 'author'),
      '---json\n{\n  "title": "a",\n  "author": ""\n}\n---\n',
    )
  })
})
