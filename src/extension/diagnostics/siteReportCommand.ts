import * as vscode from 'vscode'
import { locationOf } from '../../core/text/location'
import type { Corpus } from '../../corpus/corpus'
import { languageCoverage } from '../../corpus/languageCoverage'
import { vocabularies } from '../../corpus/records/record'
import type { SiteReport, SiteReportBuilder } from '../../corpus/report/siteReport'
import type { WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'
import type { Corpora } from '../corpus/workspaceCorpus'
import type { Log } from '../platform/log'
import { runInSlices, TimeSlicer } from '../platform/timeSlicer'
import { ClosedArticles } from './closedArticles'

export interface SiteReportServices {
  readonly corpora: Pick<Corpora, 'all' | 'indexAll'>
  readonly corpusViews: Pick<CorpusViewProvider, 'viewsOver' | 'compared' | 'clustersIn' | 'translationsFor'>
  readonly configResolver: Pick<WorkspaceConfigResolver, 'loaded'>
  readonly log: Log
  docsOf(ruleId: string): vscode.Uri
}

const openPlace = 'copydesk.openPlace'

/** The command that reports what is true of many articles, and the one that the links of its page run. */
export function registerSiteReport(services: SiteReportServices): vscode.Disposable {
  /** The files that the last report names, by how it shows them. */
  let files: ReadonlyMap<string, vscode.Uri> = new Map()
  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.siteReport', async () => {
      const progressOptions = {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Reading all articles for the report'),
        cancellable: true,
      }
      try {
        const found = await vscode.window.withProgress(progressOptions, (progress, token) => gather(services, progress, token))
        if (!found) return undefined
        files = found.files
        await show(found.report)
        return found.report
      } catch (error) {
        services.log.report(vscode.l10n.t('The report of the site could not be made.'), error)
        return undefined
      }
    }),
    // Only files of the report can be opened, so that a text of an article that looked like a link could do no more.
    vscode.commands.registerCommand(openPlace, async (file: unknown, line: unknown, column: unknown) => {
      const uri = typeof file === 'string' ? files.get(file) : undefined
      if (!uri) return
      const at = new vscode.Position(before(line), before(column))
      await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) })
    }),
  )
}

/** Lines and columns of the report start at 1; 0 is a place without them. */
function before(count: unknown): number {
  return typeof count === 'number' && Number.isInteger(count) && count > 0 ? count - 1 : 0
}

async function show(report: SiteReport): Promise<void> {
  const { siteReportHtml } = await import('../../corpus/report/siteReportHtml')
  const title = vscode.l10n.t('Site report')
  const panel = vscode.window.createWebviewPanel('copydesk.siteReport', title, vscode.ViewColumn.Active, {
    enableCommandUris: [openPlace],
    enableFindWidget: true,
    localResourceRoots: [],
  })
  panel.webview.html = siteReportHtml(report, {
    language: vscode.env.language,
    link: ({ file, line, column }) => `command:${openPlace}?${encodeURIComponent(JSON.stringify([file, line, column]))}`,
  })
}

interface Gathered {
  readonly report: SiteReport
  readonly files: ReadonlyMap<string, vscode.Uri>
}

/** Checks all articles, open ones as they are in the editor. @returns undefined if that was stopped */
async function gather(
  services: SiteReportServices,
  progress: vscode.Progress<{ message: string }>,
  token: vscode.CancellationToken,
): Promise<Gathered | undefined> {
  const { corpora, configResolver, docsOf } = services
  await corpora.indexAll()
  const { SiteReportBuilder } = await import('../../corpus/report/siteReport')
  const builder = new SiteReportBuilder()
  const files = new Map<string, vscode.Uri>()
  const closedArticles = new ClosedArticles(configResolver, docsOf)
  const total = corpora.all().reduce((sum, { corpus }) => sum + corpus.size, 0)
  const slices = new TimeSlicer()
  let done = 0
  try {
    for (const { corpus, home } of corpora.all()) {
      const views = await viewsOver(corpus, services)
      for (const path of views ? [...corpus.paths()] : []) {
        if (token.isCancellationRequested) return undefined
        const uri = vscode.Uri.parse(path)
        const checked = views && (await closedArticles.problemsOf(uri, await textOf(uri, closedArticles), views))
        if (checked) {
          const { article, problems } = checked
          const file = vscode.workspace.asRelativePath(uri)
          files.set(file, uri)
          builder.article(file, article)
          for (const { ruleId, severity, message, range } of problems)
            builder.problem({ file, ruleId, severity, message, ...locationOf(article.text, article.lines, range) })
        }
        if (++done % 50 === 0) progress.report({ message: vscode.l10n.t('{0} of {1}', done, total) })
        if (slices.isOver) await slices.pause()
      }
      await addNames(builder, corpus, services)
      await addLanguages(builder, corpus, home, services)
    }
  } finally {
    closedArticles.dispose()
  }
  return { report: builder.result(), files }
}

/** '' for a file that cannot be read, which is no article then. */
async function textOf(uri: vscode.Uri, closedArticles: ClosedArticles): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
  if (open) return open.getText()
  try {
    return await closedArticles.read(uri)
  } catch {
    return ''
  }
}

async function viewsOver(corpus: Corpus, { corpusViews, configResolver }: SiteReportServices) {
  const [first] = corpus.paths()
  if (first === undefined) return undefined
  const uri = vscode.Uri.parse(first)
  await configResolver.loaded(uri)
  const views = corpusViews.viewsOver(corpus, uri)
  await corpusViews.compared()
  return views
}

async function addNames(builder: SiteReportBuilder, corpus: Corpus, { corpusViews, configResolver }: SiteReportServices): Promise<void> {
  const [first] = corpus.paths()
  if (first === undefined) return
  const uri = vscode.Uri.parse(first)
  const { distinct } = (await configResolver.loaded(uri)).scope.settings
  for (const vocabulary of vocabularies) {
    const clusters = await corpusViews.clustersIn(corpus, uri, vocabulary, distinct)
    builder.names(vocabulary, clusters, (name) =>
      corpus.pathsWith(vocabulary, name).map((path) => vscode.workspace.asRelativePath(vscode.Uri.parse(path))),
    )
  }
}

async function addLanguages(
  builder: SiteReportBuilder,
  corpus: Corpus,
  home: vscode.Uri | undefined,
  { corpusViews }: SiteReportServices,
): Promise<void> {
  const [first] = corpus.paths()
  if (first === undefined) return
  const translations = await corpusViews.translationsFor(vscode.Uri.parse(first))
  const coverage = await runInSlices(languageCoverage(corpus, translations))
  const shown = (path: string) => vscode.workspace.asRelativePath(vscode.Uri.parse(path))
  if (coverage) builder.languages(home ? vscode.workspace.asRelativePath(home) : '', coverage, shown)
}
