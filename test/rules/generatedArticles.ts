import fc from 'fast-check'
import { bringsFrontMatter } from '../../src/core/lint/checkExample'
import { rules } from '../../src/rules'
import { documentOf } from './examples'

/** Fields of front matter, most of them with something wrong; at most one of each row is written. */
const fields: readonly (readonly string[])[] = [
  [
    'title: Harbour opens',
    "title: 'Harbour &amp; market '",
    'title:   " 港口 <b>开放</b>"  # a comment',
    "title: 'What's on at the harbour'",
    'title: [转] 港口 👩‍🚀',
    'title: "ميناء الصيد"يفتح',
    'title: Harbour: it opens',
    'title: "The harbour\nopens"',
    'title: >\n  The harbour\n  opens',
    'title:Harbour',
    'title：港口',
    'Title: Harbour',
    'title: @harbour',
    '',
  ],
  [
    'date: 2024-01-05',
    'date: Wed, 12 Jan 2022 03:35:16 GMT # as the feed has it',
    "date: '2022/1/5'",
    'date: 2024-13-45',
    'date: "2024-01-05 10:30:00"',
    'data: 2024-01-05',
    'date:',
    '',
  ],
  [
    'categories:\n  - News\n  - Local # nearby\n  - News',
    'categories: [News, "新闻", News]',
    'categories:\n\t- News\n\t- Local',
    'categories: News',
    'categories:\n- 7\n- ~\n- 2024-01-05',
    '',
  ],
  ['tags: [a, A, 7, "a"] # tags', 'tags:\n  - "a"\n  - a\n  - [b]', "tags: ['港口', 港口, 👩‍🚀, 👩‍🚀]", 'tag: a', ''],
  ['headimg: http://a.example/x.jpg', "headimg: ''", 'headimg: "undefined"', 'headimg:http://a.example/x.jpg', ''],
  ['comments: "yes"', 'comments: true', 'comments: no', ''],
  ['author: [Lin, Lin]', 'author: 林 # she', 'author:\n  - name: Lin', 'authors: "Lin', ''],
  ['# only a comment', '# 港口 👩‍🚀', '#', ''],
  ['zip: 012', 'time: 12:30', "quoted: 'it''s \"so\"'", 'map:\n  a: 1 # one\n  b: [x, {y: z}]', 'text: |\n  a # b\n   c', ''],
  ['note: a\u200bb', 'note: caf\ufffd', 'note: a\u0007b', 'note: &x {a: 1}\nmore: *x', 'zip: 12', 'time: 13:30', ''],
]

const examples = rules.flatMap(({ docs }) => docs.bad.map((example) => example.replace(/[⟦⟧]/g, '')))

/** The bodies of all bad examples. */
const bodies: readonly string[] = examples.filter((text) => !bringsFrontMatter(text)).map((text) => text.trimEnd())

/** Each bad example as a whole document, without its marks. */
export const badDocuments: readonly string[] = examples.map((text) => documentOf(text))

const words = ['The harbour opened.', '港口开放了。', 'افتتح الميناء 👩‍🚀', '- a\n- b', '> said Lin', '```html\n<img>\n```']

/** Articles with several mistakes at once, with Unix or Windows line ends, with and without a byte order mark. */
export const article: fc.Arbitrary<string> = fc
  .record({
    fields: fc.tuple(...fields.map((row) => fc.constantFrom(...row))),
    order: fc.array(fc.nat(), { minLength: fields.length, maxLength: fields.length }),
    body: fc.array(fc.constantFrom(...bodies, ...words), { maxLength: 4 }),
    before: fc.constantFrom('', '', '', '\n', '\uFEFF'),
    fences: fc.constantFrom(['---', '---'], ['---', '---'], ['--- ', '---'], ['---', '--- ']),
    windows: fc.boolean(),
  })
  .map(({ fields: chosen, order, body, before, fences: [open, close], windows }) => {
    const lines = chosen
      .map((field, index) => ({ field, at: order[index] ?? 0 }))
      .filter(({ field }) => field !== '')
      .sort((a, b) => a.at - b.at)
      .map(({ field }) => field)
    const text = `${before}${[open, ...lines, close].join('\n')}\n\n${body.join('\n\n')}\n`
    return windows ? text.replaceAll('\n', '\r\n') : text
  })
