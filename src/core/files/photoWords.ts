import { isRecord } from '../data/isRecord'
import type * as PhotoTags from './photoTags'

/** What an image file says of itself in words. Plain text on one line; what it does not say is left out. */
export interface PhotoWords {
  readonly caption?: string
  /** The alternative text for readers who cannot see the image. */
  readonly alt?: string
  /** The photographer, or several. */
  readonly creator?: string
  /** The credit line: whom to name. */
  readonly credit?: string
  readonly rights?: string
  /** How the image came to be: the last part of the address of an IPTC digital source type (cv.iptc.org/newscodes/digitalsourcetype). */
  readonly source?: string
}

/** IPTC NewsCodes, digital source type: made, or in part made, by a model that learnt from other media. */
const aiSources = new Set(['trainedAlgorithmicMedia', 'compositeWithTrainedAlgorithmicMedia'])

/** Whether the file says that AI made the image, or a part of it. */
export function isMadeByAi({ source }: PhotoWords): boolean {
  return source !== undefined && aiSources.has(source)
}

/** Longer texts are cut off; in UTF-16 code units. */
const maxLength = 1000

/** Signatures of the parts with words: IPTC-IIM, XMP in JPEG and elsewhere, EXIF. */
const signatures = ['Photoshop 3.0', 'ns.adobe.com/xap/1.0/', '<x:xmpmeta', 'Exif\0\0', 'eXIf']

/** What cameras and programs write as a description. */
const byCamera = /^(?:OLYMPUS DIGITAL CAMERA|SONY DSC|SAMSUNG|DCIM\b.*|Screenshot|.*\.(?:jpe?g|png|heic|dng))$/i

/**
 * Reads the words of a photo: those of XMP first, then of IPTC-IIM, then of EXIF, which cameras fill in by themselves.
 * @param head the first bytes of the file, in a buffer of their own
 * @returns undefined if there are none, or if they are damaged
 */
export function photoWordsIn(head: Uint8Array<ArrayBuffer>): PhotoWords | undefined {
  const text = new TextDecoder('latin1').decode(head)
  if (!signatures.some((signature) => text.includes(signature))) return undefined
  try {
    const { tagsIn }: typeof PhotoTags = require('./photoTags')
    const { xmp = {}, iptc = {}, exif = {} }: Partial<Record<'xmp' | 'iptc' | 'exif', Tags>> = { ...tagsIn(head) } as never
    const described = textOfTag(exif['ImageDescription'])
    const words = {
      caption:
        textOfTag(xmp['description']) ?? textOfTag(iptc['Caption/Abstract']) ?? (byCamera.test(described ?? '') ? undefined : described),
      alt: textOfTag(xmp['AltTextAccessibility']),
      creator: textOfTag(xmp['creator'], true) ?? textOfTag(iptc['By-line'], true) ?? textOfTag(exif['Artist']),
      credit: textOfTag(xmp['Credit']) ?? textOfTag(iptc['Credit']),
      rights: textOfTag(xmp['rights']) ?? textOfTag(iptc['Copyright Notice']) ?? textOfTag(exif['Copyright']),
      source: /([A-Za-z]+)\/?$/.exec(textOfTag(xmp['DigitalSourceType']) ?? '')?.[1],
    }
    const said = Object.entries(words).filter(([, value]) => value !== undefined)
    return said.length > 0 ? Object.fromEntries(said) : undefined
  } catch {
    return undefined
  }
}

type Tags = Readonly<Record<string, unknown>>

/** The text of a tag: of several languages the default one, of several entries the first, or all. */
function textOfTag(tag: unknown, all = false): string | undefined {
  const found = textsOf(tag)
  const text = (all ? [...new Set(found)].join(', ') : (found[0] ?? ''))
    // Control characters and the replacement character are no words.
    .replace(/[\p{Cc}\uFFFD\s]+/gu, ' ')
    .trim()
  return text === '' ? undefined : text.slice(0, maxLength)
}

function textsOf(tag: unknown): readonly string[] {
  if (Array.isArray(tag)) {
    const usual = tag.findIndex((one: unknown) => isRecord(one) && isRecord(one['attributes']) && one['attributes']['lang'] === 'x-default')
    const [first] = tag.splice(Math.max(usual, 0), 1)
    return [first, ...tag].flatMap((one) => textsOf(one))
  }
  if (!isRecord(tag)) return []
  const { value, description } = tag
  if (Array.isArray(value) && value.every(isRecord)) return textsOf([...value])
  return typeof description === 'string' ? [description] : []
}
