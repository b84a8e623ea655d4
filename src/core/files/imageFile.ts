import { disableTypes, imageSize } from 'image-size'
import { svgHeader } from './svgHeader'
import type { PixelSize } from './pixelSize'
export type ImageFormat = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'svg' | 'bmp' | 'ico' | 'heic' | 'tiff' | 'psd'

/** What is in an image file, as far as its header tells. */
export type ImageContent =
  /** `size` is undefined where the header does not tell it for certain. */
  | { readonly kind: 'image'; readonly format: ImageFormat; readonly size: PixelSize | undefined }
  | { readonly kind: 'empty' }
  /** Begins like a picture of that format, and breaks off in the header or holds nonsense there. */
  | { readonly kind: 'damaged'; readonly format: ImageFormat }
  /** No picture at all, or of a kind that is not known here. */
  | { readonly kind: 'foreign' }
  /** May not be read. */
  | { readonly kind: 'unreadable' }
  /** Only a pointer to a picture that is kept somewhere else; or too large to be looked at. */
  | { readonly kind: 'elsewhere' }

/** What is known of an image file without decoding it. */
export interface ImageFile {
  readonly bytes: number
  readonly content: ImageContent
}

/** So much of a file is looked at: first, and of a JPEG in which colour profiles and the camera's notes come before the size. */
export const headLengths = { usual: 64 * 1024, most: 1024 * 1024 } as const

/** The largest side that any browser decodes. */
const longestSide = 65_535

// Our own reader of SVG takes longer headers than the first 1,000 bytes; the others are weak guesses or no pictures of the web.
disableTypes(['svg', 'tga', 'pnm', 'j2c', 'ktx', 'dds', 'icns', 'cur', 'jp2', 'jxl', 'jxl-stream'])

/**
 * Tells what an image file is from its beginning.
 * @param head the first bytes, at least `headLengths.usual` of them where the file is that long; more than `headLengths.most` are not looked at
 * @param bytes the length of the whole file
 */
export function readImageContent(head: Uint8Array, bytes: number): ImageContent {
  if (bytes === 0) return { kind: 'empty' }
  const format = formatOf(head)
  if (format === undefined) return isPointer(head) ? { kind: 'elsewhere' } : { kind: 'foreign' }
  if (format === 'svg') {
    const header = svgHeader(new TextDecoder().decode(head.subarray(0, headLengths.usual)))
    if (header.kind === 'svg') return { kind: 'image', format, size: possible(header.size) }
    // A long comment may stand before it.
    return header.kind === 'cut' && bytes > headLengths.usual ? { kind: 'image', format, size: undefined } : { kind: 'foreign' }
  }
  // A copy: the library reads beyond the end of a view into what else its buffer holds.
  const own = new Uint8Array(head.subarray(0, format === 'jpeg' ? headLengths.most : headLengths.usual))
  try {
    const { width, height, orientation = 1 } = imageSize(own)
    if (!(width > 0 && height > 0)) return { kind: 'damaged', format }
    // EXIF 2.3, 4.6.4 A: from 5 on the picture lies on its side.
    const turned = orientation >= 5 && orientation <= 8
    const size = { width: turned ? height : width, height: turned ? width : height, fixed: true }
    return { kind: 'image', format, size: (format === 'avif' || format === 'heic') && isTurned(own) ? undefined : possible(size) }
  } catch {
    // What was not read may hold what is looked for.
    const whole = bytes <= own.length
    return whole || format !== 'jpeg' ? broken(format) : { kind: 'image', format, size: undefined }
  }
}

/** Whether more of the file has to be read to tell: its header is longer than what there is of it. */
export function needsMore(content: ImageContent, head: Uint8Array, bytes: number): boolean {
  return (
    content.kind === 'image' && content.format === 'jpeg' && content.size === undefined && head.length < Math.min(bytes, headLengths.most)
  )
}

/** Formats whose header the library does not know in all its forms are given the benefit of the doubt. */
function broken(format: ImageFormat): ImageContent {
  return format === 'png' || format === 'jpeg' || format === 'gif' || format === 'webp'
    ? { kind: 'damaged', format }
    : { kind: 'image', format, size: undefined }
}

/** The first bytes of the formats that newsrooms have; `????` stands for any four. */
const signatures: readonly (readonly [ImageFormat, string])[] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['webp', 'RIFF????WEBP'],
  ['avif', '????ftypavif'],
  ['avif', '????ftypavis'],
  ['heic', '????ftyphei'],
  ['heic', '????ftyphev'],
  ['bmp', 'BM????\0\0\0\0'],
  ['ico', '\0\0\x01\0'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['psd', '8BPS\0\x01'],
]

function formatOf(head: Uint8Array): ImageFormat | undefined {
  const start = latin1(head.subarray(0, 16))
  const found = signatures.find(([, signature]) => [...signature].every((unit, at) => unit === '?' || start[at] === unit))
  if (found) return found[0]
  // UTF-8 with or without its mark, and white space before the first tag.
  return /^(?:\xef\xbb\xbf)?\s*</.test(latin1(head.subarray(0, 256))) ? 'svg' : undefined
}

/** Git LFS (specification, version 1) and git-annex leave a line of text in the place of a picture that was not fetched. */
function isPointer(head: Uint8Array): boolean {
  return /^(?:version https:\/\/git-lfs\.|(?:\.\.\/)*(?:\.git)?\/annex\/objects\/)/.test(latin1(head.subarray(0, 100)))
}

/** A picture that is cropped, or turned when it is shown, is not as large as the box that holds its size says (ISO 23008-12, 6.5). */
function isTurned(head: Uint8Array): boolean {
  const text = latin1(head.subarray(0, 4096))
  return text.includes('irot') || text.includes('clap')
}

function possible(size: PixelSize | undefined): PixelSize | undefined {
  return size && Math.max(size.width, size.height) <= longestSide ? size : undefined
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
