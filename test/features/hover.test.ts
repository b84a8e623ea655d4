import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { parseArticle } from '../../src/core/article'
import { compileSchema } from '../../src/core/schema'
import type { Dialect } from '../../src/core/dialect'
import { noSettings } from '../../src/core/settings'
import { textAt } from '../../src/core/text'
import { Corpus } from '../../src/corpus/corpus'
import { recordOf } from '../../src/corpus/readRecord'
import { hoverAt, type HoverPart, type HoverSources } from '../../src/features/hover'
import { factsOf, imageParts } from '../../src/features/hoverImage'
import { hoverMarkdown } from '../../src/features/hoverMarkdown'

const schema = compileSchema({
  required: ['title'],
  properties: {
    title: { type: 'string', description: 'The headline.' },
    date: {},
    layout: { enum: ['post', 'page'] },
    desk: { 'copydesk:vocabulary': 'categories' },
    mood: {
      title: 'Tone',
      enum: ['grave', 'light'],
      enumDescriptions: ['Deaths and disasters.', 'All else.'],
      default: 'light',
      deprecated: true,
    },
    slug: { markdownDescription: 'See *this* ![x](https://example.com/x.png)', examples: ['harbour-opens', 12, null] },
    seo: { properties: { noindex: { type: 'boolean', description: 'Hide it.' } } },
    number: { enum: Array.from({ length: 15 }, (_, index) => index) },
  },
})

const corpus = new Corpus()
for (const [path, head] of [
  ['a.md', 'title: Bridge opens\ndate: 2024-01-05\nauthor: Mara\ncategories: [本地, 体育]'],
  ['b.md', 'title: Ferry sinks\ndate: Fri, 01 Mar 2024 08:00:00 GMT\nauthor: Mara\ncategories: 本地'],
  ['c.md', 'title: Undated\nauthor: {name: Mara}\ncategories: 本地'],
  ['d.md', 'title: Third\ndate: 2023-12-31\ncategories: 本地'],
  ['e.md', 'title: Fourth\ndate: 2022-12-31\ncategories: 本地'],
  ['own.md', 'title: Own\ndate: 2025-12-31\ncategories: 本地'],
] as const)
  corpus.update(path, recordOf(parseArticle(`---\n${head}\n---\n`)))

const now = Date.parse('2024-03-10T12:00:00Z')

function sources(changes: Partial<HoverSources> & { readonly siteZone?: string } = {}, dialect: Dialect = 'generic'): HoverSources {
  const scope = { settings: { ...noSettings, dialect, timeZone: changes.siteZone }, site: undefined }
  const viewer = { now, timeZone: 'Asia/Shanghai', language: 'en' }
  return { schema, scope, corpus, path: 'own.md', viewer, ...changes }
}

/** The text between the bars is what the hover speaks of; the cursor is in its middle. */
function hover(marked: string, from = sources()) {
  const [before = '', target = '', after = ''] = marked.split('|')
  const text = before + target + after
  const article = parseArticle(text)
  const found = hoverAt(article, before.length + (target.length >> 1), from)
  if (found) assert.equal(textAt(text, found.range), target)
  return found?.parts
}

const block = (inner: string) => `---\n${inner}\n---\n\nBody\n`
const texts = (parts: readonly HoverPart[] | undefined) =>
  parts?.map((part) =>
    part.kind === 'text' ? part.text.replaceAll('\u202f', ' ') : part.kind === 'heading' ? `# ${part.text}` : part.kind,
  )
const said = (inner: string, from = sources()) => texts(hover(block(inner), from))

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
    { kind: 'picture', address: '/a.jpg', path: '/s/a.jpg', width: 320 },
  ]
  const body = (marked: string) => hover(`---\ntitle: x\n---\n\n${marked}`, sources({ images }))

  it('shows it with its size, its weight and its place, in HTML, in Markdown and in the front matter', () => {
    assert.deepEqual(body('<p>|<img alt="A boat" src="/a.jpg">|</p>\n'), shown)
    assert.deepEqual(body('|![A boat](/a.jpg|)\n'), shown)
    assert.deepEqual(body('> text |![A boat]|[b]\n\n[b]: /a.jpg\n'), shown)
    assert.deepEqual(hover('---\nheadimg: |"/a.jpg"|\n---\n', sources({ images })), shown)
  })

  it('says how many other articles have it on top', () => {
    const withImage = (image: string) =>
      image === '/a.jpg' ? ['own.md', 'b.md', 'c.md'] : image === '/empty.jpg' ? ['own.md', 'b.md'] : ['own.md']
    const from = sources({ images, corpus: { usage: () => [], articlesWith: () => ({ count: 0, latest: [] }), withImage } })
    assert.deepEqual(said('headimg: |/a.jpg|', from), ['file', 'picture', '2 other articles have this picture.'])
    assert.deepEqual(said('headimg: |/empty.jpg|', from), ['file', 'One other article has this picture.'])
    assert.deepEqual(said('headimg: |/none.jpg|', from), ['picture'])
  })

  it('shows no picture where there is none to show', () => {
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
      return part?.kind === 'picture' ? part.width : undefined
    }
    assert.deepEqual([widthOf(433, 770), widthOf(48, 48), widthOf(48, 48, false), widthOf(1, 65_535)], [112, 48, 200, 1])
  })

  it('says what is known of a file', () => {
    const facts = (file: Parameters<typeof factsOf>[0], language = 'en') => factsOf(file, language)
    assert.equal(facts({ bytes: 900, content: { kind: 'image', format: 'gif', size: undefined } }), 'GIF · 0.9 kB')
    assert.equal(facts({ bytes: 2_340_000, content: { kind: 'elsewhere' } }), '2.3 MB')
    assert.equal(facts({ bytes: 0, content: { kind: 'empty' } }), '')
    const drawing = { kind: 'image', format: 'svg', size: { width: 640, height: 360, fixed: false } } as const
    assert.equal(facts({ bytes: 1200, content: drawing }), '640 : 360, of any size · SVG · 1.2 kB')
  })
})

