// node hexo.cjs INPUT.json OUTPUT.json TOOLS : what Hexo makes of articles. INPUT: { cases: { name: text }, timezone, config: more of _config.yml, assets: files in the asset folder of each article }. The clock is TZ's.
// Posts are read by Hexo's own source box, then each is rendered alone: `hexo generate` renders all of them and stops at the first that fails.
const { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { tmpdir } = require('node:os')
const { dirname, join, resolve } = require('node:path')
const [input, output, tools] = process.argv.slice(2).map((path) => resolve(path))
const { cases, timezone = '', config = '', assets = [] } = JSON.parse(readFileSync(input, 'utf8'))
const load = createRequire(join(tools, 'package.json'))
const within = createRequire(load.resolve('hexo'))
const folder = mkdtempSync(join(tmpdir(), 'recorded-hexo-'))
mkdirSync(join(folder, 'source/_posts'), { recursive: true })
mkdirSync(join(folder, 'themes/plain/layout'), { recursive: true })
symlinkSync(join(tools, 'node_modules'), join(folder, 'node_modules'))
const dependencies = JSON.parse(readFileSync(join(tools, 'package.json'), 'utf8')).dependencies
writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'site', private: true, hexo: { version: '8.1.2' }, dependencies }))
writeFileSync(join(folder, 'themes/plain/layout/index.ejs'), 'x')
// The settings that `hexo init` writes, as far as they concern articles, but for those that `config` has.
const usual = [
  'title: Site',
  'url: http://example.com',
  'root: /',
  'permalink: :year/:month/:day/:title/',
  'language: en',
  `timezone: '${timezone}'`,
  'render_drafts: false',
  'future: true',
  'theme: plain',
  'external_link:\n  enable: true\n  field: site',
  'syntax_highlighter: highlight.js',
  'updated_option: mtime',
]
const isSet = (setting) => `\n${config}`.includes(`\n${setting.slice(0, setting.indexOf(':') + 1)}`)
writeFileSync(join(folder, '_config.yml'), `${[...usual.filter((setting) => !isSet(setting)), config].join('\n')}\n`)
const fileOf = (name) => join(folder, 'source/_posts', `${name}.md`)
for (const [name, text] of Object.entries(cases)) {
  writeFileSync(fileOf(name), text)
  for (const asset of assets) {
    const file = join(folder, 'source/_posts', name, asset)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
  }
}

;(async () => {
  const Hexo = load('hexo')
  const { parse } = within('hexo-front-matter')
  // As Hexo reads posts: without a byte order mark, with line feeds only.
  const read = within('hexo-fs').readFileSync
  const hexo = new Hexo(folder, { silent: true })
  await hexo.init()
  await hexo.source.process()
  const results = {}
  const posts = new Map(
    hexo
      .model('Post')
      .toArray()
      .map((post) => [post.source.replace('_posts/', '').replace(/\.md$/, ''), post]),
  )
  for (const name of Object.keys(cases)) {
    const text = read(fileOf(name))
    const result = {}
    results[name] = result
    const post = posts.get(name)
    if (!post) {
      result.outcome = 'lost'
      try {
        parse(text)
      } catch (error) {
        result.why = String(error.message).split('\n')[0]
      }
      continue
    }
    const { _content, ...fields } = parse(text)
    result.outcome = post.published === false ? 'not published' : 'published'
    result.fields = values(fields)
    result.title = post.title
    result.date = ofTheFile(post.date.toDate()) ? 'of the file' : post.date.toDate().toISOString()
    result.path = ofTheFile(post.date.toDate()) ? post.path.replace(/^\d+\/\d+\/\d+/, 'of the file') : post.path
    result.categories = post.categories.toArray().map(({ name }) => name)
    result.tags = post.tags.toArray().map(({ name }) => name)
    try {
      const { content } = await hexo.post.render(post.full_source, {
        ...fields,
        content: _content,
        source: post.source,
      })
      // Marked writes mail addresses with random character references.
      result.html = content.replace(/(?<=mailto:)(?:&#x?[0-9a-f]+;)+/g, (references) =>
        references.replace(/&#(x?)([0-9a-f]+);/g, (_, hexadecimal, digits) =>
          String.fromCodePoint(parseInt(digits, hexadecimal ? 16 : 10)),
        ),
      )
    } catch (error) {
      result.outcome = 'stops'
      result.why = String(error?.message ?? error).split('\n')[0]
    }
  }
  writeFileSync(output, JSON.stringify(results))
  await hexo.exit()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})().catch((error) => {
  console.error(error)
  process.exit(1)
})

/** Whether a date is that of the file, which was written just now. */
function ofTheFile(date) {
  return Math.abs(Date.now() - date.getTime()) < 86_400_000
}

function values(value) {
  if (value instanceof Date) return { $date: Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString() }
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) return { $number: String(value) }
  if (Array.isArray(value)) return value.map(values)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, values(entry)]))
  return value
}
