/** The beginnings of image files, as small as a header can be. */

const ascii = (text: string) => [...text].map((unit) => unit.charCodeAt(0))
const big32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
const big16 = (value: number) => [(value >>> 8) & 255, value & 255]
const little16 = (value: number) => big16(value).reverse()
const little24 = (value: number) => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255]
const bytes = (...parts: readonly (readonly number[])[]) => Uint8Array.from(parts.flat())

export function png(width: number, height: number): Uint8Array {
  return bytes([0x89], ascii('PNG\r\n\x1a\n'), big32(13), ascii('IHDR'), big32(width), big32(height), [8, 6, 0, 0, 0], big32(0))
}

/** A PNG with an XMP packet: an `iTXt` chunk. */
export function pngWith(packet: Uint8Array): Uint8Array {
  const keyword = ascii('XML:com.adobe.xmp\0\0\0\0\0')
  const chunk = [...big32(keyword.length + packet.length), ...ascii('iTXt'), ...keyword, ...packet, ...big32(0)]
  return bytes([...png(300, 200)], chunk, big32(0), ascii('IEND'), big32(0))
}

export function gif(width: number, height: number): Uint8Array {
  return bytes(ascii('GIF89a'), little16(width), little16(height), [0, 0, 0])
}

function segment(marker: number, content: readonly number[]): readonly number[] {
  return [0xff, marker, ...big16(content.length + 2), ...content]
}

function exif(orientation: number): readonly number[] {
  const entry = [...big16(0x0112), ...big16(3), ...big32(1), ...big16(orientation), 0, 0]
  return segment(0xe1, [...ascii('Exif\0\0MM\0*'), ...big32(8), ...big16(1), ...entry, ...big32(0)])
}

const jfif = segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0])

