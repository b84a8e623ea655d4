import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, openArticle } from './workspace'

const head = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n'
const markdown = '![Boats](/boats.jpg "At dawn")\n'
const figure = '<figure>\n<img src="/boats.jpg" alt="Boats">\n<figcaption>At dawn</figcaption>\n</figure>\n'

async function apply(editor: vscode.TextEditor, title: string): Promise<void> {
  const at = editor.document.positionAt(head.length + 12)
  const ask = async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.RefactorRewrite.value,
    )
    return actions.find((action) => action.title === title)
  }
  const action = await eventually(ask, (found) => found !== undefined)
  assert.ok(action?.edit, title)
  await vscode.workspace.applyEdit(action.edit)
}

describe('pictures', () => {
  afterEach(clean)

  it('become figures and pictures of Markdown again, with the caption selected', async () => {
    const editor = await openArticle(head + markdown)
    await apply(editor, 'Turn it into a figure with a caption')
    assert.equal(editor.document.getText(), head + figure)
    const selected = await eventually(
      () => editor.document.getText(editor.selection),
      (text) => text === 'At dawn',
    )
    assert.equal(selected, 'At dawn')
    await vscode.commands.executeCommand('leaveSnippet')
    await apply(editor, 'Turn it into a picture of Markdown')
    assert.equal(editor.document.getText(), head + markdown)
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), head + figure)
  })
})
