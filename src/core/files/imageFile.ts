import type * as ImageSize from './imageSize'
import { svgHeader } from './svgHeader'
import { photoWordsIn, type PhotoWords } from './photoWords'
import type { PixelSize } from './pixelSize'
export type ImageFormat = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'svg' | 'bmp' | 'ico' | 'heic' | 'tiff' | 'psd'

/** The content of an image file, by its header. */
export type ImageContent =
  /** `size` is undefined if the header does not have it, or not reliably. */
  | {
      readonly kind: 'image'
      readonly format: ImageFormat
      readonly size: PixelSize | undefined
      /** Of the metadata in the bytes that are read; left out if there are none. */
      readonly words?: PhotoWords
    }
  | { readonly kind: 'empty' }
  /** Begins like an image of that format, but the header is cut off or invalid. */
  | { readonly kind: 'damaged'; readonly format: ImageFormat }
  /** Not an image, or of a format that is not supported here. */
  | { readonly kind: 'foreign' }
  /** The file may not be read. */
  | { readonly kind: 'unreadable' }
  /** A pointer to an image that is stored elsewhere; or a file that is too large to be read. */
  | { readonly kind: 'elsewhere' }

/** Facts of an image file that do not need decoding. */
export interface ImageFile {
  readonly bytes: number
  readonly content: ImageContent
}

/** Number of bytes to read: `usual` first, and `max` of a JPEG whose colour profiles and camera notes precede the size. */
export const headLengths = { usual: 64 * 1024, max: 1024 * 1024 } as const

/** Maximum width or height that browsers decode, in pixels. */
const longestSide = 65_535

/**
 * Reads the header of an image file.
 * @param head the first bytes: at least `headLengths.usual` of a longer file; bytes after `headLengths.max` are ignored
 * @param bytes the length of the whole file
 */
export function readImageContent(head: Uint8Array, bytes: number): ImageContent {
  if (bytes === 0) return { kind: 'empty' }
  const format = formatOf(head)
  if (format === undefined) return isPointer(head) ? { kind: 'elsewhere' } : { kind: 'foreign' }
  if (format === 'svg') {
    const header = svgHeader(new TextDecoder().decode(head.subarray(0, headLengths.usual)))
    if (header.kind === 'svg') return { kind: 'image', format, size: possible(header.size) }
    // A long comment may precede it.
    return header.kind === 'cut' && bytes > headLengths.usual ? { kind: 'image', format, size: undefined } : { kind: 'foreign' }
  }
  // A copy: for a view, the library reads beyond its end into the rest of the buffer.
  const copy = new Uint8Array(head.subarray(0, format === 'jpeg' ? headLengths.max : headLengths.usual))
  try {
    const { sizeIn }: typeof ImageSize = require('./imageSize')
    const { width, height, orientation = 1 } = sizeIn(copy)
    if (!(width > 0 && height > 0)) return { kind: 'damaged', format }
    // EXIF 2.3, 4.6.4 A: orientations from 5 on are rotated by 90 degrees.
    const turned = orientation >= 5 && orientation <= 8
    const size = { width: turned ? height : width, height: turned ? width : height, fixed: true }
    const words = photoWordsIn(copy)
    const shown = (format === 'avif' || format === 'heic') && isTurned(copy) ? undefined : possible(size)
    return { kind: 'image', format, size: shown, ...(words && { words }) }
  } catch {
    // The part that was not read may have the size.
    const whole = bytes <= copy.length
    return whole || format !== 'jpeg' ? broken(format) : { kind: 'image', format, size: undefined }
  }
}

/** Whether more of the file has to be read, because its header is longer than `head`. */
export function needsMore(content: ImageContent, head: Uint8Array, bytes: number): boolean {
  return (
    content.kind === 'image' && content.format === 'jpeg' && content.size === undefined && head.length < Math.min(bytes, headLengths.max)
  )
}

/** Formats that the library does not support in all variants: a failure to read them does not mean that they are invalid. */
function broken(format: ImageFormat): ImageContent {
  return format === 'png' || format === 'jpeg' || format === 'gif' || format === 'webp'
    ? { kind: 'damaged', format }
    : { kind: 'image', format, size: undefined }
}

/** Signatures of the image formats in use; `????` stands for any four bytes. */
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
  // UTF-8 with or without a byte order mark, and white space before the first tag.
  return /^(?:\xef\xbb\xbf)?\s*</.test(latin1(head.subarray(0, 256))) ? 'svg' : undefined
}

/** Git LFS (specification, version 1) and git-annex store a line of text in place of a file that was not fetched. */
function isPointer(head: Uint8Array): boolean {
  return /^(?:version https:\/\/git-lfs\.|(?:\.\.\/)*(?:\.git)?\/annex\/objects\/)/.test(latin1(head.subarray(0, 100)))
}

/** The size box does not have the displayed size of an image that is cropped or rotated (ISO 23008-12, 6.5). */
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
