const names = new Set(
  'headimg thumbnail cover image images banner photo photos coverimage cover_image featured_image featuredimage og_image'.split(' '),
)

/** Whether a key of the front matter usually holds the address of a picture, or several. */
export function isImageField(key: string): boolean {
  return names.has(key.toLowerCase())
}

const small = new Set(['thumbnail', 'images', 'photo', 'photos'])

/** Whether a key holds the picture at the head of an article: not the small one of lists, and no gallery. */
export function isHeadImage(key: string): boolean {
  return isImageField(key) && !small.has(key.toLowerCase())
}
