import { article, named, titled } from './articles.mjs'

const notations = [
  '2022-01-12', '2022-1-2', '2022-01-12 10:00', '2022-01-12 10:00:00', '2022-01-12T10:00', '2022-01-12T10:00:00', '2022-01-12T10:00:00Z', '2022-01-12T10:00Z', '2022-01-12T10:00:00+08:00',
  '2022-01-12 10:00:00Z', '2022-01-12 10:00:00 Z', '2022-01-12 10:00:00 +08:00', '2022-01-12 10:00:00+08:00', '2022-01-12 10:00:00 +8', '2022-01-12 10:00:00 +0800', '2022-01-12 10:00:00+0800', '2022-01-12T10:00:00+0800', '2022-01-12T10:00+08:00',
  '2022-01-12T10:00:00.000Z', '2022-01-12 10:00:00.5', '2022-01-12t10:00:00z', '2022/01/12', '2022/01/12 10:00', '2022/01/12 10:00:00', '2022/1/2', '2022.01.12', '12/01/2022', '13/01/2022', '12.01.2022',
  'Wed, 12 Jan 2022 03:35:16 GMT', 'Wed, 12 Jan 2022 03:35:16 +0800', 'Wed, 12 Jan 2022 03:35:16 CST', 'Wed Jan 12 2022 11:35:16 GMT+0800 (China Standard Time)', 'Wed Jan 12 11:35:16 CST 2022',
  '12 Jan 2022', '12 January 2022', 'Jan 12, 2022', 'January 12, 2022', '2022年1月12日', '20220112', '1641956116', '1641956116000', '2022-02-30', '2022-13-45', '2022-01-12 25:00:00', '2022-01-12 10:00 AM',
  '2022-01', '2022', 'tomorrow', 'Last Modified', 'Created', 'git Last Modified', '2099-01-12', '2022-01-12 10:00:00 CST', '2022-01-12 10:00:00 Asia/Shanghai', '2022-01-12 9:05:00', '2022-01-12 9:05',
  '2022-01-12T23:30:00+08:00', '2022-01-12T23:30:00-05:00', '2022-01-12 23:30:00 -0500', '2022-01-12T00:30:00+08:00', 'Wed, 12 Jan 2022 20:35:16 GMT', '2022-01-12 23:30:00', '2022-01-12 23:30', '2022-01-12 20:35:16 +0000', '2022-01-12 10:00:00 GMT', '2022-01-12 10:00:00 UTC',
  '13.01.2022', '01/13/2022', '19-04-2023', '12-01-2022', '2 Jan 2022', '2022-01-12 10:00:00 -5', '2022-01-12T10:00:00-0500', 'Wed, 12 Jan 2022 03:35 GMT', 'Wed, 5 Jan 2022 03:35:16 GMT', '12 Jan 2022 10:00', 'January 12, 2022 10:00 AM', '2022-01-12 10:00 PM', '2022-01-12 24:00:00', '2022-01-12T10:00:00.123456Z',
  '20220112T100000Z', '2022-W02-3', '1641956116.5', '0', 'true', '2022-07-12 10:00:00', '2022-07-12T10:00:00Z', '2022-07-12 10:00', '2022年1月12日 10:00', '2022-01-12T10:00:00 +08:00', '2022-01-12 10:00 +08:00', '2022-01-12 10:00 +0800', 'Wed Aug 24 2016 19:13:32 GMT+0200 (CEST)', '2015-01-03 22:54:43 GMT',
]

/** Notations of a date, as written and in quotation marks. */
export const dates = named('date', ['', '""', '[2022-01-12]', ...notations.flatMap((one) => [one, `"${one}"`])], (written) => article(`title: Harbour\ndate: ${written}`))

const typed = ['2022-01-12', '2022-01-12 10:00:00', '2022-01-12T10:00:00', '2022-01-12T10:00:00Z', '2022-01-12T10:00:00+08:00', '2022-01-12 10:00:00+08:00', '2022-01-12T10:00:00.5Z']

/** Dates in TOML: its own dates, and text. */
export const tomlDates = named('toml-date', [...typed, ...notations.map((one) => `"${one}"`), '1641956116', '""'], (written) => `+++\ntitle = "Harbour"\ndate = ${written}\n+++\nBoats left the harbour.\n`)

/** Dates in JSON, as Hugo reads it. */
export const jsonDates = named('json-date', [...notations.map((one) => `"${one}"`), '1641956116', 'null', '""'], (written) => `{\n  "title": "Harbour",\n  "date": ${written}\n}\nBoats left the harbour.\n`)

