// Bundled by bench.mjs: what an attacker or a broken export may hand in. Each is checked and rendered at two sizes, so that a
// step that takes the square of the input shows.
import { parseArticle } from '../../src/core/article/article'
import { checkArticle } from '../../src/core/lint/checkArticle'
import { publishedReadingOf } from '../../src/core/lint/publishedArticle'
import { defaultPolicy } from '../../src/core/sanitizer/policy'
import { generic } from '../../src/core/generators/generic/generic'
import { noSettings } from '../../src/core/settings/settings'
import { noVocabularies } from '../../src/core/vocabulary/vocabulary'
import { renderArticle } from '../../src/preview/render/render'
import { rules } from '../../src/rules'
import { cost } from './doubling.mjs'

const head = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n'
const count = 64_000

/** @type {readonly (readonly [string, (n: number) => string, number?])[]} what stands in the body, by its size; the size */
const floods = [
  ['unclosed <div>', (n) => '<div>'.repeat(n)],
  ['unclosed <div>, each on its line', (n) => '<div>\n'.repeat(n)],
  ['unclosed <div>, each in its block', (n) => '<div>\n\n'.repeat(n)],
  ['stray </p>', (n) => '</p>'.repeat(n)],
  ['stray </p>, each on its line', (n) => '</p>\n'.repeat(n)],
  ['nested <b> in a sentence', (n) => `Boats ${'<b>'.repeat(n)}`],
  ['nested <b> in a block', (n) => `<div>${'<b>'.repeat(n)}`],
  ['nested <b>, closed', (n) => `<div>${'<b>'.repeat(n)}Boats${'</b>'.repeat(n)}</div>`],
  ['unclosed <figure>', (n) => '<figure>'.repeat(n)],
  ['unclosed <figure> with pictures', (n) => '<figure><img src="/a.jpg">Boats '.repeat(n)],
  ['unclosed <figcaption>', (n) => `<figure>${'<figcaption>'.repeat(n)}`],
  ['<div> and <p> left open by turns', (n) => '<div><p>'.repeat(n / 2)],
  ['<b></i>', (n) => `<div>${'<b></i>'.repeat(n)}`],
  ['<', (n) => '<'.repeat(n)],
  ['< in a block', (n) => `<div>\n${'<'.repeat(n)}`],
  ['<a', (n) => '<a '.repeat(n)],
  ['<a href="', (n) => '<a href="'.repeat(n)],
  ['<!--', (n) => '<!--'.repeat(n)],
  ['<!-- in a block', (n) => `<div>\n${'<!--'.repeat(n)}`],
  ['<a>', (n) => `<div>${'<a href="/x">'.repeat(n)}`],
  ['attributes of one element', (n) => `<div ${Array.from({ length: n }, (_, at) => `a${at}="1"`).join(' ')}>Boats</div>`],
  ['one attribute, again and again', (n) => `<div ${'a="1" '.repeat(n)}>Boats</div>`],
  ['style declarations', (n) => `<div style="${'position: fixed; '.repeat(n)}">Boats</div>`],
  [
    'ids and references to others',
    (n) => Array.from({ length: n / 4 }, (_, at) => `<p id="a${at}" aria-describedby="b${at}">x</p>\n`).join(''),
  ],
  [
    'links to headings that are not there',
    (n) => Array.from({ length: n / 4 }, (_, at) => `## About harbour ${at}\n\n[x](#what-of-harbour-${at})\n\n`).join(''),
  ],
  ['![', (n) => '!['.repeat(n)],
  ['images with a space in the address', (n) => '![a](a b.png) '.repeat(n / 2)],
  ['**', (n) => '港**。'.repeat(n)],
  ['[caption]', (n) => '[caption id="a"]'.repeat(n)],
  ['[caption] and one end', (n) => `${'[caption id="a"]<img src="/a.jpg">'.repeat(n / 8)}[/caption]`],
  ['{{', (n) => '{{ '.repeat(n)],
  ['2 MB in one attribute', (n) => `<div><img src="/a.jpg" alt="${'a'.repeat(n)}"></div>`, 2_000_000],
  ['2 MB of spaces in one attribute', (n) => `<div><img src="/a.jpg" alt="${' '.repeat(n)}"></div>`, 2_000_000],
  ['2 MB in one attribute in a sentence', (n) => `Boats <img src="/a.jpg" alt="${'a '.repeat(n / 2)}">`, 2_000_000],
  ['2 MB in one attribute that never ends', (n) => `<div><img src="/a.jpg" alt="${'a'.repeat(n)}`, 2_000_000],
  ['2 MB in one style', (n) => `<div style="color: ${'a'.repeat(n)}">x</div>`, 2_000_000],
  ['2 MB of letters in an address', (n) => `<div><img src="${'a'.repeat(n)}" alt="a"></div>`, 2_000_000],
  ['2 MB of data in an address', (n) => `<div><img src="data:image/png;base64,${'A'.repeat(n)}" alt="a"></div>`, 2_000_000],
]

const policy = { ...defaultPolicy }
const lintConfig = {
  scope: {
    settings: {
      ...noSettings,
      sanitizer: policy,
      rules: Object.fromEntries(rules.filter((rule) => rule.optional).map(({ id, severity }) => [id, severity])),
    },
    site: undefined,
  },
  schema: undefined,
  vocabularies: noVocabularies,
  rules,
  ruleFailed(id, error) {
    throw new Error(`${id}: ${error}`)
  },
}

const check = (text) => checkArticle(parseArticle(text), 'a.md', lintConfig)
const preview = (text) => {
  const article = parseArticle(text)
  return renderArticle(article, {
    published: publishedReadingOf(article, lintConfig.scope),
    problems: [],
    policy,
    resolveImage: (address) => address,
    generator: generic,
    locale: 'zh-CN',
  })
}

const only = process.argv[2] ?? ''
const rows = floods
  .filter(([name]) => name.includes(only))
  .map(([name, of, size = count]) => [name, ...[check, preview].flatMap((work) => cost(work, (size) => head + of(size), size))])
console.log(JSON.stringify(rows))
