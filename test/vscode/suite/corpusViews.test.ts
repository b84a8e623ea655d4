import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, folder, openArticle, problems } from './workspace'

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
