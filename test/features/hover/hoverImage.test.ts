import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { hoverAt } from '../../../src/features/hover/hover'
import type { HoverSources } from '../../../src/features/hover/hoverPart'
import { factsOf, imageParts } from '../../../src/features/hover/hoverImage'
import { hover, said, sources } from './hoverSamples'

describe('hover over an image', () => {
  const photo = { bytes: 84_321, content: { kind: 'image', format: 'jpeg', size: { width: 770, height: 433, fixed: true } } } as const
  const images: HoverSources['images'] = (address) => {
    if (address === '/empty.jpg')
      return { kind: 'there', path: '/s/empty.jpg', otherCase: undefined, file: { bytes: 0, content: { kind: 'empty' } } }
    if (address === '/none.jpg') return { kind: 'missing', near: undefined }
    return address === '/a.jpg' ? { kind: 'there', path: '/s/a.jpg', otherCase: undefined, file: photo } : undefined
  }
  const shown = [
    { kind: 'file', path: '/s/a.jpg', note: '770 × 433 pixels · JPEG · 84 kB' },
    { kind: 'image', address: '/a.jpg', path: '/s/a.jpg', width: 320 },
  ]
  const body = (marked: string) => hover(`---\ntitle: x\n---\n\n${marked}`, sources({ images }))

  it('shows it with its size, its weight and its place, in HTML, in Markdown and in the front matter', () => {
    assert.deepEqual(body('<p>|<img alt="A boat" src="/a.jpg">|</p>\n'), shown)
    assert.deepEqual(body('|![A boat](/a.jpg|)\n'), shown)
    assert.deepEqual(body('> text |![A boat]|[b]\n\n[b]: /a.jpg\n'), shown)
    assert.deepEqual(hover('---\nheadimg: |"/a.jpg"|\n---\n', sources({ images })), shown)
  })

  it('shows what the file says of itself', () => {
    const words = {
      caption: 'Boats',
      alt: 'Two boats',
      creator: 'Lin Hai',
      credit: 'Tidewater',
      rights: '© T',
      source: 'trainedAlgorithmicMedia',
    }
    const texts = (more: object) => {
      const file = { bytes: 1, content: { ...photo.content, words: more } }
      return imageParts('a', { kind: 'there', path: 'a', otherCase: undefined, file }, 'en').flatMap((part) =>
        part.kind === 'text' ? [part.text] : [],
      )
    }
    assert.deepEqual(texts(words), [
      'Caption in the file: Boats',
      'Alternative text in the file: Two boats',
      'Photographer: Lin Hai',
      'Credit line: Tidewater',
      'Rights: © T',
      'Made by AI, as the file says',
    ])
    assert.deepEqual(texts({ source: 'digitalCapture' }), ['Digital source type: digitalCapture'])
    assert.deepEqual(texts({}), [])
  })

  it('says how many other articles have it on top', () => {
    const withImage = (image: string) =>
      image === '/a.jpg' ? ['own.md', 'b.md', 'c.md'] : image === '/empty.jpg' ? ['own.md', 'b.md'] : ['own.md']
    const from = sources({ images, corpus: { usage: () => [], articlesWith: () => ({ count: 0, latest: [] }), withImage } })
    assert.deepEqual(said('headimg: |/a.jpg|', from), ['file', 'image', '2 other articles use this image.'])
    assert.deepEqual(said('headimg: |/empty.jpg|', from), ['file', 'One other article uses this image.'])
    assert.deepEqual(said('headimg: |/none.jpg|', from), ['image'])
  })

  it('shows no image if there is none', () => {
    assert.deepEqual(body('|<img src="/empty.jpg">|\n'), [{ kind: 'file', path: '/s/empty.jpg', note: '' }])
    for (const none of ['<img src="/no|ne.jpg">|', '<img src="https://exam|ple.com/a.jpg">|', '`<img src="/a|.jpg">`|', 'te|xt|', '<p|>|'])
      assert.equal(
        hoverAt(parseArticle(`---\ntitle: x\n---\n\n${none.replaceAll('|', '')}`), 18 + none.indexOf('|'), sources({ images })),
        undefined,
        none,
      )
  })

  it('shows a high one narrow, and a small one small', () => {
    const widthOf = (width: number, height: number, fixed = true) => {
      const file = { bytes: 1, content: { kind: 'image', format: 'png', size: { width, height, fixed } } } as const
      const part = imageParts('a', { kind: 'there', path: 'a', otherCase: undefined, file }, 'en').at(-1)
      return part?.kind === 'image' ? part.width : undefined
    }
    assert.deepEqual([widthOf(433, 770), widthOf(48, 48), widthOf(48, 48, false), widthOf(1, 65_535)], [112, 48, 200, 1])
  })

  it('shows the facts about a file', () => {
    const facts = (file: Parameters<typeof factsOf>[0], language = 'en') => factsOf(file, language)
    assert.equal(facts({ bytes: 900, content: { kind: 'image', format: 'gif', size: undefined } }), 'GIF · 0.9 kB')
    assert.equal(facts({ bytes: 2_340_000, content: { kind: 'elsewhere' } }), '2.3 MB')
    assert.equal(facts({ bytes: 0, content: { kind: 'empty' } }), '')
    const drawing = { kind: 'image', format: 'svg', size: { width: 640, height: 360, fixed: false } } as const
    assert.equal(facts({ bytes: 1200, content: drawing }), '640 : 360, scales to any size · SVG · 1.2 kB')
  })
})
