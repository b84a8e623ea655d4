import * as vscode from 'vscode'
import { isMarkdownName } from '../../corpus/indexing/walk'
import { QuietTimer } from '../platform/quietTimer'
import type { SiteCorpora } from './siteCorpora'

/** Many changes come together: a Git checkout. */
const reportDelay = { quietMs: 500, maxDelayMs: 5000 }
/** If more paths change, the whole folder is read instead. */
const maxPaths = 5000

/**
 * @param paths relative to the folder; undefined if the whole folder is to be read
 * @param isOnDisk whether files have changed, and not only documents were opened or closed
 */
type Report = (paths: readonly string[] | undefined, isOnDisk: boolean) => void

/** Collects the changes of files in a workspace folder and reports them together. */
export class FolderWatcher implements vscode.Disposable {
  readonly #folder: vscode.Uri
  readonly #corpora: SiteCorpora
  readonly #report: Report
  readonly #subscriptions: readonly vscode.Disposable[]
  readonly #paths = new Set<string>()
  #everything = false
  #isOnDisk = false
  readonly #timer = new QuietTimer(() => this.#flush(), reportDelay)

  constructor(folder: vscode.WorkspaceFolder, corpora: SiteCorpora, report: Report) {
    this.#folder = folder.uri
    this.#corpora = corpora
    this.#report = report
    // Includes folders: VS Code reports a created or deleted folder, not the files in it.
    const all = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'))
    this.#subscriptions = [
      all,
      all.onDidCreate((uri) => this.#fileChanged(uri, isFolderName)),
      all.onDidChange((uri) => this.#fileChanged(uri, () => false)),
      all.onDidDelete((uri) => this.#fileChanged(uri, (path) => isFolderName(path) || this.#corpora.holds(`${uri.toString()}/`))),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('files.exclude', folder)) this.#schedule(undefined)
      }),
    ]
  }

  changed(uri: vscode.Uri): void {
    const path = this.#relative(uri)
    if (path !== undefined) this.#schedule(path)
  }

  dispose(): void {
    this.#timer.dispose()
    for (const subscription of this.#subscriptions) subscription.dispose()
  }

  #fileChanged(uri: vscode.Uri, isRelevant: (path: string) => boolean): void {
    const path = this.#relative(uri)
    if (path === undefined || /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/.test(path)) return
    if (!isIgnoreFile(path) && !isMarkdownName(path) && !isRelevant(path)) return
    this.#isOnDisk = true
    this.#schedule(isIgnoreFile(path) ? undefined : path)
  }

  #relative(uri: vscode.Uri): string | undefined {
    const root = this.#folder.path.replace(/\/?$/, '/')
    return uri.path.startsWith(root) && uri.path.length > root.length ? uri.path.slice(root.length) : undefined
  }

  #schedule(path: string | undefined): void {
    if (path === undefined || this.#paths.size >= maxPaths) this.#everything = true
    else this.#paths.add(path)
    this.#timer.request()
  }

  #flush(): void {
    const paths = this.#everything ? undefined : [...this.#paths]
    const isOnDisk = this.#isOnDisk
    this.#paths.clear()
    this.#everything = false
    this.#isOnDisk = false
    this.#report(paths, isOnDisk)
  }
}

function isIgnoreFile(path: string): boolean {
  return path.endsWith('.gitignore')
}

/** Whether a path without extension may be a folder. Folders whose names start with a dot contain no articles. */
function isFolderName(path: string): boolean {
  return !path.slice(path.lastIndexOf('/') + 1).includes('.')
}
