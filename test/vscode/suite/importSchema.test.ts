import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, folder, isOpen, shownReport } from './workspace'

const at = (name: string) => vscode.Uri.joinPath(folder(), name)
const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
const configuration = `content:
  - name: harbour
    type: collection
    path: .
    fields:
      - { name: title, type: string, required: true }
      - { name: berth, type: number, required: true }
`

describe('a schema imported from a CMS', () => {
  let before: Uint8Array

  beforeEach(async () => {
    before = await vscode.workspace.fs.readFile(at('copydesk.yaml'))
    await vscode.workspace.fs.writeFile(at('.pages.yml'), new TextEncoder().encode(configuration))
  })
  afterEach(async () => {
    await clean()
    for (const name of ['.pages.yml', 'harbour.schema.json'])
      await vscode.workspace.fs.delete(at(name)).then(
        () => {},
        () => {},
      )
    await vscode.workspace.fs.writeFile(at('copydesk.yaml'), before)
  })

  it('is shown with the articles that would fail, and written and named when the person agrees', async () => {
    await vscode.commands.executeCommand('copydesk.importSchema')
    const draft = await shownReport()
    const report = draft.getText()
    assert.match(report, /^# Pages CMS: \.pages\.yml\n/)
    assert.match(report, /harbour \(\*\*\/\*\.md\): 2 fields, (\d+) articles, \1 of them do not match/)
    const shown = /```json\n([\s\S]*)```/.exec(report)?.[1] ?? ''
    assert.deepEqual(JSON.parse(shown).required, ['title', 'berth'])
    await assert.rejects(async () => read(at('harbour.schema.json')))
    await vscode.commands.executeCommand('copydesk.saveProposal')
    const settings = await read(at('copydesk.yaml'))
    assert.equal(await read(at('harbour.schema.json')), shown)
    assert.ok(!isOpen(draft))
    assert.ok(settings.startsWith(new TextDecoder().decode(before)))
    assert.match(settings, /^schema:\n {2}- path: harbour\.schema\.json\n {4}files: \['\*\*\/\*\.md'\]$/m)
  })
})
