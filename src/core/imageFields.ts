const names = new Set(
  'headimg thumbnail cover image images banner photo photos coverimage cover_image featured_image featuredimage og_image'.split(' '),
)

/** Whether a key of the front matter usually holds the address of a picture, or several. */
export function isImageField(key: string): boolean {
  return names.has(key.toLowerCase())
}
