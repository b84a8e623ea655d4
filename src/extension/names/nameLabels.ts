import * as vscode from 'vscode'
import type { NameDifference } from '../../core/article/corpusView'
import type { Vocabulary } from '../../corpus/records/record'

export function vocabularyLabel(vocabulary: Vocabulary): string {
  switch (vocabulary) {
    case 'categories':
      return vscode.l10n.t('Categories')
    case 'tags':
      return vscode.l10n.t('Tags')
    case 'authors':
      return vscode.l10n.t('Bylines')
  }
}

/** How near-duplicate names differ. */
export function differenceLabel(difference: NameDifference): string {
  switch (difference) {
    case 'form':
      return vscode.l10n.t('case, full or half width, spaces or punctuation')
    case 'script':
      return vscode.l10n.t('Traditional or Simplified')
    case 'order':
      return vscode.l10n.t('word order')
    case 'spelling':
      return vscode.l10n.t('spelling')
  }
}
