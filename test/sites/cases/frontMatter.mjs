import { all, article, named, titled } from './articles.mjs'

const head = 'title: Harbour\ndate: 2022-01-12 10:00:00'

/** Where front matter begins and ends. */
export const fences = all('fence', {
  plain: `---\n${head}\n---\nBoats left.\n`,
  'byte-order-mark': `\uFEFF---\n${head}\n---\nBoats left.\n`,
  'blank-line-before': `\n---\n${head}\n---\nBoats left.\n`,
  'two-blank-lines-before': `\n\n---\n${head}\n---\nBoats left.\n`,
  'mark-and-blank-line': `\uFEFF\n---\n${head}\n---\nBoats left.\n`,
  'spaces-before-opening': `  ---\n${head}\n---\nBoats left.\n`,
  'space-after-opening': `--- \n${head}\n---\nBoats left.\n`,
  'space-after-closing': `---\n${head}\n--- \nBoats left.\n`,
  'tab-after-closing': `---\n${head}\n---\t\nBoats left.\n`,
  'dots-close': `---\n${head}\n...\nBoats left.\n`,
  'dots-close-rule-below': `---\n${head}\n...\nBoats left.\n\n---\n\nMore boats.\n`,
  'four-hyphens': `----\n${head}\n----\nBoats left.\n`,
  'four-hyphens-close': `---\n${head}\n----\nBoats left.\n`,
  empty: '---\n---\nBoats left.\n',
  'never-closed': `---\n${head}\nBoats left.\n`,
  'text-on-closing-line': `---\n${head}\n---more\nBoats left.\n`,
  'hyphens-in-block-text': `---\ntitle: Harbour\ndate: 2022-01-12 10:00:00\nsummary: |\n  one\n---more\ny: 1\n---\nBoats left.\n`,
  'windows-line-ends': `---\r\n${head.replaceAll('\n', '\r\n')}\r\n---\r\nBoats left.\r\n`,
  toml: '+++\ntitle = "Harbour"\ndate = 2022-01-12T10:00:00\n+++\nBoats left.\n',
  'toml-offset': '+++\ntitle = "Harbour"\ndate = 2022-01-12T10:00:00+08:00\n+++\nBoats left.\n',
  'yaml-in-plus': `+++\n${head}\n+++\nBoats left.\n`,
  'announced-toml': '---toml\ntitle = "Harbour"\n---\nBoats left.\n',
  'announced-yaml': `---yaml\n${head}\n---\nBoats left.\n`,
  'announced-json': '---json\n{ "title": "Harbour" }\n---\nBoats left.\n',
  semicolons: ';;;\n"title": "Harbour",\n"date": "2022-01-12T10:00:00Z"\n;;;\nBoats left.\n',
  braces: '{\n  "title": "Harbour",\n  "date": "2022-01-12T10:00:00Z"\n}\n\nBoats left.\n',
  'no-front-matter': 'Boats left.\n',
  'fields-without-opening': `${head}\n---\nBoats left.\n`,
  'second-block': `---\n${head}\n---\n---\nsubtitle: Boats\n---\nBoats left.\n`,
  'text-before': `Note to the desk\n---\n${head}\n---\nBoats left.\n`,
  'lone-carriage-return': `---\ntitle: Harbour\rdate: 2022-01-12 10:00:00\n---\nBoats left.\n`,
})

/** How a title is read. */
export const scalars = named(
  'scalar',
  [
    'Harbour opens', 'yes', 'on', 'y', 'No', 'off', 'true', 'True', 'false', '~', 'null', '', '0', '5', '+5', '-0', '0123', '012', '0o17', '0x1F', '0b11', '1_000',
    '1,000', '1.10', '1.', '.5', '+.5', '1e3', '.inf', '.nan', '12:30', '12:30:15', '2022-01-05', '2022-01-05 10:00:00', '2022-1-5', '2022-13-45', '1234567890123456789',
    '123456789012345678901', '"1.10"', "'yes'", 'a: b', 'a # b', 'a #b', '[x]', '[[x]]', '{x}', '{ x: y }', '*bold', '&name', '!day Fri', '%x', '@x', '`x`', '"open', "it's", '- x', '? x',
    '> folded', '| kept', 'Harbour\n  opens', '"Harbour\n  opens"', '"Harbour\nopens"', '港口', '港口：重开', '\u3000港口', ':name', '=', '<<',
  ],
  (written) => article(`title: ${written}\ndate: 2022-01-12 10:00:00`),
)

/** Fields, and what joins them. */
export const keys = all('key', {
  merge: article('base: &base\n  title: Merged\n<<: *base\ndate: 2022-01-12 10:00:00'),
  'merge-list': article('one: &one\n  title: Merged\ntwo: &two\n  author: Mei\n<<: [*one, *two]\ndate: 2022-01-12 10:00:00'),
  duplicate: titled('title: Second'),
  'duplicate-other-case': titled('Title: Second'),
  'capital-keys': article('Title: Harbour\nDate: 2022-01-12 10:00:00\nTags: [a, b]'),
  'unknown-tag': titled('day: !day Fri'),
  'tab-indent': titled('tags:\n\t- a\n\t- b'),
  'tab-after-colon': titled('author:\tMei'),
  'not-fields': article('- one\n- two'),
  'no-colon-space': titled('author:Mei'),
  'full-width-colon': titled('author：Mei'),
  'number-key': titled('2022: x'),
  'yes-key': titled('yes: x'),
  'empty-value': titled('author:'),
  'alias': titled('author: &a Mei\neditor: *a'),
  'alias-missing': titled('author: *nobody'),
  comment: titled('# a note\nauthor: Mei # the reporter'),
  'unindented-list': titled('tags:\n- a\n- b'),
  nested: titled('cover:\n  image: /a.jpg\n  caption: Boats'),
  'percent-directive': article('%x\ntitle: Harbour'),
  'no-title': article('date: 2022-01-12 10:00:00'),
  'no-date': article('title: Harbour'),
  'draft': titled('draft: true'),
  'published-false': titled('published: false'),
  'published-no': titled('published: no'),
  'layout-false': titled('layout: false'),
  'updated-before': titled('updated: 2022-01-10 10:00:00'),
  'expired': titled('expiryDate: 2022-01-13'),
})
