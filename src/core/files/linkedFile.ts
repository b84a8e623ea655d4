import { pathIn } from './siteAddress'
import { isImageName, type FolderListing } from './folderListing'
import { findLocalFile, isBare, type FileSort, type LocalFile, type SiteFiles, type SitePlaces } from './localFile'
import { onlyNearest } from '../text/closestMatch'

/** Extensions of files that sites generate, and text that only looks like an extension. */
const notFiles = /^(?:x?html?|php\d?|aspx?|jsp|cgi|do|xml|rss|atom|css|js|com|org|net|io|gov|edu|cn)$/i
const articleName = /\.(?:md|markdown|mdx)$/i

/**
 * Finds the file that a link points to: the source file of an article, or a file for download.
 * @param address as a browser reads it
 * @returns undefined when folders are not loaded yet, and for addresses of pages
 */
export function findLinkedFile(address: string, { places, view }: SiteFiles): LocalFile | undefined {
  const ofContent = address.startsWith('@/')
  const path = pathIn(ofContent ? address.slice(1) : address.trim())
  const ending = /[^/.]\.([a-z][a-z\d]{0,8}|7z)$/i.exec(path ?? '')?.[1]
  if (path === undefined || ending === undefined || notFiles.test(ending) || isHost(path)) return undefined
  if (!articleName.test(path)) return ofContent ? undefined : findLocalFile(path, sortOf(ending), places, view)
  return findLocalFile(path, articles, ofContent ? inContent(places) : ofArticles(places), view)
}

/** `example.md` may be a file; `www.example.md` is a host and `news@example.md` a mail address. */
function isHost(path: string): boolean {
  return isBare(path) && /^(?:www\.|[^/]*@)/i.test(path)
}

/** Generators resolve links to articles also from their content folders, and from folders above the page. */
function ofArticles(places: SitePlaces): SitePlaces {
  const above: string[] = []
  for (let at = parentOf(places.document); at.startsWith(places.within); at = parentOf(at)) {
    above.push(at)
    if (at === places.within || at === '') break
  }
  return { ...places, roots: [...places.roots, ...places.content], maybeRoots: [...places.maybeRoots, ...above] }
}

/** `@/` is the content folder in Zola (getzola.org/documentation/content/linking), which has no definition in `core/generators`. */
function inContent(places: SitePlaces): SitePlaces {
  const content = /^.*?\/content(?=\/)/.exec(places.document.slice(places.within.length))?.[0]
  return { ...places, roots: content === undefined ? [] : [places.within + content], maybeRoots: [] }
}

const articles: FileSort = {
  among: (listing) => namesIn(listing, (name) => articleName.test(name)),
  isDeep: false,
  // `ferry.md` of a site in several languages may be `ferry.en.md`.
  isMade: (name, listing) =>
    namesIn(listing, (other) => other.startsWith(name.replace(/[^.]*$/, '')) && /\.\w+\.\w+$/.test(other)).length > 0,
  near: onlyNearest,
}

function sortOf(ending: string): FileSort {
  const suffix = `.${ending.toLowerCase()}`
  const isOne = isImageName(suffix) ? isImageName : (name: string) => name.toLowerCase().endsWith(suffix)
  return { among: (listing) => namesIn(listing, isOne), isDeep: false, isMade: () => false, near: onlyNearest }
}

function namesIn(listing: FolderListing, isOne: (name: string) => boolean): readonly string[] {
  return [...listing.names].filter((name) => isOne(name) && listing.kindOf(name) !== 'folder')
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
