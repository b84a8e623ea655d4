/**
 * `npm run sites:record [GENERATOR …]`: runs the cases below cases/ through the real site generators and writes what came out to
 * recorded/GENERATOR.json, with the versions. With `--group GROUP` only the cases of one group are run, and the other results of the record
 * stay. A generator that is not installed is skipped with a line that says how to install it.
 * A recording that fails leaves the old file as it is. What changed against the old file is printed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { groups } from './cases/groups.mjs'
import { newNode, packages, toolsOf, versionOf } from './tools.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const shanghai = 'Asia/Shanghai'
/** Settings of Hexo's renderers, each the `_config.yml` of a run. */
const markedSettings = [
  'marked: { prependRoot: false }',
  "marked: { quotes: '«»“”' }",
  "marked: { quotes: '«»' }",
  'marked: { smartypants: false, autolink: false, breaks: false, descriptionLists: false }',
  'marked: { gfm: false }',
  'marked: { figcaption: true, lazyload: true }',
  'marked: { sanitizeUrl: true, mangle: false, external_link: { enable: true, nofollow: true } }',
  'root: /blog/',
  'relative_link: true',
  "syntax_highlighter: ''",
]
const markdownItSettings = [
  'markdown: { render: { html: false, breaks: false, linkify: false, typographer: false } }',
  "markdown: { render: { quotes: '«»‹›', xhtmlOut: true } }",
  "markdown: { render: { quotes: ['« ', ' »', '‹ ', ' ›'] } }",
  'markdown: { preset: commonmark }',
  'markdown: { preset: zero }',
  'markdown: { preset: zero, enable_rules: [emphasis, link, list] }',
  'markdown: { disable_rules: [table, linkify, smartquotes, strikethrough] }',
  'markdown: commonmark',
  'markdown: { plugins: [markdown-it-abbr, markdown-it-deflist, markdown-it-footnote, markdown-it-ins, markdown-it-mark, markdown-it-sub, markdown-it-sup] }',
  'markdown: { plugins: [{ name: markdown-it-emoji }, { name: markdown-it-attrs }, markdown-it-cjk-breaks] }',
  'markdown: { render: { breaks: false }, plugins: [markdown-it-cjk-breaks] }',
  'markdown: { images: { lazyload: true, prepend_root: true, post_asset: true } }',
  'root: /blog/',
  "syntax_highlighter: ''",
]
const anchors = ['{ level: 1, permalink: true }', '{ level: 3, case: 1 }', '{ collisionSuffix: v, separator: _ }']
const settingRun = (config) => ({ name: config, groups: ['hexoSettings'], settings: { config }, bodiesOnly: true })
const usual = ['fences', 'scalars', 'keys', 'taxonomies', 'dateShapes', 'tags', 'bodies', 'addresses', 'headings', 'losses']

