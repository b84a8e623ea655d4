import * as vscode from 'vscode'
import { isMarkdownName } from '../../corpus/indexing/walk'
import type { SiteCorpora } from './siteCorpora'

/** Of many changes at a time, as Git makes them, the last is waited for; but not longer than the second. */
const quietMs = 500
const longestMs = 5000
/** More than these are not kept: all files are looked at then. */
const mostPaths = 5000

/** Gathers what changes in a folder. */
export class FolderWatcher implements vscode.Disposable {
  readonly #folder: vscode.Uri
  readonly #corpora: SiteCorpora
  readonly #tell: (paths: readonly string[] | undefined) => void
  readonly #subscriptions: readonly vscode.Disposable[]
  readonly #paths = new Set<string>()
  #everything = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #first = 0

  /** @param tell gets paths from the folder of files to look at again; undefined for all */
  constructor(folder: vscode.WorkspaceFolder, corpora: SiteCorpora, tell: (paths: readonly string[] | undefined) => void) {
    this.#folder = folder.uri
    this.#corpora = corpora
    this.#tell = tell
    // Folders too: of one that comes or goes, only the folder is told.
    const all = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'))
    this.#subscriptions = [
      all,
      all.onDidCreate((uri) => this.#happened(uri, isFolderName)),
      all.onDidChange((uri) => this.#happened(uri, () => false)),
      all.onDidDelete((uri) => this.#happened(uri, (path) => isFolderName(path) || this.#corpora.holds(`${uri.toString()}/`))),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('files.exclude', folder)) this.#later(undefined)
      }),
    ]
  }

  changed(uri: vscode.Uri): void {
    const path = this.#relative(uri)
    if (path !== undefined) this.#later(path)
  }

  dispose(): void {
    clearTimeout(this.#timer)
    for (const subscription of this.#subscriptions) subscription.dispose()
  }

  #happened(uri: vscode.Uri, matters: (path: string) => boolean): void {
    const path = this.#relative(uri)
    if (path === undefined || /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/.test(path)) return
    if (path.endsWith('.gitignore')) this.#later(undefined)
    else if (isMarkdownName(path) || matters(path)) this.#later(path)
  }

  #relative(uri: vscode.Uri): string | undefined {
    const root = this.#folder.path.replace(/\/?$/, '/')
    return uri.path.startsWith(root) && uri.path.length > root.length ? uri.path.slice(root.length) : undefined
  }

  #later(path: string | undefined): void {
    if (path === undefined || this.#paths.size >= mostPaths) this.#everything = true
    else this.#paths.add(path)
    const now = Date.now()
    this.#first ||= now
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, Math.min(quietMs, this.#first + longestMs - now)))
  }

  #flush(): void {
    const paths = this.#everything ? undefined : [...this.#paths]
    this.#paths.clear()
    this.#everything = false
    this.#first = 0
    this.#tell(paths)
  }
}

/** What has no ending may be a folder; those whose names start with a dot hold no articles. */
function isFolderName(path: string): boolean {
  return !path.slice(path.lastIndexOf('/') + 1).includes('.')
}
