// Bundled by bench.mjs: inputs at the limits of each reader, at a size and at twice that size. The unit tests check the results for
// the same inputs; only the time is measured here.
import { parseArticle } from '../../src/core/article/article'
import { readJson } from '../../src/core/data/json'
import { readToml } from '../../src/core/data/toml/toml'
import { readFrontMatter } from '../../src/core/frontmatter/frontMatter'
import { defaultPolicy } from '../../src/core/sanitizer/policy'
import { compileSchema } from '../../src/core/schema/articleSchema'
import { hasFormat } from '../../src/core/schema/engine/formats'
import { readPattern } from '../../src/core/schema/engine/safePattern'
import { range } from '../../src/core/text/text'
import { complete } from '../../src/features/completion/completion'
import { sanitize } from '../../src/preview/render/sanitize'
import { cost } from './doubling.mjs'

const all = (text) => range(0, text.length)
const lines = (count, line) => Array.from({ length: count }, (_, index) => line(index)).join('\n')
const keys = (count) => lines(count, (index) => `key${index}: ${index}`)

const json = (text) => readJson(text, all(text))
const toml = (text) => readToml(text, all(text))
const readers = [
  ['JSON: [', json, (n) => '['.repeat(n), 100_000],
  ['JSON: one long text', json, (n) => `{"a": "${'x'.repeat(n)}"}`, 1_000_000],
  ['JSON: keys', json, (n) => lines(n, (index) => `"k${index}": ${index},`), 16_000],
  ['TOML: [', toml, (n) => `a = ${'['.repeat(n)}`, 100_000],
  ['TOML: a dotted key', toml, (n) => `${'a.'.repeat(n)}a = 1`, 100_000],
  ['TOML: one long text', toml, (n) => `a = "${'x'.repeat(n)}"`, 300_000],
  ['TOML: quotes and brackets', toml, (n) => `a = ${'["'.repeat(n)}`, 150_000],
  ['TOML: lines without a value', toml, (n) => 'a\n'.repeat(n), 100_000],
  ['TOML: keys', toml, (n) => lines(n, (index) => `k${index} = ${index}`), 16_000],
  ['front matter: {', readFrontMatter, (n) => `{"a":${'{'.repeat(n)}`, 1_000_000],
  ['front matter: an open text', readFrontMatter, (n) => `{"a":"${'\\"'.repeat(n)}`, 500_000],
  ['front matter: +', readFrontMatter, (n) => `+++\n${'+\n'.repeat(n)}`, 300_000],
  ['front matter: ;;', readFrontMatter, (n) => `"a":\n${';;\n'.repeat(n)}`, 300_000],
  ['front matter: no closing fence', readFrontMatter, (n) => `--\n${'title: a\n'.repeat(n)}`, 100_000],
  ...["title: 'a\n", 'title: [a] b\n', '\t- @a\n', "  k: 'a\n", '"\n', 'a：\n', '- [[[\n'].map((line) => [
    `repairs: ${JSON.stringify(line)}`,
    readFrontMatter,
    (n) => `---\ntitle：x\n${line.repeat(n)}---\n`,
    200,
  ]),
]

const validate = ({ compiled, read, text }) => compiled.validate(read.root, read.open, text)
const instance = (schema, content) => {
  const text = `---\n${content}\n---\n`
  return { compiled: compileSchema(schema), read: readFrontMatter(text), text }
}
const schemas = [
  ['unknown keys', (n) => instance({ additionalProperties: false }, keys(n))],
  ['keys by pattern', (n) => instance({ patternProperties: { '^(k|e)+y': { type: 'string' } }, unevaluatedProperties: false }, keys(n))],
  ['missing keys', (n) => instance({ required: Array.from({ length: n }, (_, index) => `missing${index}`) }, keys(n))],
  [
    'keys of the schema',
    (n) =>
      instance({ properties: Object.fromEntries(Array.from({ length: n }, (_, index) => [`key${index}`, { type: 'string' }])) }, keys(n)),
  ],
  ['branches', (n) => instance({ additionalProperties: { oneOf: [{ type: 'string' }, { type: 'array' }] } }, keys(n))],
  [
    'unique entries',
    (n) =>
      instance(
        { properties: { list: { uniqueItems: true } } },
        `list: [${Array.from({ length: n }, (_, index) => `{ a: ${index}, b: [${index}] }`).join(', ')}]`,
      ),
  ],
].map(([name, of]) => [`schema: ${name}`, validate, of, 8000])

