import * as vscode from 'vscode'
import type { ActiveArticle } from '../config/activeArticle'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'
import type { Corpora } from '../corpus/workspaceCorpus'
import type { Log } from '../platform/log'
import type { AnchorRenameServices } from './anchorRename'
import { registerCodeLens } from './codeLensProvider'
import { FileTexts } from './fileTexts'
import { registerNameActions } from './nameActions'
import { Names } from './names'
import { registerRename } from './renameProvider'
import { registerReviewNames } from './reviewNames'
import { registerWorkspaceSymbols } from './workspaceSymbols'

export interface NameFeatureServices extends AnchorRenameServices {
  readonly activeArticle: ActiveArticle
  readonly corpora: Corpora
  readonly corpusViews: CorpusViewProvider
  readonly log: Log
}

/** The features for categories, tags and bylines that reach beyond one article: rename, references, code lenses, search, review. */
export function registerNameFeatures(given: NameFeatureServices): vscode.Disposable {
  const texts = new FileTexts()
  const names = new Names({ ...given, texts })
  const services = { ...given, texts, names }
  return vscode.Disposable.from(
    texts,
    registerRename(services),
    registerCodeLens(services),
    registerWorkspaceSymbols(services),
    registerNameActions(services),
    registerReviewNames(services),
  )
}
