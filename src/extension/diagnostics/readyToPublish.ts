import * as vscode from 'vscode'
import { checkArticle, checkInCorpus } from '../../core/lint/checkArticle'
import { problemRows, type ProblemRow } from '../../core/lint/problemRows'
import type { Severity } from '../../core/text/problem'
import type { ActiveArticle } from '../config/activeArticle'
import type { ArticleServices } from '../config/articleServices'
import { pathFrom } from '../config/pathFrom'
import type { WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'
import type { Log } from '../platform/log'

export interface ReadyServices extends ArticleServices {
  readonly activeArticle: ActiveArticle
  readonly configResolver: Pick<WorkspaceConfigResolver, 'withFilesLoaded'>
  readonly corpusViews: Pick<CorpusViewProvider, 'viewFrom'>
  readonly log: Log
}

interface Item extends vscode.QuickPickItem {
  readonly range?: vscode.Range
}

/** The command that lists what the active article lacks, by the rules and severities of the profile `publish`, whatever its status. */
export function registerReadyToPublish(services: ReadyServices): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.readyToPublish', async () => {
    try {
      const document = await services.activeArticle.document()
      if (!document) return void vscode.window.showInformationMessage(vscode.l10n.t('Open an article first.'))
      const rows = await rowsFor(document, services)
      if (!rows) return void vscode.window.showInformationMessage(vscode.l10n.t('This file is not an article of the site.'))
      await show(document, rows)
    } catch (error) {
      services.log.report(vscode.l10n.t('The article could not be checked.'), error)
    }
  })
}

/** @returns undefined if the document is not an article */
async function rowsFor(document: vscode.TextDocument, services: ReadyServices): Promise<readonly ProblemRow[] | undefined> {
  const { uri } = document
  const config = { ...(await services.loadedConfig(uri)), gate: 'publish' as const }
  const article = await services.readArticleOf(document)
  if (!services.isArticle(uri, article)) return undefined
  const path = pathFrom(config.folder, uri)
  const { view } = services.corpusViews.viewFrom(uri)
  const problems = await services.configResolver.withFilesLoaded(() => [
    ...checkArticle(article, path, config),
    ...checkInCorpus(article, path, config, view),
  ])
  return problemRows(problems, new Set()).filter(({ isListed }) => isListed)
}

async function show(document: vscode.TextDocument, rows: readonly ProblemRow[]): Promise<void> {
  const of = (severity: Severity) => rows.filter((row) => row.severity === severity)
  const [errors, warnings, notes] = [of('error'), of('warning'), of('information')]
  const group = (label: string, icon: string, found: readonly ProblemRow[]): readonly Item[] =>
    found.length === 0
      ? []
      : [
          { label, kind: vscode.QuickPickItemKind.Separator },
          ...found.map(({ message, ruleId, range }) => {
            const at = new vscode.Range(document.positionAt(range.start), document.positionAt(range.end))
            const where = vscode.l10n.t('Line {0}', at.start.line + 1)
            return { label: `$(${icon}) ${message}`, description: `${where} · ${ruleId}`, range: at }
          }),
        ]
  const title =
    errors.length > 0
      ? vscode.l10n.t('Not ready to be published: errors {0}, warnings {1}', errors.length, warnings.length)
      : warnings.length > 0
        ? vscode.l10n.t('Can be published, with warnings: {0}', warnings.length)
        : vscode.l10n.t('Ready to be published')
  const items = [
    ...group(vscode.l10n.t('Must be settled first'), 'error', errors),
    ...group(vscode.l10n.t('Should be settled'), 'warning', warnings),
    ...group(vscode.l10n.t('Good to know'), 'info', notes),
  ]
  if (items.length === 0) return void vscode.window.showInformationMessage(title)
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Choose one to go to its place'),
    matchOnDescription: true,
  })
  if (chosen?.range) await vscode.window.showTextDocument(document, { selection: chosen.range })
}
