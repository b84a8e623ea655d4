import * as vscode from 'vscode'

/** Follows the file of the article that is shown: VS Code itself tells of changes only while a document is open. */
export class PreviewedFile implements vscode.Disposable {
  readonly #changed: () => void
  readonly #renames: vscode.Disposable
  #uri: vscode.Uri | undefined
  #watcher: vscode.Disposable | undefined

  /**
   * @param changed is told when the file is written, deleted or there again
   * @param moved is told where the file went
   */
  constructor(changed: () => void, moved: (to: vscode.Uri) => void) {
    this.#changed = changed
    this.#renames = vscode.workspace.onDidRenameFiles(({ files }) => {
      const to = files.map(({ oldUri, newUri }) => movedTo(this.#uri, oldUri, newUri)).find((found) => found !== undefined)
      if (to) moved(to)
    })
  }

  watch(uri: vscode.Uri): void {
    if (this.#uri?.toString() === uri.toString()) return
    this.#uri = uri
    this.#watcher?.dispose()
    this.#watcher = undefined
    if (uri.scheme === 'untitled') return
    // By the folder: a name may hold what means something else in a pattern.
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), '*'))
    const changed = (file: vscode.Uri) => {
      if (file.toString() === uri.toString()) this.#changed()
    }
    this.#watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
    )
  }

  dispose(): void {
    this.#renames.dispose()
    this.#watcher?.dispose()
  }
}

/** Where a file is now that it, or a folder around it, has another name; undefined when it stays. */
function movedTo(file: vscode.Uri | undefined, from: vscode.Uri, to: vscode.Uri): vscode.Uri | undefined {
  if (file?.toString() === from.toString()) return to
  const inside = file?.scheme === from.scheme && file.authority === from.authority && file.path.startsWith(`${from.path}/`)
  return inside ? to.with({ path: to.path + file.path.slice(from.path.length) }) : undefined
}

/** Whether there is no such file. */
export async function isDeleted(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return true
  try {
    await vscode.workspace.fs.stat(uri)
    return false
  } catch (error) {
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound'
  }
}
