import * as vscode from 'vscode'

/** Of Node's `fs/promises` what is used here. */
interface Disk {
  stat(path: string): Promise<{ readonly size: number; isFile(): boolean }>
  readFile(path: string): Promise<Uint8Array>
}

/**
 * The bytes of one of many files. Where there is Node the disk is asked: VS Code asks its window first, for each file anew, which
 * takes ten times as long as the reading.
 * @param most in bytes
 * @returns undefined for a file that is larger
 * @throws when it cannot be read
 */
export async function bytesOf(uri: vscode.Uri, most: number): Promise<Uint8Array | undefined> {
  const disk = uri.scheme === 'file' ? diskOfNode() : undefined
  if (!disk) return (await vscode.workspace.fs.stat(uri)).size > most ? undefined : vscode.workspace.fs.readFile(uri)
  const stats = await disk.stat(uri.fsPath)
  // To read a pipe would never end.
  if (!stats.isFile()) throw vscode.FileSystemError.Unavailable(uri)
  return stats.size > most ? undefined : disk.readFile(uri.fsPath)
}

/** By way of `process`: the same bundle runs in a web worker, where an import would fail. */
function diskOfNode(): Disk | undefined {
  const host: { getBuiltinModule?(name: string): unknown } | undefined = globalThis.process
  return host?.getBuiltinModule?.('node:fs/promises') as Disk | undefined
}
