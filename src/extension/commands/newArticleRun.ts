import * as vscode from 'vscode'
import { imageFieldsOf } from '../../core/schema/imageFieldsOf'
import { parseArticle, type Article } from '../../core/article/article'
import { hasHan, type HanTable } from '../../core/text/hanCharacters'
import { generatorOf, timeZoneOf } from '../../core/settings/siteScope'
import { schemaForPath } from '../../core/lint/schemaForArticle'
import { numericOffset, zoneOffset } from '../../core/dates/timeZone'
import { dateSiteOf } from '../../core/lint/siteDate'
import type { Corpus } from '../../corpus/corpus'
import { articleStart } from '../../features/newArticle/articleTemplate'
import { articleFromTemplate } from '../../features/newArticle/fromTemplate'
import { mostFrequent, placeFor, type ArticlePlace, type PlacedArticle } from '../../features/newArticle/suggestPath'
import { listedArticles } from '../../features/names/nameList'
import type { Clock } from '../../features/completion/completionTypes'
import { freeName } from '../../features/images/imageNames'
import type { ActiveArticle } from '../config/activeArticle'
import type { Corpora } from '../corpus/workspaceCorpus'
import type { ArticleServices } from '../config/articleServices'
import type { HanReadings } from '../config/hanReadings'
import { pathFrom } from '../config/pathFrom'
import type { WorkspaceConfig } from '../config/workspaceConfigResolver'
import { filledTemplateFor } from './newArticleTemplates'
import { draftFolderOf, pickDraft } from './newArticleDrafts'
import { pickName } from './pickName'
import { listFolder, readText } from '../platform/fileSystem'
import type { Log } from '../platform/log'
import { runInSlices } from '../platform/timeSlicer'

export interface NewArticleServices extends ArticleServices {
  readonly activeArticle: ActiveArticle
  readonly corpora: Corpora
  readonly han: HanReadings
  readonly log: Log
}

/** What the user enters for a new article. */
export interface NewArticle {
  readonly title: string
  readonly category: string | undefined
  readonly author: string | undefined
  /** Whether it goes to the folder of drafts, if the site has one. */
  readonly isDraft?: boolean | undefined
}

/** How many of the newest articles are used to suggest a path, and how many nearby articles to suggest the front matter. */
const maxNewestArticles = 60
const maxNearbyArticles = 5
const maxNearbyArticleBytes = 1_000_000
/** How long to wait for the index after the user has entered the title. */
const indexTimeoutMs = 4000

/** Asks for what is not given, creates the file, and opens it. @returns undefined if the user cancels */
export async function createArticle(services: NewArticleServices, given: NewArticle | undefined): Promise<vscode.Uri | undefined> {
  const indexed = services.corpora.indexAll()
  const title = given?.title ?? (await askTitle())
  if (title === undefined) return undefined
  await Promise.race([indexed, new Promise((resolve) => setTimeout(resolve, indexTimeoutMs))])
  const site = await chosenSite(services)
  if (!site) return undefined
  const drafts = await draftFolderOf(site.lintConfig)
  const article = given ?? (await askNames(title, site))
  if (!article) return undefined
  const isDraft = drafts !== undefined && (article.isDraft ?? (given ? false : await pickDraft(drafts)))
  if (isDraft === undefined) return undefined
  const uri = await createFile(article, isDraft ? drafts : undefined, site, services)
  const document = await vscode.workspace.openTextDocument(uri)
  const editor = await vscode.window.showTextDocument(document, { preview: false })
  const end = document.positionAt(document.getText().length)
  editor.selection = new vscode.Selection(end, end)
  editor.revealRange(new vscode.Range(end, end))
  return uri
}

async function askTitle(): Promise<string | undefined> {
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Article'),
    prompt: vscode.l10n.t('The headline'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('An article needs a headline.') : undefined),
  })
  return title?.trim()
}

