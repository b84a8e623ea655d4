import * as l10n from '@vscode/l10n'
import { checkText } from '../../core/lint/checkArticle'
import { fixAll } from '../../core/lint/fix'
import { readSettings } from '../../core/settings/settings'
import type { Problem } from '../../core/text/problem'
import type { Edit, Range } from '../../core/text/text'
import { visibleMessage } from '../../core/text/visible'
import { dateFixes, wantsDate } from '../../features/codeActions/dateFixes'
import { figureRewritings } from '../../features/codeActions/rewriteFigure'
import { fileSuppression, lineSuppression, type SuppressionInsertion } from '../../features/codeActions/suppress'
import { CodeActionKind, type CodeAction, type CodeActionContext, type LspWorkspaceEdit } from '../protocol/languageServer'
import type { OpenDocument } from '../workspace/openDocuments'
import { isMarkdown, isSettingsFile } from '../workspace/serverWorkspace'
import { documentEdit, type Session } from './session'
import { sourcesFor } from './sources'

const fixAllKind = `${CodeActionKind.SourceFixAll}.copydesk`
export const actionKinds = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind]

/** So many problems at the cursor get actions that disable their rules. */
const maxSuppressed = 10

/** What `codeAction/resolve` gets back: the document whose safe fixes are wanted. */
interface FixAllData {
  readonly fixAll: string
}

/** The actions for a range of a document. None if it was changed meanwhile. */
export async function actionsAt(session: Session, document: OpenDocument, at: Range, context: CodeActionContext): Promise<CodeAction[]> {
  if (isSettingsFile(document)) return settingsActions(session, document, at)
  if (!isMarkdown(document)) return []
  const problems = await session.problems.of(document)
  if (!problems) return []
  const wants = (kind: string) => !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`) || only === '')
  const isFixable = problems.some(({ fixes }) => fixes.some(({ safe }) => safe))
  const actions: CodeAction[] = []
  if (wants(CodeActionKind.QuickFix)) {
    const here = problems.filter(({ range }) => range.start <= at.end && at.start <= range.end)
    const fixes = here.flatMap((problem) => fixActions(session, document, problem, context))
    actions.push(...fixes)
    if (fixes.length > 0 && isFixable) actions.push(allFixes(session, document, CodeActionKind.QuickFix))
    actions.push(...suppressions(session, document, here))
  }
  if (wants(CodeActionKind.RefactorRewrite)) actions.push(...figureActions(session, document, at))
  // Unless it is asked for, the quick fix of the same name is enough.
  if (context.only && wants(fixAllKind) && isFixable) {
    const edits = safeEdits(session, document)
    if (edits.length > 0) actions.push({ title: allTitle(), kind: fixAllKind, edit: documentEdit(session, document, edits) })
  }
  return actions
}

/** Adds the edit to an action that was offered without. */
export function resolvedAction(session: Session, action: CodeAction): CodeAction {
  const { fixAll: uri } = (action.data ?? {}) as Partial<FixAllData>
  const document = session.workspace.documents.get(uri)
  return document ? { ...action, edit: documentEdit(session, document, safeEdits(session, document)) } : action
}

const allTitle = () => l10n.t('Fix all safe problems in this article')

function fixActions(session: Session, document: OpenDocument, problem: Problem, context: CodeActionContext): CodeAction[] {
  const article = session.workspace.articleOf(document)
  const dates = wantsDate(problem) ? dateFixes(article, problem, sourcesFor(session, document)) : []
  const range = document.positions.rangeOf(problem.range)
  const diagnostics = (context.diagnostics ?? []).filter(
    (one) =>
      one.source === 'copydesk' &&
      one.code === problem.ruleId &&
      one.message === visibleMessage(problem.message) &&
      JSON.stringify(one.range) === JSON.stringify(range),
  )
  return [...problem.fixes, ...dates].map(({ title, edits, safe }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    edit: documentEdit(session, document, edits),
    ...(diagnostics.length > 0 && { diagnostics }),
    ...(safe && { isPreferred: true }),
  }))
}

/** Its edit takes several checks: it is left out where the client asks for it later. */
function allFixes(session: Session, document: OpenDocument, kind: string): CodeAction {
  const { dataSupport, resolveSupport } = session.client.textDocument?.codeAction ?? {}
  const action = { title: allTitle(), kind }
  const data: FixAllData = { fixAll: document.uri }
  return dataSupport && resolveSupport?.properties.includes('edit') ? { ...action, data } : resolvedAction(session, { ...action, data })
}

function safeEdits({ workspace, log }: Session, document: OpenDocument): readonly Edit[] {
  const config = workspace.configOf(document.path)
  const path = workspace.articlePath(document)
  const { edits, cycle } = fixAll(document.text, (text) => checkText(text, path, config))
  if (cycle) {
    const rules = cycle.join(', ')
    log(l10n.t('These fixes contradict each other and were not applied: {0}. This is a bug in Copydesk.', rules))
  }
  return edits
}

function suppressions(session: Session, document: OpenDocument, problems: readonly Problem[]): CodeAction[] {
  const article = session.workspace.articleOf(document)
  const path = session.workspace.articlePath(document)
  const actions = new Map<string, CodeAction>()
  const add = (title: string, insertion: SuppressionInsertion | undefined) => {
    if (!insertion) return
    const { offset: at, before, after } = insertion
    const edits = [{ range: { start: at, end: at }, newText: `${before}${l10n.t('reason')}${after}` }]
    actions.set(`${title} ${at}`, { title, kind: CodeActionKind.QuickFix, edit: documentEdit(session, document, edits) })
  }
  // A problem of a suppression comment is fixed in that comment, not suppressed by another one.
  const listed = problems.filter(({ ruleId }) => !ruleId.startsWith('suppression-')).slice(0, maxSuppressed)
  for (const { ruleId, range } of listed) add(l10n.t('Disable {0} for this line…', ruleId), lineSuppression(article, ruleId, range, path))
  for (const { ruleId } of listed) add(l10n.t('Disable {0} for this file…', ruleId), fileSuppression(article, ruleId, path))
  return [...actions.values()]
}

function figureActions(session: Session, document: OpenDocument, { start, end }: Range): CodeAction[] {
  const { workspace } = session
  if (!workspace.isActive(document)) return []
  const found = figureRewritings(workspace.articleOf(document), start, end, workspace.isMdx(document))
  return found.map(({ title, range, before, caption, after }) => {
    const newText = after === '' ? before : `${before}${caption === '' ? l10n.t('caption') : caption}${after}`
    return { title, kind: CodeActionKind.RefactorRewrite, edit: documentEdit(session, document, [{ range, newText }]) }
  })
}

function settingsActions(session: Session, document: OpenDocument, at: Range): CodeAction[] {
  return readSettings(document.text, session.rules)
    .problems.filter(({ range }) => range.start <= at.end && at.start <= range.end)
    .flatMap(({ fixes = [] }) => fixes)
    .map(({ title, edits }): { title: string; kind: string; edit: LspWorkspaceEdit } => ({
      title,
      kind: CodeActionKind.QuickFix,
      edit: documentEdit(session, document, edits),
    }))
}
