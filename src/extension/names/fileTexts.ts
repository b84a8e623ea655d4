import * as vscode from 'vscode'
import { readBytes } from '../platform/readBytes'

/** The text of a file as an editor has or would have it, or why it is left alone. */
export type FileText = { readonly text: string; readonly refused?: undefined } | { readonly text?: undefined; readonly refused: string }

/** VS Code opens no larger ones, in bytes. */
const maxBytes = 50_000_000
/** The clock of a file system may be a little off. */
const clockToleranceMs = 1000

/**
 * Reads files for changes that are to be made in editors: one that is open counts as it is there. Knows of each document when
 * it was last the same as its file, so that it is noticed when somebody else has changed the file meanwhile.
 */
export class FileTexts implements vscode.Disposable {
  readonly #syncedAt = new WeakMap<vscode.TextDocument, number>()
  readonly #listeners: vscode.Disposable
  /** By workspace folder, whether its files are read as UTF-8: to ask VS Code takes longer than to read a file. */
  readonly #utf8 = new Map<string, boolean>()

  constructor() {
    const noteSynced = (document: vscode.TextDocument) => {
      if (!document.isDirty) this.#syncedAt.set(document, Date.now())
    }
    for (const document of vscode.workspace.textDocuments) noteSynced(document)
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(noteSynced),
      vscode.workspace.onDidSaveTextDocument(noteSynced),
      // Of an editor that VS Code has read again from the disk.
      vscode.workspace.onDidChangeTextDocument(({ document }) => noteSynced(document)),
      vscode.workspace.onDidChangeConfiguration(() => this.#utf8.clear()),
    )
  }

  /** Documents that are open now, by their URIs: to be asked for once for many files. */
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
      ? { refused: vscode.l10n.t('It has unsaved changes, and its file was changed by somebody else meanwhile.') }
      : { text: document.getText() }
  }

  async #isFileNewer(document: vscode.TextDocument): Promise<boolean> {
    const syncedAt = this.#syncedAt.get(document)
    if (syncedAt === undefined || document.uri.scheme === 'untitled') return false
    try {
      return (await vscode.workspace.fs.stat(document.uri)).mtime > syncedAt + clockToleranceMs
    } catch {
      // The file is gone: what is in the editor is all that there is.
      return false
    }
  }
}

/** @param isUtf8 else VS Code would read it in another way, and is asked to do so */
async function fromDisk(uri: vscode.Uri, isUtf8: boolean): Promise<FileText> {
  if (!isUtf8) return { text: (await vscode.workspace.openTextDocument(uri)).getText() }
  const bytes = await readBytes(uri, maxBytes)
  if (!bytes) return { refused: vscode.l10n.t('It is too large to be opened.') }
  try {
    // Without the byte order mark, as in an editor.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { refused: vscode.l10n.t('It is not written in UTF-8.') }
  }
}