describe('hover', () => {
  it('tells the first use of a value, where not all uses are listed', () => {
    const parts = said('categories: |本地|')
    assert.match(parts?.[0] ?? '', /^5 other articles use it, the last of /)
    assert.match(parts?.at(-1) ?? '', /^The first is of .*2022/)
    assert.ok(!said('author: |Mara|')?.some((part) => part.startsWith('The first')))
  })

  it('says what a field means', () => {
    assert.deepEqual(said('|title|: Harbour'), ['# title', 'The headline.'])
    assert.deepEqual(hover(block('|title|: Harbour'))?.[0], { kind: 'heading', text: 'title', note: 'required' })
    assert.deepEqual(said('title: |"Harbour opens"|'), ['# title', 'The headline.'])
    assert.deepEqual(said('layout: |post|'), ['# layout', 'Allowed: post, page.'])
    assert.deepEqual(said('|number|: 1')?.[1], 'Allowed: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, and 3 more.')
  })

  it('says all that the schema tells of it', () => {
    const mood = hover(block('|mood|: grave'))
    assert.deepEqual(mood?.[0], { kind: 'heading', text: 'mood', note: 'Tone · no longer used' })
    assert.deepEqual(texts(mood), ['# mood', 'Allowed:', 'values', 'If left out: light.'])
    assert.deepEqual(hover(block('mood: |grave|'))?.[1], { kind: 'values', values: [{ value: 'grave', meaning: 'Deaths and disasters.' }] })
    assert.deepEqual(said('|slug|: x'), ['# slug', 'markdown', 'For example: harbour-opens, 12.'])
    assert.deepEqual(said('seo:\n  |noindex|: true'), ['# noindex', 'Hide it.', 'Allowed: true, false.'])
    assert.deepEqual(said('seo: {noindex: |true|}')?.[1], 'Hide it.')
  })

  it('is silent where nothing is known', () => {
    for (const inner of ['|other|: x', 'other: |x|', 'other:\n  |title|: x', 'title:|  |x', '|# title|\ntitle: x', 'other: x\n||'])
      assert.equal(said(inner), undefined, inner)
    assert.equal(hover('---\ntitle: x\n|---|\n\ntitle: x\n'), undefined)
    assert.equal(hover('---\ntitle: x\n---\n\n|title|: x\n'), undefined)
    assert.equal(hover('|title|: x\n'), undefined)
  })

  it('points at the very value in CRLF, behind a byte order mark, in Chinese and emoji', () => {
    const text = '\uFEFF---\r\ntitle: "👩‍👩‍👧 港口"\r\ncategories:\r\n - 体育 # 👍\r\n - |本地|\r\n---\r\n'
    assert.equal(texts(hover(text))?.[0], '5 other articles use it, the last of March 1, 2024:')
  })

  describe('of a date', () => {
    it('tells the instant in both zones, and how long ago it is', () => {
      assert.deepEqual(said('date: |Wed, 12 Jan 2022 03:35:16 GMT|', sources({ siteZone: 'Europe/Berlin' })), [
        'For you (Asia/Shanghai): Wednesday, January 12, 2022 at 11:35 AM (2 years ago)',
        'For the site (Europe/Berlin): Wednesday, January 12, 2022 at 4:35 AM',
      ])
      assert.deepEqual(said("date: |'2024-03-10T09:00:00Z'|", sources({ siteZone: '+08:00' })), [
        'For you and for the site: Sunday, March 10, 2024 at 5:00 PM (3 hours ago)',
      ])
    })

    it('in Chinese', () => {
      const viewer = { now, timeZone: 'Asia/Shanghai', language: 'zh-cn' }
      assert.match(said('date: |2024-03-07T12:00:00Z|', sources({ viewer }))?.[0] ?? '', /2024年3月7日星期四 20:00 \(3天前\)/)
    })

    it('without a zone says whose it is', () => {
      assert.deepEqual(said('date: |2024-03-10 08:00|'), [
        'Sunday, March 10, 2024 at 8:00 AM',
        'No time zone is written: the site takes its own, or UTC. Add yours to be sure, such as +08:00.',
      ])
      assert.deepEqual(said('date: |2024-03-10 08:00|', sources({ siteZone: 'Europe/Berlin' })), [
        'For you (Asia/Shanghai): Sunday, March 10, 2024 at 3:00 PM (5 hours ago)',
        'For the site (Europe/Berlin): Sunday, March 10, 2024 at 8:00 AM',
        'No time zone is written: the site takes its own, Europe/Berlin.',
      ])
    })

    it('without a time counts days on the calendar', () => {
      assert.match(said('date: |2024-03-09|')?.[0] ?? '', /^Saturday, March 9, 2024 \(yesterday\)$/)
      const late = { now: Date.parse('2024-03-10T20:00:00Z'), timeZone: 'Asia/Shanghai', language: 'en' }
      assert.match(said('date: |2024-03-11|', sources({ viewer: late }))?.[0] ?? '', /\(today\)$/)
    })

    it('says that it does not exist, or is none', () => {
      assert.deepEqual(said('date: |2023-02-29|'), ['This day or time does not exist.'])
      assert.deepEqual(said('updated: |soon|'), ['This cannot be read as a date.'])
    })

    it('of the future says what Hugo and Jekyll make of it', () => {
      const hugo = said('date: |2024-03-12T00:00:00Z|', sources({}, 'hugo'))
      assert.match(hugo?.at(-1) ?? '', /leaves the article out/)
      assert.equal(said('date: |2024-03-12T00:00:00Z|', sources({}, 'hexo'))?.length, 1)
      assert.equal(said('updated: |2024-03-12T00:00:00Z|', sources({}, 'hugo'))?.length, 1)
    })
  })

  describe('of a category, tag or author', () => {
    it('says how many others use it, and which last', () => {
      const parts = hover(block('categories: [体育, |本地|]'))
      assert.equal(texts(parts)?.[0], '5 other articles use it, the last of March 1, 2024:')
      assert.deepEqual(parts?.[1], {
        kind: 'articles',
        articles: [
          { path: 'b.md', title: 'Ferry sinks' },
          { path: 'a.md', title: 'Bridge opens' },
          { path: 'd.md', title: 'Third' },
        ],
      })
      assert.deepEqual(said('desk: |体育|')?.[0], 'One other article uses it, of January 5, 2024:')
      assert.deepEqual(said('author:\n  name: |Mara|')?.[0], '3 other articles use it, the last of March 1, 2024:')
      assert.deepEqual(said('tags: |Harbour|'), ['No other article uses it.'])
      assert.deepEqual(said('tags: |constructor|'), ['No other article uses it.'])
    })

    it('on the key says what is used most', () => {
      assert.deepEqual(said('|categories|: 本地'), ['Used most: 本地 (5), 体育 (1).'])
    })
  })

  it('says what the site takes a value for, where no problem does', () => {
    assert.deepEqual(said('comments: |no|', sources({}, 'jekyll')), ['Your site reads no as false, not as text.'])
    assert.deepEqual(said('more:\n  - at: |2024-01-05|'), ['Your site reads 2024-01-05 as a moment in time, not as text.'])
    assert.equal(said('comments: |no|', sources({}, 'hexo')), undefined)
    assert.equal(said('comments: |true|', sources({}, 'jekyll')), undefined)
    assert.equal(said("comments: |'no'|", sources({}, 'jekyll')), undefined)
    assert.equal(said('starts: |12:30|'), undefined)
  })

  it('knows front matter in TOML and JSON', () => {
    const toml = (marked: string) => texts(hover(`+++\ntitle = "👍"\n${marked}\n+++\n`))
    assert.deepEqual(toml('|title| = "x"'), ['# title', 'The headline.'])
    assert.match(toml('categories = ["体育", |"本地"|]')?.[0] ?? '', /^5 other articles use it/)
    assert.match(toml('date = |2024-03-07T12:00:00Z|')?.[0] ?? '', /Thursday, March 7, 2024/)
    assert.deepEqual(toml('[seo]\n|noindex| = true')?.[1], 'Hide it.')
    const json = texts(hover('{\n  "title": "x",\n  "categories": [|"本地"|]\n}\n\nText\n'))
    assert.match(json?.[0] ?? '', /^5 other articles use it/)
  })

  it('has the picture of a picture field', () => {
    assert.deepEqual(hover(block('headimg: |/images/a.jpg|')), [{ kind: 'picture', address: '/images/a.jpg' }])
    assert.deepEqual(hover(block('photos:\n - |"b 1.png?x"|')), [{ kind: 'picture', address: 'b 1.png?x' }])
    assert.deepEqual(hover(block('image:\n  src: |https://example.com/a|\n  alt: b')), [
      { kind: 'picture', address: 'https://example.com/a' },
    ])
    assert.equal(hover(block('image:\n  src: a.jpg\n  alt: |Boats|')), undefined)
  })

  it('never throws, wherever the cursor is and whatever is written', () => {
    const piece = fc.constantFrom(
      'title',
      ': ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '港口',
      '👍',
      '2024-01-05',
      '\r\n',
      '&a ',
      '*a',
      ' ',
      '---',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(120), (pieces, offset) => {
        const text = `---\n${pieces.join('')}\n---\n`
        const found = hoverAt(parseArticle(text), offset, sources())
        assert.ok(!found || (found.range.start <= offset && offset <= found.range.end))
      }),
      { numRuns: 300 },
    )
  })
})

