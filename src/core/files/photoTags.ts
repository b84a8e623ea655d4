import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom'
import { load } from 'exifreader'

/** The tags with words; camera settings, places and previews are not read. */
const includeTags = { exif: ['ImageDescription', 'Artist', 'Copyright'], iptc: true as const, xmp: true as const }

/** The EXIF, IPTC and XMP tags in the first bytes of an image file. @throws when it has none, or they are damaged */
export function tagsIn(head: Uint8Array<ArrayBuffer>): { readonly exif?: object; readonly iptc?: object; readonly xmp?: object } {
  // Without the handler, the parser does not end on some damaged XML (github.com/xmldom/xmldom/issues/501).
  const domParser = new DOMParser({ onError: onErrorStopParsing })
  return load(head.buffer, { expanded: true, includeTags, domParser })
}
