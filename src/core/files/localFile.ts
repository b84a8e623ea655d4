import { isBelow, normalizedPath, type FilePlaces } from './siteAddress'
import { isSameName, type EntryKind, type FolderListing } from './folderListing'
import type { ImageFile } from './imageFile'
import { nearest } from '../text/closestMatch'

/** Where the files of an article may be. All paths are without `.` and `..`. */
export interface SitePlaces extends FilePlaces {
  /** Folders that addresses may also start from, without certainty: a file is not reported missing because of them. */
  readonly maybeRoots: readonly string[]
  /** The content folders of the site, if known. */
  readonly content: readonly string[]
  /** The folder of the site; undefined if no site was found. */
  readonly site?: string | undefined
  /** Folders of themes, whose files are published together with those of the site. */
  readonly themes: readonly ThemeFolder[]
}

export interface ThemeFolder {
  readonly folder: string
  /** Prefix of the names of themes in it. */
  readonly prefix: string
  /** The published folder of each theme. */
  readonly inside: string
}

/** The text of a file of the site. */
export type SiteText = { readonly text: string } | 'missing'

/** The bytes that are read of a text file. */
export const maxTextBytes = 256 * 1024

/** The loaded part of the file system; all methods are synchronous. */
export interface FileView {
  /** Undefined when it is not loaded yet or cannot be listed; `missing` for a folder that does not exist. */
  list(folder: string): FolderListing | 'missing' | undefined
  /** Undefined when it is not loaded yet. */
  read(file: string): ImageFile | undefined
  /**
   * The text of a configuration or template file of the site, which is searched and never run: at most `maxTextBytes` of it. Undefined
   * when it is not loaded yet; `missing` for a file that does not exist or cannot be read.
   */
  text(file: string): SiteText | undefined
}

/** Where the files of one article may be, and the file system to search. */
export interface SiteFiles {
  readonly places: SitePlaces
  readonly view: FileView
}

/** The correct names for the last parts of a path. */
export interface Renaming {
  readonly names: readonly string[]
  /** Whether no other file can be meant. */
  readonly sure: boolean
}

/** A kind of files: one is reported missing only if files of the same kind exist in that folder. */
export interface FileSort {
  /** The names in a folder that are of this kind. */
  among(listing: FolderListing): readonly string[]
  /** Whether a folder of the site counts as one with such files if only its subfolders have some. */
  readonly isDeep: boolean
  /** Whether the build makes a missing file from one next to it. */
  isMade(name: string, listing: FolderListing): boolean
  /** The candidate that was most likely meant; undefined when none is near. */
  near(name: string, candidates: readonly string[]): string | undefined
}

/** `otherCase`: the file differs in letter case; `near`: a file with a similar name. */
export type LocalFile =
  | { readonly kind: 'there'; readonly path: string; readonly otherCase: Renaming | undefined }
  | { readonly kind: 'missing'; readonly near: Renaming | undefined }

type Walk =
  | { readonly kind: 'file'; readonly path: string; readonly names: readonly string[]; readonly exact: boolean; readonly sure: boolean }
  /** `isMissed` says whether the folder it should be in has files of its kind; undefined when that is not loaded yet. */
  | { readonly kind: 'absent'; readonly near: () => readonly string[] | undefined; readonly isMissed: () => boolean | undefined }
  | { readonly kind: 'unknown' }

const nowhere: Walk = { kind: 'absent', near: () => undefined, isMissed: () => false }

/** Maximum number of names that are compared with a misspelt one. */
const maxComparedNames = 2000
/** Maximum number of folders that are searched for files of the same kind. */
const maxSearchedFolders = 20

interface Search {
  readonly within: string
  /** Whether the path starts at a root of the site. */
  readonly rooted: boolean
  readonly view: FileView
  readonly sort: FileSort
}

/**
 * Resolves a path to a file: `/images/a.jpg` from the roots of the site, any other path from the page.
 * @param path decoded, with forward slashes
 * @returns undefined when folders are not loaded yet, or it is not known where the file should be
 */
export function findLocalFile(path: string, sort: FileSort, places: SitePlaces, view: FileView): LocalFile | undefined {
  const rooted = path.startsWith('/')
  const folder = places.document.slice(0, places.document.lastIndexOf('/'))
  // Hexo keeps the images of a post in a folder with the name of the post (hexo.io/docs/asset-folders). Used for every site: elsewhere it is missing.
  const pageFolders = [folder, places.document.replace(/\.[^./]+$/, '')]
  const certain = rooted ? places.roots : pageFolders
  const others = rooted ? places.maybeRoots : isBare(path) ? [...places.roots, ...places.maybeRoots] : []
  const walk = (base: string): Walk => walkTo(base, path, { within: places.within, rooted, view, sort })

  const walks = certain.map(walk)
  const all = [...walks, ...others.map(walk)]
  const found = best(all)
  if (found) return thereAs(found)
  if (all.some(({ kind }) => kind === 'unknown')) return undefined
  if (rooted) {
    const ofTheme = themeBases(places.themes, view)
    const inTheme = ofTheme && best(ofTheme.map(walk))
    if (!ofTheme || inTheme) return inTheme && thereAs(inTheme)
  }
  const absent = walks.filter((one) => one.kind === 'absent')
  const near = absent.reduce<readonly string[] | undefined>((first, one) => first ?? one.near(), undefined)
  if (near) return { kind: 'missing', near: { names: near, sure: false } }
  const missed = absent.map(({ isMissed }) => isMissed())
  return missed.includes(true) && !missed.includes(undefined) ? { kind: 'missing', near: undefined } : undefined
}

