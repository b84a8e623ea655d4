import * as vscode from 'vscode'
import { readBytes } from '../platform/readBytes'

/** The text of a file as an editor has or would have it, or the reason why the file is left unchanged. */
export type FileText = { readonly text: string; readonly refused?: undefined } | { readonly text?: undefined; readonly refused: string }

/** VS Code does not open larger files for extensions. */
const maxBytes = 50_000_000
/** Allowed difference between the clocks of the file system and of this process. */
const clockToleranceMs = 1000

/**
 * Reads files that are to be edited; the text of an open document takes precedence. Records when each document last equalled its
 * file, to detect that another program has changed the file in the meantime.
 */
export class FileTexts implements vscode.Disposable {
  readonly #syncedAt = new WeakMap<vscode.TextDocument, number>()
  readonly #listeners: vscode.Disposable
  /** By workspace folder, whether its files are read as UTF-8. Cached, because reading a VS Code setting takes longer than reading a file. */
  readonly #utf8 = new Map<string, boolean>()

  constructor() {
    const noteSynced = (document: vscode.TextDocument) => {
      if (!document.isDirty) this.#syncedAt.set(document, Date.now())
    }
    for (const document of vscode.workspace.textDocuments) noteSynced(document)
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(noteSynced),
      vscode.workspace.onDidSaveTextDocument(noteSynced),
      // VS Code has reloaded the document from disk.
      vscode.workspace.onDidChangeTextDocument(({ document }) => noteSynced(document)),
      vscode.workspace.onDidChangeConfiguration(() => this.#utf8.clear()),
    )
  }

  /** The open documents by URI. Call once before reading many files. */
  open(): ReadonlyMap<string, vscode.TextDocument> {
    return new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]))
  }

  async read(uri: vscode.Uri, open = this.open()): Promise<FileText> {
    const document = open.get(uri.toString())
    if (document && !document.isClosed) return this.#documentText(document)
    try {
      return await fromDisk(uri, this.#isUtf8(uri))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return { refused: vscode.l10n.t('It cannot be read: {0}', reason) }
    }
  }

  dispose(): void {
    this.#listeners.dispose()
  }

  #isUtf8(uri: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? ''
    const cached = this.#utf8.get(folder)
    if (cached !== undefined) return cached
    const files = vscode.workspace.getConfiguration('files', uri)
    const isUtf8 = /^utf8/.test(files.get<string>('encoding', 'utf8')) && !files.get<boolean>('autoGuessEncoding', false)
    this.#utf8.set(folder, isUtf8)
    return isUtf8
  }

  async #documentText(document: vscode.TextDocument): Promise<FileText> {
    return document.isDirty && (await this.#isFileNewer(document))
      ? { refused: vscode.l10n.t('It has unsaved changes, and its file was changed by another program.') }
      : { text: document.getText() }
  }

  async #isFileNewer(document: vscode.TextDocument): Promise<boolean> {
    const syncedAt = this.#syncedAt.get(document)
    if (syncedAt === undefined || document.uri.scheme === 'untitled') return false
    try {
      return (await vscode.workspace.fs.stat(document.uri)).mtime > syncedAt + clockToleranceMs
    } catch {
      // The file was deleted: the editor has the only text.
      return false
    }
  }
}

/** @param isUtf8 otherwise VS Code reads the file, with the encoding of its settings */
async function fromDisk(uri: vscode.Uri, isUtf8: boolean): Promise<FileText> {
  if (!isUtf8) return { text: (await vscode.workspace.openTextDocument(uri)).getText() }
  const bytes = await readBytes(uri, maxBytes)
  if (!bytes) return { refused: vscode.l10n.t('It is too large to open.') }
  try {
    // Without the byte order mark, as in an editor.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { refused: vscode.l10n.t('It is not encoded in UTF-8.') }
  }
}
