import * as vscode from 'vscode'

/** `names`: a file, or a folder with its content, was created or deleted. `content`: the content of a file has changed. */
export type FileChange = 'names' | 'content'

/** Calls `changed` for each change of a file in the workspace. In hosts without file watching, only for changes made in VS Code. */
export function onFilesChanged(changed: (uri: vscode.Uri, change: FileChange) => void): vscode.Disposable {
  // VS Code already watches all files, so this pattern adds no cost.
  const watcher = vscode.workspace.createFileSystemWatcher('**/*')
  const fireNames = (uris: readonly vscode.Uri[]) => {
    for (const uri of uris) changed(uri, 'names')
  }
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate((uri) => changed(uri, 'names')),
    watcher.onDidDelete((uri) => changed(uri, 'names')),
    watcher.onDidChange((uri) => changed(uri, 'content')),
    vscode.workspace.onDidCreateFiles(({ files }) => fireNames(files)),
    vscode.workspace.onDidDeleteFiles(({ files }) => fireNames(files)),
    vscode.workspace.onDidRenameFiles(({ files }) => fireNames(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]))),
  )
}
