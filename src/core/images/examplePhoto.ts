import type { ImageFile } from '../files/imageFile'

/** A usual photo, for the examples of rules. */
export const examplePhoto: ImageFile = {
  bytes: 84_000,
  content: { kind: 'image', format: 'jpeg', size: { width: 770, height: 433, fixed: true } },
}
