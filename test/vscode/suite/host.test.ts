import assert from 'node:assert/strict'
import { realpathSync } from 'node:fs'
import * as vscode from 'vscode'

describe('host', () => {
  it('is a real VS Code, not older than the extension asks for', () => {
    const [major = 0, minor = 0] = vscode.version.split('.').map(Number)
    assert.ok(major === 1 && minor >= 100, vscode.version)
  })

  it('has the workspace open', () => {
    const folder = vscode.workspace.workspaceFolders?.[0]
    const expected = process.env['COPYDESK_TEST_WORKSPACE']
    assert.ok(folder && expected)
    assert.equal(realpathSync(folder.uri.fsPath), realpathSync(expected))
  })
})
