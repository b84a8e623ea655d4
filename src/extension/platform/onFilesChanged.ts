import * as vscode from 'vscode'

/** `names`: something has come or gone, a file, or a folder with all that is in it. `content`: a file holds something else. */
export type FileChange = 'names' | 'content'

/** Tells what happens to the files of the workspace; where nothing is watched, what is done in the window itself. */
export function onFilesChanged(changed: (uri: vscode.Uri, change: FileChange) => void): vscode.Disposable {
  // The editor is told of all that happens anyway.
  const watcher = vscode.workspace.createFileSystemWatcher('**/*')
  const named = (uris: readonly vscode.Uri[]) => {
    for (const uri of uris) changed(uri, 'names')
  }
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate((uri) => changed(uri, 'names')),
    watcher.onDidDelete((uri) => changed(uri, 'names')),
    watcher.onDidChange((uri) => changed(uri, 'content')),
    vscode.workspace.onDidCreateFiles(({ files }) => named(files)),
    vscode.workspace.onDidDeleteFiles(({ files }) => named(files)),
    vscode.workspace.onDidRenameFiles(({ files }) => named(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]))),
  )
}
