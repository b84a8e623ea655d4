import * as l10n from '@vscode/l10n'
import type { Translations } from '../../corpus/translations'
import { originalChanged, otherLanguages, type OtherLanguage } from '../navigation/otherLanguages'
import type { HoverPart } from './hoverPart'

/** The story in its other languages, with headlines, and which of them are older than the original. @param language of the reader */
export function translationParts(translations: Translations, path: string, language: string): readonly HoverPart[] {
  const others = otherLanguages(translations, path, language)
  if (others.length === 0) return []
  const changed = originalChanged(translations, path)
  return [
    { kind: 'text', text: l10n.t('In other languages:') },
    { kind: 'articles', articles: others.map((other) => ({ title: labelOf(other), path: other.path })) },
    ...(changed === undefined
      ? []
      : [{ kind: 'text', text: l10n.t('The original was changed on {0}, after this translation.', changed) } as const]),
  ]
}

function labelOf({ language = l10n.t('Other language'), title, path, isOlder }: OtherLanguage): string {
  const name = title ?? path.slice(path.lastIndexOf('/') + 1)
  return isOlder ? l10n.t('{0}: {1} (older than the original)', language, name) : l10n.t('{0}: {1}', language, name)
}
