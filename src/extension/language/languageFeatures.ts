import * as vscode from 'vscode'
import { registerCodeActions, type CodeActionServices } from './codeActionProvider'
import { registerLinks } from './documentLinkProvider'
import { registerHover, type HoverServices } from './hoverProvider'
import { registerMovedFiles } from './movedFiles'
import type { MovedFilesServices } from './movedFilesRun'
import { registerOpenOtherLanguage, type OtherLanguageServices } from './openOtherLanguage'
import { registerOutline } from './outline'
import { registerSettingsFile } from './settingsFile'
import { registerShownArticles, type ShownArticlesServices } from './shownArticles'

export type LanguageServices = CodeActionServices & HoverServices & MovedFilesServices & OtherLanguageServices & ShownArticlesServices

/** The language features that need one article only, or `copydesk.yaml`. Completion and names have folders of their own. */
export function registerLanguageFeatures(services: LanguageServices): vscode.Disposable {
  return vscode.Disposable.from(
    registerCodeActions(services),
    registerHover(services),
    registerLinks(services),
    registerMovedFiles(services),
    registerOpenOtherLanguage(services),
    registerOutline(services),
    registerShownArticles(services),
    registerSettingsFile((uri) => services.corpora.corpusFor(uri)),
  )
}
