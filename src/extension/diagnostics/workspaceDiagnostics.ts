import * as vscode from 'vscode'
import type { Corpus } from '../../corpus/corpus'
import type { CorpusViews } from '../../corpus/corpusViews'
import { CheckedArticles, noDependencies } from './checkedArticles'
import { ClosedArticles } from './closedArticles'
import type { Corpora } from '../corpus/workspaceCorpus'
import type { WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import { onFilesChanged, type FileChange } from '../platform/onFilesChanged'
import type { Log } from '../platform/log'
import type { SiteHabits } from './siteHabits'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'
import { TimeSlicer } from '../platform/timeSlicer'

export interface WorkspaceDiagnosticsServices {
  readonly corpora: Pick<Corpora, 'all' | 'indexAll' | 'onDidChange'>
  readonly corpusViews: Pick<CorpusViewProvider, 'viewsOver' | 'compared' | 'onDidChange'>
  readonly configResolver: Pick<WorkspaceConfigResolver, 'loaded' | 'onDidForget'>
  readonly log: Pick<Log, 'info' | 'error'>
  readonly habits: SiteHabits
  docsOf(ruleId: string): vscode.Uri
}

/** How many articles were checked, open ones included, and whether the check was cancelled. */
export interface AllChecked {
  readonly checked: number
  readonly stopped: boolean
}

/** How many files are read at a time. */
const batchSize = 16
/** VS Code drops diagnostics when a collection sets more than about 1000 at a time. */
const maxPublishedAtOnce = 500
/** Changes within this time are handled together. */
const changeDelayMs = 700
const maxLoggedFailures = 20

/**
 * The problems of the articles that are not open. Starts with the first `checkAll`, then stays up to date. Keeps problems, no texts.
 * `Diagnostics` has the problems of open articles.
 */
export class WorkspaceDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('copydesk-all')
  readonly #services: WorkspaceDiagnosticsServices
  readonly #checked = new CheckedArticles()
  /** The checked articles that have changed since. */
  readonly #changed = new Set<string>()
  readonly #subscriptions: readonly vscode.Disposable[]
  /** Whether articles that were not checked before are checked too: not after a cancelled `checkAll`. */
  #includesNew = false
  #queue: Promise<unknown> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isDisposed = false
  #failures = 0

  constructor(services: WorkspaceDiagnosticsServices) {
    this.#services = services
    this.#subscriptions = [
      onFilesChanged((uri, change) => this.#fileChanged(uri, change)),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#collection.delete(uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#markChanged([uri.toString()])),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('copydesk.problems.includeHints')) this.#markChanged(this.#checked.paths())
      }),
      services.configResolver.onDidForget(() => this.#markChanged(this.#checked.paths())),
      services.corpora.onDidChange(() => this.#schedule()),
      services.corpusViews.onDidChange(() => this.#schedule()),
    ]
  }

  /** Checks all articles of the workspace. */
  checkAll(progress: vscode.Progress<{ message: string; increment: number }>, token: vscode.CancellationToken): Promise<AllChecked> {
    return this.#enqueue(async () => {
      progress.report({ message: vscode.l10n.t('Checking articles'), increment: 0 })
      await Promise.race([this.#services.corpora.indexAll(), cancelled(token)])
      this.#includesNew = true
      for (const path of this.#checked.paths()) this.#changed.add(path)
      let last = 0
      const onProgress = (done: number, total: number) => {
        const increment = (100 * (done - last)) / Math.max(1, total)
        last = done
        const number = (count: number) => count.toLocaleString(vscode.env.language)
        progress.report({ message: vscode.l10n.t('{0} of {1}', number(done), number(total)), increment })
      }
      const checked = await this.#update(token, onProgress)
      if (token.isCancellationRequested) this.#includesNew = false
      return { checked, stopped: token.isCancellationRequested }
    })
  }

  dispose(): void {
    this.#isDisposed = true
    clearTimeout(this.#timer)
    for (const subscription of this.#subscriptions) subscription.dispose()
    this.#collection.dispose()
  }

  #markChanged(paths: Iterable<string>): void {
    for (const path of paths) if (this.#checked.has(path)) this.#changed.add(path)
    if (this.#changed.size > 0) this.#schedule()
  }

  /** The changed file may be an article, or a file that articles name. */
  #fileChanged(uri: vscode.Uri, change: FileChange): void {
    if (this.#checked.size === 0) return
    this.#markChanged([uri.toString()])
    if (this.#checked.fileChanged(uri.path, change === 'names')) this.#schedule()
  }

  #schedule(): void {
    if (this.#checked.size === 0 && !this.#includesNew) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      void this.#enqueue(async () => {
        await this.#services.corpora.indexAll()
        return this.#update(undefined, () => undefined)
      }).catch((error) => this.#services.log.error('The articles that are not open could not be checked', error))
    }, changeDelayMs)
  }

  /** Runs do not overlap. */
  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work)
    this.#queue = done.catch(() => undefined)
    return done
  }

  /**
   * Checks new articles, changed ones, and those that depend on something that has changed; removes the problems of deleted ones.
   * @returns how many were checked
   */
  async #update(token: vscode.CancellationToken | undefined, onProgress: (done: number, total: number) => void): Promise<number> {
    const { corpora, corpusViews, configResolver } = this.#services
    const batches: { readonly views: CorpusViews; readonly paths: readonly string[] }[] = []
    const present = new Set<string>()
    const namesChanged = this.#checked.takeFileChanges()
    const slices = new TimeSlicer()
    for (const { corpus } of corpora.all()) {
      const views = await this.#viewsOver(corpus, { corpusViews, configResolver })
      if (!views) continue
      const paths: string[] = []
      for (const path of [...corpus.paths()]) {
        present.add(path)
        const wasChecked = this.#checked.has(path)
        const needsCheck = wasChecked
          ? this.#changed.has(path) || namesChanged(path) || this.#checked.isOutdated(path, views)
          : this.#includesNew
        if (needsCheck) paths.push(path)
        if (slices.isOver) await slices.pause()
      }
      if (paths.length > 0) batches.push({ views, paths })
    }
    for (const path of [...this.#checked.paths()]) if (!present.has(path)) this.#drop(path)
    const total = batches.reduce((sum, { paths }) => sum + paths.length, 0)
    const closedArticles = new ClosedArticles(configResolver, this.#services.docsOf)
    let done = 0
    try {
      for (const { views, paths } of batches)
        for (let from = 0; from < paths.length && !token?.isCancellationRequested && !this.#isDisposed; from += batchSize) {
          await this.#checkSome(paths.slice(from, from + batchSize), views, closedArticles)
          done += Math.min(batchSize, paths.length - from)
          onProgress(done, total)
        }
    } finally {
      closedArticles.dispose()
    }
    if (batches.length > 0 && this.#includesNew && !token?.isCancellationRequested) this.#learnHabits()
    return done
  }

  /** Takes the problems of rules that have become frequent out of the panel, and checks the articles again that have problems of the others. */
  #learnHabits(): void {
    for (const { corpus } of this.#services.corpora.all()) {
      const paths = [...corpus.paths()]
      const { more, fewer } = this.#services.habits.set(corpus, this.#checked.articleCounts(paths))
      if (more.size > 0) this.#unlist(paths, more)
      if (fewer.size > 0) this.#markChanged(paths.filter((path) => this.#checked.hasAny(path, fewer)))
    }
  }

  #unlist(paths: readonly string[], rules: ReadonlySet<string>): void {
    const isLeft = ({ severity, code }: vscode.Diagnostic) =>
      severity === vscode.DiagnosticSeverity.Error || typeof code !== 'object' || !rules.has(String(code.value))
    for (const path of paths) {
      if (!this.#checked.hasAny(path, rules)) continue
      const uri = vscode.Uri.parse(path)
      this.#collection.set(uri, (this.#collection.get(uri) ?? []).filter(isLeft))
    }
  }

  async #viewsOver(corpus: Corpus, { corpusViews, configResolver }: Pick<WorkspaceDiagnosticsServices, 'corpusViews' | 'configResolver'>) {
    const [first] = corpus.paths()
    if (first === undefined) return undefined
    const uri = vscode.Uri.parse(first)
    await configResolver.loaded(uri)
    const views = corpusViews.viewsOver(corpus, uri)
    await corpusViews.compared()
    return views
  }

  async #checkSome(paths: readonly string[], views: CorpusViews, closedArticles: ClosedArticles): Promise<void> {
    for (const path of paths) this.#changed.delete(path)
    const texts = await Promise.all(paths.map((path) => this.#read(path, closedArticles)))
    const { habits } = this.#services
    const slices = new TimeSlicer()
    let found: [vscode.Uri, readonly vscode.Diagnostic[] | undefined][] = []
    let count = 0
    const publish = () => {
      const open = openDocuments()
      this.#collection.set(found.filter(([uri]) => !open.has(uri.toString())))
      found = []
      count = 0
    }
    for (const [index, path] of paths.entries()) {
      const text = texts[index]
      const uri = vscode.Uri.parse(path)
      // `Diagnostics` reports open documents, whose text may differ from the file.
      // Taken before the check, so that a change during the check causes another one.
      const state = views.stateOf(path)
      const checked =
        text === undefined || openDocuments().has(path) ? undefined : await closedArticles.check(uri, text, views, habits.frequentAt(path))
      const diagnostics = checked?.diagnostics
      if (this.#isDisposed) return
      this.#checked.set(path, state, checked ?? noDependencies, views)
      found.push([uri, diagnostics])
      count += diagnostics?.length ?? 0
      if (count >= maxPublishedAtOnce) publish()
      if (slices.isOver) await slices.pause()
    }
    publish()
  }

  async #read(path: string, closedArticles: ClosedArticles): Promise<string | undefined> {
    try {
      return await closedArticles.read(vscode.Uri.parse(path))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (this.#failures++ < maxLoggedFailures) this.#services.log.info(`${path} is not checked: ${reason}`)
      return undefined
    }
  }

  #drop(path: string): void {
    this.#checked.delete(path)
    this.#changed.delete(path)
    this.#collection.delete(vscode.Uri.parse(path))
  }
}

function openDocuments(): ReadonlySet<string> {
  return new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()))
}

function cancelled(token: vscode.CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    if (token.isCancellationRequested) resolve()
    else token.onCancellationRequested(() => resolve())
  })
}
