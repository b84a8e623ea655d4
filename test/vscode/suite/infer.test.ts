import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, folder, isOpen, openArticle, shownReport } from './workspace'

const at = (name: string) => vscode.Uri.joinPath(folder(), name)
const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
const made = ['newsroom.schema.json', 'categories.txt', 'tags.txt', 'authors.txt']

describe('a schema learnt from the articles', () => {
  let before: Uint8Array

  beforeEach(async () => {
    before = await vscode.workspace.fs.readFile(at('copydesk.yaml'))
  })
  afterEach(async () => {
    await clean()
    for (const name of made)
      await vscode.workspace.fs.delete(at(name)).then(
        () => {},
        () => {},
      )
    await vscode.workspace.fs.writeFile(at('copydesk.yaml'), before)
  })

  it('is shown with a report, and written and named when the person agrees', async () => {
    await vscode.commands.executeCommand('copydesk.inferSchema')
    const draft = await shownReport()
    const report = draft.getText()
    assert.match(report, /^# .*\d+.*\n\n.*\n\n\| /)
    const shown = /```json\n([\s\S]*)```/.exec(report)?.[1] ?? ''
    assert.equal(JSON.parse(shown).properties.title.type, 'string')
    await assert.rejects(async () => read(at('newsroom.schema.json')))
    await vscode.commands.executeCommand('copydesk.saveProposal')
    const settings = await read(at('copydesk.yaml'))
    assert.equal(await read(at('newsroom.schema.json')), shown)
    assert.ok(!isOpen(draft))
    assert.ok(settings.startsWith(new TextDecoder().decode(before)))
    assert.match(settings, /^ {2}categories: \{ file: categories\.txt, closed: false \}$/m)
    assert.ok((await read(at('categories.txt'))).split('\n').length > 2)
  })
})

describe('a house list learnt from the articles', () => {
  afterEach(clean)

  it('is shown as YAML to be edited, and not written', async () => {
    await openArticle('---\ntitle: Harbour\ndate: 2024-01-05\n---\n\nWe use GitHub, GitHub, GitHub and Github.\n')
    await vscode.commands.executeCommand('copydesk.inferStyle')
    const list = vscode.window.activeTextEditor?.document
    assert.deepEqual([list?.isUntitled, list?.languageId], [true, 'yaml'])
    assert.match(list?.getText() ?? '', /^- \{ prefer: GitHub, instead: \[Github\] \}$/m)
  })
})
