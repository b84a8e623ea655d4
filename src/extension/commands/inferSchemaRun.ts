import * as vscode from 'vscode'
import { compileSchema } from '../../core/schema/articleSchema'
import { isArticle } from '../../core/settings/siteScope'
import { filesFor, schemaText, settingsWith } from '../../corpus/infer/inferFiles'
import { reportText } from '../../corpus/infer/inferReport'
import { misfitsOf, SchemaInference, type InferredSchema } from '../../corpus/infer/inferSchema'
import type { ArticleServices } from '../config/articleServices'
import { pathFrom } from '../config/pathFrom'
import type { Log } from '../platform/log'
import { filesIn } from '../corpus/scanFolder'
import { TimeSlicer } from '../platform/timeSlicer'
import type { Proposals } from './proposals'
import { link, shownPath, sourceOf, type Place, type Proposal } from './schemaProposal'

export interface InferServices extends ArticleServices {
  readonly log: Log
  readonly proposals: Proposals
}

/** The result for the articles of one site. */
interface SiteSchema {
  readonly home: vscode.Uri
  readonly inferred: InferredSchema
  readonly places: readonly Place[]
  readonly failing: number
  readonly report: string
}

/** Infers a schema from the articles of a folder, shows it with the articles that would fail, and writes it if the user agrees. */
export async function inferAndShow(folder: vscode.WorkspaceFolder, services: InferServices): Promise<void> {
  const siteSchema = await inferFor(folder, services)
  if (siteSchema) await services.proposals.show(proposalOf(siteSchema))
}

/** @returns undefined if there are no articles to infer from, or the user cancels */
async function inferFor({ uri: folder }: vscode.WorkspaceFolder, { loadedConfig }: InferServices): Promise<SiteSchema | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    cancellable: true,
    title: vscode.l10n.t('Inferring the schema from the articles'),
  }
  return vscode.window.withProgress(options, async (progress, token) => {
    const slices = new TimeSlicer()
    const sites = new Map<string, { home: vscode.Uri; inference: SchemaInference; read: vscode.Uri[]; unread: string[] }>()
    const found = [...(await filesIn(folder))].sort().map((uri) => vscode.Uri.parse(uri))
    const step = async () => {
      progress.report({ increment: 50 / Math.max(1, found.length) })
      if (slices.isOver) await slices.pause()
    }
    for (const uri of found) {
      if (token.isCancellationRequested) return undefined
      await step()
      const source = await sourceOf(uri)
      const config = await loadedConfig(uri)
      if (!source || !isArticle(source, pathFrom(config.folder, uri), config.scope)) continue
      const home = config.home ?? folder
      const site = sites.get(home.toString()) ?? { home, inference: new SchemaInference(), read: [], unread: [] }
      sites.set(home.toString(), site)
      if (site.inference.add(source)) site.read.push(uri)
      else site.unread.push(shownPath(uri))
    }
    const site = await chosenSite([...sites.values()].filter(({ read }) => read.length > 0))
    if (!site) return undefined
    const inferred = site.inference.result()
    const schema = compileSchema(inferred.schema)
    const misfits: Place[] = []
    let failing = 0
    for (const uri of site.read) {
      if (token.isCancellationRequested) return undefined
      await step()
      const source = await sourceOf(uri)
      const wrong = source ? misfitsOf(source, schema) : []
      if (wrong.length > 0) failing++
      misfits.push(...wrong.map((problem) => ({ ...problem, uri, path: shownPath(uri) })))
    }
    const notes = inferred.notes.flatMap(({ article, line, message }) => {
      const uri = site.read[article]
      return uri ? [{ line, message, uri, path: shownPath(uri) }] : []
    })
    const uris = new Map([...misfits, ...notes].map(({ path, uri }) => [path, uri]))
    const linked = (path: string, line: number) => link(path, line, uris.get(path))
    const report = reportText({ inferred, failing, misfits, notes, unreadable: site.unread }, linked)
    return { home: site.home, inferred, places: [...misfits, ...notes], failing, report }
  })
}

async function chosenSite<Site extends { readonly home: vscode.Uri }>(sites: readonly Site[]): Promise<Site | undefined> {
  const [only, ...others] = sites
  if (!only) void vscode.window.showInformationMessage(vscode.l10n.t('There are no articles with front matter that can be read.'))
  if (others.length === 0) return only
  const items = sites.map((site) => ({ label: shownPath(site.home), site }))
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which folder are the articles in?') }))?.site
}

function proposalOf({ home, inferred, places, failing, report }: SiteSchema): Proposal {
  const summary =
    failing === 0
      ? vscode.l10n.t('The schema below the report was inferred from {0} articles, and all of them match it.', inferred.articles)
      : vscode.l10n.t(
          'The schema below the report was inferred from {0} articles; {1} of them do not match it.',
          inferred.articles,
          failing,
        )
  return {
    home,
    report,
    schemas: [schemaText(inferred)],
    summary,
    places,
    addition: (text) => settingsWith(text, '', inferred),
    files: (existing) => filesFor(inferred, existing),
  }
}
