import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { photo, xmp } from '../../imageBytes'
import { clean, eventually, folder, openArticle, problems } from './workspace'

const head = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n'
const alternative =
  '<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A "white" ferry</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>'
const byAi = 'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"'

describe('the words in a photo', function () {
  this.timeout(600_000)
  const made: vscode.Uri[] = []

  async function put(name: string, content: Uint8Array): Promise<void> {
    const uri = vscode.Uri.joinPath(folder(), 'source', 'images', name)
    made.push(uri)
    await vscode.workspace.fs.writeFile(uri, content)
  }

  async function fix(document: vscode.TextDocument, title: string): Promise<string> {
    const whole = new vscode.Range(0, 0, document.lineCount, 0)
    const actions = await eventually(
      () => vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, whole),
      (found) => found.some((action) => action.title === title),
    )
    const edit = actions.find((action) => action.title === title)?.edit
    assert.ok(edit, actions.map((action) => action.title).join('\n'))
    await vscode.workspace.applyEdit(edit)
    return document.getText().slice(head.length)
  }

  afterEach(async () => {
    for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri).then(undefined, () => undefined)
    await clean()
  })

  it('of the sample newsroom are in the hover, and the photographer is missing from the caption', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'source/_posts/science/tide-gauges-go-online.md')
    const document = await vscode.workspace.openTextDocument(uri)
    await vscode.window.showTextDocument(document)
    const at = document.positionAt(document.getText().indexOf('<img') + 1)
    const shown = await eventually(
      async () => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at)
        return hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n')
      },
      (text) => text.includes('Ines'),
    )
    for (const line of ['Photographer: Ines Marlowe', 'Caption in the file: Turbines of the Halden wind farm'])
      assert.ok(shown.replaceAll('\\', '').includes(line), shown)
    const found = await problems(document, (list) => list.includes('15 photo-credit'))
    assert.ok(found.includes('15 photo-credit'), found.join())
  })

  it('give the caption its name, by a fix', async () => {
    await put('test-credit.jpg', photo({ sets: { 80: 'Lin Hai' } }))
    const figure = (caption: string) =>
      `<figure><img src="/images/test-credit.jpg" alt="A ferry"><figcaption>${caption}</figcaption></figure>\n`
    const { document } = await openArticle(head + figure('The last ferry'))
    assert.equal(await fix(document, 'Add “(Lin Hai)” to the caption'), figure('The last ferry (Lin Hai)'))
    assert.deepEqual(
      (await problems(document, (list) => !list.join().includes('photo-'))).filter((problem) => problem.includes('photo-')),
      [],
    )
  })

  it('give an image its alternative text, by a fix and by completion', async () => {
    await put('test-alt.jpg', photo({ xmp: xmp(alternative) }))
    const image = (alt: string) => `<img src="/images/test-alt.jpg" alt="${alt}">\n`
    const { document } = await openArticle(head + image(''))
    const at = document.positionAt(document.getText().indexOf('alt="') + 5)
    const list = await eventually(
      () => vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at),
      ({ items }) => items.length > 0,
    )
    const [item] = list.items
    assert.deepEqual(item?.label, { label: 'A "white" ferry', description: 'alternative text in the file' })
    assert.equal(item.insertText, 'A &#34;white&#34; ferry')
    assert.equal(await fix(document, 'Use the alternative text of the file'), image('A &#34;white&#34; ferry'))
  })

  it('that say AI made it are a problem until the article says so', async () => {
    await put('test-ai.jpg', photo({ xmp: xmp('', byAi) }))
    const { document } = await openArticle(`${head}![Le bac](/images/test-ai.jpg) J’ai vu le bac.\n`)
    assert.deepEqual(await problems(document, (list) => list.join() === '6 photo-ai'), ['6 photo-ai'])
    const edit = new vscode.WorkspaceEdit()
    edit.insert(document.uri, document.positionAt(document.getText().length - 1), ' Image : IA.')
    await vscode.workspace.applyEdit(edit)
    assert.deepEqual(await problems(document, (list) => list.length === 0), [])
  })
})
