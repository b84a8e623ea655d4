import * as vscode from 'vscode'
import type { ArticleMessage } from '../../preview/protocol/messages'
import { pageWords } from './pageWords'

/**
 * The message that an article cannot be shown, or not its current version.
 * @param error undefined if the file was deleted
 * @param before the last message of the same article: it stays visible
 * @param revision the revision of the body that stays visible
 */
export function failureMessage(uri: vscode.Uri, error: unknown, before: ArticleMessage | undefined, revision: number): ArticleMessage {
  const message =
    error === undefined
      ? vscode.l10n.t('The file of this article was deleted or moved. This is its last version.')
      : vscode.l10n.t('The article cannot be shown: {0}', error instanceof Error ? error.message : String(error))
  const body = { revision, base: before && revision, from: 0, removed: 0, chunks: [], line: before?.body.line ?? 0 }
  const shown = before ?? { title: '', lang: '', head: '', reading: '', words: pageWords() }
  return { type: 'article', uri: uri.toString(), ...shown, body, notices: [{ message, line: undefined }], broken: true }
}
