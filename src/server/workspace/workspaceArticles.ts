import { siteLanguagesOf } from '../../core/settings/siteLanguages'
import { isArticle } from '../../core/settings/siteScope'
import type { Article } from '../../core/article/article'
import { isMarkdownName } from '../../corpus/indexing/walk'
import { scan } from '../../corpus/indexing/scan'
import { readRecord } from '../../corpus/records/readRecord'
import { detached, type ArticleRecord } from '../../corpus/records/record'
import type { ResolvedConfig } from '../../cli/config/configResolver'
import { relativePath } from '../../cli/io/paths'
import { readArticleText } from '../../cli/io/readText'
import { findTargets } from '../../cli/io/targets'
import type { OpenDocument } from './openDocuments'
import { pathIn, type ServerWorkspace } from './serverWorkspace'
import { SiteArticles } from './siteArticles'
import { pause } from './timeSlices'

/** The articles of the open folders, site by site. What is open in the editor counts before what is on the disk. */
export class WorkspaceArticles {
  readonly #workspace: ServerWorkspace
  readonly #changed: () => void
  readonly #sites = new Map<string, SiteArticles>()
  /** The folders that were read, or are being read. */
  readonly #read = new Map<string, Promise<void>>()
  #stopping = new AbortController()
  /** How many folders are being read. */
  #pending = 0

  /** @param changed called when the problems of articles may be others, because of other articles */
  constructor(workspace: ServerWorkspace, changed: () => void) {
    this.#workspace = workspace
    this.#changed = changed
  }

  /** The articles of the site that a document belongs to. Starts to read its folder if that was not done yet. */
  siteOf(document: Pick<OpenDocument, 'path'>): SiteArticles {
    const { path } = document
    const config = this.#workspace.configOf(path)
    const folder = path === undefined ? undefined : (this.#workspace.folderOf(path) ?? config.folder)
    if (folder !== undefined && !this.#read.has(folder)) this.#start(folder)
    return this.#siteFor(config)
  }

  /** Waits until the folders are read and compared. */
  async settled(): Promise<void> {
    await Promise.all(this.#read.values())
  }

  /** Reads all folders again: after settings have changed, and for clients that do not watch files. */
  async readAgain(): Promise<void> {
    const folders = [...this.#read.keys()]
    this.#stopping.abort()
    this.#stopping = new AbortController()
    this.#sites.clear()
    this.#read.clear()
    this.#pending = 0
    for (const folder of folders) this.#start(folder)
    for (const document of this.#workspace.documents.all()) if (this.#workspace.isArticle(document)) this.update(document)
    await this.settled()
  }

  /** Takes over what a document says now. */
  update(document: OpenDocument): void {
    const { path } = document
    if (path === undefined) return
    const { corpus } = this.siteOf(document)
    const { version } = corpus
    const article = this.#workspace.isArticle(document) ? this.#workspace.articleOf(document) : undefined
    this.#put(path, article && detached(readRecord(article, path)))
    if (corpus.version !== version) void this.#compare()
  }

  /** Reads a file that was created, changed or deleted, unless it is open. */
  async fileChanged(path: string): Promise<void> {
    if (!isMarkdownName(path) || this.#workspace.documents.at(path)) return
    await this.#scan([path], new AbortController().signal)
    await this.#compare()
  }

  #start(folder: string): void {
    const { signal } = this.#stopping
    const reading = async () => {
      // The answer that the editor waits for first.
      await pause()
      await this.#scan(
        findTargets(this.#workspace.files, [folder]).files.map(({ path }) => path),
        signal,
      )
      if (signal.aborted) return
      this.#pending--
      await this.#compare()
    }
    this.#pending++
    this.#read.set(folder, reading())
  }

  /** Names are compared when all are known: until then an article that is linked to would seem to be missing. */
  async #compare(): Promise<void> {
    if (this.#pending === 0) await Promise.all([...this.#sites.values()].map((site) => site.compare()))
    this.#changed()
  }

  async #scan(paths: readonly string[], signal: AbortSignal): Promise<void> {
    const { files, documents } = this.#workspace
    await scan(
      {
        list: async () => paths,
        read: async (path) => {
          const read = readArticleText(files, path)
          if ('refused' in read) throw new Error(read.refused)
          return read.text
        },
        readStart: async (path, bytes) => {
          const start = files.readStart(path, bytes)
          return { text: new TextDecoder().decode(start.head), whole: start.head.length === start.bytes }
        },
      },
      { update: (path, record) => this.#put(path, record), remove: (path) => this.#put(path, undefined) },
      {
        isArticle: (path, article: Article) => {
          const config = this.#workspace.configOf(path)
          return isArticle(article, pathIn(config, path), config.scope)
        },
        pause,
        now: () => performance.now(),
        skip: (path) => documents.at(path) !== undefined,
        // A file that cannot be read is no article.
        failed: (path) => this.#put(path, undefined),
      },
      signal,
    )
  }

  #put(path: string, record: ArticleRecord | undefined): void {
    const site = record && this.#siteFor(this.#workspace.configOf(path))
    for (const other of this.#sites.values()) if (other !== site) other.corpus.remove(path)
    if (record) site?.corpus.update(path, record)
  }

  #siteFor(config: ResolvedConfig): SiteArticles {
    const key = `${config.settingsPath ?? ''}\n${config.folder ?? ''}`
    const { files } = this.#workspace
    const site =
      this.#sites.get(key) ??
      new SiteArticles({
        distinct: config.scope.settings.distinct,
        languages: siteLanguagesOf(config.scope),
        folder: config.folder ?? '/',
        textOf: (path, maxBytes) => startOf(() => files.readStart(path, maxBytes).head),
        shown: (path) => relativePath(this.#workspace.folderOf(path) ?? config.folder ?? '/', path),
        changed: this.#changed,
      })
    this.#sites.set(key, site)
    return site
  }
}

function startOf(read: () => Uint8Array): string | undefined {
  try {
    return new TextDecoder().decode(read())
  } catch {
    return undefined
  }
}
