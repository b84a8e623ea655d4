import { pathIn } from './siteAddress'
import { isImageName } from './folderListing'
import type { ImageFile } from './imageFile'
import { findLocalFile, isBare, type FileSort, type FileView, type Renaming, type SitePlaces } from './localFile'
import { nearest } from '../text/closestMatch'

/** The image file for an address. */
export type LocalImage =
  /** `otherCase`: the file differs in letter case; `file` is undefined when it has not been read yet. */
  | { readonly kind: 'there'; readonly path: string; readonly otherCase: Renaming | undefined; readonly file: ImageFile | undefined }
  /** `near`: a file with a similar name. */
  | { readonly kind: 'missing'; readonly near: Renaming | undefined }

/** Where an address is written: themes resolve a bare `a.jpg` in the front matter in their own ways. */
export type AddressPlace = 'field' | 'body'

const pictures: FileSort = {
  among: (listing) => listing.images,
  isDeep: true,
  // Builds make modern formats from an image next to it.
  isMade: (name, listing) => /\.(?:webp|avif)$/i.test(name) && listing.images.some((other) => stemOf(other) === stemOf(name)),
  near: (name, candidates) => candidates.find((one) => stemOf(one) === stemOf(name)) ?? nearest(name, candidates),
}

/**
 * Finds the image file for an address.
 * @param address as a browser reads it
 * @returns undefined for a web address, an address made by a template or a program, and one whose folder is not known or not loaded.
 * A file is reported missing only if files of the same kind exist in that folder
 */
export function findLocalImage(address: string, place: AddressPlace, places: SitePlaces, view: FileView): LocalImage | undefined {
  const path = localPath(address)
  if (path === undefined) return undefined
  const found = findLocalFile(path, pictures, places, view)
  if (found?.kind === 'there') return { ...found, file: view.read(found.path) }
  return place === 'field' && isBare(path) ? undefined : found
}

/** The path of an address that can be that of a file; undefined for others, and for those made by templates, bundlers and programs. */
function localPath(address: string): string | undefined {
  if (/^(?:[a-z][\w+.-]*:|\/\/|[~@#?{<$])|\{\{|\{%|\$\{/i.test(address)) return undefined
  const path = pathIn(address.trim())
  return path !== undefined && isImageName(path) ? path : undefined
}

function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/, '').toLowerCase()
}
