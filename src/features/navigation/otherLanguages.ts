import { languageName } from '../../core/words/languageName'
import type { Translations } from '../../corpus/translations'
import { isoDay } from '../../corpus/records/days'

/** A story in another language than the article that was asked for. */
export interface OtherLanguage {
  /** The path of the article in the corpus. */
  readonly path: string
  /** The language in words; undefined if it is not known. */
  readonly language: string | undefined
  readonly title: string | undefined
  /** Whether its original was changed after it, by the dates of both. */
  readonly isOlder: boolean
}

/**
 * The same story in other languages, sorted by language.
 * @param path of an article of the corpus
 * @param display the language of the names, as a BCP 47 tag
 */
export function otherLanguages(translations: Translations, path: string, display: string): readonly OtherLanguage[] {
  return translations.others(path).map((other) => ({
    path: other.path,
    language: other.tag === undefined ? undefined : languageName(other.tag, display),
    title: translations.titleOf(other.path),
    isOlder: translations.newerOriginal(other.path) !== undefined,
  }))
}

/** The day on which the original of a translation was changed, as `2024-01-05`, if that was after the translation. */
export function originalChanged(translations: Translations, path: string): string | undefined {
  const newer = translations.newerOriginal(path)
  return newer && isoDay(newer.day)
}
