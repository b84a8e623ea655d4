/**
 * `npm run sites:fidelity [GENERATOR] [FOLDER] [COUNT]`: how many articles, and how many of their blocks, the preview shows as the real generator publishes
 * them, markdown-it without settings beside it, and what kinds of differences are left, the most frequent first.
 * GENERATOR: one of those below; all if none is given. FOLDER: articles, such as a public site; the real articles (COPYDESK_CORPUS) if none is given.
 * COUNT: every so many-th article, at most that many.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import esbuild from 'esbuild'
import { newNode, packages, toolsOf, versionOf } from './tools.mjs'

const here = dirname(fileURLToPath(import.meta.url))
/** How each is started, and settings for its program. */
const generators = {
  hexo: { command: () => [process.execPath, 'hexo.cjs'], tools: true },
  'hexo-markdown-it': { command: () => [process.execPath, 'hexo.cjs'], tools: true, dialect: 'hexo {"renderer":"markdown-it"}' },
  jekyll: { command: () => ['ruby', 'jekyll.rb'], version: ['jekyll', '--version'] },
  hugo: { command: () => [process.execPath, 'hugo.mjs'], version: ['hugo', 'version'], settings: { unsafe: true }, toml: true },
  /** Without `unsafe` in its configuration, which leaves HTML out. */
  'hugo-default': {
    command: () => [process.execPath, 'hugo.mjs'],
    version: ['hugo', 'version'],
    toml: true,
    dialect: 'hugo {"html":false}',
  },
  eleventy: { command: () => [process.execPath, 'eleventy.mjs'], tools: true },
  astro: { command: () => [newNode(), 'astro.mjs'], tools: true, toml: true },
  docusaurus: { command: () => [process.execPath, 'docusaurus.mjs'], tools: true, endings: /\.(?:md|markdown|mdx)$/i },
}
/** Longer articles are not compared. In UTF-16 code units. */
const maxLength = 200_000

