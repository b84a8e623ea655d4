/** Names that a clipboard gives when it knows none. */
const nameless = /^(?:image|img|blob|pasted[ _-]?image|clipboard|unnamed|unknown|图像|图片|截图)?$/iu
const longestName = 80
/** Names that Windows keeps for devices. */
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

/** Whether a file is a picture by its name, be it one that browsers show or not. */
export function isImageName(name: string): boolean {
  return imageEnding.test(name) || /\.(?:heic|heif|tiff?|psd)$/i.test(name)
}

/**
 * The name that a picture is kept by: readable, in any script, and good for an address and for every file system.
 * @param given as the file is called, or the clipboard calls it
 * @param type its media type; its ending is taken where the name has none
 * @param article the name of the article's file, which a picture without a name is called after
 * @param format what its bytes say that it is, which counts before its ending
 */
export function imageFileName(given: string, type: string, article: string, format?: string): string {
  const written = imageEnding.exec(given)?.[1]?.toLowerCase() ?? endings[type.toLowerCase()] ?? 'png'
  const isTrue = format === undefined || written.replace('jpg', 'jpeg') === format
  const ending = isTrue ? written : format === 'jpeg' ? 'jpg' : format
  const own = given.replace(imageEnding, '')
  const stem = tidy(nameless.test(own.trim()) ? article.replace(/\.[^.]*$/, '') : own)
  return `${stem === '' || reserved.test(stem) ? `image${stem && `-${stem}`}` : stem}.${ending}`
}

function tidy(name: string): string {
  const words = name.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._~-]+/gu, '-')
  const short = [...words].slice(0, longestName).join('')
  return short
    .replace(/-{2,}/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '')
}

/** The name itself, or with the first number that makes it one of its own. On many disks letter case makes no difference. */
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
