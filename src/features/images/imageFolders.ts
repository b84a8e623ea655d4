import type { Article } from '../../core/article/article'
import type { ImagePlaces } from '../../core/generators/shared/generator'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import { fieldImages } from '../../core/images/articleImages'
import { imageSources } from '../../core/images/imageSources'
import { isImageName } from './imageNames'

/** Addresses per article: enough to find out which folders its images are in. */
const maxAddresses = 20

/** The addresses in an article that may be images of its own site, as written. */
export function localImages(article: Article, fields: ImageFields): readonly string[] {
  const all = [...fieldImages(article, fields), ...imageSources(article)].map(({ address }) => address)
  return all.filter((address) => isImageName(address) && !/^(?:[a-z][\w+.-]*:|\/\/)|[{}\uE000]/i.test(address)).slice(0, maxAddresses)
}

/** The part of an address before the file name, with the slash; '' without a slash. */
export function folderOfAddress(address: string): string {
  return address.slice(0, address.lastIndexOf('/') + 1)
}

const usual = ['images', 'img', 'assets/images', 'assets/img', 'uploads'] as const

/** The usual folders for images, below a root of the site. The first is created if none exists. */
export function usualImageFolders({ folders }: Pick<ImagePlaces, 'folders'>): readonly string[] {
  return [...new Set([...folders, ...usual])]
}