/** Categories and tags. */
export const taxonomies = named(
  'taxonomy',
  [
    'categories: [City, Sport]', 'categories: City', 'categories: City News', 'categories: City, Sport', 'categories: "City, Sport"', 'categories:\n  - City\n  - Sport', 'categories:\n  - [City, Trams]\n  - Sport', 'category: City',
    'category: City News', 'tags: a', 'tags: a b', 'tags: a, b', 'tags: 新闻，体育', 'tags: 新闻、体育', 'tags: [新闻，体育]', 'tags: [1, 2.50, true]', 'tags: [a, null]', 'tags: [a, ]', 'tags: []', 'tags:', 'tags: [2022-01-05]', 'tags: [A B, a b]', 'tags: [t, T]', 'tag: a',
    'tags: [a, a]', 'tags: [" a "]', 'Categories: [City]', 'tags: [[a]]', 'tags: { label: a }', 'tags: "#a #b"', 'tags: #a #b', 'authors: Mei', 'authors: [Mei, Ana]', 'author: [Mei, Ana]',
  ],
  (lines) => titled(lines),
)

const blog = (lines) => `---\n${lines}\n---\nBoats left.\n`

/** Front matter that Docusaurus validates: blog posts, and documents. */
export const docusaurusFields = named(
  'field',
  [
    'title: true', 'title: [x]', 'title: 5', 'title:', 'title: ""', 'description: [a]', 'description: 5', 'description:', 'description: ""', 'tags: a', 'tags:', 'tags: []', 'tags: [1]', 'tags: [true]', 'tags: [a, null]', 'tags: [a, ""]', 'tags: [{label: a}]', 'tags: [{label: a, permalink: /a}]', 'tags: a, b',
    'authors:', 'authors: mei', 'authors: 5', 'authors: [mei]', 'authors: [{name: Mei}]', 'authors: [{title: t}]', 'authors: {name: Mei}', 'authors: [{name: Mei, url: x}]', 'authors: []', 'author: Mei', 'author: [Mei]', 'author:', 'author_url: https://example.org', 'author_url: my site', 'author_title: t', 'author_image_url: /a.jpg', 'date:', 'date: ""', 'date: [2022-01-12]', 'date: 2022-01-12', 'date: nope',
    'image: /a.jpg', 'image: my photo.jpg', 'image: /图片/a.jpg', 'image: ""', 'image:', 'image: a.jpg', 'image: https://example.org/a.jpg', 'keywords: a, b', 'keywords: []', 'keywords: [a]', 'keywords:', 'draft: yes', 'draft: true', 'draft: "true"', 'draft: maybe', 'unlisted: true', 'draft: true\nunlisted: true', 'draft: false\nunlisted: true', 'last_update: 2022-01-13', 'last_update: { date: nope }', 'last_update: { date: 2022-01-13, author: Mei }', 'last_update: {}',
    'toc_max_heading_level: 9', 'toc_max_heading_level: 6', 'toc_max_heading_level: "3"', 'toc_min_heading_level: 1', 'toc_min_heading_level: 5\ntoc_max_heading_level: 3', 'hide_table_of_contents: 1', 'hide_table_of_contents: true', 'hide_table_of_contents: yes', 'slug: /x', 'slug: x y', 'slug: 5', 'slug:', 'id: x', 'id: 5', 'sidebar_label: 5', 'sidebar_label: x', 'sidebar_label: ""', 'sidebar_position: 1', 'sidebar_position: x', 'sidebar_position: 1.5', 'pagination_next: null', 'pagination_next: x', 'displayed_sidebar: x', 'custom_edit_url: https://example.org', 'custom_edit_url: null', 'custom_edit_url: x y', 'hide_title: true', 'hide_title: maybe', 'parse_number_prefixes: false', 'wrapperClassName: x', 'sidebar_class_name: x', 'sidebar_key: x', 'sidebar_custom_props: { a: 1 }', 'title_meta: x', 'anything: [1]',
  ],
  (lines) => blog(lines.startsWith('title') ? lines : `title: Harbour\n${lines}`),
)

/** Dates that are no text and no number. */
export const dateShapes = named(
  'date-shape',
  ['[2022-01-12]', '["2022-01-12"]', '\n  - 2022-01-12', '[2022-01-12, 2022-01-13]', '[]', '[""]', '[2022]', '{ day: 2022-01-12 }', '{}', 'true', 'false'],
  (written) => article(`title: Harbour\ndate: ${written}`),
)