describe('hover, as Markdown', () => {
  const places = { picture: () => undefined, article: () => 'vscode-remote://host/a (b).md' }
  const markdown = new MarkdownIt({ html: true, linkify: true })
  const hostile = [
    '[click](command:workbench.action.terminal.new)',
    '![x](https://example.com/a.png)',
    '<img src=x onerror=alert(1)>',
    '<https://example.com>',
    '`code` **bold** _em_ ~~gone~~',
    '# heading',
    '1. list',
    '- list',
    '> quote',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    '    code',
    '```\ncode\n```',
    '&lt;b&gt; &#91;x&#93;(y)',
    '$(alert) [ref]: https://example.com',
    'line\n\n---\n\nline',
    '\\[x](y)',
    '](command:x) [y',
  ]
  const shown = (html: string) => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

  for (const text of hostile) {
    it(`shows ${JSON.stringify(text)} to the letter`, () => {
      const letters = text.replace(/\s+/g, ' ').trim()
      assert.equal(shown(markdown.render(hoverMarkdown([{ kind: 'text', text }], places))), `<p>${letters}</p>\n`)
      const heading = markdown.render(hoverMarkdown([{ kind: 'heading', text, note: '' }], places))
      assert.equal(shown(heading), `<p><strong>${letters}</strong></p>\n`)
      const picture = markdown.render(hoverMarkdown([{ kind: 'picture', address: text }], places))
      assert.equal(shown(picture), `<p>${letters}</p>\n`)
      const listed = markdown.render(hoverMarkdown([{ kind: 'articles', articles: [{ title: text, path: 'a' }] }], places))
      assert.equal(shown(listed), `<ul>\n<li><a href="vscode-remote://host/a%20%28b%29.md">${letters}</a></li>\n</ul>\n`)
    })
  }

  it('does so with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const html = markdown.render(hoverMarkdown([{ kind: 'text', text: `x${text}` }], places))
        assert.doesNotMatch(html.replace(/^<p>|<\/p>\n$/g, ''), /[<>]/)
      }),
    )
  })

  it('shows a picture by the path that was found, and where it is', () => {
    const file = (path: string) => ({ name: path.slice(6), uri: `file://${path}` })
    const parts = [
      { kind: 'picture', address: '/a.jpg', path: '/site/a (1).jpg', width: 90 },
      { kind: 'file', path: '/site/[a].jpg', note: '1 × 1' },
    ] as const
    assert.equal(
      hoverMarkdown(parts, { ...places, file }),
      '![](file:///site/a%20%281%29.jpg|width=90)\n\n[\\[a\\]\\.jpg](file:///site/[a].jpg) — 1 × 1',
    )
    assert.equal(hoverMarkdown([{ kind: 'file', path: '/site/a_b', note: '' }], places), '\\/site\\/a\\_b')
  })

  it('shows a picture that is in the workspace', () => {
    const found = hoverMarkdown([{ kind: 'picture', address: 'a.jpg' }], { ...places, picture: () => 'file:///site/a%20(1).jpg' })
    assert.equal(found, '![](file:///site/a%20%281%29.jpg|width=320)')
  })

  it('shows no picture that a schema names, but its other Markdown', () => {
    const html = markdown.render(hoverMarkdown([{ kind: 'markdown', text: 'See *this* ![x](https://example.com/x.png)' }], places))
    assert.ok(html.startsWith('<p>See <em>this</em> ![x](') && !html.includes('<img'), html)
  })

  it('cuts long texts between characters', () => {
    const cut = hoverMarkdown([{ kind: 'text', text: '👍'.repeat(2000) }], places)
    assert.equal(cut, `${'👍'.repeat(300)}…`)
  })
})
