import { isRecord } from '../../data/isRecord'
import { dataEndings, withEndings } from '../shared/fileNames'
import { languagesNamed, type LanguageReading } from '../shared/languageReading'
import { valueAt } from '../shared/markdownSettings'
import { languageTag } from '../../words/languageTags'

const rootFiles = ['hugo', 'config'].flatMap((name) => withEndings(name, ...dataEndings))
const folderFiles = ['config', 'hugo', 'languages'].flatMap((name) => withEndings(`config/_default/${name}`, ...dataEndings))

/**
 * `languages` of the configuration, with their `contentDir` (gohugo.io/configuration/languages). Measured on 0.111.3: two articles with the same
 * `url` in two languages are written to one page, so addresses are not their own.
 */
export const hugoLanguages: LanguageReading = {
  files: [...rootFiles, ...folderFiles],
  read(files) {
    const all = files.map(({ path, data }) => (/\/languages\.\w+$/.test(path) ? { languages: data } : data))
    const languages = all.map((data) => caseless(data, 'languages')).find(isRecord) ?? {}
    const main = all.map((data) => caseless(data, 'defaultContentLanguage')).find((value) => typeof value === 'string') ?? 'en'
    const used = Object.entries(languages).filter(([, language]) => caseless(language, 'disabled') !== true)
    const folders = used.flatMap(([key, language]) => {
      const [folder, tag] = [caseless(language, 'contentDir'), languageTag(key)]
      return typeof folder === 'string' && tag !== undefined ? [{ folder: folder.replace(/^\.?\/+|\/+$/g, ''), tag }] : []
    })
    const tags = used.map(([key]) => key)
    return languagesNamed(tags, main, { folders: folders.filter(({ folder }) => folder !== ''), expects: 'generator' })
  },
}

/** Hugo does not distinguish capitals in its keys. */
function caseless(data: unknown, name: string): unknown {
  const key = isRecord(data) ? Object.keys(data).find((candidate) => candidate.toLowerCase() === name.toLowerCase()) : undefined
  return key === undefined ? undefined : valueAt(data, key)
}
