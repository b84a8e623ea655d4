import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { hoverAt } from '../../../src/features/hover/hover'
import { noSettings } from '../../../src/core/settings/settings'
import { block, hover, now, said, sources, texts } from './hoverSamples'
import { runs } from '../../runs'

describe('hover', () => {
  it('gives the date of the first use of a value if not all uses are listed', () => {
    const parts = said('categories: |本地|')
    assert.match(parts?.[0] ?? '', /^5 other articles use it, the latest dated /)
    assert.match(parts?.at(-1) ?? '', /^The first is dated .*2022/)
    assert.ok(!said('author: |Mara|')?.some((part) => part.startsWith('The first')))
  })

  it('says what a field means', () => {
    assert.deepEqual(said('|title|: Harbour'), ['# title', 'The headline.'])
    assert.deepEqual(hover(block('|title|: Harbour'))?.[0], { kind: 'heading', text: 'title', note: 'required' })
    assert.deepEqual(said('title: |"Harbour opens"|'), ['# title', 'The headline.'])
    assert.deepEqual(said('layout: |post|'), ['# layout', 'Allowed: post, page.'])
    assert.deepEqual(said('|number|: 1')?.[1], 'Allowed: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, and 3 more.')
  })

  it('shows a headline as each channel cuts it', () => {
    const title = 'The harbour opens again after nineteen years, and the choir sings'
    const scope = (widths: object) => ({
      ...sources().scope,
      settings: { ...noSettings, headlines: { widths, capitals: undefined, noEndMark: false } },
    })
    const shown = (widths: object) => said(`title: |${title}|`, { ...sources(), scope: scope(widths) })?.slice(2)
    assert.deepEqual(shown({}), [
      'Google Search (60): The harbour opens again after nineteen years, and the choir…',
      'WeChat (56): The harbour opens again after nineteen years, and the…',
    ])
    assert.deepEqual(shown({ search: 80, social: 80, push: 20 }), ['a push message (20): The harbour opens…'])
  })

  it('shows the whole description of the schema', () => {
    const mood = hover(block('|mood|: grave'))
    assert.deepEqual(mood?.[0], { kind: 'heading', text: 'mood', note: 'Tone · no longer used' })
    assert.deepEqual(texts(mood), ['# mood', 'Allowed:', 'values', 'If left out: light.'])
    assert.deepEqual(hover(block('mood: |grave|'))?.[1], { kind: 'values', values: [{ value: 'grave', meaning: 'Deaths and disasters.' }] })
    assert.deepEqual(said('|slug|: x'), ['# slug', 'markdown', 'For example: harbour-opens, 12.'])
    assert.deepEqual(said('seo:\n  |noindex|: true'), ['# noindex', 'Hide it.', 'Allowed: true, false.'])
    assert.deepEqual(said('seo: {noindex: |true|}')?.[1], 'Hide it.')
  })

  it('shows nothing if there is nothing to show', () => {
    for (const inner of ['|other|: x', 'other: |x|', 'other:\n  |title|: x', 'title:|  |x', '|# title|\ntitle: x', 'other: x\n||'])
      assert.equal(said(inner), undefined, inner)
    assert.equal(hover('---\ntitle: x\n|---|\n\ntitle: x\n'), undefined)
    assert.equal(hover('---\ntitle: x\n---\n\n|title|: x\n'), undefined)
    assert.equal(hover('|title|: x\n'), undefined)
  })

  it('has the range of the value in CRLF, after a byte order mark, in Chinese and emoji', () => {
    const text = '\uFEFF---\r\ntitle: "👩‍👩‍👧 港口"\r\ncategories:\r\n - 体育 # 👍\r\n - |本地|\r\n---\r\n'
    assert.equal(texts(hover(text))?.[0], '5 other articles use it, the latest dated March 1, 2024:')
  })

  describe('of a date', () => {
    it('gives the instant in both time zones, and how long ago it is', () => {
      assert.deepEqual(said('date: |Wed, 12 Jan 2022 03:35:16 GMT|', sources({ siteZone: 'Europe/Berlin' })), [
        'Your time (Asia/Shanghai): Wednesday, January 12, 2022 at 11:35 AM (2 years ago)',
        'Site time (Europe/Berlin): Wednesday, January 12, 2022 at 4:35 AM',
      ])
      assert.deepEqual(said("date: |'2024-03-10T09:00:00Z'|", sources({ siteZone: '+08:00' })), [
        'Your time and site time: Sunday, March 10, 2024 at 5:00 PM (3 hours ago)',
      ])
    })

    it('in Chinese', () => {
      const viewer = { now, timeZone: 'Asia/Shanghai', language: 'zh-cn' }
      assert.match(said('date: |2024-03-07T12:00:00Z|', sources({ viewer }))?.[0] ?? '', /2024年3月7日星期四 20:00 \(3天前\)/)
    })

    it('without a zone says whose it is', () => {
      assert.deepEqual(said('date: |2024-03-10 08:00|'), [
        'Sunday, March 10, 2024 at 8:00 AM',
        'No time zone is given: the site uses its own, or UTC. To be sure, add one, such as +08:00.',
      ])
      assert.deepEqual(said('date: |2024-03-10 08:00|', sources({ siteZone: 'Europe/Berlin' })), [
        'Your time (Asia/Shanghai): Sunday, March 10, 2024 at 3:00 PM (5 hours ago)',
        'Site time (Europe/Berlin): Sunday, March 10, 2024 at 8:00 AM',
        'No time zone is given: the site uses its own, Europe/Berlin.',
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

    it('says what the generator of the site reads', () => {
      const shanghai = (dialect: string) => sources({ siteZone: 'Asia/Shanghai' }, dialect)
      assert.deepEqual(said('date: |2024-03-10 08:00:00|', shanghai('eleventy')), [
        'Your time and site time: Sunday, March 10, 2024 at 4:00 PM (4 hours ago)',
        'No time zone is given: Eleventy uses UTC.',
      ])
      assert.deepEqual(said('date: |2024-03-10 08:00:00|', shanghai('jekyll')), [
        'Your time and site time: Sunday, March 10, 2024 at 4:00 PM (4 hours ago)',
        'No time zone is given: Jekyll uses UTC.',
      ])
      for (const [dialect, title] of [
        ['hugo', 'Hugo'],
        ['hexo', 'Hexo'],
      ] as const)
        assert.deepEqual(said('date: |2024-03-10 08:00:00|', shanghai(dialect)), [
          'Your time and site time: Sunday, March 10, 2024 at 8:00 AM (12 hours ago)',
          `No time zone is given: ${title} uses Asia/Shanghai.`,
        ])
      assert.deepEqual(said('date: |2024-03-10 08:00:00|', sources({}, 'hexo')), [
        'Sunday, March 10, 2024 at 8:00 AM',
        'No time zone is given: Hexo uses that of the computer that builds the site.',
      ])
      assert.deepEqual(
        said('date: |2024-03-10|', shanghai('docusaurus'))?.at(-1),
        'Only a day is given: Docusaurus reads it as midnight, UTC.',
      )
      assert.deepEqual(
        said('date: |2024-03-10|', shanghai('hugo'))?.at(-1),
        'Only a day is given: Hugo reads it as midnight, Asia/Shanghai.',
      )
      assert.match(
        said('date: |2024-03-10T08:00:00Z|', shanghai('hexo'))?.at(-1) ?? '',
        /^Hexo does not use the time zone that is written here/,
      )
      assert.match(said('date: |2024-03-10T08:00:00Z|', sources({}, 'hexo'))?.at(-1) ?? '', /^Hexo moves this time/)
      assert.match(
        said('date: |2024-03-10 08:00|', shanghai('hugo'))?.[0] ?? '',
        /^Hugo cannot read “2024-03-10 08:00” as a date, and publishes the article without one/,
      )
      assert.deepEqual(said('date: |Last Modified|', sources({}, 'eleventy')), ['Eleventy uses the date of the file.'])
    })

    it('of the future says what Hugo and Jekyll make of it', () => {
      const hugo = said('date: |2024-03-12T00:00:00Z|', sources({}, 'hugo'))
      assert.match(hugo?.at(-1) ?? '', /does not show the article/)
      assert.equal(said('date: |2024-03-12T00:00:00Z|', sources({}, 'eleventy'))?.length, 1)
      assert.equal(said('updated: |2024-03-12T00:00:00Z|', sources({}, 'hugo'))?.length, 1)
    })
  })

  describe('of a category, tag or author', () => {
    it('says how many others use it, and which last', () => {
      const parts = hover(block('categories: [体育, |本地|]'))
      assert.equal(texts(parts)?.[0], '5 other articles use it, the latest dated March 1, 2024:')
      assert.deepEqual(parts?.[1], {
        kind: 'articles',
        articles: [
          { path: 'b.md', title: 'Ferry sinks' },
          { path: 'a.md', title: 'Bridge opens' },
          { path: 'd.md', title: 'Third' },
        ],
      })
      assert.deepEqual(said('desk: |体育|')?.[0], 'One other article uses it, dated January 5, 2024:')
      assert.deepEqual(said('author:\n  name: |Mara|')?.[0], '3 other articles use it, the latest dated March 1, 2024:')
      assert.deepEqual(said('tags: |Harbour|'), ['No other article uses it.'])
      assert.deepEqual(said('tags: |constructor|'), ['No other article uses it.'])
    })

    it('on the key says what is used most', () => {
      assert.deepEqual(said('|categories|: 本地'), ['Most used: 本地 (5), 体育 (1).'])
    })
  })

  it('says what the site takes a value for, where no problem does', () => {
    assert.deepEqual(said('comments: |no|', sources({}, 'jekyll')), ['Your site reads no as false, not as text.'])
    assert.deepEqual(said('more:\n  - at: |2024-01-05|'), ['Your site reads 2024-01-05 as a point in time, not as text.'])
    assert.equal(said('comments: |no|', sources({}, 'hexo')), undefined)
    assert.equal(said('comments: |true|', sources({}, 'jekyll')), undefined)
    assert.equal(said("comments: |'no'|", sources({}, 'jekyll')), undefined)
    assert.equal(said('starts: |12:30|'), undefined)
  })

  it('works in TOML and JSON', () => {
    const toml = (marked: string) => texts(hover(`+++\ntitle = "👍"\n${marked}\n+++\n`))
    assert.deepEqual(toml('|title| = "x"'), ['# title', 'The headline.'])
    assert.match(toml('categories = ["体育", |"本地"|]')?.[0] ?? '', /^5 other articles use it/)
    assert.match(toml('date = |2024-03-07T12:00:00Z|')?.[0] ?? '', /Thursday, March 7, 2024/)
    assert.deepEqual(toml('[seo]\n|noindex| = true')?.[1], 'Hide it.')
    const json = texts(hover('{\n  "title": "x",\n  "categories": [|"本地"|]\n}\n\nText\n'))
    assert.match(json?.[0] ?? '', /^5 other articles use it/)
  })

  it('shows the image of an image field', () => {
    assert.deepEqual(hover(block('headimg: |/images/a.jpg|')), [{ kind: 'image', address: '/images/a.jpg' }])
    assert.deepEqual(hover(block('photos:\n - |"b 1.png?x"|')), [{ kind: 'image', address: 'b 1.png?x' }])
    assert.deepEqual(hover(block('image:\n  src: |https://example.com/a|\n  alt: b')), [
      { kind: 'image', address: 'https://example.com/a' },
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
      runs(100, 1200),
    )
  })
})
