import * as vscode from 'vscode'
import type { Field } from '../../core/data/nodes'
import { problemRows } from '../../core/lint/problemRows'
import type { Problem } from '../../core/text/problem'
import { visibleMessage } from '../../core/text/visible'
import { dateFixes } from '../../features/codeActions/dateFixes'
import { formEdit } from '../../features/articleForm/formEdit'
import type { FieldPath, FormChange, FormProblem } from '../../features/articleForm/formTypes'
import type { ActiveArticle } from '../config/activeArticle'
import type { WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import { sourcesFor, type SourceServices } from '../completion/completionSources'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'
import { isNeverChecked } from '../diagnostics/checkMoment'
import type { DocumentChecks } from '../diagnostics/documentChecks'
import type { SiteHabits } from '../diagnostics/siteHabits'
import type { Log } from '../platform/log'
import { toRange, toWorkspaceEdit } from '../platform/convert'

export interface FormServices extends SourceServices {
  readonly activeArticle: ActiveArticle
  readonly checks: DocumentChecks
  readonly corpusViews: CorpusViewProvider
  readonly configResolver: WorkspaceConfigResolver
  readonly habits: SiteHabits
  readonly log: Log
}

/** How often an edit is computed anew because the document has changed meanwhile. */
const maxAttempts = 5

/** What the form does to documents. */
export class FormEdits {
  readonly #services: FormServices

  constructor(services: FormServices) {
    this.#services = services
  }

  /** Whether an edit could not be saved. */
  async isReadOnly({ uri }: vscode.TextDocument): Promise<boolean> {
    if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true
    if (uri.scheme === 'untitled') return false
    try {
      const { permissions = 0 } = await vscode.workspace.fs.stat(uri)
      return (permissions & vscode.FilePermission.Readonly) !== 0
    } catch {
      // Deleted: it can be saved again.
      return false
    }
  }

  /** Makes a change in the document as it is now. @returns why it was not made; undefined if it was */
  async apply(document: vscode.TextDocument, change: FormChange): Promise<string | undefined> {
    if (await this.isReadOnly(document)) return vscode.l10n.t('This article is read-only.')
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const article = this.#services.articleOf(document)
      const { edits, refused } = formEdit(article, change, sourcesFor(document, this.#services))
      if (refused !== undefined) return refused
      // VS Code refuses an edit of an older version of the document.
      if (edits.length === 0 || (await vscode.workspace.applyEdit(toWorkspaceEdit(document.uri, article.lines, edits)))) return undefined
    }
    return vscode.l10n.t('The article has changed meanwhile: look at the field again.')
  }

  /** The problems of the front matter that are listed, and hints, with all their fixes. None if articles are only checked by commands. */
  problemsOf(document: vscode.TextDocument): readonly Problem[] {
    if (isNeverChecked()) return []
    const { articleOf, checks, habits } = this.#services
    const article = articleOf(document)
    const latest = checks.latestProblems(document).filter(({ range }) => range.start <= article.body.start)
    const rows = problemRows(latest, habits.frequentAt(document.uri.toString()))
    const sources = sourcesFor(document, this.#services)
    return rows
      .filter(({ isListed, severity }) => isListed || severity === 'hint')
      .map((problem) => ({ ...problem, fixes: [...problem.fixes, ...dateFixes(article, problem, sources)] }))
  }

  /** Takes a fix of a problem; nothing if the problem is gone. */
  async fix(document: vscode.TextDocument, wanted: { readonly title: string } & Pick<FormProblem, 'ruleId' | 'message' | 'offset'>) {
    if (await this.isReadOnly(document)) return
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      await this.#services.checks.prepare(document)
      const { lines } = this.#services.articleOf(document)
      const [nearest] = this.problemsOf(document)
        .filter(({ ruleId, message }) => ruleId === wanted.ruleId && visibleMessage(message) === wanted.message)
        .sort((a, b) => Math.abs(a.range.start - wanted.offset) - Math.abs(b.range.start - wanted.offset))
      const fix = nearest?.fixes.find(({ title }) => title === wanted.title)
      if (!fix || (await vscode.workspace.applyEdit(toWorkspaceEdit(document.uri, lines, fix.edits)))) return
    }
  }

  /** Shows a field in the text editor; the front matter if there is no such field. */
  async reveal(document: vscode.TextDocument, path: FieldPath): Promise<void> {
    const { frontMatter, lines } = this.#services.articleOf(document)
    const field = path.reduce<Field | undefined>(
      (above, key) => (above ? fieldsIn(above) : (frontMatter?.fields ?? [])).findLast((one) => one.key === key),
      undefined,
    )
    const at = field?.keyRange ?? { start: frontMatter?.content.start ?? 0, end: frontMatter?.content.start ?? 0 }
    await vscode.window.showTextDocument(document, { selection: toRange(lines, at) })
  }
}

function fieldsIn({ value }: Field): readonly Field[] {
  return value.kind === 'map' ? value.fields : []
}
