import * as vscode from 'vscode'

/** What is found in the article that the product was asked for, line by line. */
const perFigure = ['aria-reference-missing', 'figure-caption-text', 'img-alt-empty', 'img-dimensions', 'img-resizer-residue']
const seedProblems = ['1 fm-leading-content', '11 date-format', ...[21, 35].flatMap((line) => perFigure.map((rule) => `${line} ${rule}`))]
const sampleProblems = ['1 fm-leading-content', '10 date-format', ...[17, 22].flatMap((line) => perFigure.map((rule) => `${line} ${rule}`))]

export function copydeskSuite(): void {
  describe('Copydesk in a web worker', () => {
    let document: vscode.TextDocument
    let expected: readonly string[]

    before(async () => {
      const [folder] = vscode.workspace.workspaceFolders ?? []
      if (!folder) throw new Error('no folder is open')
      const read = async (path: string) =>
        new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, path)))
      let text: string
      try {
        text = await read('article.md')
        expected = seedProblems
      } catch {
        console.log('copydesk-test:  The seed article is not on this machine: the sample of its shape is used.')
        text = await read('source/_posts/本地/白鹭河新桥通车.md')
        expected = sampleProblems
      }
      document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text })
      await vscode.window.showTextDocument(document)
    })

    const found = () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter((diagnostic) => diagnostic.source === 'copydesk')
        .map((diagnostic) => `${diagnostic.range.start.line + 1} ${typeof diagnostic.code === 'object' ? diagnostic.code.value : ''}`)
        .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b))

    it('activates and publishes the problems of the article', async () => {
      await until(() => found().length === expected.length)
      if (found().join() !== expected.join()) throw new Error(`found ${found().join(', ')}`)
    })

    it('fixes what is safe', async () => {
      await vscode.commands.executeCommand('copydesk.fixAll')
      await until(() => found().length === 2)
      if (!found().every((problem) => problem.endsWith('img-alt-empty'))) throw new Error(`left ${found().join(', ')}`)
    })

    it('knows the image files of the folder', async () => {
      const [folder] = vscode.workspace.workspaceFolders ?? []
      if (!folder) throw new Error('no folder is open')
      const uri = vscode.Uri.joinPath(folder.uri, 'source/_posts/science/tide-gauges-go-online.md')
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))
      const codes = () =>
        vscode.languages
          .getDiagnostics(uri)
          .map(({ code, range }) => `${range.start.line + 1} ${typeof code === 'object' ? code.value : ''}`)
      await until(() => codes().includes('7 image-file-case'))
      if (!codes().includes('7 image-file-case')) throw new Error(`found ${codes().join(', ')}`)
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
      await vscode.window.showTextDocument(document)
    })

    it('opens the preview', async () => {
      await vscode.commands.executeCommand('copydesk.openPreviewToSide')
      const previews = () =>
        vscode.window.tabGroups.all
          .flatMap((group) => group.tabs)
          .filter((tab) => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.includes('copydesk.preview'))
      await until(() => previews().length === 1)
      if (previews().length !== 1) throw new Error('no preview is open')
    })
  })
}

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve, 50))
}
