import * as vscode from 'vscode'
import { otherLanguages, type OtherLanguage } from '../../features/navigation/otherLanguages'
import type { ActiveArticle } from '../config/activeArticle'
import type { ArticleServices } from '../config/articleServices'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'
import { unlessAborted, withCancellableProgress } from '../platform/cancellableProgress'
import type { Log } from '../platform/log'

export interface OtherLanguageServices extends ArticleServices {
  readonly activeArticle: ActiveArticle
  readonly corpusViews: CorpusViewProvider
  readonly log: Log
}

/** Set while the active article is one whose story is known in another language. */
const contextKey = 'copydesk.hasOtherLanguage'

/** The command that opens the story of the active article in another language, and the context key that shows it in the menu of the editor. */
export function registerOpenOtherLanguage(services: OtherLanguageServices): vscode.Disposable {
  const updateKey = () => {
    isInMoreLanguages(services).then(
      (is) => vscode.commands.executeCommand('setContext', contextKey, is),
      // The key stays as it was: the command itself reports what fails.
      () => undefined,
    )
  }
  updateKey()
  return vscode.Disposable.from(
    services.activeArticle.onDidChange(updateKey),
    services.corpusViews.onDidChange(updateKey),
    vscode.commands.registerCommand('copydesk.openOtherLanguage', async (): Promise<vscode.Uri | undefined> => {
      try {
        return await openOtherLanguage(services)
      } catch (error) {
        services.log.report(vscode.l10n.t('The article in another language could not be opened.'), error)
        return undefined
      }
    }),
  )
}

/** Reads nothing for a document that is no article: opening a README does not start the index. */
async function isInMoreLanguages(services: OtherLanguageServices): Promise<boolean> {
  const document = await services.activeArticle.document()
  if (!document) return false
  await services.loadedConfig(document.uri)
  if (!services.isArticle(document.uri, services.articleOf(document))) return false
  const translations = services.corpusViews.knownTranslations(document.uri)
  return translations !== undefined && translations.others(document.uri.toString()).length > 0
}

/** @returns the article that was opened */
async function openOtherLanguage({ activeArticle, corpusViews }: OtherLanguageServices): Promise<vscode.Uri | undefined> {
  const document = await activeArticle.document()
  if (!document) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open an article first.'))
    return undefined
  }
  const translations = await withCancellableProgress(
    vscode.l10n.t('Reading the languages of the articles'),
    undefined,
    async ({ signal }) => {
      const reading = corpusViews.translationsFor(document.uri)
      await unlessAborted(signal, reading)
      return signal.aborted ? undefined : reading
    },
  )
  if (!translations) return undefined
  const others = otherLanguages(translations, document.uri.toString(), vscode.env.language)
  const [only] = others
  if (!only) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No article is known to be this story in another language.'))
    return undefined
  }
  const chosen = others.length === 1 ? only : await choose(others)
  if (!chosen) return undefined
  const uri = vscode.Uri.parse(chosen.path)
  await vscode.window.showTextDocument(uri, { preview: false })
  return uri
}

async function choose(others: readonly OtherLanguage[]): Promise<OtherLanguage | undefined> {
  const items = others.map((other) => ({
    label: other.language ?? vscode.l10n.t('Other language'),
    description: other.title ?? '',
    detail:
      vscode.workspace.asRelativePath(vscode.Uri.parse(other.path)) +
      (other.isOlder ? ` — ${vscode.l10n.t('older than the original')}` : ''),
    other,
  }))
  const placeHolder = vscode.l10n.t('Which language do you want to open?')
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true })
  return picked?.other
}
