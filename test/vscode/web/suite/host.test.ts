import * as vscode from 'vscode'
import { check } from './asking'

export function hostSuite(): void {
  describe('web host', () => {
    it('is a real VS Code, not older than the extension asks for', () => {
      const [major = 0, minor = 0] = vscode.version.split('.').map(Number)
      check(major === 1 && minor >= 100, vscode.version)
    })

    it('runs extensions in a worker', () => {
      check(vscode.env.uiKind === vscode.UIKind.Web, 'the user interface is not that of the web')
      check(typeof (globalThis as { importScripts?: unknown }).importScripts === 'function', 'not in a worker')
    })

    it('reads the workspace without a file system', async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]
      check(folder !== undefined && folder.uri.scheme !== 'file', String(folder?.uri))
      check((await vscode.workspace.fs.readDirectory(folder.uri)).length > 0, 'the folder is empty')
    })
  })
}
