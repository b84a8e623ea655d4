/** Names that a clipboard gives to images without a name. */
const placeholderName = /^(?:image|img|blob|pasted[ _-]?image|clipboard|unnamed|unknown|图像|图片|截图)?$/iu
/** In code points, without the ending. */
const maxNameLength = 80
/** Names that Windows reserves for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
  'image/bmp': 'bmp',
  'image/x-icon': 'ico',
}

const imageEnding = /\.(jpe?g|png|gif|webp|avif|svg|bmp|ico)$/i

/** Whether the ending of a file name is that of an image, including formats that browsers do not show. */
export function isImageName(name: string): boolean {
  return imageEnding.test(name) || /\.(?:heic|heif|tiff?|psd)$/i.test(name)
}

/**
 * The file name for an image: readable, in any script, and valid in an address and on every file system.
 * @param given the name of the file, or the name that the clipboard gives
 * @param type the media type, which determines the ending if the name has none
 * @param article the file name of the article; an image without a name is named after it
 * @param format the format found in the bytes of the image; it overrides the ending
 */
export function imageFileName(given: string, type: string, article: string, format?: string): string {
  const written = imageEnding.exec(given)?.[1]?.toLowerCase() ?? endings[type.toLowerCase()] ?? 'png'
  const isRight = format === undefined || written.replace('jpg', 'jpeg') === format
  const ending = isRight ? written : format === 'jpeg' ? 'jpg' : format
  const withoutEnding = given.replace(imageEnding, '')
  const stem = tidy(placeholderName.test(withoutEnding.trim()) ? article.replace(/\.[^.]*$/, '') : withoutEnding)
  return `${stem === '' || reserved.test(stem) ? `image${stem && `-${stem}`}` : stem}.${ending}`
}

function tidy(name: string): string {
  const words = name.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._~-]+/gu, '-')
  const short = [...words].slice(0, maxNameLength).join('')
  return short
    .replace(/-{2,}/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '')
}

/** The name if it is free, otherwise with the first number that makes it unique. Case is ignored, as on many file systems. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const folded = new Set([...taken].map(fold))
  const [, stem = name, ending = ''] = /^(.*)(\.[^.]*)$/.exec(name) ?? []
  let free = name
  for (let number = 2; folded.has(fold(free)); number++) free = `${stem}-${number}${ending}`
  return free
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
