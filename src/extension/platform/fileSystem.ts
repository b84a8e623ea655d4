import * as vscode from 'vscode'

/** What is in a folder, by name; nothing when it cannot be read. */
export async function entries(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder)
  } catch {
    // A folder that cannot be read has nothing to say; the one above may.
    return []
  }
}

/** @returns undefined when there is no such file, or it cannot be read */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
  } catch {
    return undefined
  }
}
