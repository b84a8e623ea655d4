import * as vscode from 'vscode'
import { Corpus } from '../../corpus/corpus'
import { readRecord } from '../../corpus/records/readRecord'
import { detached } from '../../corpus/records/record'
import { canBeArticle, isEnabledFor } from '../config/markdownDocuments'
import type { ArticleServices } from '../config/articleServices'
import type { Log } from '../platform/log'
import type { TagsOfFile } from '../../corpus/indexing/readTags'
import { FolderIndex, type IndexServices } from './folderIndex'
import { IndexProgress } from './indexProgress'
import { IndexThread } from './indexThread'

export interface CorpusServices extends ArticleServices {
  readonly log: Log
}

export interface Corpora extends vscode.Disposable {
  /**
   * The corpus of a file's site; its paths are URIs. Files outside all workspace folders share one corpus of the open files. The first
   * call in a workspace folder starts indexing it; until that is done, the corpus contains the articles that were read so far.
   */
  corpusFor(uri: vscode.Uri): Corpus
  /** Whether the workspace folder of a file is being indexed. */
  isIndexing(uri: vscode.Uri): boolean
  /** Waits until the workspace folder of a file is indexed, or the user has stopped that. */
  settled(uri: vscode.Uri): Promise<void>
  /** The template tags that the files of the workspace folder of a file use, by their URIs. Reads all of these files. */
  tagsAround(uri: vscode.Uri): Promise<readonly TagsOfFile[]>
  /** The Markdown files of the workspace folder of a file that have one of some names in their text. Reads all of these files. */
  naming(uri: vscode.Uri, names: readonly string[]): Promise<readonly vscode.Uri[]>
  /** All corpora with their workspace folder and the folder of their site; without a site, `home` is the workspace folder. */
  all(): readonly { readonly folder: vscode.WorkspaceFolder | undefined; readonly home: vscode.Uri | undefined; readonly corpus: Corpus }[]
  /** Starts indexing all workspace folders that are not indexed yet. Resolves when all are, or when that was stopped. */
  indexAll(): Promise<void>
  /** Fires after articles were added, changed or removed; once for several changes. */
  readonly onDidChange: vscode.Event<void>
  /** Fires after files have changed on the disk, also where only the body of an article has, which is no change of the corpus. */
  readonly onDidChangeFiles: vscode.Event<void>
  /** How often files on the disk have changed in the workspace folder of a file. */
  fileChangesAround(uri: vscode.Uri): number
  /** Reads all files again: the configuration may now select other files as articles. */
  refresh(): void
}

/** Activation reads nothing: articles that are open by then are read after this time. */
const startDelayMs = 500
const editDelayMs = 300
/** Time from a change to `onDidChange`. Longer while a folder is indexed, because each event then concerns nearly all articles. */
const changeDelayMs = { indexing: 1000, else: 200 }

