import * as l10n from '@vscode/l10n'
import * as vscode from 'vscode'
import { registerArticleForm } from './articleForm/articleFormView'
import { registerArticlesView } from './articlesView/articlesView'
import { registerTreeMenus } from './articlesView/treeMenus'
import { registerCommands } from './commands/registerCommands'
import { registerCompletion } from './completion/completionProvider'
import { ActiveArticle } from './config/activeArticle'
import { articleServices } from './config/articleServices'
import { HanReadings } from './config/hanReadings'
import { WorkspaceConfigResolver } from './config/workspaceConfigResolver'
import { CorpusViewProvider } from './corpus/corpusViewProvider'
import { registerCorpus } from './corpus/workspaceCorpus'
import { Diagnostics } from './diagnostics/diagnostics'
import { DocumentChecks } from './diagnostics/documentChecks'
import { registerCheckAll } from './diagnostics/checkAll'
import { registerSiteReport } from './diagnostics/siteReportCommand'
import { registerReadyToPublish } from './diagnostics/readyToPublish'
import { registerRulePages, rulePageAddress } from './diagnostics/rulePages'
import { registerRemoteLinkCheck } from './diagnostics/remoteLinkCheck'
import { SiteHabits } from './diagnostics/siteHabits'
import { WorkspaceDiagnostics } from './diagnostics/workspaceDiagnostics'
import { registerImagePaste } from './images/imagePaste'
import { registerLanguageFeatures } from './language/languageFeatures'
import { registerNameFeatures } from './names/nameFeatures'
import { createLog } from './platform/log'
import { markdownExtender, type MarkdownExtender } from './preview/markdownHead'
import { registerPreview } from './preview/preview'
import { registerArticleStatus } from './statusBar/articleStatus'

/** The entry point of the extension, for the Node extension host and the web extension host. */
export function activate(context: vscode.ExtensionContext): MarkdownExtender {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle })
  const log = createLog()
  const configResolver = new WorkspaceConfigResolver(log)
  const articles = articleServices(configResolver)
  const activeArticle = new ActiveArticle()
  const corpora = registerCorpus(context, { ...articles, log })
  const han = new HanReadings(context.extensionUri, log)
  const corpusViews = new CorpusViewProvider({ ...articles, corpora, han })
  const habits = new SiteHabits(corpora)
  const base = { ...articles, activeArticle, log, configResolver, corpora, corpusViews, han, habits, docsOf: rulePageAddress }
  const checks = new DocumentChecks(base)
  const diagnostics = new Diagnostics({ ...base, checks })
  const workspaceDiagnostics = new WorkspaceDiagnostics(base)
  const services = { ...base, checks }
  context.subscriptions.push(
    log,
    activeArticle,
    configResolver,
    corpusViews,
    checks,
    diagnostics,
    workspaceDiagnostics,
    habits,
    corpora,
    registerCompletion(services),
    registerLanguageFeatures(services),
    registerImagePaste(services),
    registerPreview(context, services),
    registerNameFeatures(services),
    registerRulePages(context),
    registerRemoteLinkCheck(services),
    registerReadyToPublish(services),
    registerCheckAll(workspaceDiagnostics, habits, log),
    registerSiteReport(services),
    registerArticlesView(corpora, han),
    registerTreeMenus(services),
    registerArticleStatus(context, services),
    registerArticleForm(context.extensionUri, services),
    registerCommands(context, services),
    configResolver.onDidForget(() => corpora.refresh()),
    corpora.onDidChange(() => {
      for (const { home, corpus } of corpora.all()) han.prepare(home, corpus)
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('copydesk.markdownPreview')) void vscode.commands.executeCommand('markdown.preview.refresh')
    }),
  )
  return markdownExtender(articles)
}