/** Each run: its name in the record, the groups of cases, the zone of the machine, settings for the generator, and whether only the bodies are kept. */
const generators = {
  hexo: {
    command: () => [process.execPath, script('hexo.cjs')],
    tools: () => toolsOf('hexo'),
    runs: [
      { name: 'usual', groups: [...usual, 'signs', 'hexoSettings'] },
      { name: 'publishing', groups: ['publishing'] },
      { name: 'modifyAnchors: 1', groups: ['headings'], settings: { config: 'marked:\n  modifyAnchors: 1\n' } },
      { name: 'headerIds: false', groups: ['headings'], settings: { config: 'marked:\n  headerIds: false\n' } },
      { ...settingRun('marked: { anchorAlias: true }'), groups: ['headings'] },
      ...markedSettings.map(settingRun),
      {
        ...settingRun('post_asset_folder: true\nmarked: { postAsset: true }'),
        settings: { config: 'post_asset_folder: true\nmarked: { postAsset: true }', assets: ['c.jpg', 'images/c.jpg'] },
      },
      { name: 'machine UTC', groups: ['dates'] },
      { name: `machine UTC, timezone ${shanghai}`, groups: ['dates'], settings: { timezone: shanghai } },
      { name: `machine ${shanghai}`, groups: ['dates'], zone: shanghai },
      { name: `machine ${shanghai}, timezone ${shanghai}`, groups: ['dates'], zone: shanghai, settings: { timezone: shanghai } },
      {
        name: `machine America/New_York, timezone ${shanghai}`,
        groups: ['dates'],
        zone: 'America/New_York',
        settings: { timezone: shanghai },
      },
    ],
  },
  'hexo-markdown-it': {
    command: () => [process.execPath, script('hexo.cjs')],
    tools: () => toolsOf('hexo-markdown-it'),
    runs: [
      { name: 'usual', groups: ['bodies', 'headings', 'losses', 'signs', 'hexoSettings'], bodiesOnly: true },
      ...markdownItSettings.map(settingRun),
      ...anchors.map((own) => ({ ...settingRun(`markdown: { anchors: ${own} }`), groups: ['headings'] })),
    ],
  },
  jekyll: {
    command: () => ['ruby', script('jekyll.rb')],
    needs: ['jekyll', '--version', 'apt-get install jekyll ruby-kramdown-parser-gfm'],
    runs: [
      { name: 'usual', groups: [...usual, 'kramdown'] },
      { name: 'publishing', groups: ['publishing', 'correctionsInLiquid'] },
      { name: 'auto_ids: false', groups: ['headings'], settings: { kramdown: { auto_ids: false } } },
      { name: 'input: kramdown', groups: ['headings'], settings: { kramdown: { input: 'kramdown' } } },
      { name: 'machine UTC', groups: ['dates'] },
      { name: `machine UTC, timezone ${shanghai}`, groups: ['dates'], settings: { timezone: shanghai } },
    ],
  },
  hugo: {
    command: () => [process.execPath, script('hugo.mjs')],
    needs: ['hugo', 'version', 'apt-get install hugo'],
    runs: [
      { name: 'usual', groups: [...usual, 'signs', 'goldmark'], settings: { unsafe: true } },
      { name: 'publishing', groups: ['publishing'] },
      { name: 'default', groups: ['bodies', 'signs', 'goldmark'] },
      {
        name: 'autoHeadingIDType: github-ascii',
        groups: ['headings'],
        settings: { unsafe: true, config: '[markup.goldmark.parser]\nautoHeadingIDType = "github-ascii"\n' },
      },
      {
        name: 'autoHeadingIDType: blackfriday',
        groups: ['headings'],
        settings: { unsafe: true, config: '[markup.goldmark.parser]\nautoHeadingIDType = "blackfriday"\n' },
      },
      {
        name: 'autoHeadingID: false',
        groups: ['headings'],
        settings: { unsafe: true, config: '[markup.goldmark.parser]\nautoHeadingID = false\n' },
      },
      { name: 'machine UTC', groups: ['dates', 'tomlDates', 'jsonDates'] },
      { name: `machine UTC, timeZone ${shanghai}`, groups: ['dates', 'tomlDates', 'jsonDates'], settings: { timezone: shanghai } },
      { name: `machine ${shanghai}`, groups: ['dates', 'tomlDates', 'jsonDates'], zone: shanghai },
    ],
  },
  eleventy: {
    command: () => [process.execPath, script('eleventy.mjs')],
    tools: () => toolsOf('eleventy'),
    runs: [
      { name: 'usual', groups: usual },
      { name: 'machine UTC', groups: ['dates'] },
      { name: `machine ${shanghai}`, groups: ['dates'], zone: shanghai },
    ],
  },
  astro: {
    command: () => [newNode(), script('astro.mjs')],
    tools: () => toolsOf('astro'),
    runs: [
      { name: 'usual', groups: [...usual, 'signs'] },
      { name: 'mdx', groups: ['mdx', 'mdxWriting'], settings: { mdx: true } },
      { name: 'machine UTC', groups: ['dates'] },
      { name: `machine ${shanghai}`, groups: ['dates'], zone: shanghai },
    ],
  },
  docusaurus: {
    command: () => [process.execPath, script('docusaurus.mjs')],
    tools: () => toolsOf('docusaurus'),
    runs: [
      { name: 'usual', groups: [...usual, 'mdx', 'mdxWriting', 'docusaurusFields'] },
      { name: 'machine UTC', groups: ['dates'] },
      { name: `machine ${shanghai}`, groups: ['dates'], zone: shanghai },
    ],
  },
}

const { values: options, positionals: asked } = parseArgs({ options: { group: { type: 'string' } }, allowPositionals: true })
if (options.group !== undefined && !(options.group in groups))
  throw new Error(`${options.group} is not one of ${Object.keys(groups).join(', ')}`)