/** The XMP packet with some elements, and attributes of the description. */
export function xmp(elements: string, attributes = ''): string {
  const spaces = [
    ['dc', 'http://purl.org/dc/elements/1.1/'],
    ['photoshop', 'http://ns.adobe.com/photoshop/1.0/'],
    ['Iptc4xmpCore', 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/'],
    ['Iptc4xmpExt', 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/'],
  ].map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  const description = `<rdf:Description rdf:about=""${spaces.join('')} ${attributes}>${elements}</rdf:Description>`
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${description}</rdf:RDF>`
  return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">${rdf}</x:xmpmeta><?xpacket end="w"?>`
}

const utf8 = (text: string) => [...new TextEncoder().encode(text)]

/** Data sets of IPTC-IIM, by their numbers in record 2, in the segment of Photoshop. */
function iptc(sets: Readonly<Record<number, string>>): readonly number[] {
  const written = Object.entries(sets).flatMap(([number, text]) => [0x1c, 2, Number(number), ...big16(utf8(text).length), ...utf8(text)])
  const all = [0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47, ...written]
  return segment(0xed, [
    ...ascii('Photoshop 3.0\0'),
    ...ascii('8BIM'),
    4,
    4,
    0,
    0,
    ...big32(all.length),
    ...all,
    ...(all.length % 2 ? [0] : []),
  ])
}

/** The EXIF segment with texts, by the numbers of their tags. */
function exifTexts(texts: Readonly<Record<number, string>>): readonly number[] {
  const entries = Object.entries(texts).map(([tag, text]) => [Number(tag), utf8(`${text}\0`)] as const)
  let place = 8 + 2 + entries.length * 12 + 4
  const table = entries.flatMap(([tag, text]) => {
    const entry = [
      ...big16(tag),
      ...big16(2),
      ...big32(text.length),
      ...(text.length > 4 ? big32(place) : [...text, 0, 0, 0, 0].slice(0, 4)),
    ]
    place += text.length > 4 ? text.length : 0
    return entry
  })
  const data = entries.flatMap(([, text]) => (text.length > 4 ? text : []))
  return segment(0xe1, [...ascii('Exif\0\0MM\0*'), ...big32(8), ...big16(entries.length), ...table, ...big32(0), ...data])
}

/** XMP after the first packet, in segments (XMP Specification, part 3, 1.1.3.1). */
function extended(packet: string): readonly number[] {
  const all = utf8(packet)
  const starts = Array.from({ length: Math.ceil(all.length / 60_000) }, (_, index) => index * 60_000)
  const name = ascii(`http://ns.adobe.com/xmp/extension/\0${'A'.repeat(32)}`)
  return starts.flatMap((start) => segment(0xe1, [...name, ...big32(all.length), ...big32(start), ...all.slice(start, start + 60_000)]))
}

interface Metadata {
  readonly xmp?: string
  readonly moreXmp?: string
  /** Of IPTC-IIM, by their numbers. */
  readonly sets?: Record<number, string>
  /** Of EXIF, by the numbers of their tags. */
  readonly texts?: Record<number, string>
}

/** A JPEG of 300 × 200 pixels with metadata. */
export function photo({ xmp: packet, moreXmp, sets, texts }: Metadata): Uint8Array {
  const parts = [
    texts ? exifTexts(texts) : [],
    packet === undefined ? [] : segment(0xe1, [...ascii('http://ns.adobe.com/xap/1.0/\0'), ...utf8(packet)]),
    moreXmp === undefined ? [] : extended(moreXmp),
  ]
  const frame = segment(0xc0, [8, ...big16(200), ...big16(300), 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
  return bytes([0xff, 0xd8], jfif, ...parts, sets ? iptc(sets) : [], frame, [0xff, 0xda])
}

/** @param orientation EXIF's, from 1 to 8 @param profiles how many colour profiles of 60,000 bytes stand before the size */
export function jpeg(width: number, height: number, orientation?: number, profiles = 0): Uint8Array {
  const profile = segment(0xe2, [...ascii('ICC_PROFILE\0'), ...new Array(60_000).fill(7)])
  const frame = segment(0xc0, [8, ...big16(height), ...big16(width), 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
  const start = orientation === undefined ? jfif : [...jfif, ...exif(orientation)]
  return bytes([0xff, 0xd8], start, new Array(profiles).fill(profile).flat(), frame, [0xff, 0xda])
}

export function webp(width: number, height: number, kind: 'VP8 ' | 'VP8L' | 'VP8X' = 'VP8X'): Uint8Array {
  const chunk = {
    'VP8 ': [0, 0, 0, 0x9d, 0x01, 0x2a, ...little16(width), ...little16(height)],
    VP8L: [0x2f, (width - 1) & 255, (((width - 1) >> 8) & 0x3f) | (((height - 1) & 3) << 6), (height - 1) >> 2, (height - 1) >> 10, 0],
    VP8X: [0, 0, 0, 0, ...little24(width - 1), ...little24(height - 1)],
  }[kind]
  return bytes(ascii('RIFF'), big32(0), ascii('WEBP'), ascii(kind), little16(chunk.length), [0, 0], chunk, [0, 0, 0, 0])
}

function box(name: string, ...content: readonly (readonly number[])[]): readonly number[] {
  const inner = content.flat()
  return [...big32(inner.length + 8), ...ascii(name), ...inner]
}

/** @param brand `avif`, or `heic` for a phone's @param more further properties */
export function avif(width: number, height: number, brand = 'avif', ...more: readonly string[]): Uint8Array {
  const size = box('ispe', big32(0), big32(width), big32(height))
  const others = more.flatMap((name) => box(name, [1]))
  const meta = box('meta', big32(0), box('iprp', box('ipco', size, others)))
  return bytes(box('ftyp', ascii(brand), big32(0), ascii('mif1')), meta, [0, 0, 0, 0])
}

export function svg(attributes: string, before = ''): Uint8Array {
  return new TextEncoder().encode(`${before}<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><path d="M0 0"/></svg>`)
}