const kindsOfDifference = [
  ['quotation marks', (text) => text.replace(/[“”„"‘’']/g, '')],
  ['dashes and dots', (text) => text.replace(/[-–—….]+/g, '')],
  ['alternative texts and titles', (text) => text.replace(/ (?:alt|title)="[^"]*"/g, '')],
  ['addresses', (text) => text.replace(/ (?:href|src|srcset)="[^"]*"/g, '')],
  ['links', (text) => text.replace(/<\/?a\b[^>]*>/g, '')],
  ['line breaks', (text) => text.replace(/<\/?br>/g, ' ').replace(/\s+/g, ' ')],
  ['paragraphs', (text) => text.replace(/<\/?p>|⏎/g, '').replace(/\s+/g, '')],
  ['emphasis', (text) => text.replace(/<\/?(?:em|strong|del)>|[*_~]/g, '')],
  ['code', (text) => text.replace(/<[^>]*>|`|\s|⏎/g, '')],
]

const [asked, folder = process.env.COPYDESK_CORPUS ?? '../shared/corpus', count = '100000'] = process.argv.slice(2)
if (asked !== undefined && !(asked in generators)) throw new Error(`${asked} is not one of ${Object.keys(generators).join(', ')}`)
const { dialectFor, hasTags, plainBlocks, publishedBlocks, shownBlocks } = await project()
for (const name of asked === undefined ? Object.keys(generators) : [asked]) measure(name)

/** The functions of shownPage.ts, as one bundle. */
async function project() {
  const outfile = resolve('dist/sites/shownPage.cjs')
  mkdirSync(dirname(outfile), { recursive: true })
  await esbuild.build({
    entryPoints: [join(here, 'shownPage.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  })
  return createRequire(import.meta.url)(outfile)
}

function measure(name) {
  const { command, tools, version, settings, toml, endings = /\.(?:md|markdown)$/i, dialect = name } = generators[name]
  const generator = dialectFor(dialect)
  const markdown = generator.mdx.inMarkdown ? generator.mdx.markdown : generator.markdown
  const found = version && versionOf(...version)
  if (version && found === undefined) {
    console.log(`SKIPPED ${name}: not installed`)
    return
  }
  const articles = sample(toml ? /^\uFEFF?\s*(?:---|\+\+\+)[ \t]*\r?\n/ : /^\uFEFF?\s*---[ \t]*\r?\n/, endings)
  const results = real(name, command(), tools ? toolsOf(name) : '', articles, settings)
  const total = { compared: 0, equal: 0, plainEqual: 0, blocks: 0, same: 0, plainSame: 0, tags: 0, failed: 0 }
  const kinds = new Map()
  for (const [id, text] of Object.entries(articles)) {
    const html = results[id]?.html
    if (html === undefined) total.failed++
    else if (hasTags(text)) total.tags++
    else {
      const [site, shown, plain] = [publishedBlocks(html), shownBlocks(text, generator, markdown), plainBlocks(text)]
      const differing = differences(site, shown)
      total.compared++
      total.blocks += site.length
      total.same += common(site, shown)
      total.plainSame += common(site, plain)
      if (differing.length === 0) total.equal++
      if (differences(site, plain).length === 0) total.plainEqual++
      for (const kind of new Set(differing.map(([one, other]) => kindOf(one, other)))) {
        if (!kinds.has(kind)) kinds.set(kind, { articles: 0, example: differing.find(([one, other]) => kindOf(one, other) === kind) })
        kinds.get(kind).articles++
      }
    }
  }
  const versions =
    found ??
    Object.entries(packages[name])
      .map((pair) => pair.join(' '))
      .join(', ')
  console.log(
    `\n${name} (${versions}), ${basename(resolve(folder))}: ${total.compared} articles, ${total.failed} not published, ${total.tags} with template tags`,
  )
  console.log(`  preview            articles ${share(total.equal, total.compared)}  blocks ${share(total.same, total.blocks)}`)
  console.log(`  plain markdown-it  articles ${share(total.plainEqual, total.compared)}  blocks ${share(total.plainSame, total.blocks)}`)
  for (const [kind, { articles: many, example }] of [...kinds].sort((a, b) => b[1].articles - a[1].articles)) {
    console.log(`  ${many} articles: ${kind}`)
    const from = firstDifference(...example)
    console.log(`     site    ${example[0].slice(from, from + 100)}\n     preview ${example[1].slice(from, from + 100)}`)
  }
}

function share(part, whole) {
  return `${part}/${whole} (${whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`})`
}

/** Texts of articles by id: Markdown files with front matter. @param start of those that the generator reads @param endings of their names */
function sample(start, endings) {
  const texts = []
  const walk = (path) => {
    for (const name of readdirSync(path).sort()) {
      const at = join(path, name)
      if (/^(?:node_modules|\.git)$/.test(name)) continue
      if (statSync(at).isDirectory()) walk(at)
      else if (endings.test(name)) {
        const text = readFileSync(at, 'utf8')
        if (text.length <= maxLength && start.test(text)) texts.push(text)
      }
    }
  }
  walk(folder)
  const step = Math.max(1, texts.length / Number(count))
  const chosen = texts.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
  return Object.fromEntries(chosen.map((text, index) => [`a${String(index).padStart(5, '0')}`, text]))
}

function real(name, [program, script], tools, cases, settings = {}) {
  const work = mkdtempSync(join(tmpdir(), 'fidelity-'))
  const [input, output] = [join(work, 'input.json'), join(work, 'output.json')]
  writeFileSync(input, JSON.stringify({ cases, ...settings }))
  const environment = { ...process.env, TZ: 'UTC', LANG: 'C.UTF-8', NODE_ENV: 'production' }
  const { status, stderr } = spawnSync(program, [join(here, 'generators', script), input, output, tools], {
    env: environment,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (status !== 0) throw new Error(`${name}: exit code ${status}: ${String(stderr).slice(-2000)}`)
  const results = JSON.parse(readFileSync(output, 'utf8'))
  rmSync(work, { recursive: true, force: true })
  return results
}

/** How many blocks of one page are on the other, in the same order. */
function common(a, b) {
  let row = new Uint32Array(b.length + 1)
  for (const one of a) {
    const next = new Uint32Array(b.length + 1)
    for (let index = 0; index < b.length; index++)
      next[index + 1] = one === b[index] ? row[index] + 1 : Math.max(row[index + 1], next[index])
    row = next
  }
  return row[b.length]
}

/** What differs between two pages: the blocks between those that both have at the start and at the end. */
function differences(a, b) {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length === right.length) return left.map((one, index) => [one, right[index]]).filter(([one, other]) => one !== other)
  return [[left.join('⏎'), right.join('⏎')]]
}

function kindOf(site, shown) {
  return kindsOfDifference.find(([, without]) => without(site) === without(shown))?.[0] ?? 'other'
}

function firstDifference(a, b) {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return Math.max(0, at - 30)
}
