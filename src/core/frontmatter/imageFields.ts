const names = new Set(
  'headimg thumbnail cover image images banner photo photos coverimage cover_image featured_image featuredimage og_image'.split(' '),
)

/** Whether a key of the front matter usually has the address of an image, or several. */
export function isImageField(key: string): boolean {
  return names.has(key.toLowerCase())
}

const small = new Set(['thumbnail', 'images', 'photo', 'photos'])

/** Whether a key has the image at the top of an article: not a thumbnail, and not a gallery. */
export function isHeadImage(key: string): boolean {
  return isImageField(key) && !small.has(key.toLowerCase())
}
