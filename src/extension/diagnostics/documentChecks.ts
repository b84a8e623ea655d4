import * as vscode from 'vscode'
import type { Article } from '../../core/article/article'
import { checkArticle, checkInCorpus, checkSteps } from '../../core/lint/checkArticle'
import { movedProblems, type Change } from '../../core/text/movedProblems'
import type { Problem } from '../../core/text/problem'
import { canBeArticle } from '../config/markdownDocuments'
import type { ArticleServices } from '../config/articleServices'
import { pathFrom } from '../config/pathFrom'
import type { WorkspaceConfig } from '../config/workspaceConfigResolver'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'
import { runInSlices } from '../platform/timeSlicer'

const notAnArticle: readonly Problem[] = []
/** After so many changes the problems are moved, so that the changes need not be kept. */
const maxChanges = 200

export interface CheckServices extends ArticleServices {
  readonly corpusViews: Pick<CorpusViewProvider, 'viewFrom'>
}

interface VersionedChange extends Change {
  /** Of the document after the change. */
  readonly version: number
}

/** The problems of the open documents. */
export class DocumentChecks implements vscode.Disposable {
  /** The problems that an article has by itself, without the corpus. */
  readonly #own = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly lintConfig: WorkspaceConfig; readonly problems: readonly Problem[] }
  >()
  /** All problems, including those of `checkInCorpus`, with the inputs that they were computed from. */
  readonly #all = new WeakMap<
    vscode.TextDocument,
    { readonly base: readonly Problem[]; readonly corpusVersion: string; readonly problems: readonly Problem[] }
  >()
  /** The problems that were found last, with the version of the document that they are for. */
  readonly #latest = new WeakMap<vscode.TextDocument, { readonly version: number; readonly problems: readonly Problem[] }>()
  /** The changes since the oldest version that problems are known or looked for of. */
  readonly #changes = new WeakMap<vscode.TextDocument, VersionedChange[]>()
  readonly #running = new Map<vscode.TextDocument, Promise<void>>()
  readonly #checked = new vscode.EventEmitter<vscode.TextDocument>()
  readonly #subscription: vscode.Disposable
  readonly #services: CheckServices
  /** Fires after each check: then `latestProblems` has its problems. */
  readonly onDidCheck = this.#checked.event