const patterns = [
  ['^(a+)+$', 'a'],
  ['(a|aa)+$', 'a'],
  ['(.*a){20}', 'b'],
  ['^([a-z0-9]+-?)+$', 'ab'],
  ['\\s+$', ' '],
  ['a*a*a*a*a*b', 'a'],
  ['^.*x.*y.*z$', 'x'],
  ['(x+x+)+y', 'x'],
  ['^(?:[^"]|\\\\")*"$', '\\'],
  ['[ab]*a[ab]{20}$', 'ab'],
].map(([source, unit]) => {
  const { test } = readPattern(source)
  return [`pattern: ${source}`, test, (n) => `${unit.repeat(n / unit.length)}!`, 1_000_000]
})

const formats = ['email', 'uri', 'uri-template', 'hostname', 'ipv6', 'date-time', 'duration', 'json-pointer', 'regex', 'time'].map(
  (format) => [
    `format: ${format}`,
    (texts) => texts.map((text) => hasFormat(format, text)),
    (n) => ['a', 'a.', '1', ':', '/', '%41', 'a@', '(a', '0:'].map((unit) => `http://${unit.repeat(n / unit.length)}!`),
    9000,
  ],
)

const sources = (count) => ({
  schema: compileSchema({ properties: { author: { type: 'string', 'copydesk:vocabulary': 'authors' } } }),
  path: 'a.md',
  corpus: { usage: () => Array.from({ length: count }, (_, index) => ({ value: `Author ${index} of the desk`, count: 1 })) },
})
const completions = [
  [
    'completion: 500 of many authors',
    (given) => complete(parseArticle('---\ntitle: x\nauthor: A\n---\n'), 22, given, 500),
    sources,
    20_000,
  ],
  [
    'completion: in front matter of many keys',
    (text) => complete(parseArticle(text), text.indexOf('\n---\n'), sources(1), 500),
    (n) => `---\n${keys(n)}\nauthor: \n---\n`,
    16_000,
  ],
]

const clean = (html) => sanitize(html, defaultPolicy, { resolveImage: (address) => address })
const html = [
  ...['<div>x ', '<p><b>x ', '<svg>x ', '<table><td>x ', '</p>', '<', '&', '<!--', '<p title="', ',,,,', '<br>', '<script>'].map((unit) => [
    unit,
    (n) => unit.repeat(n),
    10_000,
  ]),
  ['one srcset', (n) => `<img srcset="${'a,'.repeat(n)}">`, 100_000],
  ['blanks in a srcset', (n) => `<img srcset="${' '.repeat(n)}x">`, 100_000],
  ['one style', (n) => `<p style="${'width:rgb('.repeat(n)}">x</p>`, 50_000],
  ['one class', (n) => `<p class="${'cd-x '.repeat(n)}">x</p>`, 50_000],
  ['one address', (n) => `<a href="${'<!---->'.repeat(n)}">x</a>`, 20_000],
].map(([name, of, size]) => [`sanitizer: ${name}`, clean, of, size])

const only = process.argv[2] ?? ''
const rows = [...readers, ...schemas, ...patterns, ...formats, ...completions, ...html]
  .filter(([name]) => name.includes(only))
  .map(([name, work, of, size]) => [name, ...cost(work, of, size)])
console.log(JSON.stringify(rows))
