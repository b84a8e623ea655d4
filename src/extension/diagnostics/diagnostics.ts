import * as vscode from 'vscode'
import { checkArticle, checkInCorpus, checkSteps } from '../../core/lint/checkArticle'
import { isArticle } from '../../core/settings/siteScope'
import { readSettings } from '../../core/settings/settings'
import type { Problem } from '../../core/text/problem'
import { LineMap } from '../../core/text/text'
import { rules } from '../../rules'
import { canBeArticle } from '../config/markdownDocuments'
import type { ArticleServices } from '../config/articleServices'
import { toDiagnostic, toRange } from '../platform/convert'
import { runInSlices } from '../platform/timeSlicer'
import { pathFrom } from '../config/pathFrom'
import { isSettings, type WorkspaceConfigResolver, type WorkspaceConfig } from '../config/workspaceConfigResolver'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'

/** Time from the last key press to the check. */
const typingDelayMs = 120

const notAnArticle: readonly Problem[] = []

export interface DiagnosticsServices extends ArticleServices {
  readonly configResolver: WorkspaceConfigResolver
  readonly corpusViews: CorpusViewProvider
  /** The page that explains a rule. */
  docsOf(ruleId: string): vscode.Uri
}

/** Checks the open articles and shows their problems in the Problems panel. */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('copydesk')
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  /** The problems that an article has by itself, without the corpus. */
  readonly #ownProblems = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly lintConfig: WorkspaceConfig; readonly problems: readonly Problem[] }
  >()
  /** All problems, including those of `checkInCorpus`, with the inputs that they were computed from. */
  readonly #allProblems = new WeakMap<
    vscode.TextDocument,
    { readonly base: readonly Problem[]; readonly corpusVersion: string; readonly problems: readonly Problem[] }
  >()
  /** The checks that are running in time slices. */
  readonly #running = new WeakMap<vscode.TextDocument, { readonly isCurrent: () => boolean; readonly done: Promise<void> }>()
  readonly #subscriptions: vscode.Disposable[]
  readonly #services: DiagnosticsServices

  constructor(services: DiagnosticsServices) {
    this.#services = services
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#runMode() === 'type') this.schedule(document, typingDelayMs)
      }),
      vscode.workspace.onDidSaveTextDocument((document) => this.schedule(document, 0)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#drop(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('copydesk')) this.refresh()
      }),
      services.configResolver.onDidChange(() => this.refresh()),
      services.corpusViews.onDidChange(() => this.refresh()),
    ]
    this.refresh()
  }

  /** Checks all open documents again. */
  refresh(): void {
    for (const document of vscode.workspace.textDocuments) this.schedule(document, 0)
  }

  /** The problems of a document as it is now, computed here if they are not cached; none if it is not an article. */
  problemsOf(document: vscode.TextDocument): readonly Problem[] {
    const lintConfig = this.#services.configOf(document.uri)
    const path = pathFrom(lintConfig.folder, document.uri)
    const cached = this.#ownProblems.get(document)
    if (cached?.version === document.version && cached.lintConfig === lintConfig)
      return this.#withCorpusProblems(document, path, lintConfig, cached.problems)
    const article = this.#services.articleOf(document)
    const problems =
      canBeArticle(document) && isArticle(article, path, lintConfig.scope) ? checkArticle(article, path, lintConfig) : notAnArticle
    this.#ownProblems.set(document, { version: document.version, lintConfig, problems })
    return this.#withCorpusProblems(document, path, lintConfig, problems)
  }

  /**
   * Checks a document in time slices, so that `problemsOf` finds the problems cached. Starts again when the document or its configuration
   * changes meanwhile.
   */
  async prepare(document: vscode.TextDocument): Promise<void> {
    while (!document.isClosed && !this.#isPrepared(document)) {
      const running = this.#running.get(document)
      if (running?.isCurrent()) await running.done
      else {
        const { version } = document
        const lintConfig = this.#services.configOf(document.uri)
        const isCurrent = () => !document.isClosed && document.version === version && this.#services.configOf(document.uri) === lintConfig
        const done = this.#check(document, lintConfig, isCurrent)
        this.#running.set(document, { isCurrent, done })
        await done
      }
    }
    this.#running.delete(document)
  }

  #isPrepared(document: vscode.TextDocument): boolean {
    const cached = this.#ownProblems.get(document)
    return cached?.version === document.version && cached.lintConfig === this.#services.configOf(document.uri)
  }

  async #check(document: vscode.TextDocument, lintConfig: WorkspaceConfig, isCurrent: () => boolean): Promise<void> {
    const { version } = document
    const path = pathFrom(lintConfig.folder, document.uri)
    const article = this.#services.articleOf(document)
    const isChecked = canBeArticle(document) && isArticle(article, path, lintConfig.scope)
    const problems = isChecked ? await runInSlices(whileSo(checkSteps(article, path, lintConfig), isCurrent)) : notAnArticle
    if (problems) this.#ownProblems.set(document, { version, lintConfig, problems })
  }

  /** Adds the problems of the rules that compare an article with the corpus. If only the corpus has changed, only these rules run again. */
  #withCorpusProblems(
    document: vscode.TextDocument,
    path: string,
    lintConfig: WorkspaceConfig,
    base: readonly Problem[],
  ): readonly Problem[] {
    if (base === notAnArticle) return base
    const { view, version: corpusVersion } = this.#services.corpusViews.viewFrom(document.uri)
    const cached = this.#allProblems.get(document)
    if (cached?.base === base && cached.corpusVersion === corpusVersion) return cached.problems
    const inCorpus = checkInCorpus(this.#services.articleOf(document), path, lintConfig, view)
    const problems = inCorpus.length === 0 ? base : [...base, ...inCorpus].sort((a, b) => a.range.start - b.range.start)
    this.#allProblems.set(document, { base, corpusVersion, problems })
    return problems
  }

  schedule(document: vscode.TextDocument, delay: number): void {
    if (!canBeArticle(document) && !isSettings(document.uri)) return
    const key = document.uri.toString()
    clearTimeout(this.#timers.get(key))
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key)
        void this.#publish(document)
      }, delay),
    )
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    for (const subscription of this.#subscriptions) subscription.dispose()
    this.#collection.dispose()
  }

  async #publish(document: vscode.TextDocument): Promise<void> {
    if (isSettings(document.uri)) {
      if (!document.isClosed) this.#collection.set(document.uri, this.#settingsDiagnostics(document))
      return
    }
    await this.prepare(document)
    if (document.isClosed) return
    const { lines } = this.#services.articleOf(document)
    const hintsInProblems = vscode.workspace.getConfiguration('copydesk', document.uri).get('problems.includeHints', false)
    const diagnostics = this.problemsOf(document).map((problem) =>
      toDiagnostic(lines, document.uri, problem, hintsInProblems, this.#services.docsOf(problem.ruleId)),
    )
    this.#collection.set(document.uri, diagnostics)
  }

  #settingsDiagnostics(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
    const text = document.getText()
    const lines = new LineMap(text)
    const lintConfig = this.#services.configOf(document.uri)
    // Problems that need other files (schemas, vocabularies) are found for the saved text only; the others as it is typed.
    const saved = document.isDirty ? [] : lintConfig.settingsProblems
    const findings = document.isDirty ? readSettings(text, rules).problems : saved
    return findings.map(({ range, message, severity }) => {
      const diagnosticSeverity = severity === 'information' ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Error
      const diagnostic = new vscode.Diagnostic(toRange(lines, range), message, diagnosticSeverity)
      diagnostic.source = 'copydesk'
      return diagnostic
    })
  }

  #drop(document: vscode.TextDocument): void {
    const key = document.uri.toString()
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
    this.#collection.delete(document.uri)
  }

  #runMode(): 'type' | 'save' {
    return vscode.workspace.getConfiguration('copydesk').get<'type' | 'save'>('problems.run', 'type')
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
