import * as l10n from '@vscode/l10n'
import * as vscode from 'vscode'
import type { Article } from '../core/article/article'
import { schemaOf } from '../core/lint/schemaForArticle'
import { isArticle } from '../core/settings/siteScope'
import { globMatcher } from '../core/files/globs'
import { WorkspaceDiagnostics } from './diagnostics/workspaceDiagnostics'
import { registerArticlesView } from './articlesView/articlesView'
import { Articles, canBeArticle } from './config/articles'
import { registerCheckAll } from './diagnostics/checkAll'
import { registerCodeActions } from './language/codeActionProvider'
import { registerCompletion } from './completion/completionProvider'
import { registerCorpus } from './corpus/workspaceCorpus'
import { ConfigResolver, pathFrom } from './config/workspaceConfig'
import { Diagnostics } from './diagnostics/diagnostics'
import { createLog } from './platform/log'
import { HanReadings } from './config/hanReadings'
import { registerHover } from './language/hoverProvider'
import { registerImagePaste } from './images/imagePaste'
import { registerInferSchema } from './commands/inferSchemaCommand'
import { registerLinks } from './language/documentLinkProvider'
import { markdownExtender, type MarkdownExtender } from './preview/markdownHead'
import { CorpusViewProvider } from './corpus/corpusViewProvider'
import { registerNewArticle } from './commands/newArticleCommand'
import { registerOutline } from './language/outline'
import { registerPreview } from './preview/preview'
import { registerRemoteCheck } from './diagnostics/remoteLinkCheck'
import { registerNameFeatures } from './names/nameFeatures'
import { registerSettingsFile } from './language/settingsFile'
import { registerSetUp } from './commands/setUpCommand'
import type { SourceServices } from './completion/completionSources'

/** The one entry, for the desktop's host and for the web worker's. */
export function activate(context: vscode.ExtensionContext): MarkdownExtender {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle })
  const log = createLog()
  const articles = new Articles()
  const configResolver = new ConfigResolver(log)
  const han = new HanReadings(context.extensionUri, log)

  const articleOf = (document: vscode.TextDocument) => articles.get(document)
  const isOne = (uri: vscode.Uri, article: Article) => {
    const { folder, scope } = configResolver.of(uri)
    return isArticle(article, pathFrom(folder, uri), scope)
  }
  const corpora = registerCorpus(context, {
    articleOf,
    isArticle: isOne,
    siteOf: (uri) => configResolver.loaded(uri),
    siteNow: (uri) => configResolver.of(uri),
    log: (message) => log.info(message),
  })
  const corpusViews = new CorpusViewProvider({
    corpusFor: (uri) => corpora.corpusFor(uri),
    settled: (uri) => corpora.settled(uri),
    onDidChange: corpora.onDidChange,
    distinctFor: (uri) => configResolver.of(uri).scope.settings.distinct,
    hanTable: () => han.table(),
  })
  const docsOf = (ruleId: string) => rulePage(context.extensionUri, ruleId)
  const diagnostics = new Diagnostics(articles, configResolver, corpusViews, docsOf)
  const workspaceDiagnostics = new WorkspaceDiagnostics({ corpora, corpusViews, configResolver, log, docsOf })
  const schemaFor = (document: vscode.TextDocument) => {
    const { folder, schema } = configResolver.of(document.uri)
    return schemaOf(articleOf(document), pathFrom(folder, document.uri), schema).schema
  }
  // An article that is just being written has not all of its fields: only `copydesk.yaml` can say that it is none.
  const isActiveFor = (document: vscode.TextDocument) => {
    const { folder, scope } = configResolver.of(document.uri)
    return canBeArticle(document) && (!scope.settings.articles || globMatcher(scope.settings.articles)(pathFrom(folder, document.uri)))
  }
  const placesOf = (uri: vscode.Uri) => {
    const { scope, rootsFolder } = configResolver.of(uri)
    return { document: uri, scope, folder: rootsFolder, workspaceFolder: vscode.workspace.getWorkspaceFolder(uri)?.uri }
  }
  const sources: SourceServices = {
    schemaFor,
    configFor: ({ uri }) => configResolver.of(uri),
    corpusFor: ({ uri }) => corpora.corpusFor(uri),
    pinyinFor: (document) => han.search(document, corpora.corpusFor(document.uri)),
  }
  const completion = registerCompletion({ ...sources, articleOf, placesOf, isActiveFor })
  // VS Code asks for these once when a document is opened, and not again before it is changed.
  const ready = ({ uri }: vscode.TextDocument) => configResolver.loaded(uri)
  const hover = registerHover({
    articleOf,
    schemaFor,
    corpusFor: (uri) => corpora.corpusFor(uri),
    placesOf,
    isActiveFor,
    images: configResolver,
    ready,
  })
  const imagePaste = registerImagePaste({
    articleOf,
    schemaFor,
    placesOf,
    articlesBeside: (uri) => corpora.corpusFor(uri).paths(),
    isActiveFor,
    ready,
  })
  const links = registerLinks({ articleOf, placesOf, isActiveFor, ready })
  const outline = registerOutline({
    articleOf,
    ready,
    isArticle: (document) => canBeArticle(document) && isOne(document.uri, articleOf(document)),
  })
  const preview = registerPreview(context, {
    articleOf,
    problemsOf: (document) => diagnostics.problemsOf(document),
    placesOf,
    stylesheetOf: (uri) => configResolver.of(uri).stylesheet,
    report: (error, what) => log.tell(what, error),
    onDidChange: configResolver.onDidChange,
  })
  context.subscriptions.push(
    registerRemoteCheck({ articleOf, failed: (what, error) => log.tell(what, error) }),
    registerNameFeatures({ articleOf, isActiveFor, corpora, corpusViews, log, configOf: (uri) => configResolver.loaded(uri) }),
    workspaceDiagnostics,
    registerCheckAll(workspaceDiagnostics, (what, error) => log.tell(what, error)),
    registerArticlesView(corpora, han),
    registerNewArticle({ corpora, configResolver, hanTable: () => han.table(), failed: (what, error) => log.tell(what, error) }),
    registerSettingsFile((uri) => corpora.corpusFor(uri)),
    registerSetUp((what, error) => log.tell(what, error)),
    registerInferSchema({ siteOf: (uri) => configResolver.loaded(uri), failed: (what, error) => log.tell(what, error) }),
  )
  context.subscriptions.push(log, configResolver, corpusViews, diagnostics, corpora, completion, hover, imagePaste, links, outline, preview)
  context.subscriptions.push(
    configResolver.onDidForget(() => corpora.refresh()),
    corpora.onDidChange(() => {
      for (const { home, corpus } of corpora.all()) han.prepare(home, corpus)
    }),
    registerCodeActions(articles, configResolver, diagnostics, sources, log),
    vscode.commands.registerCommand('copydesk.showLog', () => log.show()),
  )
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('copydesk.markdownPreview')) void vscode.commands.executeCommand('markdown.preview.refresh')
    }),
  )
  return markdownExtender({ placesOf, isArticle: isOne })
}

/** The page that explains a rule, in the language of the editor where there is one. */
function rulePage(extensionUri: vscode.Uri, ruleId: string): vscode.Uri {
  const language = vscode.env.language.toLowerCase().startsWith('zh') ? '.zh-cn' : ''
  return vscode.Uri.joinPath(extensionUri, 'media', 'rules', `${ruleId}${language}.md`)
}
