import * as vscode from 'vscode'

/** The scheme of texts that are only shown. In `when` clauses: `resourceScheme == 'copydesk-report'`. */
const scheme = 'copydesk-report'

/** Texts of ours that are shown in read-only tabs. A text is forgotten when it is shown no longer. */
export class ShownTexts implements vscode.Disposable {
  readonly #texts = new Map<string, string>()
  readonly #subscriptions: readonly vscode.Disposable[]
  #count = 0

  constructor() {
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()),
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    ]
  }

  /** @param name the file name that the tab shows @returns the address of the text */
  add(name: string, text: string): vscode.Uri {
    // VS Code keeps documents for a while: another text needs another address.
    const uri = vscode.Uri.from({ scheme, path: `/${name}`, query: String(++this.#count) })
    this.#texts.set(uri.toString(), text)
    return uri
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
  }
}

/** Shows a Markdown file rendered: in the preview of VS Code, as an editor of its own. */
export async function showRendered(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor')
}

/** Closes the tabs that show a document. */
export async function closeTabs(uri: vscode.Uri): Promise<void> {
  const shows = ({ input }: vscode.Tab) =>
    (input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText
      ? input.uri
      : input instanceof vscode.TabInputTextDiff
        ? input.modified
        : undefined
    )?.toString() === uri.toString()
  await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(shows)))
}
