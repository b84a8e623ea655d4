import * as vscode from 'vscode'
import { parseArticle, type Article } from '../../core/article/article'
import { articleReferences, linkNames } from '../../core/links/articleReferences'
import { checkArticle, checkInCorpus } from '../../core/lint/checkArticle'
import { countedRules, problemRows } from '../../core/lint/problemRows'
import type { LintConfig } from '../../core/lint/lintConfig'
import { imageFieldsFor } from '../../core/lint/schemaForArticle'
import { namedFiles } from '../../core/links/namedFiles'
import type { Problem } from '../../core/text/problem'
import { generatorOf, isArticle } from '../../core/settings/siteScope'
import type { CorpusViews } from '../../corpus/corpusViews'
import { fileKey, type CheckedArticle } from './checkedArticles'
import { toDiagnostic } from '../platform/convert'
import { pathFrom } from '../config/pathFrom'
import type { WorkspaceConfigResolver, WorkspaceConfig } from '../config/workspaceConfigResolver'
import { filesFinder } from '../config/filesFinder'
import { WorkspaceFiles } from '../config/workspaceFiles'
import { readBytes } from '../platform/readBytes'

/** Larger files are not checked until they are opened; the editor asks before it opens them. */
const maxBytes = 16 * 1024 * 1024

/** The rules that check whether files exist. */
const fileRules = /^(?:image-file|link)-/

export interface ClosedCheck extends CheckedArticle {
  readonly diagnostics: readonly vscode.Diagnostic[]
}

export interface ClosedProblems {
  readonly article: Article
  /** Relative to the folder of its configuration. */
  readonly path: string
  readonly lintConfig: LintConfig
  readonly problems: readonly Problem[]
}

/** Checks articles that are not open. Created for one run: the files and folders that it caches are released with it. */
export class ClosedArticles implements vscode.Disposable {
  readonly #files = new WorkspaceFiles()
  /** The configurations with the file cache of this run. With the shared cache, each file that is read would cause a check of the open articles. */
  readonly #configs = new Map<WorkspaceConfig, LintConfig>()
  readonly #configResolver: Pick<WorkspaceConfigResolver, 'loaded'>
  readonly #docsOf: (ruleId: string) => vscode.Uri

  constructor(configResolver: Pick<WorkspaceConfigResolver, 'loaded'>, docsOf: (ruleId: string) => vscode.Uri) {
    this.#configResolver = configResolver
    this.#docsOf = docsOf
  }

  /** The text of a file as an editor would show it. @throws if the file cannot be read or is too large */
  async read(uri: vscode.Uri): Promise<string> {
    const bytes = await readBytes(uri, maxBytes)
    if (!bytes) throw new Error(`it has more than ${maxBytes} bytes`)
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      // Not UTF-8: decode with the setting `files.encoding`.
      return vscode.workspace.decode(bytes, { uri })
    }
  }

  /**
   * The diagnostics of an article for the Problems panel, and what they depend on.
   * @param frequent ids of the rules that report in many articles of the site
   * @returns undefined if the file is not an article
   */
  async check(uri: vscode.Uri, text: string, views: CorpusViews, frequent: ReadonlySet<string>): Promise<ClosedCheck | undefined> {
    const checked = await this.problemsOf(uri, text, views)
    if (!checked) return undefined
    const { article, path, lintConfig, problems: found } = checked
    const hintsInProblems = vscode.workspace.getConfiguration('copydesk', uri).get('problems.includeHints', false)
    const diagnostics = problemRows(found, frequent)
      .filter(({ severity, isListed }) => isListed || (hintsInProblems && severity === 'hint'))
      .map((problem) => toDiagnostic(article.lines, uri, problem, hintsInProblems, this.#docsOf(problem.ruleId)))
    const { siteUrl } = lintConfig.scope.settings
    return {
      diagnostics,
      links: linkNames(articleReferences(article, generatorOf(lintConfig.scope).articleTag, siteUrl)),
      files: Int32Array.from(namedFiles(article, siteUrl, imageFieldsFor(article, path, lintConfig)), fileKey),
      rules: [...countedRules(found)],
      missesFiles: found.some(({ ruleId }) => fileRules.test(ruleId)),
    }
  }

  /** An article and its problems, in the order of their places. @returns undefined if the file is not an article */
  async problemsOf(uri: vscode.Uri, text: string, views: CorpusViews): Promise<ClosedProblems | undefined> {
    const config = await this.#configResolver.loaded(uri)
    const path = pathFrom(config.folder, uri)
    const article = parseArticle(text, uri.path)
    if (!isArticle(article, path, config.scope)) return undefined
    const lintConfig = this.#withRunFiles(config, uri)
    this.#files.makeRoom()
    const view = views.from(uri.toString())
    const check = () => [...checkArticle(article, path, lintConfig), ...checkInCorpus(article, path, lintConfig, view)]
    let found = check()
    // A folder is loaded first, then the file in it, so one more run may ask for more.
    while (await this.#files.settled()) found = check()
    return { article, path, lintConfig, problems: [...found].sort((a, b) => a.range.start - b.range.start) }
  }

  dispose(): void {
    this.#files.dispose()
  }

  #withRunFiles(found: WorkspaceConfig, uri: vscode.Uri): LintConfig {
    const cached = this.#configs.get(found)
    if (cached) return cached
    const base = found.folder ?? vscode.Uri.joinPath(uri, '..')
    const lintConfig = { ...found, files: filesFinder(this.#files, found.scope, base, found.rootsFolder, found.siteFolder) }
    this.#configs.set(found, lintConfig)
    return lintConfig
  }
}
