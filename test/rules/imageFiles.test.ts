import assert from 'node:assert/strict'
import { checkText } from '../../src/core/lint/checkArticle'
import { filesAmong } from '../../src/core/lint/checkExample'
import { fixAll } from '../../src/core/lint/fix'
import type { ImageContent, ImageFile } from '../../src/core/files/imageFile'
import type { PhotoWords } from '../../src/core/files/photoWords'
import { applyEdits, textAt } from '../../src/core/text/text'
import { rules } from '../../src/rules'
import { headImageSize } from '../../src/rules/head-image-size'
import { imageFileBroken } from '../../src/rules/image-file-broken'
import { imageFileCase } from '../../src/rules/image-file-case'
import { imageFileMissing } from '../../src/rules/image-file-missing'
import { imgDimensions } from '../../src/rules/img-dimensions'
import { photoCredit } from '../../src/rules/photo-credit'
import type { Rule } from '../../src/core/lint/rule'
import { configOf } from '../lintConfig'

const photo = (width = 770, height = 433, bytes = 80_000): ImageFile => ({
  bytes,
  content: { kind: 'image', format: 'jpeg', size: { width, height, fixed: true } },
})
const holding = (content: ImageContent, bytes = 5000): ImageFile => ({ bytes, content })

const files: Readonly<Record<string, ImageFile>> = {
  'images/Ferry.JPG': photo(),
  'images/北港 日出.jpg': photo(400, 300),
  'images/a & b.jpg': photo(),
  'images/map.svg': holding({ kind: 'image', format: 'svg', size: { width: 640, height: 360, fixed: false } }),
  'images/plan.svg': holding({ kind: 'image', format: 'svg', size: { width: 640, height: 360, fixed: true } }),
  'images/heavy.jpg': photo(4000, 3000, 6_000_000),
  'images/tiny.jpg': photo(100, 80, 900),
}

const head = (fields: string) => `---\ntitle: Harbour\ndate: 2024-01-05\n${fields}\n---\n\n`

function check(text: string, only: readonly Rule[], options: Readonly<Record<string, unknown>> = {}, known = files) {
  const settings = { ruleOptions: { [headImageSize.id]: options } }
  return checkText(text, 'a.md', { ...configOf(only, settings), files: filesAmong(known) })
}

/** What is marked, and what the text is after the first fix. */
function fixed(text: string, rule: Rule): readonly (readonly [string, string])[] {
  return check(text, [rule]).map(({ range, fixes }) => [textAt(text, range), fixes[0] ? applyEdits(text, fixes[0].edits) : ''])
}