/** Creates and updates the corpora. A workspace folder is indexed when its first article is opened; files are read again when they change. */
export function registerCorpus(context: vscode.ExtensionContext, services: CorpusServices): Corpora {
  const folders = new Map<string, { readonly folder: vscode.WorkspaceFolder; readonly index: FolderIndex }>()
  const looseCorpus = new Corpus({ today: Date.now() })
  const edits = new Map<string, ReturnType<typeof setTimeout>>()
  const changes = new vscode.EventEmitter<void>()
  const fileChanges = new vscode.EventEmitter<void>()
  let changeTimer: ReturnType<typeof setTimeout> | undefined
  const changed = () => {
    if (changeTimer) return
    const isIndexing = [...folders.values()].some(({ index }) => index.isIndexing)
    changeTimer = setTimeout(
      () => {
        changeTimer = undefined
        changes.fire()
      },
      isIndexing ? changeDelayMs.indexing : changeDelayMs.else,
    )
  }
  const log = (message: string) => services.log.info(message)
  const thread = new IndexThread(context.extensionUri, log)
  const progress = new IndexProgress()
  const indexing: IndexServices = { siteOf: services.loadedConfig, thread, progress, storage: context.storageUri, log }
  const looseListener = looseCorpus.onDidChange(changed)

  const indexOf = (uri: vscode.Uri): FolderIndex | undefined => {
    const folder =
      vscode.workspace.getWorkspaceFolder(uri) ?? (uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0] : undefined)
    if (!folder || !isEnabledFor(folder.uri)) return undefined
    const key = folder.uri.toString()
    const existingIndex = folders.get(key)?.index
    if (existingIndex) return existingIndex
    const index = new FolderIndex(folder, indexing, () => fileChanges.fire())
    index.corpora.onDidChange(changed)
    folders.set(key, { folder, index })
    return index
  }
  const existingIndexOf = (uri: vscode.Uri) => {
    const folder = vscode.workspace.getWorkspaceFolder(uri)
    return folder && folders.get(folder.uri.toString())?.index
  }
  const read = async (document: vscode.TextDocument) => {
    await services.loadedConfig(document.uri)
    if (document.isClosed || !canBeArticle(document)) return
    const { uri } = document
    const article = services.articleOf(document)
    const record = services.isArticle(uri, article) ? detached(readRecord(article, uri.path)) : undefined
    // Only an article starts indexing the folder: opening a README does not.
    const index = record ? indexOf(uri) : existingIndexOf(uri)
    // A document without changes is read from disk: VS Code keeps documents for minutes after their file is deleted.
    if (index && !document.isDirty && !document.isUntitled) index.changed(uri)
    else if (index) await index.edited(uri, record)
    else if (record) looseCorpus.update(uri.toString(), record)
    else looseCorpus.remove(uri.toString())
  }
  const schedule = (document: vscode.TextDocument, delay: number) => {
    if (!canBeArticle(document)) return
    const path = document.uri.toString()
    clearTimeout(edits.get(path))
    edits.set(
      path,
      setTimeout(() => {
        edits.delete(path)
        void read(document)
      }, delay),
    )
  }
  const onClosed = ({ uri }: vscode.TextDocument) => {
    clearTimeout(edits.get(uri.toString()))
    edits.delete(uri.toString())
    // Unsaved changes may have been discarded: read the file from disk.
    const index = existingIndexOf(uri)
    if (index) index.changed(uri)
    else looseCorpus.remove(uri.toString())
  }
  const forget = (key: string) => {
    folders.get(key)?.index.dispose()
    folders.delete(key)
  }

  for (const document of vscode.workspace.textDocuments) schedule(document, startDelayMs)
  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => schedule(document, editDelayMs)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) schedule(document, editDelayMs)
    }),
    vscode.workspace.onDidCloseTextDocument(onClosed),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const { uri } of removed) forget(uri.toString())
      // An added folder may be inside another one, which then has to exclude it.
      for (const { index } of folders.values()) index.refresh()
    }),
    vscode.commands.registerCommand('copydesk.readArticlesAgain', () => {
      for (const { index } of folders.values()) index.refresh()
      for (const folder of vscode.workspace.workspaceFolders ?? []) indexOf(folder.uri)
    }),
    looseListener,
    thread,
    progress,
    changes,
    fileChanges,
  )
  return {
    corpusFor: (uri) => indexOf(uri)?.corpora.of(services.configOf(uri).home) ?? looseCorpus,
    isIndexing: (uri) => existingIndexOf(uri)?.isIndexing ?? false,
    settled: async (uri) => indexOf(uri)?.settled(),
    tagsAround: async (uri) => indexOf(uri)?.tags() ?? [],
    naming: async (uri, names) => ((await indexOf(uri)?.naming(names)) ?? []).map((path) => vscode.Uri.parse(path)),
    all: () => [
      ...[...folders.values()].flatMap(({ folder, index }) =>
        [...index.corpora.homes()].map(([home, corpus]) => ({ folder, home: vscode.Uri.parse(home), corpus })),
      ),
      { folder: undefined, home: undefined, corpus: looseCorpus },
    ],
    async indexAll() {
      await Promise.all((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => indexOf(uri)?.settled()))
    },
    onDidChange: changes.event,
    onDidChangeFiles: fileChanges.event,
    fileChangesAround: (uri) => existingIndexOf(uri)?.fileChanges ?? 0,
    refresh() {
      for (const [key, { folder, index }] of [...folders])
        if (isEnabledFor(folder.uri)) index.refresh()
        else forget(key)
      for (const document of vscode.workspace.textDocuments) schedule(document, editDelayMs)
    },
    dispose() {
      for (const timer of edits.values()) clearTimeout(timer)
      clearTimeout(changeTimer)
      for (const key of [...folders.keys()]) forget(key)
      subscriptions.dispose()
    },
  }
}
