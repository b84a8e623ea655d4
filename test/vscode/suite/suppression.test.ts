import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, openArticle, problems } from './workspace'

const image = '<img src="http://a.example/x.jpg" alt="Boats" width="2" height="2">'
const text = `---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n<div>\n  <p>${image}</p>\n</div>\n`

/** The action of a title, at our only problem. */
async function actionOf(document: vscode.TextDocument, title: string): Promise<vscode.CodeAction> {
  const ask = async () => {
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'copydesk')
    if (!diagnostic) return undefined
    const kind = vscode.CodeActionKind.QuickFix.value
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
      kind,
    )
    return actions.find((action) => action.title === title)
  }
  const action = await eventually(ask, (found) => found !== undefined)
  assert.ok(action?.edit, title)
  return action
}

async function apply(document: vscode.TextDocument, title: string): Promise<void> {
  const { edit, isPreferred } = await actionOf(document, title)
  assert.ok(edit && !isPreferred)
  await vscode.workspace.applyEdit(edit)
}

describe('suppressions', () => {
  afterEach(clean)

  it('are written by a quick fix, and are a problem themselves once there is nothing to disable', async () => {
    const { document } = await openArticle(text)
    await problems(document, (list) => list.length === 1)
    await apply(document, 'Disable img-insecure-src for this line…')
    const line = '  <!-- copydesk-disable-next-line img-insecure-src -- reason -->\n'
    assert.equal(document.getText(), text.replace('  <p>', `${line}  <p>`))
    assert.deepEqual(await problems(document, (list) => list.length === 0), [])

    const mended = new vscode.WorkspaceEdit()
    const at = document.getText().indexOf('http://') + 'http'.length
    mended.insert(document.uri, document.positionAt(at), 's')
    await vscode.workspace.applyEdit(mended)
    assert.deepEqual(await problems(document, (list) => list.length === 1), ['7 suppression-unused'])
    await apply(document, 'Delete this comment')
    assert.equal(document.getText(), text.replace('http:', 'https:'))
  })

  it('wait for the reason with the caret, when they are chosen in the editor', async () => {
    const editor = await openArticle(text)
    await problems(editor.document, (list) => list.length === 1)
    await apply(editor.document, 'Disable img-insecure-src for this file…')
    const line = '# copydesk-disable-file img-insecure-src -- reason\n'
    assert.equal(editor.document.getText(), text.replace('---\n', `---\n${line}`))
    const selected = await eventually(
      () => editor.document.getText(editor.selection),
      (found) => found === 'reason',
    )
    assert.equal(selected, 'reason')
    assert.deepEqual(await problems(editor.document, (list) => list.length === 0), [])
  })
})
