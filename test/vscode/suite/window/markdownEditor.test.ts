import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, folder, openArticle } from '../workspace'

/** The Markdown Editor that VS Code has had since 1.131: a custom editor, with which there is no active text editor. */
const markdownEditor = 'vscode.markdown.editor'
const story = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\nText.\n'
const broken = `\n${story}`

describe('with the Markdown Editor of VS Code', function () {
  this.timeout(600_000)
  const made: vscode.Uri[] = []

  afterEach(async () => {
    await clean()
    for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri, { recursive: true })
  })

  /** An article that is open in it, and nowhere else. */
  async function openInMarkdownEditor(text: string, name?: string): Promise<vscode.TextDocument> {
    const { document } = await openArticle(text, name)
    await vscode.commands.executeCommand('vscode.openWith', document.uri, markdownEditor)
    const activeInput = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input
    const input = await eventually(activeInput, (found) => found instanceof vscode.TabInputCustom)
    assert.ok(input instanceof vscode.TabInputCustom && input.viewType === markdownEditor)
    assert.equal(
      await eventually(
        () => vscode.window.activeTextEditor,
        (editor) => editor === undefined,
      ),
      undefined,
    )
    return document
  }

  const previews = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('copydesk.preview'))
      .map(({ label }) => label)

  const nameOf = ({ uri }: vscode.TextDocument) => uri.path.split('/').at(-1) ?? ''

  it('safe problems are fixed, in the document, and one undo takes that back', async () => {
    const document = await openInMarkdownEditor(broken)
    await vscode.commands.executeCommand('copydesk.fixAll')
    assert.equal(
      await eventually(
        () => document.getText(),
        (text) => text === story,
      ),
      story,
    )
    assert.ok(document.isDirty)
    await vscode.commands.executeCommand('undo')
    assert.equal(
      await eventually(
        () => document.getText(),
        (text) => text === broken,
      ),
      broken,
    )
  })

  it('the preview shows its article, and follows to the next one', async () => {
    const document = await openInMarkdownEditor(story)
    await vscode.commands.executeCommand('copydesk.openPreviewToSide')
    assert.deepEqual(await eventually(previews, (found) => found.length === 1), [`Preview ${nameOf(document)}`])
    const other = await openInMarkdownEditor(story)
    const wanted = `Preview ${nameOf(other)}`
    assert.deepEqual(await eventually(previews, (found) => found[0] === wanted), [wanted])
  })

  it('safe problems of an article are fixed while its preview is active', async () => {
    const document = await openInMarkdownEditor(broken)
    await vscode.commands.executeCommand('copydesk.openPreview')
    await eventually(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input,
      (input) => input instanceof vscode.TabInputWebview,
    )
    await vscode.commands.executeCommand('copydesk.fixAll')
    assert.equal(
      await eventually(
        () => document.getText(),
        (text) => text === story,
      ),
      story,
    )
  })

  it('the article is copied as HTML', async () => {
    await vscode.env.clipboard.writeText('')
    await openInMarkdownEditor(story)
    let isDone = false
    void vscode.commands.executeCommand('copydesk.copyAsHtml').then(() => {
      isDone = true
    })
    // The list opens a little later than the command is run.
    await eventually(
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
        return isDone
      },
      (done) => done,
    )
    assert.match(await vscode.env.clipboard.readText(), /<p>Text\.<\/p>/)
  })

  it('the preview stays with its article when a file outside the workspace is opened', async () => {
    const document = await openInMarkdownEditor(story)
    await vscode.commands.executeCommand('copydesk.openPreviewToSide')
    const outside = vscode.Uri.joinPath(folder(), '..', 'outside-the-workspace.md')
    made.push(outside)
    await vscode.workspace.fs.writeFile(outside, new TextEncoder().encode(story))
    await vscode.window.showTextDocument(outside)
    // The preview would have followed before the command ends, which asks for what is active.
    await vscode.commands.executeCommand('copydesk.fixAll')
    assert.deepEqual(previews(), [`Preview ${nameOf(document)}`])
    await vscode.commands.executeCommand('copydesk.openPreviewToSide')
    const wanted = 'Preview outside-the-workspace.md'
    assert.deepEqual(await eventually(previews, (found) => found[0] === wanted), [wanted])
  })
})