describe('image files', () => {
  it('are written as they are called, and nothing else of the address is touched', () => {
    const body = (address: string) => head('x: 1') + address
    const cases = [
      ['<img src="/images/ferry.jpg?w=1&amp;h=2#a" alt>', '<img src="/images/Ferry.JPG?w=1&amp;h=2#a" alt>'],
      ["<img src='/IMAGES/Ferry.JPG' alt>", "<img src='/images/Ferry.JPG' alt>"],
      ['<img src=/images/ferry.jpg alt>', '<img src=/images/Ferry.JPG alt>'],
      ['<img src="/images/A%20%26%20B.jpg" alt>', '<img src="/images/a%20%26%20b.jpg" alt>'],
      ['<img src="/images/A &amp; B.jpg" alt>', '<img src="/images/a%20%26%20b.jpg" alt>'],
      ['![x](/images/ferry.jpg "Title")', '![x](/images/Ferry.JPG "Title")'],
      ['![x](</images/北港 日出.JPG>)', '![x](</images/北港%20日出.jpg>)'],
      ['![x](/images/%E5%8C%97%E6%B8%AF%20%E6%97%A5%E5%87%BA.JPG)', '![x](/images/北港%20日出.jpg)'],
      ['> - ![x](./images/ferry.jpg)', '> - ![x](./images/Ferry.JPG)'],
    ] as const
    for (const [written, wanted] of cases) {
      const found = fixed(body(written), imageFileCase)
      assert.deepEqual(
        found.map(([, after]) => after),
        [body(wanted)],
        written,
      )
    }
  })

  it('are written as they are called in the front matter, in any notation', () => {
    for (const [written, wanted] of [
      ['headimg: /images/ferry.jpg', 'headimg: /images/Ferry.JPG'],
      ["headimg: '/images/ferry.jpg?v=1'", "headimg: '/images/Ferry.JPG?v=1'"],
      ['photos: [a.jpg, "/images/ferry.jpg"]', 'photos: [a.jpg, "/images/Ferry.JPG"]'],
      ['photos:\n  - /Images/map.svg', 'photos:\n  - /images/map.svg'],
    ] as const)
      assert.deepEqual(
        fixed(head(written), imageFileCase).map(([, after]) => after),
        [head(wanted)],
      )
    const alias = head('headimg: &a /images/ferry.jpg\nthumbnail: *a')
    assert.deepEqual(
      fixed(alias, imageFileCase).map(([, after]) => after === ''),
      [false, true],
    )
    const toml = '+++\ntitle = "Harbour"\ndate = 2024-01-05\nimage = "/images/ferry.jpg"\n+++\n'
    assert.deepEqual(fixed(toml, imageFileCase), [['/images/ferry.jpg', toml.replace('ferry.jpg', 'Ferry.JPG')]])
  })

  it('whose credit line names the photographer are told with that line alone', () => {
    const told = (words: PhotoWords) => {
      const content: ImageContent = { kind: 'image', format: 'jpeg', size: { width: 770, height: 433, fixed: true }, words }
      const text = head('x: 1') + '<figure><img src="/a.jpg" alt="A ferry"><figcaption>A ferry</figcaption></figure>\n'
      return check(text, [photoCredit], {}, { 'a.jpg': holding(content) }).map(({ message }) => message)
    }
    const wanted = (names: string) => [`The image file names “${names}”, and the caption does not.`]
    assert.deepEqual(told({ creator: 'Lin Hai', credit: 'Lin Hai / Tidewater' }), wanted('Lin Hai / Tidewater'))
    assert.deepEqual(told({ creator: 'Lin Hai', credit: 'Tidewater' }), wanted('Tidewater / Lin Hai'))
  })

  it('are all mended safely in one go, and then there is nothing left', () => {
    const text = head('headimg: /images/ferry.jpg') + '<img src="/images/ferry.jpg" alt="A ferry">\n\n![x](/images/FERRY.jpg)\n'
    const checked = (written: string) => check(written, rules)
    const once = fixAll(text, checked)
    assert.equal(once.cycle, undefined)
    assert.equal(
      once.text,
      head('headimg: /images/Ferry.JPG') +
        '<img src="/images/Ferry.JPG" width="770" height="433" alt="A ferry">\n\n![x](/images/Ferry.JPG)\n',
    )
    assert.equal(fixAll(once.text, checked).text, once.text)
  })

  it('are missed at each place, also of an image that is named elsewhere', () => {
    const text =
      head('thumbnail: /images/feri.png') + '![x][y]\n\n<img src="/images/nobody-knows.jpg" alt>\n\n[y]: /images/nothing-here.png\n'
    assert.deepEqual(
      check(text, [imageFileMissing]).map(({ range, fixes }) => [textAt(text, range), fixes.length]),
      [
        ['/images/feri.png', 0],
        ['![x]', 0],
        ['/images/nobody-knows.jpg', 0],
      ],
    )
  })

  it('are not looked for in code, comments, templates, and in a block that cannot be read', () => {
    const image = '<img src="/images/ferry.jpg" alt> ![x](/images/none.jpg)'
    for (const text of [
      head('x: 1') + '```\n' + image + '\n```\n',
      head('x: 1') + '    ' + image + '\n',
      head('x: 1') + '<!-- ' + image + ' -->\n',
      head('x: 1') + '![x]({{ site.baseurl }}/images/none.jpg) <img src="{% image none.jpg %}" alt>\n',
      '---\ntitle: [\nheadimg: /images/none.jpg\n---\n',
    ])
      assert.deepEqual(check(text, [imageFileMissing, imageFileCase, imageFileBroken]), [], text)
  })

  it('that are broken are told once, each for what it is', () => {
    const tell = (name: string, content: ImageContent, bytes = 100) =>
      check(
        head(`headimg: /images/${name}`) + `![x](/images/${name})\n`,
        [imageFileBroken],
        {},
        { [`images/${name}`]: { bytes, content } },
      ).map(({ message, severity }) => `${severity}: ${message}`)
    assert.deepEqual(tell('a.jpg', { kind: 'empty' }, 0), ['warning: The file “a.jpg” is empty: readers see a broken image.'])
    assert.deepEqual(tell('a.jpg', { kind: 'unreadable' }), ['warning: The file “a.jpg” cannot be read.'])
    assert.match(tell('a.png', { kind: 'damaged', format: 'png' })[0] ?? '', /damaged/)
    assert.match(tell('a.svg', { kind: 'foreign' })[0] ?? '', /is not an image/)
    assert.deepEqual(tell('a.jpg', { kind: 'elsewhere' }), [])
    const image = (format: 'png' | 'heic' | 'svg' | 'jpeg' | 'gif') => ({ kind: 'image', format, size: undefined }) as const
    assert.match(tell('a.jpg', image('heic'))[0] ?? '', /^warning: .*HEIC/)
    assert.match(tell('a.png', image('svg'))[0] ?? '', /^warning: .*SVG/)
    assert.match(tell('a.svg', image('png'))[0] ?? '', /^warning: .*PNG/)
    assert.match(tell('a.webp', image('jpeg'))[0] ?? '', /^information: .*JPEG/)
    for (const [name, format] of [
      ['a.JPG', 'jpeg'],
      ['a.jpeg', 'jpeg'],
      ['a.jfif', 'jpeg'],
      ['a.apng', 'png'],
      ['a.gif', 'gif'],
    ] as const)
      assert.deepEqual(tell(name, image(format)), [], name)
  })

  it('at the head of an article have the size that is asked for', () => {
    const tell = (fields: string, options = {}) => check(head(fields), [headImageSize], options).map(({ message }) => message)
    assert.deepEqual(tell('headimg: /images/Ferry.JPG'), [])
    assert.deepEqual(tell('cover: /images/tiny.jpg'), [
      'The head image has 100 × 80 pixels: this is too small for shared links and search results.',
    ])
    assert.deepEqual(tell('cover: /images/tiny.jpg', { minPixels: 0 }), [])
    assert.deepEqual(tell('cover: /images/Ferry.JPG', { minHeight: 600 }), [
      'The head image is 433 pixels high: it should be at least 600 pixels high.',
    ])
    assert.deepEqual(tell('cover: /images/heavy.jpg'), ['The head image file has 6000 KB: it should have at most 2000 KB.'])
    assert.deepEqual(tell('cover: /images/heavy.jpg', { maxKilobytes: 0 }), [])
    assert.deepEqual(tell('thumbnail: /images/tiny.jpg\nphotos: [/images/heavy.jpg]\ncover: /images/map.svg'), [])
    assert.deepEqual(tell('cover: /images/plan.svg', { minWidth: 1200 }), [])
  })

  it('give an img its size, and one side where the other is written', () => {
    const sized = (tag: string) => fixed(head('x: 1') + tag, imgDimensions).map(([, text]) => text.slice(head('x: 1').length))
    assert.deepEqual(sized('<img src="/images/Ferry.JPG" alt>'), ['<img src="/images/Ferry.JPG" width="770" height="433" alt>'])
    assert.deepEqual(sized('<img src="/images/Ferry.JPG" width="385" alt>'), ['<img src="/images/Ferry.JPG" height="217" width="385" alt>'])
    assert.deepEqual(sized('<img height="866" src="/images/Ferry.JPG" alt>'), [
      '<img height="866" src="/images/Ferry.JPG" width="1540" alt>',
    ])
    // Of these the size on the page is not known.
    for (const tag of [
      '<img src="/images/map.svg" alt>',
      '<img src="/images/Ferry.JPG" width="50%" alt>',
      '<img src="/images/no.jpg" alt>',
    ])
      assert.deepEqual(sized(tag), [''], tag)
    // The server makes another size of it.
    assert.deepEqual(sized('<img src="/images/Ferry.JPG?resize=300%2C200" alt>'), [
      '<img src="/images/Ferry.JPG?resize=300%2C200" width="300" height="200" alt>',
    ])
    const isSafe = (address: string) => check(head('x: 1') + `<img src="${address}" alt>`, [imgDimensions])[0]?.fixes[0]?.safe
    assert.equal(isSafe('/images/Ferry.JPG'), true)
    assert.equal(isSafe('/images/Ferry.JPG?w=300&h=200'), false)
    assert.equal(isSafe('/images/none-300x200.jpg'), false)
  })
})
