import * as vscode from 'vscode'
import { Corpus } from '../../corpus/corpus'
import { readRecord } from '../../corpus/records/readRecord'
import { detached } from '../../corpus/records/record'
import { canBeArticle } from '../config/markdownDocuments'
import type { ArticleServices } from '../config/articleServices'
import type { Log } from '../platform/log'
import { FolderIndex, type IndexServices } from './folderIndex'
import { IndexProgress } from './indexProgress'
import { IndexThread } from './indexThread'

export interface CorpusServices extends ArticleServices {
  readonly log: Log
}

export interface Corpora extends vscode.Disposable {
  /**
   * What the articles of a file's site say; paths are URIs as text. A file outside all folders shares that of open files. Asked
   * for the first time in a folder, its files begin to be read; until that is done the corpus holds those that were read so far.
   */
  corpusFor(uri: vscode.Uri): Corpus
  /** Waits until the articles of a file's folder are read, or somebody has stopped it. */
  settled(uri: vscode.Uri): Promise<void>
  /** All corpora that there are, with the folder of each, and the home of its site: the folder itself where there is no site. */
  all(): readonly { readonly folder: vscode.WorkspaceFolder | undefined; readonly home: vscode.Uri | undefined; readonly corpus: Corpus }[]
  /** Begins to read all folders of the workspace that are not read yet. Resolves when all are, or when that was stopped. */
  indexAll(): Promise<void>
  /** Fires some time after articles have come, changed or gone, once for many. */
  readonly onDidChange: vscode.Event<void>
  /** Looks at all files again: what counts as an article may have changed. */
  refresh(): void
}

/** Activation itself reads nothing: the articles that are open then are looked at after this. */
const startDelayMs = 500
const editDelayMs = 300
/** The longer one while a folder is read: then nearly all has changed each time. */
const changeDelayMs = { indexing: 1000, else: 200 }

/** Keeps the corpora. The files of a workspace folder are read when the first article in it is opened, and again when they change. */
export function registerCorpus(context: vscode.ExtensionContext, services: CorpusServices): Corpora {
  const folders = new Map<string, { readonly folder: vscode.WorkspaceFolder; readonly index: FolderIndex }>()
  const looseCorpus = new Corpus({ today: Date.now() })
  const edits = new Map<string, ReturnType<typeof setTimeout>>()
  const changes = new vscode.EventEmitter<void>()
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
    if (!folder) return undefined
    const key = folder.uri.toString()
    const existingIndex = folders.get(key)?.index
    if (existingIndex) return existingIndex
    const index = new FolderIndex(folder, indexing)
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
    // The folder is read for articles only: opening a README starts nothing.
    const index = record ? indexOf(uri) : existingIndexOf(uri)
    // Without changes the disk counts: VS Code keeps a document for minutes after its file has gone.
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
    // Unsaved changes may have been dropped: the disk counts again.
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
      // One that came may lie in another, which then has to leave it alone.
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
  )
  return {
    corpusFor: (uri) => indexOf(uri)?.corpora.of(services.configOf(uri).home) ?? looseCorpus,
    settled: async (uri) => indexOf(uri)?.settled(),
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
    refresh() {
      for (const { index } of folders.values()) index.refresh()
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
