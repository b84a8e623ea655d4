import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { copySample } from '../../../../src/extension/commands/openSampleRun'
import { clean, eventually, folder, openArticle, problems } from '../workspace'

const broken = '---\ntitle: Harbour opens\ndate: 2024-02-30\n---\n\nText.\n'
const manifest = () => vscode.extensions.getExtension('copydesk.copydesk')

describe('the first minute', function () {
  this.timeout(600_000)
  const made: vscode.Uri[] = []
  const settings = () => vscode.workspace.getConfiguration('copydesk', folder())

  afterEach(async () => {
    await settings().update('enable', undefined, vscode.ConfigurationTarget.WorkspaceFolder)
    await settings().update('problems.run', undefined, vscode.ConfigurationTarget.Workspace)
    await clean()
    for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri, { recursive: true })
  })

  it('the sample newsroom is copied to a new folder each time, and nothing is written over', async () => {
    const extension = manifest()
    assert.ok(extension)
    const parent = vscode.Uri.joinPath(folder(), '..', 'samples-of-test')
    made.push(parent)
    const first = await copySample(extension.extensionUri, parent)
    const yaml = vscode.Uri.joinPath(first, 'copydesk.yaml')
    await vscode.workspace.fs.writeFile(yaml, new TextEncoder().encode('# mine\n'))
    const second = await copySample(extension.extensionUri, parent)
    assert.deepEqual(
      [first, second].map(({ path }) => path.split('/').at(-1)),
      ['tidewater-daily', 'tidewater-daily-2'],
    )
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(yaml)), '# mine\n')
    const original = (...path: string[]) =>
      vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, 'samples', 'newsroom', ...path))
    for (const path of [
      ['source', 'images', 'lighthouse.jpg'],
      ['source', '_posts', '文化', '灯笼夜市重开.md'],
    ])
      assert.deepEqual(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(second, ...path)), await original(...path))
  })

  it('each step of the walkthrough has commands that exist', async () => {
    const walkthroughs = manifest()?.packageJSON.contributes.walkthroughs as readonly {
      readonly steps: readonly { readonly description: string }[]
    }[]
    const known = new Set(await vscode.commands.getCommands())
    const steps = walkthroughs.flatMap(({ steps }) => steps)
    assert.equal(steps.length, 6)
    for (const { description } of steps) {
      const commands = [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, command = '']) => command)
      assert.ok(commands.length > 0, description)
      for (const command of commands) assert.ok(known.has(command), command)
    }
  })

  it('the walkthrough leaves commands on the article beside it', async () => {
    const { document } = await openArticle(`\n${broken}`)
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'copydesk.copydesk#firstMinute', true)
    const active = () => vscode.window.tabGroups.activeTabGroup.activeTab
    await eventually(active, (tab) => tab !== undefined && tab.input === undefined)
    await vscode.commands.executeCommand('copydesk.fixAll')
    assert.equal(document.getText(), broken)
  })

  it('copydesk.enable switches everything off in a folder, and on again', async () => {
    const { document } = await openArticle(broken)
    assert.deepEqual(await problems(document, (found) => found.length > 0), ['3 date-invalid'])
    await settings().update('enable', false, vscode.ConfigurationTarget.WorkspaceFolder)
    assert.deepEqual(await problems(document, (found) => found.length === 0), [])
    const range = document.lineAt(2).range
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    )
    assert.deepEqual(
      actions.filter(({ command }) => command?.command.startsWith('copydesk.')),
      [],
    )
    await settings().update('enable', undefined, vscode.ConfigurationTarget.WorkspaceFolder)
    assert.deepEqual(await problems(document, (found) => found.length > 0), ['3 date-invalid'])
  })

  it('copydesk.problems.run: never finds problems only when a command asks for it', async () => {
    await settings().update('problems.run', 'never', vscode.ConfigurationTarget.Workspace)
    const { document } = await openArticle(`\n${broken}`)
    await vscode.commands.executeCommand('copydesk.fixAll')
    assert.equal(document.getText(), broken)
    assert.deepEqual(await problems(document, () => true), [])
    await settings().update('problems.run', undefined, vscode.ConfigurationTarget.Workspace)
    assert.deepEqual(await problems(document, (found) => found.length > 0), ['3 date-invalid'])
  })
})
