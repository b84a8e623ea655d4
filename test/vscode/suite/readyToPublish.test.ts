import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, openArticle } from './workspace'

describe('what an article lacks', () => {
  afterEach(clean)

  it('is listed by the profile publish, and opens at its place', async () => {
    const { document } = await openArticle('---\ntitle: Harbour\ndate: 2024-01-05\nstatus: draft\n---\n\nIt opens [TK].\n')
    let isDone = false
    void vscode.commands.executeCommand('copydesk.readyToPublish').then(() => {
      isDone = true
    })
    await eventually(
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
        return isDone
      },
      (done) => done,
    )
    const editor = vscode.window.activeTextEditor
    assert.equal(editor?.document.uri.toString(), document.uri.toString())
    assert.equal(document.getText(editor?.selection), '[TK]')
  })
})
