import { isBelow, normalizedPath, type FilePlaces } from './siteAddress'
import { isSameName, type EntryKind, type FolderListing } from './folderListing'
import type { ImageFile } from './imageFile'
import { nearest } from '../text/closestMatch'

/** Where the files of an article are looked for. All paths are without `.` and `..`. */
export interface SitePlaces extends FilePlaces {
  /** Folders that addresses may start from too, though nobody says so: what is not there is not missing. */
  readonly maybeRoots: readonly string[]
  /** The folders with the articles of the site, where these are known. */
  readonly content: readonly string[]
  /** Folders of themes, whose own files are published beside those of the site. */
  readonly themes: readonly ThemeFolder[]
}

export interface ThemeFolder {
  readonly folder: string
  /** How the names of themes in it begin. */
  readonly prefix: string
  /** The folder in each theme that is published. */
  readonly inside: string
}

/** The disk, as far as it is known. Nothing here waits. */
export interface FileView {
  /** Undefined when it is not known yet, or cannot be; a folder that is not there is `missing`. */
  list(folder: string): FolderListing | 'missing' | undefined
  /** Undefined when it is not known yet. */
  read(file: string): ImageFile | undefined
}

/** Where the files of one article are looked for, and in what. */
export interface SiteFiles {
  readonly places: SitePlaces
  readonly view: FileView
}

/** The names of a path as they should be written, from the last one on as far as the address goes. */
export interface Renaming {
  readonly names: readonly string[]
  /** Whether nothing else can be meant. */
  readonly sure: boolean
}

/** What makes files alike: one is missing only where others of its sort are. */
export interface FileSort {
  /** The names in a folder that are of this sort. */
  among(listing: FolderListing): readonly string[]
  /** Whether a folder of the site is one for such files too where only those below it hold some. */
  readonly isDeep: boolean
  /** Whether a file that is not there is made from one that lies beside. */
  isMade(name: string, listing: FolderListing): boolean
  /** The one that was most likely meant; undefined when none is near. */
  near(name: string, candidates: readonly string[]): string | undefined
}

/** `otherCase` where the file is called so but for the case of letters; `near` is a file that is called nearly so. */
export type LocalFile =
  | { readonly kind: 'there'; readonly path: string; readonly otherCase: Renaming | undefined }
  | { readonly kind: 'missing'; readonly near: Renaming | undefined }

type Walk =
  | { readonly kind: 'file'; readonly path: string; readonly names: readonly string[]; readonly exact: boolean; readonly sure: boolean }
  /** `isMissed` says whether the folder that should hold it holds others of its sort; undefined when that is not known yet. */
  | { readonly kind: 'absent'; readonly near: () => readonly string[] | undefined; readonly isMissed: () => boolean | undefined }
  | { readonly kind: 'unknown' }

const nowhere: Walk = { kind: 'absent', near: () => undefined, isMissed: () => false }

/** So many names are compared with a misspelt one. */
const mostCompared = 2000
/** In so many folders others of a sort are looked for. */
const mostFolders = 20

interface Search {
  readonly within: string
  /** Whether the path starts at a root of the site. */
  readonly rooted: boolean
  readonly view: FileView
  readonly sort: FileSort
}

/**
 * Looks for the file that a path means: `/images/a.jpg` from the roots of the site, any other from the page.
 * @param path decoded, with forward slashes
 * @returns undefined when that is not known, or when nothing says where the file should be
 */
export function findLocalFile(path: string, sort: FileSort, places: SitePlaces, view: FileView): LocalFile | undefined {
  const rooted = path.startsWith('/')
  const folder = places.document.slice(0, places.document.lastIndexOf('/'))
  // Hexo keeps the images of a post in a folder of its name.
  const own = [folder, places.document.replace(/\.[^./]+$/, '')]
  const certain = rooted ? places.roots : own
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
  const near = absent.reduce<readonly string[] | undefined>((known, one) => known ?? one.near(), undefined)
  if (near) return { kind: 'missing', near: { names: near, sure: false } }
  const missed = absent.map(({ isMissed }) => isMissed())
  return missed.includes(true) && !missed.includes(undefined) ? { kind: 'missing', near: undefined } : undefined
}

/** Whether a path says neither the root nor the page as its start. */
export function isBare(path: string): boolean {
  return !/^\.{0,2}\//.test(path)
}

function thereAs({ path, names, exact, sure }: Walk & { readonly kind: 'file' }): LocalFile {
  return { kind: 'there', path, otherCase: exact ? undefined : { names, sure } }
}

function best(walks: readonly Walk[]): (Walk & { readonly kind: 'file' }) | undefined {
  const files = walks.filter((one) => one.kind === 'file')
  const exact = files.find((one) => one.exact)
  // What is not known yet may be just the one that is meant.
  return exact ?? (walks.some(({ kind }) => kind === 'unknown') ? undefined : files[0])
}

/** Goes from a folder along a path, by the names as the disk has them. */
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

/** Whether there are others of a sort in a folder of the site; those that are told from the page lie just beside. */
function holdsOthers(at: string, listing: FolderListing, { rooted, view, sort }: Omit<Search, 'within'>): boolean | undefined {
  if (sort.among(listing).length > 0 || !rooted || !sort.isDeep) return sort.among(listing).length > 0
  const below = listing.folders
    .filter((name) => !/^[_.]|^node_modules$/.test(name))
    .slice(0, mostFolders)
    .map((name) => view.list(`${at}/${name}`))
  if (below.some((one) => one !== undefined && one !== 'missing' && sort.among(one).length > 0)) return true
  return below.includes(undefined) ? undefined : false
}

/** The rest of a path with its first name as it was meant, when that leads to a file. */
function nearPath(
  at: string,
  part: string,
  rest: readonly string[],
  listing: FolderListing,
  { view, sort }: Pick<Search, 'view' | 'sort'>,
): readonly string[] | undefined {
  const all = rest.length === 0 ? sort.among(listing) : listing.folders
  // A number is seldom misspelt: IMG_0411 is another picture than IMG_0412.
  const candidates = all.filter((name) => digitsOf(name) === digitsOf(part) && (all.length <= mostCompared || name[0] === part[0]))
  const compared = candidates.slice(0, mostCompared)
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

/** The published folders of all themes; undefined when they are not known yet. */
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
