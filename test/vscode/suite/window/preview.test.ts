import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, openArticle } from '../workspace'

const story = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\nText.\n'

/** The titles of the previews that are open: each names its article. */
function previews(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('copydesk.preview'))
    .map(({ label }) => label)
}

async function expectPreviews(...wanted: readonly string[]): Promise<void> {
  assert.deepEqual(await eventually(previews, (found) => found.join() === wanted.join()), wanted)
}

const nameOf = ({ document }: vscode.TextEditor) => document.uri.path.split('/').at(-1) ?? ''

describe('the preview', function () {
  this.timeout(600_000)
  const made: vscode.Uri[] = []

  afterEach(async () => {
    await clean()
    for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri, { recursive: true }).then(undefined, () => undefined)
  })

  async function preview(text = story): Promise<vscode.TextEditor> {
    const editor = await openArticle(text)
    await vscode.commands.executeCommand('copydesk.openPreviewToSide')
    await expectPreviews(`Preview ${nameOf(editor)}`)
    return editor
  }

  it('is one, and shows the article that is edited', async () => {
    await preview()
    const other = await openArticle(story)
    await expectPreviews(`Preview ${nameOf(other)}`)
    await vscode.commands.executeCommand('copydesk.openPreview')
    await expectPreviews(`Preview ${nameOf(other)}`)
  })

  it('goes with its article when that is renamed, or a folder around it', async () => {
    const { document } = await preview()
    const posts = vscode.Uri.joinPath(document.uri, '..')
    // Without an editor to follow.
    await vscode.window.showTextDocument(document)
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
    const inFolder = vscode.Uri.joinPath(posts, 'test-before', 'moved.md')
    made.push(vscode.Uri.joinPath(posts, 'test-before'), vscode.Uri.joinPath(posts, 'test-after'))
    const move = new vscode.WorkspaceEdit()
    move.renameFile(document.uri, inFolder)
    assert.ok(await vscode.workspace.applyEdit(move))
    await expectPreviews('Preview moved.md')
    const around = new vscode.WorkspaceEdit()
    around.renameFile(vscode.Uri.joinPath(posts, 'test-before'), vscode.Uri.joinPath(posts, 'test-after'))
    assert.ok(await vscode.workspace.applyEdit(around))
    const again = new vscode.WorkspaceEdit()
    again.renameFile(vscode.Uri.joinPath(posts, 'test-after', 'moved.md'), vscode.Uri.joinPath(posts, 'test-after', 'moved again.md'))
    assert.ok(await vscode.workspace.applyEdit(again))
    await expectPreviews('Preview moved again.md')
  })

  it('of VS Code has the head of an article in place of the table of its front matter, or the table', async () => {
    const { document } = await openArticle(story)
    const settings = vscode.workspace.getConfiguration('copydesk.markdownPreview', document)
    const render = () => vscode.commands.executeCommand<string>('markdown.api.render', document)
    const shown = (html: string) => `${/cd-head/.test(html) ? 'head ' : ''}${/<table|<pre/.test(html) ? 'front matter ' : ''}`
    assert.equal(
      await eventually(
        async () => shown(await render()),
        (found) => found === 'head ',
      ),
      'head ',
    )
    await settings.update('showHead', false, vscode.ConfigurationTarget.Global)
    try {
      await vscode.commands.executeCommand('markdown.api.reloadPlugins')
      assert.equal(
        await eventually(
          async () => shown(await render()),
          (found) => found === 'front matter ',
        ),
        'front matter ',
      )
    } finally {
      await settings.update('showHead', undefined, vscode.ConfigurationTarget.Global)
    }
  })

  it('follows a new text once that is said to be Markdown', async () => {
    const editor = await preview()
    const untitled = await vscode.workspace.openTextDocument({ language: 'plaintext', content: '# A note\n' })
    await vscode.window.showTextDocument(untitled, vscode.ViewColumn.One)
    await expectPreviews(`Preview ${nameOf(editor)}`)
    await vscode.languages.setTextDocumentLanguage(untitled, 'markdown')
    await expectPreviews(`Preview ${untitled.uri.path}`)
  })

  it('opens without an article only to say what it needs', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.commands.executeCommand('copydesk.openPreview')
    await expectPreviews()
  })
})
