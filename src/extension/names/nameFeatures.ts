import * as vscode from 'vscode'
import type { Article } from '../../core/article/article'
import { registerCodeLens } from './codeLensProvider'
import type { Corpora } from '../corpus/workspaceCorpus'
import type { ResolvedConfig } from '../config/workspaceConfig'
import { FileTexts } from './fileTexts'
import type { Log } from '../platform/log'
import { registerNameActions } from './nameActions'
import { Names } from './names'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'
import { registerRename } from './renameProvider'
import { registerReviewNames } from './reviewNames'
import { registerWorkspaceSymbols } from './workspaceSymbols'

export interface NameFeatureServices {
  articleOf(document: vscode.TextDocument): Article
  isActiveFor(document: vscode.TextDocument): boolean
  configOf(uri: vscode.Uri): Promise<ResolvedConfig>
  readonly corpora: Corpora
  readonly corpusViews: CorpusViewProvider
  readonly log: Log
}

/** All that can be asked, and changed, about categories, tags and bylines beyond one article. */
export function registerNameFeatures({
  articleOf,
  corpora,
  configOf,
  isActiveFor,
  log,
  corpusViews,
}: NameFeatureServices): vscode.Disposable {
  const texts = new FileTexts()
  const corpusFor = (uri: vscode.Uri) => corpora.corpusFor(uri)
  const sources = { texts, log, corpusFor, configOf, settled: (uri: vscode.Uri) => corpora.settled(uri) }
  const names = new Names(sources, articleOf)
  return vscode.Disposable.from(
    texts,
    registerRename({ articleOf, isActiveFor, names, ready: ({ uri }) => configOf(uri) }),
    registerCodeLens({ articleOf, isActiveFor, corpusFor, onDidChange: corpora.onDidChange }),
    registerWorkspaceSymbols({ corpora: () => corpora.all().map(({ corpus }) => corpus), names }),
    registerNameActions({ names, viewFrom: (uri) => corpusViews.viewFrom(uri) }),
    registerReviewNames({ ...sources, clustersIn: (...asked) => corpusViews.clustersIn(...asked) }),
  )
}
