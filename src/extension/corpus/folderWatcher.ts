import * as vscode from 'vscode'
import { isMarkdownName } from '../../corpus/indexing/walk'
import type { SiteCorpora } from './siteCorpora'

/** Of many changes at a time, as Git makes them, the last is waited for; but not longer than the second. */
const quietMs = 500
const maxDelayMs = 5000
/** More than these are not kept: all files are looked at then. */
const maxPaths = 5000

/** Gathers what changes in a folder. */
export class FolderWatcher implements vscode.Disposable {
  readonly #folder: vscode.Uri
  readonly #corpora: SiteCorpora
  readonly #report: (paths: readonly string[] | undefined) => void
  readonly #subscriptions: readonly vscode.Disposable[]
  readonly #paths = new Set<string>()
  #everything = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #firstChange = 0

  /** @param report gets paths from the folder of files to look at again; undefined for all */
  constructor(folder: vscode.WorkspaceFolder, corpora: SiteCorpora, report: (paths: readonly string[] | undefined) => void) {
    this.#folder = folder.uri
    this.#corpora = corpora
    this.#report = report
    // Folders too: of one that comes or goes, only the folder is told.
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
    clearTimeout(this.#timer)
    for (const subscription of this.#subscriptions) subscription.dispose()
  }

  #fileChanged(uri: vscode.Uri, isRelevant: (path: string) => boolean): void {
    const path = this.#relative(uri)
    if (path === undefined || /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/.test(path)) return
    if (path.endsWith('.gitignore')) this.#schedule(undefined)
    else if (isMarkdownName(path) || isRelevant(path)) this.#schedule(path)
  }

  #relative(uri: vscode.Uri): string | undefined {
    const root = this.#folder.path.replace(/\/?$/, '/')
    return uri.path.startsWith(root) && uri.path.length > root.length ? uri.path.slice(root.length) : undefined
  }

  #schedule(path: string | undefined): void {
    if (path === undefined || this.#paths.size >= maxPaths) this.#everything = true
    else this.#paths.add(path)
    const now = Date.now()
    this.#firstChange ||= now
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, Math.min(quietMs, this.#firstChange + maxDelayMs - now)))
  }

  #flush(): void {
    const paths = this.#everything ? undefined : [...this.#paths]
    this.#paths.clear()
    this.#everything = false
    this.#firstChange = 0
    this.#report(paths)
  }
}

/** What has no ending may be a folder; those whose names start with a dot hold no articles. */
function isFolderName(path: string): boolean {
  return !path.slice(path.lastIndexOf('/') + 1).includes('.')
}
