import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, folder, openArticle } from '../workspace'

/** VS Code keeps documents for a while: each test has names of its own. */
let run = ''
let images = ''
let count = 0
const at = (...path: readonly string[]) => vscode.Uri.joinPath(folder(), 'source', ...path)
const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
const textOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText()

async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.renameFile(from, to)
  assert.ok(await vscode.workspace.applyEdit(edit))
}

const article = (images: string, link: string) =>
  `---\ntitle: Quay\ndate: 2025-03-05\nheadimg: /${images}/船%201.jpg\n---\n\n![Quay](/${images}/船%201.jpg) {% post_link ${link} %}\n\n<img src="/${images}/b.jpg" alt="B">\n`

describe('a file or folder that is moved', function () {
  this.timeout(300_000)
  const setting = (value: string | undefined) =>
    vscode.workspace.getConfiguration('copydesk').update('updateLinksOnMove', value, vscode.ConfigurationTarget.Global)

  beforeEach(async () => {
    run = `${Date.now().toString(36)}-${++count}`
    images = `test-images-${run}`
    // The default shows the changes, and nobody is there to accept them.
    await setting('always')
    for (const name of ['船 1.jpg', 'b.jpg']) await write(at(images, name), 'x')
    await write(at('_posts', `test-closed-${run}.md`), article(images, `test-old-${run}`))
    await write(at('_posts', `test-old-${run}.md`), article(images, 'other'))
  })

  afterEach(async () => {
    await setting(undefined)
    await clean()
    for (const name of [images, `${images}-new`])
      await vscode.workspace.fs.delete(at(name), { recursive: true }).then(undefined, () => undefined)
  })

  it('is followed by the articles that refer to a folder of images, until that is undone', async () => {
    const { document } = await openArticle(article(images, 'other'), `test-open-${run}.md`)
    const closed = at('_posts', `test-closed-${run}.md`)
    await rename(at(images), at(`${images}-new`))
    assert.equal(document.getText(), article(`${images}-new`, 'other'))
    assert.equal(await textOf(closed), article(`${images}-new`, `test-old-${run}`))
    await vscode.window.showTextDocument(document)
    await vscode.commands.executeCommand('undo')
    const texts = await eventually(
      async () => [document.getText(), await textOf(closed)],
      ([first, second]) => first === article(images, 'other') && second === article(images, `test-old-${run}`),
      20,
    )
    assert.deepEqual(texts, [article(images, 'other'), article(images, `test-old-${run}`)])
    assert.ok(await vscode.workspace.fs.stat(at(images, 'b.jpg')))
  })

  it('is followed by the tags that name an article', async () => {
    await rename(at('_posts', `test-old-${run}.md`), at('_posts', `test-new-${run}.md`))
    assert.equal(await textOf(at('_posts', `test-closed-${run}.md`)), article(images, `test-new-${run}`))
    assert.equal(await textOf(at('_posts', `test-new-${run}.md`)), article(images, 'other'))
  })

  it('is followed once if the Markdown extension of VS Code updates links, too', async () => {
    const markdown = vscode.workspace.getConfiguration('markdown')
    await markdown.update('updateLinksOnFileMove.enabled', 'always', vscode.ConfigurationTarget.Global)
    try {
      const text = (name: string) =>
        `---\ntitle: Quay\nheadimg: ${name}\n---\n\n![Quay](${name}) <img src="${name}" srcset="${name} 2x" alt="B">\n`
      await write(at('_posts', `test-${run}.png`), 'x')
      const { document } = await openArticle(text(`test-${run}.png`), `test-beside-${run}.md`)
      await rename(at('_posts', `test-${run}.png`), at('_posts', `test-${run}-new.png`))
      const wanted = text(`test-${run}-new.png`)
      assert.equal(
        await eventually(
          () => document.getText(),
          (now) => now === wanted,
          30,
        ),
        wanted,
      )
      await vscode.workspace.fs.delete(at('_posts', `test-${run}-new.png`))
    } finally {
      await markdown.update('updateLinksOnFileMove.enabled', undefined, vscode.ConfigurationTarget.Global)
    }
  })

  it('is not followed if that is switched off', async () => {
    await setting('never')
    await rename(at(images), at(`${images}-new`))
    assert.equal(await textOf(at('_posts', `test-closed-${run}.md`)), article(images, `test-old-${run}`))
  })
})
