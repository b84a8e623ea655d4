import assert from 'node:assert/strict'
import { headLengths, needsMore, readImageContent, type ImageContent } from '../../../src/core/files/imageFile'
import { avif, gif, jpeg, png, svg, webp } from '../../imageBytes'

const read = (bytes: Uint8Array, length = bytes.length) => readImageContent(bytes, length)
const text = (written: string) => new TextEncoder().encode(written)
const image = (format: string, width: number, height: number, fixed = true) => ({ kind: 'image', format, size: { width, height, fixed } })
const sizeOf = (content: ImageContent) => (content.kind === 'image' ? content.size : content.kind)

describe('readImageContent', () => {
  it('tells format and size of each format from its header', () => {
    assert.deepEqual(read(png(770, 433)), image('png', 770, 433))
    assert.deepEqual(read(gif(770, 433)), image('gif', 770, 433))
    assert.deepEqual(read(jpeg(770, 433)), image('jpeg', 770, 433))
    for (const kind of ['VP8 ', 'VP8L', 'VP8X'] as const) assert.deepEqual(read(webp(770, 433, kind)), image('webp', 770, 433), kind)
    assert.deepEqual(read(avif(770, 433)), image('avif', 770, 433))
    assert.deepEqual(read(svg('width="770" height="433"')), image('svg', 770, 433))
    assert.equal((read(avif(4032, 3024, 'heic')) as { format?: string }).format, 'heic')
  })

  it('turns a photo as its camera was held', () => {
    for (const orientation of [1, 2, 3, 4]) assert.deepEqual(read(jpeg(770, 433, orientation)), image('jpeg', 770, 433))
    for (const orientation of [5, 6, 7, 8]) assert.deepEqual(read(jpeg(770, 433, orientation)), image('jpeg', 433, 770))
    for (const orientation of [0, 9, 65_535]) assert.deepEqual(read(jpeg(770, 433, orientation)), image('jpeg', 770, 433))
  })

  it('tells no size of a picture that is turned or cropped by other means', () => {
    assert.equal(sizeOf(read(avif(770, 433, 'avif', 'irot'))), undefined)
    assert.equal(sizeOf(read(avif(770, 433, 'avif', 'clap'))), undefined)
  })

  it('looks at the beginning only, and asks for more of a JPEG with long notes', () => {
    const photo = jpeg(770, 433, 6, 3)
    const head = photo.subarray(0, headLengths.usual)
    const first = read(head, photo.length)
    assert.deepEqual(first, { kind: 'image', format: 'jpeg', size: undefined })
    assert.ok(needsMore(first, head, photo.length))
    assert.deepEqual(read(photo), image('jpeg', 433, 770))
    assert.ok(!needsMore(read(photo), photo, photo.length))
    const endless = jpeg(770, 433, 1, 20)
    assert.deepEqual(read(endless), { kind: 'image', format: 'jpeg', size: undefined })
    assert.ok(!needsMore(read(endless), endless, endless.length))
  })

  it('finds every cut of a header broken, and does not read what lies behind it in memory', () => {
    for (const whole of [png(770, 433), gif(770, 433), jpeg(770, 433, 6), webp(770, 433, 'VP8 ')]) {
      for (let length = 0; length < whole.length; length++) {
        // A view into a larger buffer that holds the rest.
        const content = read(whole.subarray(0, length))
        const told = content.kind === 'image' ? content.size : undefined
        const complete = read(whole)
        if (told) assert.deepEqual(content, complete, `${length} of ${whole.length}`)
        else assert.ok(['empty', 'foreign', 'damaged'].includes(content.kind), `${length}: ${JSON.stringify(content)}`)
      }
    }
    for (let length = 0; length < avif(770, 433).length; length++) assert.doesNotThrow(() => read(avif(770, 433).subarray(0, length)))
    assert.deepEqual(read(png(770, 433).subarray(0, 20)), { kind: 'damaged', format: 'png' })
  })

  it('names what is no picture', () => {
    assert.deepEqual(read(new Uint8Array()), { kind: 'empty' })
    assert.deepEqual(read(text('<!DOCTYPE html>\n<html><body>404 <svg width="1" height="1"></svg>')), { kind: 'foreign' })
    assert.deepEqual(read(text('Not found')), { kind: 'foreign' })
    assert.deepEqual(read(new Uint8Array(100)), { kind: 'foreign' })
    assert.deepEqual(read(text('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n')), { kind: 'elsewhere' })
    assert.deepEqual(read(text('../../.git/annex/objects/xK/9v/SHA256E-s1--a.jpg')), { kind: 'elsewhere' })
  })

  it('believes no size that cannot be', () => {
    assert.deepEqual(read(png(0, 433)), { kind: 'damaged', format: 'png' })
    assert.equal(sizeOf(read(png(0xffffffff, 0xffffffff))), undefined)
    assert.equal(sizeOf(read(png(65_536, 10))), undefined)
    assert.equal(sizeOf(read(svg('width="1e9" height="99999999"'))), undefined)
  })

  it('reads drawings as browsers do', () => {
    const size = (attributes: string, before = '') => sizeOf(read(svg(attributes, before)))
    assert.deepEqual(size('width="10cm" height="1in"'), { width: 378, height: 96, fixed: true })
    assert.deepEqual(size("width='72pt' height='6pc'"), { width: 96, height: 96, fixed: true })
    assert.deepEqual(size('viewBox="0 0 640 360"'), { width: 640, height: 360, fixed: false })
    assert.deepEqual(size('viewBox="0,0, 640,360" width="100%" height="100%"'), { width: 640, height: 360, fixed: false })
    assert.deepEqual(size('width="320" viewBox="0 0 640 360"'), { width: 320, height: 180, fixed: true })
    assert.deepEqual(size('height="180" viewBox="0 0 640 360"'), { width: 320, height: 180, fixed: true })
    assert.equal(size(''), undefined)
    assert.equal(size('viewBox="0 0 0 360"'), undefined)
    assert.equal(size('width="wide" height="high" viewBox="a b c d"'), undefined)
    assert.equal(size('width="-5" height="10"'), undefined)
    // In comments and attributes of others there is none.
    const before = '\ufeff <?xml version="1.0"?>\n<!-- <svg width="1" height="1"> -->\n<!DOCTYPE svg PUBLIC "a" "b">\n'
    assert.deepEqual(size('data-width="9" width="770" height="433"', before), { width: 770, height: 433, fixed: true })
    assert.deepEqual(size('width="770" height="433"', `<!--${'x'.repeat(2000)}-->`), { width: 770, height: 433, fixed: true })
  })

  it('is not led astray by hostile drawings', () => {
    const flood = text('<svg '.repeat(100_000))
    assert.deepEqual(read(flood), { kind: 'image', format: 'svg', size: undefined })
    assert.deepEqual(read(text(`<svg ${'a="'.repeat(20_000)}`)), { kind: 'foreign' })
    assert.deepEqual(read(text('<svg width="1" height="1"')), { kind: 'foreign' })
    assert.deepEqual(read(text(`<!DOCTYPE svg [<!ENTITY a "${'&a;'.repeat(1000)}">]><svg width="&a;" height="5">`)), {
      kind: 'image',
      format: 'svg',
      size: undefined,
    })
    assert.equal(sizeOf(read(svg('width="5" width="9" height="4"'))) === undefined, false)
  })

  it('ends on random bytes behind any signature', () => {
    let seed = 7
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
      return seed >> 16
    }
    for (const whole of [png(1, 1), gif(1, 1), jpeg(1, 1, 6), webp(1, 1), avif(1, 1), avif(1, 1, 'heic')]) {
      for (let run = 0; run < 50; run++) {
        const noise = Uint8Array.from({ length: 4000 }, () => random() & 255)
        noise.set(whole.subarray(0, 16 + (random() % 16)))
        assert.doesNotThrow(() => read(noise))
      }
    }
  })
})
