import * as vscode from 'vscode'
import { readSettings } from '../../core/settings/settings'
import { problemRows } from '../../core/lint/problemRows'
import type { Problem } from '../../core/text/problem'
import { finished } from '../../core/text/steps'
import { LineMap } from '../../core/text/text'
import { canBeArticle } from '../config/markdownDocuments'
import { toDiagnostic, toRange } from '../platform/convert'
import { QuietTimer } from '../platform/quietTimer'
import { runInSlices } from '../platform/timeSlicer'
import { isSettings, type WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'
import { checkMoment, isNeverChecked } from './checkMoment'
import type { CheckServices, DocumentChecks } from './documentChecks'
import type { SiteHabits } from './siteHabits'
import { allRules } from '../config/rulesOnRequest'

/** Time from the last key press, and from the first one since the last check, to a check. */
const typingDelay = { quietMs: 120, maxDelayMs: 1000 }
/** So many are converted in some milliseconds. */
const problemsInStep = 100
/** How often conversion starts again because the document has changed; the last time it is not interrupted. */
const maxConversions = 3

export interface DiagnosticsServices extends CheckServices {
  readonly checks: DocumentChecks
  readonly habits: SiteHabits
  readonly configResolver: WorkspaceConfigResolver
  readonly corpusViews: CorpusViewProvider
  /** The page that explains a rule. */
  docsOf(ruleId: string): vscode.Uri
}

/** Shows the problems of the open articles in the Problems panel. */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('copydesk')
  readonly #timers = new Map<string, QuietTimer>()
  /** The documents whose problems are being shown; `true` if they are to be shown again. */
  readonly #publishing = new Map<vscode.TextDocument, boolean>()
  readonly #subscriptions: vscode.Disposable[]
  readonly #services: DiagnosticsServices

  constructor(services: DiagnosticsServices) {
    this.#services = services
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (checkMoment() === 'type') this.#schedule(document, typingDelay.quietMs)
      }),
      vscode.workspace.onDidSaveTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#drop(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('copydesk')) this.refresh()
      }),
      services.configResolver.onDidChange(() => this.refresh()),
      services.corpusViews.onDidChange(() => this.refresh()),
      services.habits.onDidChange(() => this.refresh()),
    ]
    this.refresh()
  }

  /** Checks all open documents again. */
  refresh(): void {
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0)
  }

  dispose(): void {
    for (const timer of this.#timers.values()) timer.dispose()
    for (const subscription of this.#subscriptions) subscription.dispose()
    this.#collection.dispose()
  }

  #schedule(document: vscode.TextDocument, quietMs: number): void {
    if (!canBeArticle(document) && !isSettings(document.uri)) return
    const key = document.uri.toString()
    const timer = this.#timers.get(key) ?? new QuietTimer(() => void this.#publish(document), typingDelay)
    this.#timers.set(key, timer)
    timer.request(quietMs)
  }

  /** One after the other, so that an older version never overtakes. */
  async #publish(document: vscode.TextDocument): Promise<void> {
    if (this.#publishing.has(document)) {
      this.#publishing.set(document, true)
      return
    }
    try {
      do {
        this.#publishing.set(document, false)
        if (isSettings(document.uri)) this.#collection.set(document.uri, this.#settingsDiagnostics(document))
        else await this.#publishProblems(document)
      } while (this.#publishing.get(document) && !document.isClosed)
    } finally {
      this.#publishing.delete(document)
    }
  }

  async #publishProblems(document: vscode.TextDocument): Promise<void> {
    if (isNeverChecked()) return this.#collection.delete(document.uri)
    const { checks } = this.#services
    const isPresent = await checks.prepare(document)
    for (let conversions = 1; !document.isClosed; conversions++) {
      const { version } = document
      // If the document has changed, it will be checked again. Until then, what is known is shown.
      const problems = isPresent && conversions === 1 ? checks.problemsOf(document) : checks.latestProblems(document)
      const steps = this.#converted(document, problems)
      const diagnostics = conversions < maxConversions ? await runInSlices(steps) : finished(steps)
      if (document.isClosed || document.version !== version) continue
      this.#collection.set(document.uri, diagnostics)
      return
    }
  }

  *#converted(document: vscode.TextDocument, problems: readonly Problem[]): Generator<undefined, readonly vscode.Diagnostic[]> {
    const { lines } = this.#services.articleOf(document)
    const hintsInProblems = vscode.workspace.getConfiguration('copydesk', document.uri).get('problems.includeHints', false)
    const pages = new Map<string, vscode.Uri>()
    const diagnostics: vscode.Diagnostic[] = []
    const frequent = this.#services.habits.frequentAt(document.uri.toString())
    for (const problem of problemRows(problems, frequent)) {
      const page = pages.get(problem.ruleId) ?? this.#services.docsOf(problem.ruleId)
      pages.set(problem.ruleId, page)
      diagnostics.push(toDiagnostic(lines, document.uri, problem, hintsInProblems, page))
      if (diagnostics.length % problemsInStep === 0) yield
    }
    return diagnostics
  }

  #settingsDiagnostics(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
    const text = document.getText()
    const lines = new LineMap(text)
    const lintConfig = this.#services.configOf(document.uri)
    // Problems that need other files (schemas, vocabularies) are found for the saved text only; the others as it is typed.
    const saved = document.isDirty ? [] : lintConfig.settingsProblems
    const findings = document.isDirty ? readSettings(text, allRules()).problems : saved
    return findings.map(({ range, message, severity }) => {
      const diagnosticSeverity = severity === 'information' ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Error
      const diagnostic = new vscode.Diagnostic(toRange(lines, range), message, diagnosticSeverity)
      diagnostic.source = 'copydesk'
      return diagnostic
    })
  }

  #drop(document: vscode.TextDocument): void {
    const key = document.uri.toString()
    this.#timers.get(key)?.dispose()
    this.#timers.delete(key)
    this.#collection.delete(document.uri)
  }
}