/** Whether a path starts neither at the root (`/`) nor explicitly at the page (`./`, `../`). */
export function isBare(path: string): boolean {
  return !/^\.{0,2}\//.test(path)
}

function thereAs({ path, names, exact, sure }: Walk & { readonly kind: 'file' }): LocalFile {
  return { kind: 'there', path, otherCase: exact ? undefined : { names, sure } }
}

function best(walks: readonly Walk[]): (Walk & { readonly kind: 'file' }) | undefined {
  const files = walks.filter((one) => one.kind === 'file')
  const exact = files.find((one) => one.exact)
  // A folder that is not loaded yet may have the exact name.
  return exact ?? (walks.some(({ kind }) => kind === 'unknown') ? undefined : files[0])
}

/** Follows a path from a folder, by the names on the disk. */
function walkTo(base: string, path: string, { within, rooted, view, sort }: Search): Walk {
  const whole = path.includes('..') ? normalizedPath(`${base}/${path}`) : `${base}/x`
  if (!isBelow(within, whole) || (rooted && !isBelow(base, whole))) return nowhere
  let at = base === '/' ? '' : base
  let [exact, sure] = [true, true]
  const names: string[] = []
  const parts = path.split('/')
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1
    if (part === '..') at = at.slice(0, at.lastIndexOf('/'))
    if (part === '' || part === '.' || part === '..') {
      names.push(part)
      continue
    }
    const listing = view.list(at === '' ? '/' : at)
    if (listing === undefined) return { kind: 'unknown' }
    if (listing === 'missing') return nowhere
    const fits = (name: string) => suits(listing.kindOf(name), isLast)
    const alike = fits(part) ? [part] : listing.alike(part).filter(fits)
    const [name] = alike
    if (name === undefined) {
      if (isLast && sort.isMade(part, listing)) return nowhere
      const near = () => {
        const rest = nearPath(at, part, parts.slice(index + 1), listing, { view, sort })
        return rest && [...names, ...rest]
      }
      return { kind: 'absent', near, isMissed: () => isLast && holdsOthers(at, listing, { rooted, view, sort }) }
    }
    if (!isSameName(name, part)) {
      exact = false
      sure &&= alike.length === 1
    }
    names.push(isSameName(name, part) ? part : name)
    at = `${at}/${name}`
  }
  return { kind: 'file', path: at, names, exact, sure }
}

function suits(kind: EntryKind | undefined, isLast: boolean): boolean {
  return kind !== undefined && kind !== (isLast ? 'folder' : 'file')
}

/** Whether a folder of the site has files of a kind; for a path relative to the page, only that folder counts. */
function holdsOthers(at: string, listing: FolderListing, { rooted, view, sort }: Omit<Search, 'within'>): boolean | undefined {
  if (sort.among(listing).length > 0 || !rooted || !sort.isDeep) return sort.among(listing).length > 0
  const below = listing.folders
    .filter((name) => !/^[_.]|^node_modules$/.test(name))
    .slice(0, maxSearchedFolders)
    .map((name) => view.list(`${at}/${name}`))
  if (below.some((one) => one !== undefined && one !== 'missing' && sort.among(one).length > 0)) return true
  return below.includes(undefined) ? undefined : false
}

/** The rest of a path with its first name corrected, if that leads to a file. */
function nearPath(
  at: string,
  part: string,
  rest: readonly string[],
  listing: FolderListing,
  { view, sort }: Pick<Search, 'view' | 'sort'>,
): readonly string[] | undefined {
  const all = rest.length === 0 ? sort.among(listing) : listing.folders
  // Numbers are seldom misspelt: IMG_0411 is not IMG_0412.
  const candidates = all.filter((name) => digitsOf(name) === digitsOf(part) && (all.length <= maxComparedNames || name[0] === part[0]))
  const compared = candidates.slice(0, maxComparedNames)
  const name = rest.length === 0 ? sort.near(part, compared) : nearest(part, compared)
  if (name === undefined) return undefined
  if (rest.length === 0) return [name]
  const inside = view.list(`${at}/${name}`)
  const [next = ''] = rest
  return rest.length === 1 && inside && inside !== 'missing' && suits(inside.kindOf(next), true) ? [name, next] : undefined
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, '')
}

/** The published folders of all themes; undefined when they are not loaded yet. */
function themeBases(themes: readonly ThemeFolder[], view: FileView): readonly string[] | undefined {
  const bases: string[] = []
  for (const { folder, prefix, inside } of themes) {
    const listing = view.list(folder)
    if (listing === undefined) return undefined
    if (listing === 'missing') continue
    for (const name of listing.names) if (name.startsWith(prefix)) bases.push(`${folder}/${name}/${inside}`)
  }
  return bases
}
