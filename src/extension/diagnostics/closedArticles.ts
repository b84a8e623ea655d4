import * as vscode from 'vscode'
import { parseArticle } from '../../core/article/article'
import { articleReferences, linkNames } from '../../core/links/articleReferences'
import { checkArticle, checkInCorpus, type LintConfig } from '../../core/lint/checkArticle'
import { namedFiles } from '../../core/links/namedFiles'
import { dialectOf, isArticle } from '../../core/settings/siteScope'
import type { CorpusViews } from '../../corpus/corpusViews'
import { fileKey, type CheckedArticle } from './checkedArticles'
import { toDiagnostic } from '../platform/convert'
import { pathFrom } from '../config/pathFrom'
import type { WorkspaceConfigResolver, ResolvedConfig } from '../config/workspaceConfigResolver'
import { filesFinder } from '../config/filesFinder'
import { WorkspaceFiles } from '../config/workspaceFiles'
import { readBytes } from '../platform/readBytes'

/** Larger files are left to the editor, which asks before it opens them. */
const maxBytes = 16 * 1024 * 1024

/** The rules that look at files beside the articles. */
const fileRules = /^(?:image-file|link)-/

export interface ClosedCheck extends CheckedArticle {
  readonly diagnostics: readonly vscode.Diagnostic[]
}

/** Checks articles that no editor holds. It is made for one run: what it learns of files and folders is let go with it. */
export class ClosedArticles implements vscode.Disposable {
  readonly #files = new WorkspaceFiles()
  /** With the files of this run: to find more about those must not make the open articles be checked again. */
  readonly #configs = new Map<ResolvedConfig, LintConfig>()
  readonly #configResolver: Pick<WorkspaceConfigResolver, 'loaded'>
  readonly #docsOf: (ruleId: string) => vscode.Uri

  constructor(configResolver: Pick<WorkspaceConfigResolver, 'loaded'>, docsOf: (ruleId: string) => vscode.Uri) {
    this.#configResolver = configResolver
    this.#docsOf = docsOf
  }

  /** The text of a file as an editor would show it. @throws when it cannot be read, or is too large */
  async read(uri: vscode.Uri): Promise<string> {
    const bytes = await readBytes(uri, maxBytes)
    if (!bytes) throw new Error(`it has more than ${maxBytes} bytes`)
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      // In the encoding that the person has set for such files.
      return vscode.workspace.decode(bytes, { uri })
    }
  }

  /** What the Problems panel has to show of an article, hints aside, and what that depends on; undefined when the file is none. */
  async check(uri: vscode.Uri, text: string, views: CorpusViews): Promise<ClosedCheck | undefined> {
    const config = await this.#configResolver.loaded(uri)
    const path = pathFrom(config.folder, uri)
    const article = parseArticle(text, uri.path)
    if (!isArticle(article, path, config.scope)) return undefined
    const lintConfig = this.#withRunFiles(config, uri)
    this.#files.makeRoom()
    const view = views.from(uri.toString())
    const check = () => [...checkArticle(article, path, lintConfig), ...checkInCorpus(article, path, lintConfig, view)]
    let found = check()
    // A folder is known first, then the file in it.
    while (await this.#files.settled()) found = check()
    const hintsInProblems = vscode.workspace.getConfiguration('copydesk', uri).get('problems.includeHints', false)
    const diagnostics = found
      .filter(({ severity }) => hintsInProblems || severity !== 'hint')
      .sort((a, b) => a.range.start - b.range.start)
      .map((problem) => toDiagnostic(article.lines, uri, problem, hintsInProblems, this.#docsOf(problem.ruleId)))
    const { siteUrl } = lintConfig.scope.settings
    return {
      diagnostics,
      links: linkNames(articleReferences(article, dialectOf(lintConfig.scope), siteUrl)),
      files: Int32Array.from(namedFiles(article, siteUrl), fileKey),
      missesFiles: found.some(({ ruleId }) => fileRules.test(ruleId)),
    }
  }

  dispose(): void {
    this.#files.dispose()
  }

  #withRunFiles(found: ResolvedConfig, uri: vscode.Uri): LintConfig {
    const cached = this.#configs.get(found)
    if (cached) return cached
    const base = found.folder ?? vscode.Uri.joinPath(uri, '..')
    const lintConfig = { ...found, files: filesFinder(this.#files, found.scope, base, found.rootsFolder) }
    this.#configs.set(found, lintConfig)
    return lintConfig
  }
}
