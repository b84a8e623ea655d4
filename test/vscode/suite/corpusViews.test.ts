import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, folder, openArticle, problems } from './workspace'

const run = Date.now().toString(36)
let count = 0

/** Makes a story in each of some languages. @returns the articles, by language; '' for the one without a mark */
async function story(headlines: Readonly<Record<string, string>>): Promise<Readonly<Record<string, vscode.Uri>>> {
  const name = `test-languages-${run}-${++count}`
  const made: Record<string, vscode.Uri> = {}
  for (const [tag, [title, changed]] of Object.entries(headlines).map(([tag, text]) => [tag, text.split(' | ')] as const)) {
    const updated = changed === undefined ? '' : `updated: ${changed}\n`
    const text = `---\ntitle: ${title}\ndate: 2024-01-05\n${updated}---\n\nText.\n`
    made[tag] = (await openArticle(text, tag === '' ? `${name}.md` : `${name}.${tag}.md`)).document.uri
  }
  return made
}

/** What is shown at the headline, once it is as wanted: the index reads a new file a little after it was made. */
const headlineHover = (uri: vscode.Uri, until: (shown: string) => boolean) =>
  eventually(async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, new vscode.Position(1, 9))
    return hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n')
  }, until)

const open = () => vscode.commands.executeCommand<vscode.Uri | undefined>('copydesk.openOtherLanguage')
const pathOf = (uri: vscode.Uri | undefined) => uri?.path
const active = () => pathOf(vscode.window.activeTextEditor?.document.uri)

describe('a story in several languages', () => {
  afterEach(clean)

  it('is opened in the other one', async () => {
    const { '': original, fr } = await story({ '': 'Harbour opens', fr: 'Le port ouvre' })
    assert.ok(original && fr)
    await headlineHover(fr, (text) => text.includes('Harbour'))
    await eventually(open, (uri) => pathOf(uri) === original.path)
    assert.equal(active(), original.path)
    assert.equal(pathOf(await open()), fr.path)
    assert.equal(active(), fr.path)
  })

  it('is opened in the one that is chosen from several', async () => {
    const { '': original, fr, de } = await story({ '': 'Ferry sails', de: 'Die Fähre fährt', fr: 'Le bac part' })
    assert.ok(original && fr && de)
    await headlineHover(original, (text) => text.includes('French') && text.includes('German'))
    await vscode.window.showTextDocument(original)
    let opened: vscode.Uri | undefined
    let isDone = false
    void open().then((uri) => {
      opened = uri
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
    assert.ok([fr.path, de.path].includes(pathOf(opened) ?? ''), String(opened))
    assert.equal(active(), pathOf(opened))
  })

  it('shows its languages in the hover of the headline', async () => {
    const { '': original, fr } = await story({ '': 'Market square | 2024-06-01', fr: 'Place du marché | 2024-01-06' })
    assert.ok(original && fr)
    const shown = await headlineHover(original, (text) => text.includes('older'))
    assert.match(shown.replaceAll('\\', ''), /- \[French: Place du marché \(older than the original\)\]\(\S+\.fr\.md\)/)
  })

  it('stays where it is if there is no other', async () => {
    const { '': original } = await story({ '': 'Only here' })
    assert.equal(await open(), undefined)
    assert.equal(active(), original?.path)
  })
})

const article = (title: string, author: string) => `---\ntitle: ${title}\ndate: 2025-03-05\nauthor: ${author}\n---\n\nText.\n`

describe('articles beside one another', () => {
  afterEach(clean)

  it('tell of a byline that is written in two ways, until it is mended', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'source', '_posts', `test-other-${Date.now().toString(36)}.md`)
    for (const [index, target] of [uri, uri.with({ path: uri.path.replace('other', 'more') })].entries())
      await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(article(`Quay ${index}`, 'Odalys Ferran')))
    const { document } = await openArticle(article('Pier', 'odalys ferran'))
    const found = await problems(document, (all) => all.includes('4 vocabulary-near-duplicate'))
    assert.deepEqual(found, ['4 vocabulary-near-duplicate'])
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri)
    assert.match(diagnostic?.message ?? '', /“Odalys Ferran”/)
    const edit = new vscode.WorkspaceEdit()
    edit.replace(document.uri, diagnostic?.range ?? new vscode.Range(0, 0, 0, 0), 'Odalys Ferran')
    await vscode.workspace.applyEdit(edit)
    assert.deepEqual(await problems(document, (all) => all.length === 0), [])
  })
})
