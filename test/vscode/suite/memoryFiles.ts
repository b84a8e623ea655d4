import * as vscode from 'vscode'

/** Files in memory, as an extension such as a remote repository or an archive provides them. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, { readonly bytes: Uint8Array; readonly mtime: number }>()
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>()
  readonly onDidChangeFile = this.#changed.event
  /** How many changes were refused. */
  refused = 0
  #refuses = false
  #time = 1

  /** @param files texts by path */
  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.#set(path, new TextEncoder().encode(text))
  }

  /** From now on, all changes fail. */
  refuseChanges(): void {
    this.#refuses = true
  }

  textOf(path: string): string | undefined {
    const file = this.#files.get(path)
    return file && new TextDecoder().decode(file.bytes)
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined)
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.#files.get(uri.path)
    if (file) return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length }
    if (this.#entries(uri).length > 0) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
    throw vscode.FileSystemError.FileNotFound(uri)
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const entries = this.#entries(uri)
    if (entries.length === 0) throw vscode.FileSystemError.FileNotFound(uri)
    return entries
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const file = this.#files.get(uri.path)
    if (!file) throw vscode.FileSystemError.FileNotFound(uri)
    return file.bytes
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    this.#permit(uri)
    this.#set(uri.path, bytes)
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }])
  }

  createDirectory(uri: vscode.Uri): void {
    this.#permit(uri)
  }

  delete(uri: vscode.Uri): void {
    this.#permit(uri)
    this.#files.delete(uri.path)
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }])
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.#permit(from)
    this.#set(to.path, this.readFile(from))
    this.delete(from)
  }

  #permit(uri: vscode.Uri): void {
    if (!this.#refuses) return
    this.refused++
    throw vscode.FileSystemError.NoPermissions(uri)
  }

  #set(path: string, bytes: Uint8Array): void {
    this.#files.set(path, { bytes, mtime: this.#time++ })
  }

  #entries({ path }: vscode.Uri): [string, vscode.FileType][] {
    const folder = path.endsWith('/') ? path : `${path}/`
    const found = new Map<string, vscode.FileType>()
    for (const file of this.#files.keys()) {
      if (!file.startsWith(folder)) continue
      const [name = '', ...rest] = file.slice(folder.length).split('/')
      found.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File)
    }
    return [...found]
  }
}
