import assert from 'node:assert/strict'
import * as vscode from 'vscode'

interface Keybinding {
  readonly command: string
  readonly key: string
}

/** What VS Code lists as its default shortcuts on this platform, those of all extensions included. Those of other platforms have the condition `false`. */
async function defaultKeybindings(): Promise<readonly Keybinding[]> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode://defaultsettings/keybindings.json'))
  const entries = document.getText().matchAll(/^\{ "key": "([^"]+)",\s+"command": "([^"]+)"(?!,\s+"when": "false")/gm)
  return [...entries].map(([, key = '', command = '']) => ({ key, command }))
}

describe('the keyboard shortcuts', function () {
  this.timeout(60_000)

  it('are those of no other command, and begin with no other shortcut', async () => {
    const manifest = vscode.extensions.getExtension('copydesk.copydesk')?.packageJSON as {
      readonly contributes: { readonly keybindings: readonly Keybinding[] }
    }
    const all = await defaultKeybindings()
    assert.ok(all.length > 500, `${all.length} shortcuts were found`)
    for (const { key, command } of manifest.contributes.keybindings) {
      const same = all.filter((other) => other.key === key || other.key.startsWith(`${key} `) || key.startsWith(`${other.key} `))
      assert.deepEqual(same, [{ key, command }])
    }
  })
})
