import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, openArticle } from './workspace'

const head = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n'
const markdown = '![Boats](/boats.jpg "At dawn")\n'
const figure = '<figure>\n<img src="/boats.jpg" alt="Boats">\n<figcaption>At dawn</figcaption>\n</figure>\n'

async function apply(editor: vscode.TextEditor, title: string, offset = head.length + 12): Promise<void> {
  const at = editor.document.positionAt(offset)
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
    await apply(editor, 'Turn the image into a figure with a caption')
    assert.equal(editor.document.getText(), head + figure)
    const selected = await eventually(
      () => editor.document.getText(editor.selection),
      (text) => text === 'At dawn',
    )
    assert.equal(selected, 'At dawn')
    await vscode.commands.executeCommand('leaveSnippet')
    await apply(editor, 'Turn the figure into a Markdown image')
    assert.equal(editor.document.getText(), head + markdown)
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), head + figure)
  })

  it('keep the marks and line ends of the list that they stand in', async () => {
    const before = `${head}- Text\n\n  > - ![Boats](/boats.jpg)\n  >   At dawn\n`.replaceAll('\n', '\r\n')
    const editor = await openArticle(before)
    await apply(editor, 'Turn the image into a figure with a caption', before.indexOf('Boats'))
    const lines = ['<figure>', '<img src="/boats.jpg" alt="Boats">', '<figcaption>At dawn</figcaption>', '</figure>']
    assert.equal(editor.document.getText(), `${head}- Text\n\n  > - `.replaceAll('\n', '\r\n') + lines.join('\r\n  >   ') + '\r\n')
    await vscode.commands.executeCommand('leaveSnippet')
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), before)
  })

  it('of HTML are wrapped with the caption that is selected with them', async () => {
    const image = '<img src="/boats.jpg" width="8" alt="Boats">\nAt dawn\n'
    const editor = await openArticle(head + image)
    await apply(editor, 'Put the image in a figure with a caption')
    assert.equal(
      editor.document.getText(),
      `${head}<figure>\n<img src="/boats.jpg" width="8" alt="Boats">\n<figcaption>At dawn</figcaption>\n</figure>\n`,
    )
    await vscode.commands.executeCommand('leaveSnippet')
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), head + image)
  })
})
