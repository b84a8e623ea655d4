import * as vscode from 'vscode'

/** The names and types of the entries of a folder; empty if it cannot be read. */
export async function listFolder(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder)
  } catch {
    // The search goes on in the folder above.
    return []
  }
}

/** @returns undefined if the file does not exist or cannot be read */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
  } catch {
    return undefined
  }
}
