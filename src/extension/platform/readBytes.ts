import * as vscode from 'vscode'

/** The part of Node's `fs/promises` that is used here. */
interface Disk {
  stat(path: string): Promise<{ readonly size: number; isFile(): boolean }>
  readFile(path: string): Promise<Uint8Array>
}

/**
 * Reads a file. In a Node extension host it uses Node's `fs`: `vscode.workspace.fs` goes through the window process for each file,
 * which takes ten times as long as the read itself.
 * @returns undefined for a file larger than `maxBytes`
 * @throws if the file cannot be read
 */
export async function readBytes(uri: vscode.Uri, maxBytes: number): Promise<Uint8Array | undefined> {
  const disk = uri.scheme === 'file' ? nodeDisk() : undefined
  if (!disk) return (await vscode.workspace.fs.stat(uri)).size > maxBytes ? undefined : vscode.workspace.fs.readFile(uri)
  const stats = await disk.stat(uri.fsPath)
  // Reading a pipe would never end.
  if (!stats.isFile()) throw vscode.FileSystemError.Unavailable(uri)
  return stats.size > maxBytes ? undefined : disk.readFile(uri.fsPath)
}

/** Uses `process.getBuiltinModule`, because the same bundle runs in a web worker, where an import of `node:fs` would fail. */
function nodeDisk(): Disk | undefined {
  const host: { getBuiltinModule?(name: string): unknown } | undefined = globalThis.process
  return host?.getBuiltinModule?.('node:fs/promises') as Disk | undefined
}
