import * as vscode from 'vscode'
import { checkArticle, checkInCorpus } from '../../core/lint/checkArticle'
import { isArticle } from '../../core/settings/siteScope'
import { readSettings } from '../../core/settings/settings'
import type { Problem } from '../../core/text/problem'
import { LineMap } from '../../core/text/text'
import { rules } from '../../rules'
import { canBeArticle } from '../config/markdownDocuments'
import type { ArticleServices } from '../config/articleServices'
import { toDiagnostic, toRange } from '../platform/convert'
import { pathFrom } from '../config/pathFrom'
import { isSettings, type WorkspaceConfigResolver, type ResolvedConfig } from '../config/workspaceConfigResolver'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'

/** How long typing has to rest, in milliseconds, before problems are looked for again. */
const rest = 120

const notAnArticle: readonly Problem[] = []

export interface DiagnosticsServices extends ArticleServices {
  readonly configResolver: WorkspaceConfigResolver
  readonly corpusViews: CorpusViewProvider
  /** The page that explains a rule. */
  docsOf(ruleId: string): vscode.Uri
}

/** The problems of the open articles, kept in the Problems panel. */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('copydesk')
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #found = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly lintConfig: object; readonly problems: readonly Problem[] }
  >()
  readonly #subscriptions: vscode.Disposable[]
  readonly #services: DiagnosticsServices
  readonly #beside = new WeakMap<
    vscode.TextDocument,
    { readonly own: readonly Problem[]; readonly version: string; readonly problems: readonly Problem[] }
  >()

  constructor(services: DiagnosticsServices) {
    this.#services = services
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#asked() === 'type') this.schedule(document, rest)
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

  /** Looks at all open documents again. */
  refresh(): void {
    for (const document of vscode.workspace.textDocuments) this.schedule(document, 0)
  }

  /** The problems of a document as it is now, computed at once where they are not known; none when it is not an article. */
  problemsOf(document: vscode.TextDocument): readonly Problem[] {
    const lintConfig = this.#services.configOf(document.uri)
    const known = this.#found.get(document)
    const path = pathFrom(lintConfig.folder, document.uri)
    if (known?.version === document.version && known.lintConfig === lintConfig)
      return this.#withThoseBeside(document, path, lintConfig, known.problems)
    const article = this.#services.articleOf(document)
    const isOne = canBeArticle(document) && isArticle(article, path, lintConfig.scope)
    const problems = isOne ? checkArticle(article, path, lintConfig) : notAnArticle
    this.#found.set(document, { version: document.version, lintConfig, problems })
    return this.#withThoseBeside(document, path, lintConfig, problems)
  }

  /** With the problems that an article has beside others. When these have changed, only the rules that ask for them run again. */
  #withThoseBeside(document: vscode.TextDocument, path: string, lintConfig: ResolvedConfig, own: readonly Problem[]): readonly Problem[] {
    if (own === notAnArticle) return own
    const { view, version } = this.#services.corpusViews.viewFrom(document.uri)
    const known = this.#beside.get(document)
    if (known?.own === own && known.version === version) return known.problems
    const found = checkInCorpus(this.#services.articleOf(document), path, lintConfig, view)
    const problems = found.length === 0 ? own : [...own, ...found].sort((a, b) => a.range.start - b.range.start)
    this.#beside.set(document, { own, version, problems })
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
        if (!document.isClosed) this.#publish(document)
      }, delay),
    )
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    for (const subscription of this.#subscriptions) subscription.dispose()
    this.#collection.dispose()
  }

  #publish(document: vscode.TextDocument): void {
    if (isSettings(document.uri)) {
      this.#collection.set(document.uri, this.#settingsDiagnostics(document))
      return
    }
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
    // What needs other files (the schema) is known of the saved text only; the rest is judged as it is typed.
    const saved = document.isDirty ? [] : lintConfig.settingsProblems
    const findings = document.isDirty ? readSettings(text, rules).problems : saved
    return findings.map(({ range, message, severity }) => {
      const level = severity === 'information' ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Error
      const diagnostic = new vscode.Diagnostic(toRange(lines, range), message, level)
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

  #asked(): 'type' | 'save' {
    return vscode.workspace.getConfiguration('copydesk').get<'type' | 'save'>('problems.run', 'type')
  }
}
