import { articleName, nameKey } from './articleName'
import type { ArticleReference } from './articleReferences'
import type { LinkTargets, NamedArticle } from '../article/corpusView'
import { dayMs } from '../dates/dates'
import { normalizedPath } from '../files/siteAddress'
import type { FolderListing } from '../files/folderListing'
import type { SiteFiles } from '../files/localFile'
import { editDistance, maxEdits } from '../text/closestMatch'

/** A reference to an article that does not exist. */
export interface MissingArticle {
  /** The path that was probably meant, split at slashes; undefined if there is no similar article. */
  readonly meant: readonly string[] | undefined
}

/** Parts of addresses before the name of an article that need no folder of that name. */
const usualSections = /^(?:blog|posts?|p|news|articles?|archives?|story|stories|entry|entries|[a-z]{2}(?:-[a-z]{2,4})?)$/i

/**
 * Finds out whether the article that a reference names is missing.
 * @returns undefined if it exists, or if that is unknown: a site has many pages that are not articles. An address counts as missing
 * only if one article has a similar name and fits the rest of the address, or has the same name and another date.
 */
export function missingArticle(
  reference: ArticleReference,
  targets: LinkTargets,
  files: SiteFiles | undefined,
): MissingArticle | undefined {
  const { kind, path, name } = reference
  if (kind === 'page') return missingPage(reference, targets, files)
  const { name: plain, day: written } = articleName(name)
  if (kind === 'post_url' && written === undefined) return undefined
  const day = kind === 'post_url' ? written : undefined
  const named = targets.named(plain)
  const matching = day === undefined ? named : named.filter(({ days }) => days.includes(day))
  if (matching.length > 0 || targets.isSlug(name) || targets.isPage(path)) return undefined
  if (kind === 'post_link' && (targets.isTitle(path) || targets.isTitle(name))) return undefined
  const exists = tagFileExists(reference, files)
  if (exists !== false && files) return undefined
  const [near, another] = named.length > 0 ? named : targets.nearlyNamed(plain)
  if (near && !another) return { meant: withName(path, name, fileName(near, day !== undefined)) }
  return exists === false && namesExistingFolder(reference, files) ? { meant: undefined } : undefined
}

function missingPage({ path, name }: ArticleReference, targets: LinkTargets, files: SiteFiles | undefined): MissingArticle | undefined {
  if (targets.isPage(path) || targets.isSlug(name)) return undefined
  const named = targets.named(name)
  if (named.length > 0) return articleOfOtherDay(path, named)
  const [near, another] = targets.nearlyNamed(name)
  if (!near || another || !fitsArticle(path, near)) return undefined
  const key = nameKey(name)
  if (near.title !== undefined && nameKey(near.title) === key) return undefined
  const meant = publishedNames(near).find((one) => editDistance(nameKey(one), key) <= maxEdits(key))
  if (meant === undefined) return undefined
  const isPage = files ? isFileNamed(name, candidateFolders(path, near, files), files) : false
  return isPage === false ? { meant: withName(path, name, meant) } : undefined
}

/** For addresses with a date: the only article with this name has another date. */
function articleOfOtherDay(path: string, named: readonly NamedArticle[]): MissingArticle | undefined {
  const [, before = '', year = '', month = '', day = '', rest = ''] = /^(.*\/)(\d{4})\/(\d\d)\/(\d\d)(\/[^/]+\/?)$/.exec(path) ?? []
  const [article] = named
  const [articleDay = '', other] = article?.days ?? []
  const written = Date.parse(`${year}-${month}-${day}`)
  // The time zone of the site may be unknown: the day before and the day after may be right.
  if (named.length > 1 || other !== undefined || article?.urls.length !== 0) return undefined
  if (!(Math.abs(Date.parse(articleDay) - written) > dayMs)) return undefined
  return { meant: `${before}${articleDay.replaceAll('-', '/')}${rest}`.split('/') }
}

