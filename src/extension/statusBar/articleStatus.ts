import * as vscode from 'vscode'
import { generatorOf } from '../../core/settings/siteScope'
import { isMarkdownName } from '../../corpus/indexing/walk'
import type { ActiveArticle } from '../config/activeArticle'
import type { ArticleServices } from '../config/articleServices'
import type { WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import type { Corpora } from '../corpus/workspaceCorpus'
import { isNeverChecked } from '../diagnostics/checkMoment'
import { problemCount } from '../diagnostics/articleProblems'
import type { DocumentChecks } from '../diagnostics/documentChecks'
import type { Log } from '../platform/log'
import { QuietTimer } from '../platform/quietTimer'

export interface ArticleStatusServices extends ArticleServices {
  readonly activeArticle: ActiveArticle
  readonly configResolver: Pick<WorkspaceConfigResolver, 'onDidChange'>
  readonly corpora: Pick<Corpora, 'corpusFor' | 'isIndexing' | 'onDidChange'>
  readonly checks: Pick<DocumentChecks, 'onDidCheck' | 'wasChecked'>
  readonly log: Log
}

/** While somebody types, problems change with each check. */
const delay = { quietMs: 100, maxDelayMs: 1000 }
const showActions = 'copydesk.showActions'

/**
 * The item of the status bar while an article is active: how many problems it has, and in the tooltip how many articles were read and which
 * generator was found. A click lists what one can do.
 */
export function registerArticleStatus(context: vscode.ExtensionContext, services: ArticleStatusServices): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('copydesk.article', vscode.StatusBarAlignment.Right, 100)
  item.name = vscode.l10n.t('Copydesk: Article')
  item.command = showActions
  const update = () => {
    const document = activeDocument(services)
    if (!document || !services.isArticle(document.uri, services.articleOf(document))) return item.hide()
    const [problemsInWords, text] = problemsOf(document, services)
    const lines = [problemsInWords, indexInWords(document.uri, services), generatorInWords(document.uri, services)]
    item.text = text === '' ? 'Copydesk' : `Copydesk ${text}`
    item.tooltip = [...lines, vscode.l10n.t('Click for what you can do.')].join('\n')
    item.accessibilityInformation = { label: ['Copydesk', ...lines].join(' ') }
    item.show()
  }
  const timer = new QuietTimer(update, delay)
  const request = () => timer.request()
  request()
  return vscode.Disposable.from(
    item,
    timer,
    services.activeArticle.onDidChange(request),
    services.checks.onDidCheck(request),
    services.corpora.onDidChange(request),
    services.configResolver.onDidChange(request),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('copydesk') && request()),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.some(({ path }) => isMarkdownName(path)) && request()),
    vscode.commands.registerCommand(showActions, async () => {
      try {
        const { chooseAction } = await import('./actionList')
        await chooseAction(context.extension, activeDocument(services) !== undefined)
      } catch (error) {
        services.log.report(vscode.l10n.t('The list of actions could not be shown.'), error)
      }
    }),
  )
}

function activeDocument({ activeArticle }: ArticleStatusServices): vscode.TextDocument | undefined {
  const active = activeArticle.uri?.toString()
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === active)
}

/** In words, and as a short text with icons. */
function problemsOf(document: vscode.TextDocument, { checks }: ArticleStatusServices): readonly [string, string] {
  if (isNeverChecked()) return [vscode.l10n.t('Articles are checked by commands only.'), '']
  if (!checks.wasChecked(document)) return [vscode.l10n.t('This article is being checked.'), '']
  return problemsShown(problemCount(vscode.languages.getDiagnostics(document.uri)))
}

function problemsShown({ errors, warnings, notes }: ReturnType<typeof problemCount>): readonly [string, string] {
  if (errors + warnings + notes === 0) return [vscode.l10n.t('No problems in this article.'), '$(check)']
  const counts = [errors, warnings, notes] as const
  const icons = ['error', 'warning', 'info']
  const shown = counts.map((count, index) => (count > 0 ? `$(${icons[index]}) ${number(count)}` : '')).filter((text) => text !== '')
  const words = vscode.l10n.t('Problems in this article: errors {0}, warnings {1}, information {2}.', ...counts.map(number))
  return [words, shown.join(' ')]
}

function indexInWords(uri: vscode.Uri, { corpora }: ArticleStatusServices): string {
  const articles = number(corpora.corpusFor(uri).size)
  return corpora.isIndexing(uri)
    ? vscode.l10n.t('The articles of the site are being read, {0} so far.', articles)
    : vscode.l10n.t('Articles of the site that were read: {0}.', articles)
}

function generatorInWords(uri: vscode.Uri, { configOf }: ArticleStatusServices): string {
  const { title } = generatorOf(configOf(uri).scope)
  return title === undefined ? vscode.l10n.t('No generator was found.') : vscode.l10n.t('Generator: {0}.', title)
}

function number(count: number): string {
  return count.toLocaleString(vscode.env.language)
}
