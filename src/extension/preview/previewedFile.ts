import * as vscode from 'vscode'

/** Watches the file of the shown article, because VS Code reports document changes only while the document is open. */
export class PreviewedFile implements vscode.Disposable {
  readonly #changed: () => void
  readonly #renames: vscode.Disposable
  #uri: vscode.Uri | undefined
  #watcher: vscode.Disposable | undefined

  /**
   * @param changed called when the file is written, deleted or created again
   * @param moved called with the new URI when the file or a folder above it is renamed
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
    // Watches the folder, because the file name may contain characters with a meaning in glob patterns.
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

/** The new URI of a file after a rename of the file or of a folder above it; undefined if it is not affected. */
function movedTo(file: vscode.Uri | undefined, from: vscode.Uri, to: vscode.Uri): vscode.Uri | undefined {
  if (file?.toString() === from.toString()) return to
  const inside = file?.scheme === from.scheme && file.authority === from.authority && file.path.startsWith(`${from.path}/`)
  return inside ? to.with({ path: to.path + file.path.slice(from.path.length) }) : undefined
}

/** Whether the file does not exist. */
export async function isDeleted(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return true
  try {
    await vscode.workspace.fs.stat(uri)
    return false
  } catch (error) {
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound'
  }
}

/** Whether a preview goes from one file to the active one: a file outside the workspace does not take the place of an article in it. */
export function isFollowed(active: vscode.Uri, shown: vscode.Uri): boolean {
  return isInWorkspace(active) || !isInWorkspace(shown)
}

function isInWorkspace(uri: vscode.Uri): boolean {
  return uri.scheme === 'untitled' || vscode.workspace.getWorkspaceFolder(uri) !== undefined
}