/** The last parts of the addresses of an article. */
function publishedNames(article: NamedArticle): readonly string[] {
  if (article.urls.length > 0) return article.urls.map((url) => url.replace(/[?#].*$|\/+$/g, '').replace(/^.*\//, ''))
  return [article.slug ?? articleName(article.file).name]
}

/** Whether all parts of the path before the name fit the article: its date, one of its folders, a category, or a usual section. */
function fitsArticle(path: string, { file, days, categories }: NamedArticle): boolean {
  const places = new Set([...file.split('/').slice(0, -1), ...categories].map(nameKey))
  const numbers = new Set(days.flatMap((day) => day.split('-').map(Number)))
  const before = path
    .replace(/\/(?:index\.\w+)?$/i, '')
    .split('/')
    .slice(0, -1)
  return before.every(
    (part) =>
      /^\.{0,2}$/.test(part) || (/^\d+$/.test(part) ? numbers.has(Number(part)) : usualSections.test(part) || places.has(nameKey(part))),
  )
}

function fileName({ file }: NamedArticle, isDated: boolean): string {
  const { name, day } = articleName(file)
  return isDated && day !== undefined ? `${day}-${name}` : name
}

function withName(path: string, name: string, meant: string): readonly string[] {
  const at = path.lastIndexOf(name)
  return (path.slice(0, at) + meant + path.slice(at + name.length)).split('/')
}

/** The folders that may contain the page, and the folder of the article with a similar name. */
function candidateFolders(path: string, near: NamedArticle, { places }: SiteFiles): readonly string[] {
  const before = path.replace(/\/(?:index\.\w+)?$/i, '').replace(/[^/]*$/, '')
  const own = near.file.replace(/\/_?index\.[^/]*$/i, '').replace(/\/[^/]*$/, '')
  const page = places.document.replace(/\/[^/]*$/, '')
  const starts = path.startsWith('/') ? [...places.roots, ...places.maybeRoots, ...places.content] : [page, parentOf(page)]
  return [own, ...starts.map((start) => normalizedPath(`${start}/${before}`))]
}

/** @returns undefined if a folder has not been listed yet */
function isFileNamed(name: string, folders: readonly string[], { view }: SiteFiles): boolean | undefined {
  const { name: plain, day } = articleName(name)
  const key = nameKey(plain)
  const isOne = (file: string) => {
    const other = articleName(file)
    return nameKey(other.name) === key && (day === undefined || day === other.day)
  }
  const listings = folders.map((folder) => view.list(folder))
  if (listings.some((one) => one !== undefined && one !== 'missing' && [...one.names].some(isOne))) return true
  return listings.includes(undefined) ? undefined : false
}

/** Whether the file that a tag names exists, as an article or not. @returns undefined if that is unknown */
function tagFileExists({ kind, path, name }: ArticleReference, files: SiteFiles | undefined): boolean | undefined {
  if (!files) return undefined
  const { document, content, within } = files.places
  const above: string[] = []
  for (let at = parentOf(document); at.length >= within.length && at !== ''; at = parentOf(at)) above.push(at)
  const starts = kind === 'ref' ? [...above, ...content] : [parentOf(document), ...content]
  const before = path.slice(0, Math.max(0, path.lastIndexOf(name)))
  return isFileNamed(
    name,
    starts.map((start) => normalizedPath(`${start}/${before}`)),
    files,
  )
}

/** Whether a tag names the folder of its article, and that folder exists and has Markdown files. */
function namesExistingFolder({ kind, path, name }: ArticleReference, files: SiteFiles | undefined): boolean {
  const before = path.slice(0, Math.max(0, path.lastIndexOf(name)))
  if (!files || (kind === 'ref' && !(before.includes('/') && /\.(?:md|markdown)$/i.test(path)))) return false
  const { content, document } = files.places
  const listings = (before === '' ? content : [...content, parentOf(document)]).map((start) =>
    files.view.list(normalizedPath(`${start}/${before}`)),
  )
  const listed = listings.filter((one): one is FolderListing => one !== undefined && one !== 'missing')
  const holds = listed.some(({ names }) => [...names].some((file) => /\.(?:md|markdown)$/i.test(file)))
  return holds && (kind === 'ref' || listed.every(({ folders }) => folders.length === 0))
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
