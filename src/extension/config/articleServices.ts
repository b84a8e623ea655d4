import * as vscode from 'vscode'
import { parseArticle, type Article } from '../../core/article/article'
import { globMatcher } from '../../core/files/globs'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import { imageFieldsFor, schemaOf } from '../../core/lint/schemaForArticle'
import type { ArticleSchema } from '../../core/schema/articleSchema'
import type { MarkdownFeatures } from '../../core/markdown/siteMarkdown'
import { articleReader, isMdx, markdownOf } from '../../core/settings/articleFormat'
import { OtherTargets } from '../../core/links/otherAnchors'
import { generatorOf, isArticle } from '../../core/settings/siteScope'
import { runInSlices } from '../platform/timeSlicer'
import type { ArticlePlaces } from './articlePlaces'
import { canBeArticle, isEnabledFor } from './markdownDocuments'
import { pathFrom } from './pathFrom'
import type { WorkspaceConfig, WorkspaceConfigResolver } from './workspaceConfigResolver'

/** What every feature of the extension can ask about an article. A feature that needs more extends this interface. */
export interface ArticleServices {
  /** The article of a document, read as the generator of its folder reads it. Parsed once per document version; all features share it. */
  articleOf(document: vscode.TextDocument): Article
  /** The same, with the body read in time slices: for features that VS Code asks for after each key press and that need the body. */
  readArticleOf(document: vscode.TextDocument): Promise<Article>
  /** The configuration that is loaded so far; an empty one until then. `onDidChange` of the resolver fires when it is replaced. */
  configOf(uri: vscode.Uri): WorkspaceConfig
  /** Waits until the configuration is loaded. Providers that VS Code calls only once per document version wait for this first. */
  loadedConfig(uri: vscode.Uri): Promise<WorkspaceConfig>
  schemaFor(document: vscode.TextDocument): ArticleSchema
  /** Which fields of the front matter hold images. */
  imageFieldsFor(document: vscode.TextDocument): ImageFields
  /** Where the files that the article names are looked for. */
  placesOf(uri: vscode.Uri): ArticlePlaces
  /**
   * Whether features are offered in a document. Unlike `isArticle` it does not look at the front matter, because an article that
   * is being written lacks some fields: only `articles` in `copydesk.yaml` and `copydesk.enable` exclude a Markdown document.
   */
  isActiveFor(document: vscode.TextDocument): boolean
  /** The Markdown that the body of a document is read by. */
  markdownFor(document: vscode.TextDocument): MarkdownFeatures
  /** Whether a document is read as MDX, where each element that is inserted must be closed. */
  isMdx(document: vscode.TextDocument): boolean
  /** The article that a link of a document leads to: itself for ''. Undefined if that is not certain. @param path without fragment */
  linkedArticle(document: vscode.TextDocument, path: string): Promise<Article | undefined>
  /** Whether a Markdown file counts as an article, by the configuration of its folder. None does where Copydesk is switched off. */
  isArticle(uri: vscode.Uri, article: Article): boolean
}

export function articleServices(configResolver: WorkspaceConfigResolver): ArticleServices {
  const parsed = new WeakMap<vscode.TextDocument, { readonly version: number; readonly article: Article }>()
  const parsedOnce = (document: vscode.TextDocument) => {
    const cached = parsed.get(document)
    if (cached?.version === document.version) return cached.article
    const article = parseArticle(document.getText(), document.uri.path)
    parsed.set(document, { version: document.version, article })
    return article
  }
  const markdownFor = (document: vscode.TextDocument) => {
    const { folder, scope, files } = configOf(document.uri)
    const path = pathFrom(folder, document.uri)
    return markdownOf(parsedOnce(document), path, generatorOf(scope), files?.(path))
  }
  const articleOf = (document: vscode.TextDocument) => parsedOnce(document).readAs(markdownFor(document))
  const configOf = (uri: vscode.Uri) => configResolver.of(uri)
  const reading = new WeakMap<Article, Promise<void>>()
  return {
    articleOf,
    async readArticleOf(document) {
      const article = articleOf(document)
      const done = reading.get(article) ?? runInSlices(article.readInSteps())
      reading.set(article, done)
      await done
      return article
    },
    markdownFor,
    configOf,
    loadedConfig: (uri) => configResolver.loaded(uri),
    schemaFor(document) {
      const { folder, schema, scope } = configOf(document.uri)
      return schemaOf(articleOf(document), pathFrom(folder, document.uri), schema, generatorOf(scope)).schema
    },
    imageFieldsFor(document) {
      const config = configOf(document.uri)
      return imageFieldsFor(articleOf(document), pathFrom(config.folder, document.uri), config)
    },
    placesOf(uri) {
      const { scope, rootsFolder } = configOf(uri)
      return { document: uri, scope, folder: rootsFolder, workspaceFolder: vscode.workspace.getWorkspaceFolder(uri)?.uri }
    },
    isActiveFor(document) {
      const { folder, scope } = configOf(document.uri)
      const { articles } = scope.settings
      return canBeArticle(document) && isEnabledFor(document.uri) && (!articles || globMatcher(articles)(pathFrom(folder, document.uri)))
    },
    isMdx(document) {
      if (document.languageId === 'mdx') return true
      const { folder, scope, files } = configOf(document.uri)
      const path = pathFrom(folder, document.uri)
      return isMdx(articleOf(document), path, generatorOf(scope), files?.(path))
    },
    async linkedArticle(document, path) {
      if (path === '') return articleOf(document)
      const { folder, scope, files } = configOf(document.uri)
      const site = files?.(pathFrom(folder, document.uri))
      const target = () => site && new OtherTargets(site, articleReader(generatorOf(scope), site)).article({ path, isTag: false })
      return configResolver.withFilesLoaded(target)
    },
    isArticle(uri, article) {
      const { folder, scope } = configOf(uri)
      return isEnabledFor(uri) && isArticle(article, pathFrom(folder, uri), scope)
    },
  }
}