async function askNames(title: string, { corpus, lintConfig }: ChosenSite): Promise<NewArticle | undefined> {
  const asked = { title: vscode.l10n.t('New Article'), steps: 2 }
  const category = await pickName({
    ...asked,
    step: 1,
    placeholder: vscode.l10n.t('Category: choose one, or type a new one'),
    none: vscode.l10n.t('Without a category'),
    usage: corpus.usage('categories'),
    vocabulary: lintConfig.vocabularies.get('categories'),
  })
  if (!category) return undefined
  const author = await pickName({
    ...asked,
    step: 2,
    placeholder: vscode.l10n.t('Byline: choose one, or type a new one'),
    none: vscode.l10n.t('Without a byline'),
    usage: corpus.usage('authors'),
    vocabulary: lintConfig.vocabularies.get('authors'),
    usual: usualByline(category.name, corpus),
  })
  return author && { title, category: category.name, author: author.name }
}

/** The byline of most of the newest articles of a category, or of the site. */
function usualByline(category: string | undefined, corpus: Corpus): string | undefined {
  const [first] = corpus.usage('authors')
  if (category === undefined) return first?.value
  const { latest } = corpus.articlesWith('categories', category, undefined, maxNewestArticles)
  return mostFrequent(latest.flatMap(({ record }) => record.authors)) ?? first?.value
}

interface ChosenSite {
  readonly corpus: Corpus
  readonly lintConfig: WorkspaceConfig
  /** The folder that article paths are relative to. */
  readonly folder: vscode.Uri
}

/** The site of the open article, otherwise the only site, otherwise the one that the user picks. */
async function chosenSite({ activeArticle, corpora, loadedConfig }: NewArticleServices): Promise<ChosenSite | undefined> {
  const siteAt = async (uri: vscode.Uri, fallback: vscode.Uri): Promise<ChosenSite> => {
    const lintConfig = await loadedConfig(uri)
    return { corpus: corpora.corpusFor(uri), lintConfig, folder: lintConfig.folder ?? lintConfig.home ?? fallback }
  }
  const open = activeArticle.uri
  const openFolder = open && vscode.workspace.getWorkspaceFolder(open)
  if (open && openFolder && corpora.corpusFor(open).has(open.toString())) return siteAt(open, openFolder.uri)
  const sites = corpora.all().flatMap(({ folder, home, corpus }) => {
    const [first] = corpus.paths()
    return folder && home && first !== undefined ? [{ folder, home, anyArticle: vscode.Uri.parse(first), count: corpus.size }] : []
  })
  const empty = (vscode.workspace.workspaceFolders ?? []).map((folder) => ({
    folder,
    home: folder.uri,
    anyArticle: vscode.Uri.joinPath(folder.uri, 'article.md'),
    count: 0,
  }))
  const choices = sites.length > 0 ? sites : empty
  const items = choices.map((choice) => ({
    label: vscode.workspace.asRelativePath(choice.home, true).split('/').at(-1) ?? choice.folder.name,
    description: vscode.l10n.t('articles: {0}', choice.count.toLocaleString(vscode.env.language)),
    choice,
  }))
  const placeHolder = vscode.l10n.t('Which site is the article for?')
  const chosen = items.length > 1 ? await vscode.window.showQuickPick(items, { placeHolder, ignoreFocusOut: true }) : items[0]
  return chosen && siteAt(chosen.choice.anyArticle, chosen.choice.folder.uri)
}

