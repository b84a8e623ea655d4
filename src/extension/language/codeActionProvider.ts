import * as vscode from 'vscode'
import { checkText } from '../../core/lint/checkArticle'
import { fixAll } from '../../core/lint/fix'
import type { Problem } from '../../core/text/problem'
import type { Edit } from '../../core/text/text'
import { visibleMessage } from '../../core/text/visible'
import type { CompletionSources } from '../../features/completion/completion'
import { dateFixes, wantsDate } from '../../features/codeActions/dateFixes'
import type { ActiveArticle } from '../config/activeArticle'
import { articleSelector, canBeArticle, isEnabledFor } from '../config/markdownDocuments'
import { toRange, toWorkspaceEdit } from '../platform/convert'
import { pathFrom } from '../config/pathFrom'
import type { WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import { isNeverChecked } from '../diagnostics/checkMoment'
import type { DocumentChecks } from '../diagnostics/documentChecks'
import type { Log } from '../platform/log'
import type * as FigureActions from './figureActions'
import { sourcesFor, timesOf, type SourceServices } from '../completion/completionSources'
import { suppressionActions } from './suppressionActions'

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('copydesk')

export interface CodeActionServices extends SourceServices {
  readonly activeArticle: ActiveArticle
  readonly configResolver: WorkspaceConfigResolver
  readonly checks: DocumentChecks
  readonly log: Log
}

/** Quick fixes for the problems at the cursor, and the action that applies all safe fixes. */
export function registerCodeActions(services: CodeActionServices): vscode.Disposable {
  const { articleOf, configOf, loadedConfig, configResolver, checks, log } = services
  const workspaceEdit = (document: vscode.TextDocument, edits: readonly Edit[]) =>
    toWorkspaceEdit(document.uri, articleOf(document).lines, edits)

  const snippetEdit = (document: vscode.TextDocument, edits: readonly Edit[], caret: number) => {
    const { lines } = articleOf(document)
    const edit = new vscode.WorkspaceEdit()
    const snippetOf = (text: string) =>
      new vscode.SnippetString().appendText(text.slice(0, caret)).appendTabstop(0).appendText(text.slice(caret))
    edit.set(
      document.uri,
      edits.map(({ range, newText }) => new vscode.SnippetTextEdit(toRange(lines, range), snippetOf(newText))),
    )
    return edit
  }

  /** Each cycle is reported once: VS Code requests code actions on every cursor move. */
  const reportedCycles = new Set<string>()
  const reportCycle = (ruleIds: readonly string[]) => {
    const rules = ruleIds.join(', ')
    const what = vscode.l10n.t('These fixes contradict each other and were not applied: {0}. This is a bug in Copydesk.', rules)
    if (reportedCycles.has(rules)) return
    reportedCycles.add(rules)
    log.report(what, new Error(rules))
  }

  const hasSafeFix = (document: vscode.TextDocument): boolean =>
    checks.problemsOf(document).some((problem) => problem.fixes.some((fix) => fix.safe))

  const safeEdits = (document: vscode.TextDocument): readonly Edit[] => {
    const lintConfig = configOf(document.uri)
    const path = pathFrom(lintConfig.folder, document.uri)
    if (!hasSafeFix(document)) return []
    const { edits, cycle } = fixAll(document.getText(), (text) => checkText(text, path, lintConfig))
    if (cycle) reportCycle(cycle)
    return edits
  }

  const actionsFor = (
    document: vscode.TextDocument,
    problem: Problem,
    sources: CompletionSources | undefined,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] => {
    const article = articleOf(document)
    const at = toRange(article.lines, problem.range)
    return [...problem.fixes, ...(sources ? dateFixes(article, problem, sources) : [])].map((fix) => {
      const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix)
      action.edit = fix.caret === undefined ? workspaceEdit(document, fix.edits) : snippetEdit(document, fix.edits, fix.caret)
      action.diagnostics = context.diagnostics.filter(
        (diagnostic) =>
          // The message of a row with several places says how many there are.
          diagnostic.source === 'copydesk' &&
          diagnostic.range.isEqual(at) &&
          diagnostic.message.startsWith(visibleMessage(problem.message)),
      )
      action.isPreferred = fix.safe
      return action
    })
  }

  const fixAllTitle = vscode.l10n.t('Fix all safe problems in this article')

  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context, token) {
      if (!canBeArticle(document)) return []
      // What is on screen has no problems then, and fixing on save has to be asked for.
      if (isNeverChecked() && !context.only?.contains(fixAllKind)) return []
      if (!(await checks.prepare(document)) || token.isCancellationRequested) return []
      const problemsHere = () => {
        const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)]
        return checks.problemsOf(document).filter((problem) => problem.range.start <= end && start <= problem.range.end)
      }
      const actions: vscode.CodeAction[] = []
      const wants = (kind: vscode.CodeActionKind) => !context.only || context.only.contains(kind)
      if (wants(vscode.CodeActionKind.QuickFix)) {
        const { version } = document
        const times = problemsHere().some(wantsDate) ? await timesOf(document.uri) : undefined
        if (token.isCancellationRequested || document.version !== version) return []
        const here = problemsHere()
        const sources = here.some(wantsDate) ? sourcesFor(document, services, times) : undefined
        actions.push(...here.flatMap((problem) => actionsFor(document, problem, sources, context)))
        if (actions.length > 0 && hasSafeFix(document)) {
          const all = new vscode.CodeAction(fixAllTitle, vscode.CodeActionKind.QuickFix)
          // Computed when it is chosen: VS Code asks for actions after every key press, and all fixes need several checks.
          all.command = { title: fixAllTitle, command: 'copydesk.fixAll' }
          actions.push(all)
        }
        const path = pathFrom(configOf(document.uri).folder, document.uri)
        actions.push(...suppressionActions(document, articleOf(document), path, here))
      }
      if (wants(vscode.CodeActionKind.RefactorRewrite)) {
        const { figureActions }: typeof FigureActions = require('./figureActions')
        actions.push(...figureActions(document, articleOf(document), range, services.isMdx(document)))
      }
      if (context.only?.contains(fixAllKind)) {
        // Requested on save: wait for the image files, so that fixes that need them are included.
        const edits = await configResolver.withFilesLoaded(() => safeEdits(document))
        if (edits.length > 0) {
          const all = new vscode.CodeAction(fixAllTitle, fixAllKind)
          all.edit = workspaceEdit(document, edits)
          actions.push(all)
        }
      }
      return actions
    },
  }

  const fixCommand = async () => {
    const document = await services.activeArticle.document()
    if (!document) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open an article first.'))
      return
    }
    if (!isEnabledFor(document.uri)) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Copydesk is switched off in this folder (setting copydesk.enable).'))
      return
    }
    // VS Code would change the text in the editor, which could then not be saved.
    if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) {
      void vscode.window.showInformationMessage(vscode.l10n.t('This article is read-only, so nothing was fixed.'))
      return
    }
    await loadedConfig(document.uri)
    const edits = await configResolver.withFilesLoaded(() => safeEdits(document))
    if (edits.length === 0) void vscode.window.showInformationMessage(vscode.l10n.t('There are no problems that can be fixed safely.'))
    else await vscode.workspace.applyEdit(workspaceEdit(document, edits))
  }

  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(articleSelector, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite, fixAllKind],
    }),
    vscode.commands.registerCommand('copydesk.fixAll', fixCommand),
  )
}
