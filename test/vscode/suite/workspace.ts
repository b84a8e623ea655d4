import assert from 'node:assert/strict'
import * as vscode from 'vscode'

export const feedArticleProblems = [
  '1 fm-leading-content',
  '10 date-read-differently',
  ...[15, 17].flatMap((line) =>
    ['aria-reference-missing', 'figure-caption-text', 'img-alt-empty', 'img-dimensions', 'img-resizer-residue'].map(
      (rule) => `${line} ${rule}`,
    ),
  ),
]

export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? []
  assert.ok(first)
  return first.uri
}

/** Each suite is a bundle of its own: the name has to differ between them too, as VS Code keeps documents for a while. */
const run = Date.now().toString(36)
let count = 0

/** A new article in the workspace, open in an editor. */
export async function openArticle(text: string, name = `test-${run}-${++count}.md`): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(folder(), 'source', '_posts', name)
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))
}

/** Closes all editors, and takes the articles that tests made away again. */
export async function clean(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  for (const uri of await vscode.workspace.findFiles('source/_posts/test-*.md')) await vscode.workspace.fs.delete(uri)
}

/** Our diagnostics of a document as "line rule", once they are as wanted; see `eventually`. */
export async function problems(
  document: vscode.TextDocument,
  until: (found: readonly string[]) => boolean,
  seconds?: number,
): Promise<readonly string[]> {
  return eventually(
    () => {
      const found = vscode.languages
        .getDiagnostics(document.uri)
        .filter((diagnostic) => diagnostic.source === 'copydesk')
        .map((diagnostic) => `${diagnostic.range.start.line + 1} ${typeof diagnostic.code === 'object' ? diagnostic.code.value : ''}`)
      return found.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b))
    },
    until,
    seconds,
  )
}

/** The read-only page that is active, once there is one. */
export async function shownReport(): Promise<vscode.TextDocument> {
  const uri = () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
    return input instanceof vscode.TabInputCustom && input.uri.scheme === 'copydesk-report' ? input.uri : undefined
  }
  const shown = await eventually(uri, (found) => found !== undefined)
  assert.ok(shown)
  return vscode.workspace.openTextDocument(shown)
}

/** The source of the page that the address of a rule opens, once it is shown rendered. @param address a command with its arguments */
export async function openedPage({ scheme, path, query }: vscode.Uri): Promise<string> {
  assert.equal(scheme, 'command')
  await vscode.commands.executeCommand(path, ...(JSON.parse(query) as readonly string[]))
  const uri = () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
    return input instanceof vscode.TabInputCustom && /\/rules\/[a-z-]+\.md$/.test(input.uri.path) ? input.uri : undefined
  }
  const shown = await eventually(uri, (found) => found !== undefined)
  assert.ok(shown)
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(shown))
}

/** Whether a tab shows the document. */
export function isOpen({ uri }: vscode.TextDocument): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        (input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText) && input.uri.toString() === uri.toString(),
    ),
  )
}

/** Asks until `until` accepts the answer; after some seconds returns the last one, for the assertion to fail on. */
export async function eventually<T>(ask: () => T | PromiseLike<T>, until: (answer: T) => boolean, seconds = 60): Promise<T> {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (until(answer) || Date.now() > deadline) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
