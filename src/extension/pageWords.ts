import * as vscode from 'vscode'
import type { PageWords } from '../preview/messages'

/** The words that the preview's page shows by itself, in the editor's language. */
export function pageWords(): PageWords {
  return {
    problems: vscode.l10n.t('To mend before publishing'),
    line: vscode.l10n.t('line {0}', '{0}'),
    imageMissing: vscode.l10n.t('Image not found'),
    imageFailed: vscode.l10n.t('Image cannot be shown'),
    toolbar: vscode.l10n.t('Preview'),
    lock: vscode.l10n.t('Lock'),
    width: vscode.l10n.t('Width of the page'),
    full: vscode.l10n.t('Full width'),
    tablet: vscode.l10n.t('Tablet'),
    phone: vscode.l10n.t('Phone'),
    textSize: vscode.l10n.t('Size of the text'),
    removed: vscode.l10n.t('Show removals'),
    removedWhy: vscode.l10n.t('Show where the site takes something out of the article'),
    lockWhy: vscode.l10n.t('Stay with this article, whatever is edited'),
    removedCount: vscode.l10n.t('Removals: {0}', '{0}'),
    words: vscode.l10n.t('{0} words', '{0}'),
    minutes: vscode.l10n.t('{0} min', '{0}'),
  }
}
