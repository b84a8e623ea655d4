import { readSettings } from '../../core/settings/settings'
import { checkInCorpus, checkSteps } from '../../core/lint/checkArticle'
import { problemRows, type ProblemRow } from '../../core/lint/problemRows'
import type { Rule } from '../../core/lint/rule'
import type { Location } from '../../core/text/location'
import type { Problem, Severity } from '../../core/text/problem'
import { visibleMessage } from '../../core/text/visible'
import { folderHabits } from '../../corpus/undatedFolder'
import type { ResolvedConfig } from '../../cli/config/configResolver'
import { DiagnosticSeverity, type Diagnostic } from '../protocol/languageServer'
import type { OpenDocument } from '../workspace/openDocuments'
import { isSettingsFile, type ServerWorkspace } from '../workspace/serverWorkspace'
import { inSlices } from '../workspace/timeSlices'
import type { WorkspaceArticles } from '../workspace/workspaceArticles'

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

interface OwnProblems {
  readonly config: ResolvedConfig
  readonly problems: Promise<readonly Problem[] | undefined>
}

/** The problems of the open documents. */
export class DocumentProblems {
  readonly #workspace: ServerWorkspace
  readonly #articles: WorkspaceArticles
  readonly #rules: readonly Rule[]
  /** What an article has by itself. */
  readonly #own = new WeakMap<OpenDocument, OwnProblems>()

  constructor(workspace: ServerWorkspace, articles: WorkspaceArticles, rules: readonly Rule[]) {
    this.#workspace = workspace
    this.#articles = articles
    this.#rules = rules
  }

  /** The problems of an article, one row for each defect; none if it is none. Undefined if the document was changed or closed meanwhile. */
  async of(document: OpenDocument): Promise<readonly ProblemRow[] | undefined> {
    const config = this.#workspace.configOf(document.path)
    if (!this.#workspace.isArticle(document)) return []
    const known = this.#own.get(document)
    const own = known?.config === config ? known : { config, problems: this.#check(document, config) }
    this.#own.set(document, own)
    const problems = await own.problems
    if (!problems || !this.#workspace.documents.isCurrent(document)) return undefined
    if (document.path === undefined) return problemRows(problems, new Set())
    const site = this.#articles.siteOf(document)
    const compared = checkInCorpus(
      this.#workspace.articleOf(document),
      this.#workspace.articlePath(document),
      config,
      site.viewFrom(document.path),
    )
    const all = compared.length === 0 ? problems : [...problems, ...compared].sort((a, b) => a.range.start - b.range.start)
    return problemRows(all, folderHabits(site.corpus, document.path))
  }

  /** What the editor shows for a document: a problem that is not listed as a hint. Undefined if it was changed or closed meanwhile. */
  async diagnosticsOf(document: OpenDocument, withRelated: boolean): Promise<Diagnostic[] | undefined> {
    if (isSettingsFile(document)) return this.#settingsDiagnostics(document)
    const { positions, uri } = document
    return (await this.of(document))?.map((problem) => ({
      range: positions.rangeOf(problem.range),
      message: visibleMessage(problem.message),
      severity: severities[problem.isListed ? problem.severity : 'hint'],
      source: 'copydesk',
      code: problem.ruleId,
      ...(withRelated &&
        problem.related.length > 0 && {
          relatedInformation: problem.related.map(({ range, message }) => ({
            location: { uri, range: positions.rangeOf(range) },
            message: visibleMessage(message),
          })),
        }),
    }))
  }

  async #check(document: OpenDocument, config: ResolvedConfig): Promise<readonly Problem[] | undefined> {
    const isWanted = () => this.#workspace.documents.isCurrent(document)
    const article = this.#workspace.articleOf(document)
    await inSlices(article.readInSteps(), isWanted)
    return isWanted() ? inSlices(checkSteps(article, this.#workspace.articlePath(document), config), isWanted) : undefined
  }

  /** Problems that need other files (schemas, vocabularies) are found in the saved text only; the others as it is typed. */
  #settingsDiagnostics({ text, path, lines, positions, isChanged }: OpenDocument): Diagnostic[] {
    const common = { severity: DiagnosticSeverity.Error, source: 'copydesk' }
    if (isChanged || path === undefined)
      return readSettings(text, this.#rules).problems.map(({ range, message }) => ({ ...common, range: positions.rangeOf(range), message }))
    const rangeOf = ({ line, column, endLine, endColumn }: Location) =>
      positions.rangeOf({ start: lines.startOf(line - 1) + column - 1, end: lines.startOf(endLine - 1) + endColumn - 1 })
    return this.#workspace.settingsProblems(path).map(({ location, message }) => ({ ...common, range: rangeOf(location), message }))
  }
}
