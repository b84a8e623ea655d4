import type { ImageFile } from '../files/imageFile'
import type { PhotoWords } from '../files/photoWords'

/** A usual photo, for the examples of rules. */
export const examplePhoto: ImageFile = {
  bytes: 84_000,
  content: { kind: 'image', format: 'jpeg', size: { width: 770, height: 433, fixed: true } },
}

/** The same with words in its metadata. */
export function examplePhotoWith(words: PhotoWords): ImageFile {
  return { bytes: 84_000, content: { kind: 'image', format: 'jpeg', size: { width: 770, height: 433, fixed: true }, words } }
}
