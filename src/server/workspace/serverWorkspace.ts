import { parseArticle, type Article } from '../../core/article/article'
import { globMatcher } from '../../core/files/globs'
import { findLocalImage, type AddressPlace, type LocalImage } from '../../core/files/localImage'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import type { Rule } from '../../core/lint/rule'
import { imageFieldsFor, schemaOf } from '../../core/lint/schemaForArticle'
import type { ArticleSchema } from '../../core/schema/articleSchema'
import { isMdx, markdownOf } from '../../core/settings/articleFormat'
import { noSettings, settingsFile } from '../../core/settings/settings'
import { generatorOf, isArticle } from '../../core/settings/siteScope'
import { noVocabularies } from '../../core/vocabulary/vocabulary'
import { noFiles, noting } from '../../cli/checking/usedFiles'
import { createConfigResolver, type ResolvedConfig } from '../../cli/config/configResolver'
import type { SettingsProblem } from '../../cli/config/settingsProblem'
import type { Files } from '../../cli/io/files'
import { filesOnDisk } from '../../cli/io/localFiles'
import { joinPath, relativePath } from '../../cli/io/paths'
import type { OpenDocument, OpenDocuments } from './openDocuments'

export interface WorkspaceOptions {
  readonly files: Files
  readonly rules: readonly Rule[]
  readonly documents: OpenDocuments
  /** Called when a rule throws (a bug in Copydesk). */
  readonly ruleFailed: (ruleId: string, error: unknown) => void
}

/** The folders that the editor has open, and the configuration of each file in them. */
export class ServerWorkspace {
  readonly files: Files
  readonly documents: OpenDocuments
  readonly #options: WorkspaceOptions
  readonly #noConfig: ResolvedConfig
  readonly #articles = new WeakMap<OpenDocument, { readonly config: ResolvedConfig; readonly article: Article }>()
  #folders: readonly string[] = []
  #problems: SettingsProblem[] = []
  /** What the configurations were read from, also before `forget`: they may not have been read again when a change is told. */
  readonly #used = noFiles()
  #resolve: (path: string) => ResolvedConfig

  constructor(options: WorkspaceOptions) {
    const { files, rules, documents, ruleFailed } = options
    this.files = files
    this.documents = documents
    this.#options = options
    this.#noConfig = {
      scope: { settings: noSettings, site: undefined },
      schema: undefined,
      vocabularies: noVocabularies,
      rules,
      ruleFailed,
      folder: undefined,
      home: undefined,
      settingsPath: undefined,
      layers: [],
    }
    this.#resolve = this.#newResolver()
  }

  get folders(): readonly string[] {
    return this.#folders
  }

  /** @param folders absolute paths */
  open(folders: readonly string[]): void {
    this.#folders = [...new Set(folders)]
  }

  /** The innermost of the open folders that a file is in. */
  folderOf(path: string): string | undefined {
    return this.#folders
      .filter((folder) => path.startsWith(joinPath(folder, '')))
      .sort((a, b) => b.length - a.length)
      .at(0)
  }

  /** Reads settings, schemas, vocabularies and listings of folders again when they are next asked for. */
  forget(): void {
    this.#problems = []
    this.#resolve = this.#newResolver()
  }

  /** The configuration of a file. A document that is no file has none. The same object until `forget` is called. */
  configOf(path: string | undefined): ResolvedConfig {
    return path === undefined ? this.#noConfig : this.#resolve(path)
  }

  /** Whether a configuration was read from a file, or it was looked for: one that settings extend or name, a schema, that of a generator. */
  isOfSettings(path: string): boolean {
    return this.#used.read.has(path)
  }

  /** The problems of a `copydesk.yaml`, with those of the files that it names. @param path of the file */
  settingsProblems(path: string): readonly SettingsProblem[] {
    this.configOf(path)
    return this.#problems.filter((problem) => problem.path === path)
  }

  /** The path of an article as the rules take it. */
  articlePath({ path, uri }: Pick<OpenDocument, 'path' | 'uri'>): string {
    return path === undefined ? uri : pathIn(this.configOf(path), path)
  }

  /** The article of a document, read as the generator of its folder reads it; parsed once. */
  articleOf(document: OpenDocument): Article {
    const config = this.configOf(document.path)
    const known = this.#articles.get(document)
    if (known?.config === config) return known.article
    const path = this.articlePath(document)
    const parsed = parseArticle(document.text, path)
    const article = parsed.readAs(markdownOf(parsed, path, generatorOf(config.scope), config.files?.(path)))
    this.#articles.set(document, { config, article })
    return article
  }

  /** Whether a document is Markdown that the settings do not exclude. An article that is being written may lack fields. */
  isActive(document: OpenDocument): boolean {
    const { articles } = this.configOf(document.path).scope.settings
    return isMarkdown(document) && (!articles || globMatcher(articles)(this.articlePath(document)))
  }

  /** Whether a document is checked. */
  isArticle(document: OpenDocument): boolean {
    return isMarkdown(document) && isArticle(this.articleOf(document), this.articlePath(document), this.configOf(document.path).scope)
  }

  schemaOf(document: OpenDocument): ArticleSchema {
    const { schema, scope } = this.configOf(document.path)
    return schemaOf(this.articleOf(document), this.articlePath(document), schema, generatorOf(scope)).schema
  }

  imageFieldsOf(document: OpenDocument): ImageFields {
    return imageFieldsFor(this.articleOf(document), this.articlePath(document), this.configOf(document.path))
  }

  isMdx(document: OpenDocument): boolean {
    const { scope, files } = this.configOf(document.path)
    const path = this.articlePath(document)
    return document.languageId === 'mdx' || isMdx(this.articleOf(document), path, generatorOf(scope), files?.(path))
  }

  /** The image that an address in a document names. */
  imageOf(document: OpenDocument, address: string, place: AddressPlace): LocalImage | undefined {
    const site = this.configOf(document.path).files?.(this.articlePath(document))
    return site && findLocalImage(address, place, site.places, site.view)
  }

  #newResolver(): (path: string) => ResolvedConfig {
    const { files, rules, ruleFailed } = this.#options
    const settings = { files: noting(files, this.#used), view: filesOnDisk(files), config: undefined }
    return createConfigResolver({ ...settings, rules, ruleFailed, report: (problem) => this.#problems.push(problem) })
  }
}

/** A path relative to the folder of its configuration. */
export function pathIn({ folder }: ResolvedConfig, path: string): string {
  return folder === undefined ? path : relativePath(folder, path)
}

/** Whether a document is Markdown or MDX, by its language or its name. */
export function isMarkdown({ languageId, path }: Pick<OpenDocument, 'languageId' | 'path'>): boolean {
  return /^(?:markdown|mdx)\b/.test(languageId) || (path !== undefined && /\.(?:md|markdown|mdx)$/i.test(path))
}

export function isSettingsFile({ path }: Pick<OpenDocument, 'path'>): boolean {
  return path?.endsWith(`/${settingsFile}`) ?? false
}
