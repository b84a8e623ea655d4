import { hasScriptOf, isPlainLanguage, languageTag, speaksAgainst } from '../words/languageTags'

/** What a site says of its languages. Tags as `languageTag` writes them. */
export interface SiteLanguages {
  /** The languages that it names; empty if it names none. */
  readonly named: readonly string[]
  /** The language of what is not marked; undefined if it is not known. */
  readonly main: string | undefined
  /** Folders of one language each, from the folder of the site. */
  readonly folders: readonly { readonly folder: string; readonly tag: string }[]
  /** Where translations are kept in another place than the original. */
  readonly moved: readonly MovedTranslations[]
  /** Whether the page of each language has an address of its own even if the front matter sets the same one. */
  readonly ownAddresses: boolean
  /** Who says which languages a story should have; undefined if nobody does. */
  readonly expects: 'settings' | 'generator' | undefined
}

/** The groups of `pattern` are the language and the rest of the path; `base` replaces what comes before the rest in the path of the original. */
export interface MovedTranslations {
  readonly pattern: RegExp
  readonly base: string
}

export const noLanguages: SiteLanguages = { named: [], main: undefined, folders: [], moved: [], ownAddresses: false, expects: undefined }

/** The language of an article. */
export interface ArticleLanguage {
  /** Undefined if nothing tells it. */
  readonly tag: string | undefined
  /** The path without its mark of a language: that of the original. Translations have the same one. */
  readonly base: string
}

/** A mark of a language in a path. */
interface PathMark {
  readonly tag: string
  readonly base: string
  /** Whether the site itself says that it is one. */
  readonly isSure: boolean
}

/**
 * The language of an article: by the folders that the site names, a suffix of the file name (`post.fr.md`), a folder (`_posts/fr`), the
 * `lang` of the front matter, and the script of the title. The front matter counts more than a path that the site does not explain; if both
 * differ, the title's script decides.
 *
 * Sources: gohugo.io/content-management/multilingual (contentDir, suffix; measured on 0.111.3: the suffix counts only for languages of the
 * configuration, `lang` in front matter counts nothing); docusaurus.io/docs/i18n/tutorial; the README of jekyll-polyglot (`lang`) and of
 * jekyll-multiple-languages-plugin (`_i18n/LANGUAGE`); docs.astro.build/en/guides/internationalization (folders).
 * @param path from the folder of the site, with forward slashes
 * @param facts of its front matter
 * @param isBeside whether a folder of another language is next to this one. @param folder the folder that has both, '' or ending in a slash
 */
export function readLanguage(
  path: string,
  facts: { readonly language: string | undefined; readonly title: string | undefined },
  site: SiteLanguages,
  isBeside: (folder: string, tag: string) => boolean,
): ArticleLanguage {
  const mark = pathMark(path, facts.title, site, isBeside)
  const field = facts.language === undefined ? undefined : languageTag(facts.language)
  if (mark) return { tag: field === undefined || mark.isSure || speaks(field, mark.tag, facts.title) ? mark.tag : field, base: mark.base }
  if (field !== undefined) return { tag: field, base: path }
  const { title = '' } = facts
  const written = site.named.filter((tag) => hasScriptOf(tag, title))
  return { tag: written.length === 1 ? written[0] : site.main, base: path }
}

/** Whether a title speaks against the language of the front matter, and not against that of the path. */
function speaks(field: string, marked: string, title = ''): boolean {
  return speaksAgainst(field, title) && !speaksAgainst(marked, title)
}

/** The languages that folders and suffixes of a path may name, with the folder that has them. */
export function languageFolders(path: string): readonly { readonly folder: string; readonly tag: string }[] {
  const found: { folder: string; tag: string }[] = []
  for (let start = 0, end = path.indexOf('/'); end >= 0; start = end + 1, end = path.indexOf('/', start)) {
    const length = end - start
    const isShort = length === 2 || (length > 2 && length <= 12 && (path[start + 2] === '-' || path[start + 2] === '_'))
    const tag = isShort ? languageTag(path.slice(start, end)) : undefined
    if (tag !== undefined) found.push({ folder: path.slice(0, start), tag })
  }
  return found
}

const suffix = /^(.+)\.([A-Za-z]{2}(?:[-_][A-Za-z\d]{2,4}){0,2})(\.(?:mdx?|markdown))$/

function pathMark(
  path: string,
  title: string | undefined,
  site: SiteLanguages,
  isBeside: (folder: string, tag: string) => boolean,
): PathMark | undefined {
  for (const { pattern, base } of site.moved) {
    const [whole, written = '', rest = ''] = pattern.exec(path) ?? []
    const tag = languageTag(written)
    if (whole !== undefined && tag !== undefined) return { tag, base: base + rest, isSure: true }
  }
  const own = site.folders.filter(({ folder }) => path.startsWith(`${folder}/`)).sort((a, b) => b.folder.length - a.folder.length)[0]
  const [, stem = '', code = '', ending = ''] = suffix.exec(path) ?? []
  const ended = languageTag(code)
  if (ended !== undefined && site.named.includes(ended))
    return { tag: ended, base: withoutFolder(stem + ending, own?.folder), isSure: true }
  if (own) return { tag: own.tag, base: withoutFolder(path, own.folder), isSure: true }
  const isMeant = (tag: string, folder: string) =>
    site.named.includes(tag) || isPlainLanguage(tag) || hasScriptOf(tag, title ?? '') || isBeside(folder, tag)
  if (ended !== undefined && isMeant(ended, `${stem}.`)) return { tag: ended, base: stem + ending, isSure: false }
  const found = languageFolders(path).find(({ folder, tag }) => isMeant(tag, folder))
  return found && { tag: found.tag, base: found.folder + path.slice(path.indexOf('/', found.folder.length) + 1), isSure: false }
}

/** Paths below the folders of two languages are equal without them. */
function withoutFolder(path: string, folder: string | undefined): string {
  return folder === undefined || !path.startsWith(`${folder}/`) ? path : `*/${path.slice(folder.length + 1)}`
}