  constructor(services: CheckServices) {
    this.#services = services
    this.#subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const changes = this.#changes.get(document)
      for (const { rangeOffset: start, rangeLength, text } of contentChanges)
        changes?.push({ version: document.version, replaced: { start, end: start + rangeLength }, length: text.length })
      if (!changes || changes.length <= maxChanges || this.#running.has(document)) return
      this.latestProblems(document)
      changes.length = 0
    })
  }

  dispose(): void {
    this.#subscription.dispose()
    this.#checked.dispose()
  }

  /** The problems of a document as it is now, computed here if they are not cached; none if it is not an article. */
  problemsOf(document: vscode.TextDocument): readonly Problem[] {
    const lintConfig = this.#services.configOf(document.uri)
    const path = pathFrom(lintConfig.folder, document.uri)
    const { version } = document
    const article = this.#services.articleOf(document)
    if (!this.#isPrepared(document)) {
      const problems = this.#isChecked(document, article) ? checkArticle(article, path, lintConfig) : notAnArticle
      this.#own.set(document, { version, lintConfig, problems })
    }
    const problems = this.#withCorpusProblems(document, article, path, lintConfig, this.#own.get(document)?.problems ?? notAnArticle)
    this.#latest.set(document, { version, problems })
    return problems
  }

  /**
   * Checks a document as it is now in time slices, so that `problemsOf` finds its problems cached. A check that is running goes on when the
   * document changes: otherwise no check would ever end while somebody types faster than that.
   * @returns false if the document has changed meanwhile, or was closed
   */
  async prepare(document: vscode.TextDocument): Promise<boolean> {
    const { version } = document
    const isPresent = () => !document.isClosed && document.version === version
    while (isPresent() && !this.#isPrepared(document)) await (this.#running.get(document) ?? this.#start(document))
    return isPresent()
  }

  /**
   * The problems that were found last, at their places in the document as it is now; without fixes if it has changed since. None if no check has
   * ended yet. Checks nothing.
   */
  latestProblems(document: vscode.TextDocument): readonly Problem[] {
    const latest = this.#latest.get(document)
    if (!latest || latest.version === document.version) return latest?.problems ?? []
    const changes = (this.#changes.get(document) ?? []).filter(({ version }) => version > latest.version)
    const problems = movedProblems(latest.problems, changes)
    this.#latest.set(document, { version: document.version, problems })
    return problems
  }

  /** Whether a check of the document has ended, of its present text or an earlier one. */
  wasChecked(document: vscode.TextDocument): boolean {
    return this.#latest.has(document)
  }

  #isPrepared(document: vscode.TextDocument): boolean {
    const cached = this.#own.get(document)
    return cached?.version === document.version && cached.lintConfig === this.#services.configOf(document.uri)
  }

  #start(document: vscode.TextDocument): Promise<void> {
    const done = this.#check(document).finally(() => this.#running.delete(document))
    this.#running.set(document, done)
    return done
  }

  /** Checks a document as it is once its configuration is loaded, unless it is closed or its configuration changes meanwhile. */
  async #check(document: vscode.TextDocument): Promise<void> {
    // Else the problems of an article without a site would be shown until the site is known.
    await this.#services.loadedConfig(document.uri)
    const { version } = document
    if (!this.#changes.has(document)) this.#changes.set(document, [])
    const lintConfig = this.#services.configOf(document.uri)
    const path = pathFrom(lintConfig.folder, document.uri)
    const article = this.#services.articleOf(document)
    const isWanted = () => !document.isClosed && this.#services.configOf(document.uri) === lintConfig
    let own: readonly Problem[] | undefined = notAnArticle
    if (this.#isChecked(document, article)) {
      await this.#services.readArticleOf(document)
      own = await runInSlices(whileSo(checkSteps(article, path, lintConfig), isWanted))
    }
    if (!own) return
    this.#own.set(document, { version, lintConfig, problems: own })
    const problems = this.#withCorpusProblems(document, article, path, lintConfig, own)
    this.#latest.set(document, { version, problems })
    const since = this.#changes.get(document)?.filter((change) => change.version > version)
    this.#changes.set(document, since ?? [])
    this.#checked.fire(document)
  }

  #isChecked(document: vscode.TextDocument, article: Article): boolean {
    return canBeArticle(document) && this.#services.isArticle(document.uri, article)
  }

  /** Adds the problems of the rules that compare an article with the corpus. If only the corpus has changed, only these rules run again. */
  #withCorpusProblems(
    document: vscode.TextDocument,
    article: Article,
    path: string,
    lintConfig: WorkspaceConfig,
    base: readonly Problem[],
  ): readonly Problem[] {
    if (base === notAnArticle) return base
    const { view, version: corpusVersion } = this.#services.corpusViews.viewFrom(document.uri)
    const cached = this.#all.get(document)
    if (cached?.base === base && cached.corpusVersion === corpusVersion) return cached.problems
    const inCorpus = checkInCorpus(article, path, lintConfig, view)
    const problems = inCorpus.length === 0 ? base : [...base, ...inCorpus].sort((a, b) => a.range.start - b.range.start)
    this.#all.set(document, { base, corpusVersion, problems })
    return problems
  }
}

/** Ends the steps early, without a result, when the condition does not hold any more. */
function* whileSo<T>(steps: Generator<undefined, T>, isSo: () => boolean): Generator<undefined, T | undefined> {
  while (isSo()) {
    const { done, value } = steps.next()
    if (done) return value
    yield
  }
  return undefined
}
