import * as vscode from 'vscode'
import { readFrontMatter } from '../../core/frontmatter/frontMatter'
import { compileSchema } from '../../core/schema/articleSchema'
import { isArticle } from '../../core/settings/siteScope'
import { settingsFile } from '../../core/settings/settings'
import { byHand, filesFor, schemaText, settingsWith } from '../../corpus/infer/inferFiles'
import { reportText, type ReportedPlace } from '../../corpus/infer/inferReport'
import { misfitsOf, SchemaInference, type InferredSchema } from '../../corpus/infer/inferSchema'
import type { RecordSource } from '../../corpus/records/readRecord'
import type { ArticleServices } from '../config/articleServices'
import { pathFrom } from '../config/pathFrom'
import { readText } from '../platform/fileSystem'
import type { Log } from '../platform/log'
import { filesIn } from '../corpus/scanFolder'
import { TimeSlicer } from '../platform/timeSlicer'

export interface InferServices extends ArticleServices {
  readonly log: Log
}

/** A reported line of an article, with the URI of the article. */
interface Place extends ReportedPlace {
  readonly uri: vscode.Uri
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
  if (siteSchema) await show(siteSchema)
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

/** The text of an article, including unsaved changes. */
async function sourceOf(uri: vscode.Uri): Promise<RecordSource | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
  const text = open ? open.getText() : await readText(uri)
  return text === undefined ? undefined : { text, frontMatter: readFrontMatter(text) }
}

async function chosenSite<Site extends { readonly home: vscode.Uri }>(sites: readonly Site[]): Promise<Site | undefined> {
  const [only, ...others] = sites
  if (!only) void vscode.window.showInformationMessage(vscode.l10n.t('There are no articles with front matter that can be read.'))
  if (others.length === 0) return only
  const items = sites.map((site) => ({ label: shownPath(site.home), site }))
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which folder are the articles in?') }))?.site
}

function shownPath(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri)
}

function link(path: string, line: number, uri: vscode.Uri | undefined): string {
  if (!uri) return path
  const address = uri
    .with({ fragment: `L${line}` })
    .toString()
    .replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
  return `[${path.replace(/[[\]\\]/g, '\\$&')}:${line}](${address.replace(/%23L/, '#L')})`
}

async function show(siteSchema: SiteSchema): Promise<void> {
  const { inferred, places, failing, report } = siteSchema
  const content = `${report}\n\`\`\`json\n${schemaText(inferred)}\`\`\`\n`
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }), { preview: false })
  const write = vscode.l10n.t('Save Files')
  const showPlaces = vscode.l10n.t('Show Findings')
  const question =
    failing === 0
      ? vscode.l10n.t(
          'The schema below the report was inferred from {0} articles, and all of them match it. Save it, with the vocabularies?',
          inferred.articles,
        )
      : vscode.l10n.t(
          'The schema below the report was inferred from {0} articles; {1} of them do not match it. Save it, with the vocabularies?',
          inferred.articles,
          failing,
        )
  for (;;) {
    const answer = await vscode.window.showInformationMessage(question, write, ...(places.length > 0 ? [showPlaces] : []))
    if (answer === write) return writeFiles(siteSchema)
    if (answer !== showPlaces) return
    await choosePlace(places)
  }
}

async function choosePlace(places: readonly Place[]): Promise<void> {
  const items = places.map((place) => ({ label: `${place.path}:${place.line}`, detail: place.message, place }))
  const placeHolder = vscode.l10n.t('Findings in articles: choose one to open it')
  const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true })
  if (!chosen) return
  const selection = new vscode.Range(chosen.place.line - 1, 0, chosen.place.line - 1, 0)
  await vscode.window.showTextDocument(chosen.place.uri, { selection, preview: true })
}

/** Creates all files in one edit, so that it can be undone. Overwrites nothing. */
async function writeFiles({ home, inferred }: SiteSchema): Promise<void> {
  const folder = (await settingsFolder(home)) ?? home
  const settings = vscode.Uri.joinPath(folder, settingsFile)
  const hasSettings = await exists(settings)
  const document = hasSettings ? await vscode.workspace.openTextDocument(settings) : undefined
  const addition = settingsWith(document?.getText(), '', inferred)
  const files = filesFor(inferred, addition.existing).map(({ name, text }) => ({ uri: vscode.Uri.joinPath(folder, name), text }))
  for (const { uri } of files) {
    if (!(await exists(uri))) continue
    void vscode.window.showWarningMessage(vscode.l10n.t('“{0}” exists already and is unchanged. Nothing was written.', shownPath(uri)))
    return
  }
  const edit = new vscode.WorkspaceEdit()
  const create = (uri: vscode.Uri, text: string) => edit.createFile(uri, { contents: new TextEncoder().encode(text) })
  for (const { uri, text } of files) create(uri, text)
  if (addition.text !== undefined) {
    if (!document) create(settings, addition.text)
    else {
      const old = document.getText()
      edit.insert(settings, document.positionAt(old.length), addition.text.slice(old.length))
    }
  }
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('The files could not be written.'))
  if (addition.text !== undefined) await document?.save()
  if (addition.text === undefined && addition.lines !== '') {
    const content = `# ${byHand(addition)}`
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'yaml', content }), { preview: false })
  } else await vscode.window.showTextDocument(settings, { preview: false })
}

/** The folder of the `copydesk.yaml` that applies to a folder; undefined if there is none up to the workspace folder. */
async function settingsFolder(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (await exists(vscode.Uri.joinPath(folder, settingsFile))) return folder
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri
  const parent = vscode.Uri.joinPath(folder, '..')
  return !root || folder.toString() === root.toString() || parent.path === folder.path ? undefined : settingsFolder(parent)
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri)
    return true
  } catch {
    return false
  }
}
