import * as vscode from 'vscode'
import { readBytes } from './readBytes'

/** Larger files that settings or articles name are not read. */
const maxNamedBytes = 16 * 1024 * 1024

/** The names and types of the entries of a folder; empty if it cannot be read. */
export async function listFolder(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder)
  } catch {
    // The search goes on in the folder above.
    return []
  }
}

/** @returns undefined if the file does not exist, cannot be read, is too large, or is a pipe or a device */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const bytes = await readBytes(uri, maxNamedBytes)
    return bytes && new TextDecoder().decode(bytes)
  } catch {
    return undefined
  }
}
