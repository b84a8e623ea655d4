import assert from 'node:assert/strict'
import { readImageContent } from '../../../src/core/files/imageFile'
import { photo, pngWith, xmp } from '../../imageBytes'

const list = (kind: string, ...entries: readonly string[]) => `<rdf:${kind}>${entries.join('')}</rdf:${kind}>`
const entry = (text: string, lang?: string) => `<rdf:li${lang === undefined ? '' : ` xml:lang="${lang}"`}>${text}</rdf:li>`

function words(bytes: Uint8Array): object | undefined {
  const content = readImageContent(bytes, bytes.length)
  assert.ok(content.kind === 'image')
  return content.words
}

describe('the words of a photo', () => {
  it('are those of XMP, in the default language', () => {
    const packet = xmp(
      `<dc:description>${list('Alt', entry('bateaux', 'fr'), entry('港口 boats &amp; nets\n', 'x-default'))}</dc:description>` +
        `<dc:creator>${list('Seq', entry('Lin Hai'), entry('Mara Wu'))}</dc:creator><dc:rights>${list('Alt', entry('© Tidewater', 'x-default'))}</dc:rights>` +
        `<Iptc4xmpCore:AltTextAccessibility>${list('Alt', entry('Two boats', 'x-default'))}</Iptc4xmpCore:AltTextAccessibility>`,
      'photoshop:Credit="Tidewater" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"',
    )
    assert.deepEqual(words(photo({ xmp: packet })), {
      caption: '港口 boats & nets',
      alt: 'Two boats',
      creator: 'Lin Hai, Mara Wu',
      credit: 'Tidewater',
      rights: '© Tidewater',
      source: 'trainedAlgorithmicMedia',
    })
  })

  it('are those of IPTC-IIM and EXIF, if a newer part lacks them', () => {
    const sets = { 80: 'Lin Hai', 110: 'Tidewater', 116: '© IIM', 120: '港口' }
    const texts = { 270: 'A description', 315: 'Camera Owner', 33432: '© EXIF' }
    assert.deepEqual(words(photo({ sets, texts })), { caption: '港口', creator: 'Lin Hai', credit: 'Tidewater', rights: '© IIM' })
    assert.deepEqual(words(photo({ texts })), { caption: 'A description', creator: 'Camera Owner', rights: '© EXIF' })
    assert.deepEqual(words(photo({ texts, xmp: xmp('', 'photoshop:Credit="XMP"') })), {
      caption: 'A description',
      creator: 'Camera Owner',
      credit: 'XMP',
      rights: '© EXIF',
    })
    assert.equal(words(photo({ texts: { 270: 'OLYMPUS DIGITAL CAMERA' } })), undefined)
    assert.equal(words(photo({})), undefined)
  })

  it('are not read from XMP that is longer than a part of a JPEG', () => {
    const creator = `<dc:creator>${list('Seq', entry('Lin Hai'))}</dc:creator>`
    const packet = (length: number) => xmp(creator + ' '.repeat(length))
    assert.deepEqual(words(photo({ xmp: xmp(''), moreXmp: packet(40_000) })), { creator: 'Lin Hai' })
    assert.equal(words(photo({ xmp: xmp(''), moreXmp: packet(66_000) })), undefined)
    assert.deepEqual(words(pngWith(new TextEncoder().encode(packet(40_000)))), { creator: 'Lin Hai' })
  })

  it('are not found in damaged metadata, which costs neither the size nor an exception', () => {
    const whole = photo({
      xmp: xmp(`<dc:creator>${list('Seq', entry('Lin Hai'))}</dc:creator>`),
      sets: { 80: 'Lin Hai' },
      texts: { 315: 'Lin Hai' },
    })
    for (let at = 20; at < whole.length - 22; at += 7) {
      const damaged = Uint8Array.from(whole)
      damaged[at] = 0xff
      damaged[at + 1] = 0x00
      readImageContent(damaged, damaged.length)
      readImageContent(whole.subarray(0, at), 100_000_000)
    }
    for (const inner of ['<', '<a>'.repeat(3000), '<a b="'.repeat(3000), '<dc:creator/>', '&x;'.repeat(3000), '\0'])
      assert.equal(words(photo({ xmp: xmp(inner) })), undefined)
    assert.deepEqual(words(photo({ xmp: '<x', sets: { 80: 'Lin Hai' } })), { creator: 'Lin Hai' })
  })
})
