import * as vscode from 'vscode'
import type { Article } from '../core/article'
import { Corpus } from '../corpus/corpus'
import { detached, recordOf } from '../corpus/record'
import { scan, type ScanFiles, type ScanOptions } from '../corpus/scan'
import { canBeArticle } from './articles'

export interface CorpusServices {
  articleOf(document: vscode.TextDocument): Article
  /** @param article may hold only the front matter and a part of the body */
  isArticle(uri: vscode.Uri, article: Article): boolean
  /** Resolves when what `isArticle` needs to know of a file's folder is known. */
  ready?(uri: vscode.Uri): PromiseLike<unknown>
  log(message: string): void
}

export interface Corpora extends vscode.Disposable {
  /** What the articles of the folder say; paths are URIs as text. A file outside all folders shares that of open files. */
  corpusFor(uri: vscode.Uri): Corpus
  /** Reads all files again: what counts as an article may have changed. */
  refresh(): void
}

const articleFiles = '**/*.{md,markdown,mdx}'
const excluded = '**/node_modules/**'
/** Activation itself reads nothing: the articles that are open then are looked at after this. */
const startDelayMs = 500
const editDelayMs = 300
const diskDelayMs = 500

/**
 * Keeps a corpus for each workspace folder. Its files are read when the first article in it is opened, and again when
 * they change; what is in an editor with unsaved changes counts before what is on the disk.
 */
export function registerCorpus(services: CorpusServices): Corpora {
  const folders = new Map<string, FolderCorpus>()
  const loose = new Corpus({ today: Date.now() })
  const edits = new Map<string, ReturnType<typeof setTimeout>>()

  const corpusFor = (uri: vscode.Uri): Corpus => {
    const folder =
      vscode.workspace.getWorkspaceFolder(uri) ?? (uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0] : undefined)
    if (!folder) return loose
    const key = folder.uri.toString()
    const known = folders.get(key) ?? keepFolder(folder, services)
    folders.set(key, known)
    return known.corpus
  }
  const read = async (document: vscode.TextDocument) => {
    await services.ready?.(document.uri)
    if (document.isClosed || !canBeArticle(document)) return
    const article = services.articleOf(document)
    const path = document.uri.toString()
    // The folder is read for articles only: opening a README starts nothing.
    if (services.isArticle(document.uri, article)) corpusFor(document.uri).update(path, detached(recordOf(article, document.uri.path)))
    else existing(document.uri)?.remove(path)
  }
  const existing = (uri: vscode.Uri): Corpus | undefined => {
    const folder = vscode.workspace.getWorkspaceFolder(uri)
    return folder ? folders.get(folder.uri.toString())?.corpus : loose
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
  const closed = ({ uri }: vscode.TextDocument) => {
    clearTimeout(edits.get(uri.toString()))
    edits.delete(uri.toString())
    const folder = vscode.workspace.getWorkspaceFolder(uri)
    // Unsaved changes may have been dropped: the disk counts again.
    if (folder) folders.get(folder.uri.toString())?.changed(uri)
    else existing(uri)?.remove(uri.toString())
  }

  for (const document of vscode.workspace.textDocuments) schedule(document, startDelayMs)
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => schedule(document, editDelayMs)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) schedule(document, editDelayMs)
    }),
    vscode.workspace.onDidCloseTextDocument(closed),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const { uri } of removed) {
        folders.get(uri.toString())?.dispose()
        folders.delete(uri.toString())
      }
    }),
  )
  return {
    corpusFor,
    refresh() {
      for (const folder of folders.values()) folder.refresh()
      for (const document of vscode.workspace.textDocuments) schedule(document, editDelayMs)
    },
    dispose() {
      listeners.dispose()
      for (const timer of edits.values()) clearTimeout(timer)
      for (const folder of folders.values()) folder.dispose()
      folders.clear()
    },
  }
}

interface FolderCorpus extends vscode.Disposable {
  readonly corpus: Corpus
  /** Reads a file again, soon. */
  changed(uri: vscode.Uri): void
  /** Reads all files again. */
  refresh(): void
}

function keepFolder(folder: vscode.WorkspaceFolder, services: CorpusServices): FolderCorpus {
  const corpus = new Corpus({ today: Date.now() })
  const pattern = new vscode.RelativePattern(folder, articleFiles)
  const changes = new Set<string>()
  let stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const options: ScanOptions = {
    isArticle: (path, article) => services.isArticle(vscode.Uri.parse(path), article),
    pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
    now: () => performance.now(),
    skip: (path) => vscode.workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === path),
    failed: (path, error) => services.log(`${path} cannot be read: ${reason(error)}`),
  }
  const look = async (list: ScanFiles['list'], signal: AbortSignal) => {
    const started = performance.now()
    try {
      const count = await scan({ ...filesOnDisk(services), list }, corpus, options, signal)
      if (count > 1)
        services.log(
          `${count} files of ${folder.name} looked at in ${Math.round(performance.now() - started)} ms, ${corpus.size} articles known`,
        )
    } catch (error) {
      services.log(`The articles of ${folder.name} cannot be listed: ${reason(error)}`)
    }
  }
  const refresh = () => {
    stop.abort()
    stop = new AbortController()
    void look(async () => (await vscode.workspace.findFiles(pattern, excluded)).map((uri) => uri.toString()), stop.signal)
  }
  const changed = (uri: vscode.Uri) => {
    if (uri.path.includes('/node_modules/')) return
    changes.add(uri.toString())
    clearTimeout(timer)
    timer = setTimeout(() => {
      const paths = [...changes]
      changes.clear()
      void look(async () => paths, stop.signal)
    }, diskDelayMs)
  }
  const files = vscode.workspace.createFileSystemWatcher(pattern)
  files.onDidCreate(changed)
  files.onDidChange(changed)
  // Of a folder that goes, only the folder is told.
  const anything = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'), true, true, false)
  anything.onDidDelete((uri) => {
    const path = uri.toString()
    changes.delete(path)
    if (corpus.get(path)) corpus.remove(path)
    else if (!/\/node_modules(?:\/|$)|\.\w+$/.test(uri.path))
      for (const known of [...corpus.paths()]) if (known.startsWith(`${path}/`)) corpus.remove(known)
  })
  refresh()
  return {
    corpus,
    changed,
    refresh,
    dispose() {
      stop.abort()
      clearTimeout(timer)
      files.dispose()
      anything.dispose()
    },
  }
}

/** Through VS Code, so that virtual workspaces work too. It reads whole files; only what is needed is decoded. */
function filesOnDisk(services: CorpusServices): Omit<ScanFiles, 'list'> {
  const bytesOf = async (path: string) => {
    const uri = vscode.Uri.parse(path)
    await services.ready?.(uri)
    return vscode.workspace.fs.readFile(uri)
  }
  const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return {
    read: async (path) => decode(await bytesOf(path)),
    async readStart(path, bytes) {
      const all = await bytesOf(path)
      return { text: decode(all.subarray(0, bytes)), whole: all.length <= bytes }
    },
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
