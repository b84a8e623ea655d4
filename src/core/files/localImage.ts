import { pathIn } from './siteAddress'
import { isImageName } from './folderListing'
import type { ImageFile } from './imageFile'
import { findLocalFile, isBare, type FileSort, type FileView, type Renaming, type SitePlaces } from './localFile'
import { nearest } from '../text/closestMatch'

/** What is known of the file behind an address. */
export type LocalImage =
  /** `otherCase` where the file is called so but for the case of letters; `file` is undefined when it has not been read yet. */
  | { readonly kind: 'there'; readonly path: string; readonly otherCase: Renaming | undefined; readonly file: ImageFile | undefined }
  /** `near` is a file that is called nearly so. */
  | { readonly kind: 'missing'; readonly near: Renaming | undefined }

/** Where an address is written: themes make something of their own of a bare `a.jpg` in the front matter. */
export type AddressPlace = 'field' | 'body'

const pictures: FileSort = {
  among: (listing) => listing.images,
  isDeep: true,
  // Builds make the modern formats of a picture that lies beside.
  isMade: (name, listing) => /\.(?:webp|avif)$/i.test(name) && listing.images.some((other) => stemOf(other) === stemOf(name)),
  near: (name, candidates) => candidates.find((one) => stemOf(one) === stemOf(name)) ?? nearest(name, candidates),
}

/**
 * Looks for the image file that an address means.
 * @param address as a browser reads it
 * @returns undefined when that is not known: an address on the web, one that a template or a program makes, one for which
 * nothing says where it should be. A file is missing only where others are that it should be among.
 */
export function findLocalImage(address: string, place: AddressPlace, places: SitePlaces, view: FileView): LocalImage | undefined {
  const path = localPath(address)
  if (path === undefined) return undefined
  const found = findLocalFile(path, pictures, places, view)
  if (found?.kind === 'there') return { ...found, file: view.read(found.path) }
  return place === 'field' && isBare(path) ? undefined : found
}

/** The path of an address that may be a file's; undefined for others, and for those that templates, bundlers and programs make. */
function localPath(address: string): string | undefined {
  if (/^(?:[a-z][\w+.-]*:|\/\/|[~@#?{<$])|\{\{|\{%|\$\{/i.test(address)) return undefined
  const path = pathIn(address.trim())
  return path !== undefined && isImageName(path) ? path : undefined
}

function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/, '').toLowerCase()
}