async function createFile(
  article: NewArticle,
  draftFolder: string | undefined,
  site: ChosenSite,
  services: NewArticleServices,
): Promise<vscode.Uri> {
  const { corpus, lintConfig, folder } = site
  const clock = clockOf(lintConfig)
  const today = new Date(clock.now + clock.zoneMinutes(clock.now) * 60_000).toISOString().slice(0, 10)
  const all = (await runInSlices(listedArticles(corpus, ({ draft }) => !draft))).slice(0, maxNewestArticles)
  const inCategory =
    article.category === undefined ? [] : corpus.articlesWith('categories', article.category, undefined, maxNewestArticles).latest
  const within = ({ path, title, day }: { path: string; title: string | undefined; day: string | undefined }): PlacedArticle => ({
    path: pathFrom(folder, vscode.Uri.parse(path)),
    title,
    day,
  })
  const place = placeFor({
    title: article.title,
    today,
    generator: generatorOf(lintConfig.scope),
    content: lintConfig.scope.settings.articles ? [] : (lintConfig.scope.site?.content ?? []),
    globs: lintConfig.scope.settings.articles,
    articles: all.map(within),
    inCategory: inCategory.filter(({ record }) => !record.draft).map(({ path, record, day }) => within({ path, title: record.title, day })),
    romanise: hasHan(article.title) ? romaniser(await services.han.table()) : undefined,
    namePattern: namePatternOf(lintConfig),
    draftFolder,
  })
  const target = vscode.Uri.joinPath(folder, place.folder)
  const uri = await freeUri(target, place)
  const inFolder = corpus.inFolder(`${target.toString()}/`)
  const nearbyArticles = await readArticles(inFolder.length > 0 ? newestOf(inFolder, corpus) : all.map(({ path }) => path))
  const path = pathFrom(folder, uri)
  const schema = schemaForPath(path, lintConfig.schema, generatorOf(lintConfig.scope))
  const now = isoNow(clock)
  const values = { name: place.stem, now, path }
  const template = await filledTemplateFor(uri, { isBundle: place.isBundle, isDraft: draftFolder !== undefined }, values, lintConfig)
  const request = {
    ...article,
    schema,
    imageFields: imageFieldsOf(schema.fields, lintConfig.scope.settings.imageFields),
    nearbyArticles,
    sources: { clock, corpus },
    isNamedAfterDay: place.stem.startsWith(today),
  }
  const text = (template && articleFromTemplate(template.article, now, request)) ?? articleStart(request)
  const edit = new vscode.WorkspaceEdit()
  // A file created with this name in the meantime is not overwritten.
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) })
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${uri.toString()} could not be made`)
  return uri
}

/** The URI for a new file with a name that no entry of the folder has. */
async function freeUri(folder: vscode.Uri, { stem, ending, isBundle }: ArticlePlace): Promise<vscode.Uri> {
  const taken = new Set((await listFolder(folder)).map(([name]) => name))
  return isBundle
    ? vscode.Uri.joinPath(folder, freeName(stem, taken), `index${ending}`)
    : vscode.Uri.joinPath(folder, freeName(stem + ending, taken))
}

function newestOf(paths: readonly string[], corpus: Corpus): readonly string[] {
  const day = (path: string) => corpus.dayOf(path) ?? ''
  return [...paths].sort((a, b) => (day(a) > day(b) ? -1 : day(a) < day(b) ? 1 : 0))
}

async function readArticles(paths: readonly string[]): Promise<readonly Article[]> {
  const texts = await Promise.all(
    paths.slice(0, maxNearbyArticles).map(async (path) => {
      const uri = vscode.Uri.parse(path)
      return (await sizeOf(uri)) <= maxNearbyArticleBytes ? readText(uri) : undefined
    }),
  )
  return texts.flatMap((text) => (text === undefined ? [] : [parseArticle(text)]))
}

async function sizeOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

function isoNow({ now, zoneMinutes }: Clock): string {
  const minutes = zoneMinutes(now)
  return new Date(now + minutes * 60_000).toISOString().slice(0, 19) + numericOffset(minutes)
}

/** What the configuration of the site says of new file names. */
function namePatternOf({ scope }: WorkspaceConfig): string | undefined {
  const { nameIn } = generatorOf(scope).newArticles
  for (const { data } of (nameIn && scope.site?.configuration) ?? []) {
    const pattern = nameIn?.(data)
    if (pattern !== undefined) return pattern
  }
  return undefined
}

function clockOf({ scope }: WorkspaceConfig): Clock {
  const timeZone = timeZoneOf(scope)
  return {
    now: Date.now(),
    zoneMinutes: (time) => zoneOffset(time, timeZone ?? '') ?? -new Date(time).getTimezoneOffset(),
    site: dateSiteOf(scope, ''),
  }
}

function romaniser(table: HanTable | undefined): ((text: string) => string) | undefined {
  return table && ((text) => text.replace(/\p{Script=Han}/gu, (character) => ` ${table.readings(character)[0] ?? character} `))
}