for (const name of asked) if (!(name in generators)) throw new Error(`${name} is not one of ${Object.keys(generators).join(', ')}`)
let failed = false
for (const [name, generator] of Object.entries(generators)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const version = generator.needs && versionOf(generator.needs[0], generator.needs[1])
  if (generator.needs && version === undefined) {
    console.log(`SKIPPED ${name}: not installed (${generator.needs[2]})`)
    continue
  }
  try {
    write(name, record(name, generator, version))
  } catch (error) {
    failed = true
    console.error(`FAILED ${name}, its record is left as it was: ${error.message}`)
  }
}
process.exitCode = failed ? 1 : 0

function script(name) {
  return join(here, 'generators', name)
}

function record(name, generator, version) {
  const [program, file] = generator.command()
  const tools = generator.tools?.() ?? ''
  const runs = {}
  const known = options.group === undefined ? {} : recordOf(name).runs
  for (const { name: run, groups: chosen, zone = 'UTC', settings = {}, bodiesOnly = false } of generator.runs) {
    const old = known[run]?.results ?? {}
    const now = options.group === undefined || !known[run] ? chosen : chosen.filter((group) => group === options.group)
    if (now.length === 0) {
      runs[run] = known[run]
      continue
    }
    const folder = mkdtempSync(join(tmpdir(), 'recorded-'))
    const cases = Object.fromEntries(now.flatMap((group) => Object.entries(groups[group]).map(([id, { text }]) => [id, text])))
    const [input, output] = [join(folder, 'input.json'), join(folder, 'output.json')]
    writeFileSync(input, JSON.stringify({ cases, ...settings }))
    const environment = { ...process.env, TZ: zone, LANG: 'C.UTF-8', NODE_ENV: 'production' }
    const { status, stderr } = spawnSync(program, [file, input, output, tools], { env: environment, encoding: 'utf8', maxBuffer: 1e9 })
    if (status !== 0) throw new Error(`${run}: exit code ${status}: ${String(stderr).slice(-2000)}`)
    const results = JSON.parse(readFileSync(output, 'utf8'))
    const missing = Object.keys(cases).filter((id) => results[id]?.outcome === undefined)
    if (missing.length > 0) throw new Error(`${run}: no result for ${missing.join(', ')}`)
    const labels = Object.fromEntries(
      chosen.flatMap((group) => Object.entries(groups[group]).map(([id, { of }]) => [id, `${group}: ${of}`])),
    )
    const kept = ({ outcome, why, html }) => (bodiesOnly ? { outcome, why, html } : undefined)
    const all = { ...old, ...Object.fromEntries(Object.entries(results).map(([id, result]) => [labels[id], kept(result) ?? result])) }
    const inOrder = Object.values(labels).flatMap((label) => (label in all ? [[label, all[label]]] : []))
    runs[run] = { zone, ...settings, ...(bodiesOnly && { bodiesOnly }), results: Object.fromEntries(inOrder) }
    rmSync(folder, { recursive: true, force: true })
  }
  return { versions: version ? { [name]: version } : packages[name], runs }
}

function recordOf(name) {
  const file = join(here, 'recorded', `${name}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { versions: {}, runs: {} }
}

function write(name, recorded) {
  const file = join(here, 'recorded', `${name}.json`)
  const before = recordOf(name)
  let count = 0
  let changed = 0
  if (JSON.stringify(before.versions) !== JSON.stringify(recorded.versions))
    console.log(`${name}: ${JSON.stringify(before.versions)} → ${JSON.stringify(recorded.versions)}`)
  for (const [run, { results }] of Object.entries(recorded.runs)) {
    for (const [id, result] of Object.entries(results)) {
      count++
      const old = before.runs[run]?.results[id]
      if (JSON.stringify(old) === JSON.stringify(result)) continue
      changed++
      if (old) console.log(`${name}, ${run}, ${id}:\n  - ${JSON.stringify(old)}\n  + ${JSON.stringify(result)}`)
    }
  }
  writeFileSync(`${file}.new`, format(recorded))
  renameSync(`${file}.new`, file)
  console.log(`${name}: ${count} results, ${changed} new or changed`)
}

/** One result a line, so that a difference is a line in a diff. */
function format({ versions, runs }) {
  const lines = Object.entries(runs).map(([run, { results, ...rest }]) => {
    const rows = Object.entries(results).map(([id, result]) => `        ${JSON.stringify(id)}: ${JSON.stringify(result)}`)
    return `    ${JSON.stringify(run)}: {\n${Object.entries(rest)
      .map(([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
      .join('')}      "results": {\n${rows.join(',\n')}\n      }\n    }`
  })
  return `{\n  "versions": ${JSON.stringify(versions)},\n  "runs": {\n${lines.join(',\n')}\n  }\n}\n`
}
