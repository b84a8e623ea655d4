import * as vscode from 'vscode'

/** The part of Node's `fs/promises` that is used here. */
interface Disk {
  stat(path: string): Promise<{ readonly size: number; isFile(): boolean }>
  readFile(path: string): Promise<Uint8Array>
  realpath(path: string): Promise<string>
}

/**
 * Reads a file. In a Node extension host it uses Node's `fs`: `vscode.workspace.fs` goes through the window process for each file,
 * which takes ten times as long as the read itself.
 * @returns undefined for a file larger than `maxBytes`
 * @throws if the file cannot be read, or is a pipe or a device
 */
export async function readBytes(uri: vscode.Uri, maxBytes: number): Promise<Uint8Array | undefined> {
  const disk = diskOf(uri)
  const stats = disk ? await disk.stat(uri.fsPath) : await vscode.workspace.fs.stat(uri)
  // Reading a pipe would never end.
  const isFile = 'isFile' in stats ? stats.isFile() : (stats.type & vscode.FileType.File) !== 0
  if (!isFile) throw vscode.FileSystemError.Unavailable(uri)
  if (stats.size > maxBytes) return undefined
  return disk ? disk.readFile(uri.fsPath) : vscode.workspace.fs.readFile(uri)
}

/**
 * Whether a file is below one of some folders once links are followed. Links of other file systems than the disk are not known: such a file is
 * where its address says.
 * @returns true for a file that does not exist
 */
export async function isReallyBelow(uri: vscode.Uri, folders: readonly vscode.Uri[]): Promise<boolean> {
  const disk = diskOf(uri)
  const realOf = (one: vscode.Uri) =>
    disk
      ? disk.realpath(one.fsPath).then(
          (path) => vscode.Uri.file(path).path,
          () => undefined,
        )
      : Promise.resolve(one.path)
  const real = await realOf(uri)
  if (real === undefined) return true
  for (const folder of folders) if (real.startsWith(((await realOf(folder)) ?? folder.path).replace(/\/*$/, '/'))) return true
  return false
}

function diskOf({ scheme }: vscode.Uri): Disk | undefined {
  return scheme === 'file' ? nodeDisk() : undefined
}

/** Uses `process.getBuiltinModule`, because the same bundle runs in a web worker, where an import of `node:fs` would fail. */
function nodeDisk(): Disk | undefined {
  const host: { getBuiltinModule?(name: string): unknown } | undefined = globalThis.process
  return host?.getBuiltinModule?.('node:fs/promises') as Disk | undefined
}
