import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, folder, openArticle, problems } from './workspace'

const head = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n'
const images = () => vscode.Uri.joinPath(folder(), 'source', 'images')

async function hoverText(document: vscode.TextDocument, needle: string, until: (shown: string) => boolean): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(needle) + 1)
  return eventually(async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at)
    return hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n')
  }, until)
}

/** Waits longer than for typing: on a busy machine it takes a while until a change on the disk is told. */
async function expectProblems(document: vscode.TextDocument, wanted: readonly string[]): Promise<void> {
  const isWanted = (list: readonly string[]) => list.join() === wanted.join()
  let found = await problems(document, isWanted)
  for (let tries = 0; tries < 3 && !isWanted(found); tries++) found = await problems(document, isWanted)
  assert.deepEqual(found, wanted)
}

describe('images', function () {
  this.timeout(600_000)
  const made: vscode.Uri[] = []
  const put = async (name: string, from: string) => {
    const uri = vscode.Uri.joinPath(images(), name)
    made.push(uri)
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(images(), from), uri, { overwrite: true })
  }

  afterEach(async () => {
    for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri).then(undefined, () => undefined)
    await clean()
  })

  it('in HTML are shown by a hover, with their size', async () => {
    const { document } = await openArticle(`${head}<p><img src="/images/river-bridge.jpg" alt="A bridge" width="770" height="433"></p>\n`)
    const shown = await hoverText(document, '<img', (text) => text.includes('770'))
    assert.match(shown, /!\[\]\(\S+\/source\/images\/river-bridge\.jpg\|width=320\)/)
    assert.match(shown, /770 × 433 pixels · JPEG · 13 kB/)
    assert.match(shown.replaceAll('\\', ''), /\[source\/images\/river-bridge\.jpg\]\(/)
  })

  it('that are missing are a problem until the file is there, and again when it is gone', async () => {
    const { document } = await openArticle(`${head}![A ferry](/images/test-ferry.jpg)\n`)
    const missing = ['6 image-file-missing']
    await expectProblems(document, missing)
    await put('test-ferry.jpg', 'dry-dock.jpg')
    await expectProblems(document, [])
    await vscode.workspace.fs.delete(made[0] ?? images())
    await expectProblems(document, missing)
  })

  it('that are misspelt are offered as they are called', async () => {
    const { document } = await openArticle(`${head}![A dock](/images/dry-dokc.jpg)\n`)
    const wanted = 'Write “/images/dry-dock.jpg”'
    const titles = await eventually(
      async () => {
        const at = new vscode.Range(5, 15, 5, 15)
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, at)
        return actions.map(({ title }) => title)
      },
      (found) => found.includes(wanted),
    )
    assert.ok(titles.includes(wanted), titles.join('\n'))
  })

  it('in other letters than their file are mended with all that is safe, with the size that the photo has', async () => {
    await put('Test-Quay.JPG', 'dry-dock.jpg')
    const { document } = await openArticle(`${head}<img src="/images/test-quay.jpg" alt="A quay">\n`)
    await expectProblems(document, ['6 image-file-case', '6 img-dimensions'])
    // The file is read for it, if that has not been done yet.
    await vscode.commands.executeCommand('copydesk.fixAll')
    assert.equal(document.getText(), `${head}<img src="/images/Test-Quay.JPG" width="770" height="433" alt="A quay">\n`)
    await expectProblems(document, [])
  })

  it('that are damaged are a problem until they are whole', async () => {
    const uri = vscode.Uri.joinPath(images(), 'test-empty.png')
    made.push(uri)
    await vscode.workspace.fs.writeFile(uri, new Uint8Array())
    const { document } = await openArticle(`${head}![Nothing](/images/test-empty.png)\n`)
    await expectProblems(document, ['6 image-file-broken'])
    await put('test-empty.png', 'night-tram.png')
    await expectProblems(document, [])
  })

  it('that are written together with their reference are known at once', async () => {
    const { document } = await openArticle(`${head}![A ferry](/images/test-absent.jpg)\n`)
    await expectProblems(document, ['6 image-file-missing'])
    for (const name of ['test-new-1.png', 'test-new-2.png', 'test-new-3.png']) {
      const uri = vscode.Uri.joinPath(images(), name)
      made.push(uri)
      const edit = new vscode.WorkspaceEdit()
      edit.createFile(uri, { contents: await vscode.workspace.fs.readFile(vscode.Uri.joinPath(images(), 'night-tram.png')) })
      edit.insert(document.uri, document.positionAt(document.getText().length), `\n![A tram](/images/${name})\n`)
      assert.ok(await vscode.workspace.applyEdit(edit))
      // The folder is asked for again, before and after the file is there.
      await expectProblems(document, ['6 image-file-missing'])
      await vscode.workspace.fs.delete(uri)
      await expectProblems(document, ['6 image-file-missing', `${document.lineCount - 1} image-file-missing`])
      await vscode.commands.executeCommand('undo')
    }
  })
})
