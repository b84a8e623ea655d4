import { isRecord } from '../../data/isRecord'
import { noLanguages, type MovedTranslations, type SiteLanguages } from '../../article/readLanguage'
import { languageTag } from '../../words/languageTags'
import { valueAt, type ConfigurationFile } from './markdownSettings'

/** What a generator says of the languages of a site. */
export interface LanguageReading {
  /** Configuration files that may name them: paths from the folder of the site. They are read, never run. */
  readonly files: readonly string[]
  /** Never throws; what is not understood counts as not said. @param files those of `files` that exist, in the same order */
  readonly read: (files: readonly ConfigurationFile[]) => SiteLanguages
}

/** A generator that knows nothing of languages. */
export const noLanguageReading: LanguageReading = { files: [], read: () => noLanguages }

/** Languages by their tags; undefined if there are no two. @param main the language of what is not marked */
export function languagesNamed(
  tags: readonly unknown[],
  main: unknown,
  more: Partial<Pick<SiteLanguages, 'folders' | 'moved' | 'ownAddresses' | 'expects'>> = {},
): SiteLanguages {
  const named = [...new Set(tags.flatMap((tag) => (typeof tag === 'string' ? (languageTag(tag) ?? []) : [])))]
  const own = typeof main === 'string' ? languageTag(main) : undefined
  return named.length < 2
    ? { ...noLanguages, main: own, ...(more.moved && { moved: more.moved }) }
    : { ...noLanguages, named, main: own, ...more }
}

/** The languages of a list in a configuration file, the first of which, or the value of another key, is that of what is not marked. */
export function listedLanguages(
  files: readonly string[],
  keys: readonly string[],
  mainKeys: readonly string[],
  ownAddresses: boolean,
): LanguageReading {
  return {
    files,
    read(found) {
      const data = found.map((file) => file.data).find((value) => isRecord(value) && keys.some((key) => valueAt(value, key) !== undefined))
      const listed = keys.map((key) => valueAt(data, key)).find((value) => value !== undefined)
      const tags: readonly unknown[] = Array.isArray(listed) ? listed : [listed]
      const main = mainKeys.map((key) => valueAt(data, key)).find((value) => typeof value === 'string')
      return languagesNamed(tags, main ?? tags[0], { ownAddresses })
    },
  }
}

/** The languages in a configuration of code, which is searched for `locales: ['en', 'fr']` and `defaultLocale: 'en'`. */
export function localesInCode(
  files: readonly string[],
  moved: readonly MovedTranslations[],
  expects: SiteLanguages['expects'],
): LanguageReading {
  return {
    files,
    read(found) {
      const code = found.map(({ text }) => text).find((text) => text !== undefined && /\blocales\s*:/.test(text)) ?? ''
      const list = /\blocales\s*:\s*\[([^\][]{0,2000})\]/.exec(code)?.[1] ?? ''
      const tags = [...list.matchAll(/(?:^|,)\s*['"`]([\w-]{2,12})['"`]/g)].map(([, tag]) => tag)
      const main = /\bdefaultLocale\s*:\s*['"`]([\w-]{2,12})['"`]/.exec(code)?.[1]
      return languagesNamed(tags, main, { moved, expects, ownAddresses: true })
    },
  }
}
