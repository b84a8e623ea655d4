import assert from 'node:assert/strict'
import { freeName, imageFileName } from '../../../src/features/images/imageNames'

describe('names of pictures', () => {
  for (const [given, type, expected] of [
    ['Harbour at dawn (1).JPG', 'image/jpeg', 'Harbour-at-dawn-1.jpg'],
    ['白鹭河 新桥　通车.png', 'image/png', '白鹭河-新桥-通车.png'],
    ['cafe\u0301_№5.webp', '', 'café_-5.webp'],
    ['a/b\\c:d*?"<>|#%&+.gif', '', 'a-b-c-d.gif'],
    ['图。。.png', '', '图.png'],
    ['image.png', 'image/png', '2024-01-05-港口.png'],
    ['', 'image/jpeg', '2024-01-05-港口.jpg'],
    ['图片.png', 'image/png', '2024-01-05-港口.png'],
    ['IMG_2041.HEIC', 'image/heic', 'IMG_2041.HEIC.png'],
    ['con.jpg', '', 'image-con.jpg'],
    ['🦆.png', '', 'image.png'],
    ['..\u0000.png', '', 'image.png'],
    [`${'长'.repeat(200)}.png`, '', `${'长'.repeat(80)}.png`],
  ] as const)
    it(`keeps ${JSON.stringify(given).slice(0, 40)} as ${expected.slice(0, 40)}`, () =>
      assert.equal(imageFileName(given, type, '2024-01-05-港口.md'), expected))

  it('have the ending of what they are', () => {
    assert.equal(imageFileName('a.jpg', '', 'x.md', 'png'), 'a.png')
    assert.equal(imageFileName('a.png', '', 'x.md', 'jpeg'), 'a.jpg')
    for (const same of ['a.jpeg', 'a.jpg']) assert.equal(imageFileName(same, '', 'x.md', 'jpeg'), same)
    assert.equal(imageFileName('image', 'image/png', 'x.md', 'webp'), 'x.webp')
  })

  it('never takes a name that is there, in whatever letter case or form', () => {
    assert.equal(freeName('a.jpg', new Set(['b.jpg'])), 'a.jpg')
    assert.equal(freeName('a.jpg', new Set(['A.JPG', 'a-2.jpg'])), 'a-3.jpg')
    assert.equal(freeName('café.png', new Set(['cafe\u0301.png'])), 'café-2.png')
    assert.equal(freeName('noending', new Set(['noending'])), 'noending-2')
  })
})
