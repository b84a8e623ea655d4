import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom'
import { load } from 'exifreader'

/** The tags with words; camera settings, places and previews are not read. */
const includeTags = { exif: ['ImageDescription', 'Artist', 'Copyright'], iptc: true as const, xmp: true as const }

/**
 * In UTF-16 code units. A part of a JPEG gives its length in 16 bits, so no packet in one part is longer. What continues after it is not read:
 * the parser's time grows with the square of the length.
 */
const maxXmpLength = 65_502

/** The EXIF, IPTC and XMP tags in the first bytes of an image file. @throws when it has none, or they are damaged */
export function tagsIn(head: Uint8Array<ArrayBuffer>): { readonly exif?: object; readonly iptc?: object; readonly xmp?: object } {
  // Without the handler, the parser does not end on some damaged XML (github.com/xmldom/xmldom/issues/501).
  const parser = new DOMParser({ onError: onErrorStopParsing })
  const domParser = {
    parseFromString(xml: string, type: string) {
      if (xml.length > maxXmpLength) throw new RangeError('too long')
      return parser.parseFromString(xml, type)
    },
  }
  return load(head.buffer, { expanded: true, includeTags, domParser })
}
