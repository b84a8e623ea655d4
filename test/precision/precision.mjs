/**
 * Bundled by run.mjs. `npm run precision [-- --seed N] [--rows N] [--out FOLDER] [--json]`: the rows that an editor sees in Problems on real articles. Prints, for each
 * site: rows an article (mean, 90th percentile, most), and the rules by rows and by share of files. Draws rows by a seed and writes them to
 * FOLDER/rows.md with an excerpt, to be judged (useful, true but noise, false).
 * Sites: the real articles (COPYDESK_CORPUS, default ../shared/corpus) and the sample newsroom. Each is checked in a copy, with the generator that
 * its source says, as a folder that an editor opens.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { countedRules, frequentRules, problemRows } from '../../src/core/lint/problemRows'
import { drawn, percentile } from './draw.mjs'

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rows: { type: 'string', default: '60' },
    out: { type: 'string', default: 'dist/precision' },
    json: { type: 'boolean', default: false },
  },
})
const corpus = process.env.COPYDESK_CORPUS ?? resolve('../shared/corpus')

/** `dialect`: where the README of the corpus says it and Copydesk has it. `whole: false`: beginnings of files, or no articles; shown, not drawn. */
const sites = [
  { name: '18F__18f.gsa.gov', dialect: 'eleventy' },
  { name: 'rust-lang__blog.rust-lang.org' },
  { name: 'facebook__react-native-website', dialect: 'docusaurus' },
  { name: 'letsencrypt__website', dialect: 'hugo' },
  { name: 'hexojs__site', dialect: 'hexo' },
  { name: 'FahdLABs__fahdlabs.github.io', dialect: 'hugo' },
  { name: 'Rock-Candy-Tea__RSSHUB-PAGE', dialect: 'hexo' },
  { name: 'broken-snippets', whole: false },
  { name: 'gray-matter-fixtures', whole: false },
  { name: 'newsroom', folder: resolve('samples/newsroom') },
]

/** A rule is frequent in a site if it reports in more than this share of the files. */
const frequentShare = 0.05

const results = sites.flatMap(measured)
if (results.length === 0) throw new Error(`no articles in ${corpus}: set COPYDESK_CORPUS`)
if (options.json) console.log(JSON.stringify(results.map(({ rows, ...rest }) => ({ ...rest, rows: rows.length }))))
else for (const result of results) show(result)
const rows = results.filter(({ whole }) => whole).flatMap(({ rows: found }) => found)
if (!options.json) showAll(results.filter(({ whole }) => whole))
mkdirSync(options.out, { recursive: true })
writeFileSync(join(options.out, 'rows.md'), judgingTable(drawn(rows, Number(options.rows), Number(options.seed))))
if (!options.json) console.log(`\n${options.rows} of ${rows.length} rows, seed ${options.seed}: ${join(options.out, 'rows.md')}`)

function measured({ name, dialect, folder = join(corpus, name), whole = true }) {
  if (!existsSync(folder)) return []
  const copy = mkdtempSync(join(tmpdir(), 'copydesk-precision-'))
  try {
    cpSync(folder, copy, { recursive: true })
    if (dialect) writeFileSync(join(copy, 'copydesk.yaml'), `dialect: ${dialect}\n`)
    const { stdout, stderr, status } = spawnSync(process.execPath, [resolve('dist/cli.js'), 'check', '--format', 'jsonl', '.'], {
      cwd: copy,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    })
    if (status === 2) throw new Error(`${name}: ${stderr}`)
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const problems = lines.filter(({ type }) => type === 'problem')
    return [resultOf(name, whole, lines.at(-1).files, problems, copy)]
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function resultOf(name, whole, articles, problems, folder) {
  const frequent = frequentOf(problems, articles)
  const found = rowsOf(problems, frequent)
  const perFile = new Map()
  for (const { file } of found) perFile.set(file, (perFile.get(file) ?? 0) + 1)
  const counts = [...perFile.values(), ...Array(Math.max(0, articles - perFile.size)).fill(0)].sort((a, b) => a - b)
  const rules = new Map()
  for (const { ruleId, severity, file } of found) {
    const rule = rules.get(ruleId) ?? { rule: ruleId, severity, rows: 0, files: new Set() }
    rules.set(ruleId, rule)
    rule.rows++
    rule.files.add(file)
  }
  const mean = found.length / Math.max(1, articles)
  return {
    name,
    whole,
    articles,
    mean,
    p90: percentile(counts, 0.9),
    most: counts.at(-1) ?? 0,
    problems: problems.filter(({ severity }) => severity !== 'hint').length,
    frequent: [...frequent],
    rules: [...rules.values()]
      .map(({ files, ...rule }) => ({ ...rule, files: files.size, share: files.size / articles }))
      .sort((a, b) => b.rows - a.rows),
    rows: found.map((row) => ({ ...row, site: name, excerpt: excerptOf(folder, row) })),
  }
}

/** The rules that the report of the site names instead. */
function frequentOf(problems, articles) {
  const counts = new Map()
  for (const found of byFile(problems)) for (const rule of countedRules(found)) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return frequentRules(counts, articles)
}

/** What the Problems panel lists. */
function rowsOf(problems, frequent) {
  return byFile(problems).flatMap((found) => {
    const ranged = found.map((problem) => ({
      ...problem,
      range: rangeOf(problem),
      related: problem.related.map((one) => ({ ...one, range: rangeOf(one) })),
    }))
    return problemRows(
      ranged.sort((a, b) => a.range.start - b.range.start),
      frequent,
    ).filter(({ isListed }) => isListed)
  })
}

function byFile(problems) {
  const files = new Map()
  for (const problem of problems) files.set(problem.file, [...(files.get(problem.file) ?? []), problem])
  return [...files.values()]
}

/** Offsets that compare as lines and columns do. */
function rangeOf({ line, column, endLine, endColumn }) {
  const longestLine = 10_000_000
  return { start: line * longestLine + column, end: endLine * longestLine + endColumn }
}

/** The line of a row with the two around it, each at most 200 characters. */
function excerptOf(folder, { file, line }) {
  const lines = readFileSync(join(folder, file), 'utf8').split(/\r\n|\n|\r/)
  return lines.slice(Math.max(0, line - 2), line + 1).map((text) => text.slice(0, 200))
}

function show({ name, whole, articles, mean, p90, most, problems, frequent, rules, rows: found }) {
  console.log(
    `\n${name}${whole ? '' : ' (no whole articles)'}: ${articles} articles, ${problems} problems, ${found.length} rows; an article: ${figures(mean, p90, most)}`,
  )
  if (frequent.length > 0) console.log(`  in the report of the site: ${frequent.join(', ')}`)
  for (const { rule, severity, rows: count, files, share } of rules) {
    const mark = share > frequentShare && severity !== 'error' ? '  over 5 % of files' : ''
    console.log(
      `  ${String(count).padStart(5)}  ${rule.padEnd(28)} ${severity.padEnd(11)} ${files} files (${(share * 100).toFixed(1)} %)${mark}`,
    )
  }
}

function showAll(all) {
  const articles = all.reduce((sum, result) => sum + result.articles, 0)
  const found = all.flatMap((result) => result.rows)
  const perFile = new Map()
  for (const { site, file } of found) perFile.set(`${site}/${file}`, (perFile.get(`${site}/${file}`) ?? 0) + 1)
  const counts = [...perFile.values(), ...Array(Math.max(0, articles - perFile.size)).fill(0)].sort((a, b) => a - b)
  const frequent = all.flatMap(({ name, rules }) =>
    rules.filter(({ share, severity }) => share > frequentShare && severity !== 'error').map(({ rule }) => `${rule} (${name})`),
  )
  console.log(
    `\nAll whole articles: ${articles}; rows: ${found.length}; an article: ${figures(found.length / articles, percentile(counts, 0.9), counts.at(-1))}`,
  )
  console.log(`Below error in over 5 % of a site's files: ${frequent.length === 0 ? 'none' : frequent.join(', ')}`)
}

function figures(mean, p90, most) {
  return `mean ${mean.toFixed(2)}, p90 ${p90}, most ${most}`
}

function judgingTable(chosen) {
  const cell = (text) => text.replaceAll('|', '\\|').replaceAll('`', "'")
  const lines = chosen.map(
    ({ site, file, line, severity, ruleId, message, excerpt }, index) =>
      `| ${index + 1} | ${cell(`${site}/${file}:${line}`)} | ${severity} | ${ruleId} | ${cell(message)} | ${excerpt.map((text) => `\`${cell(text)}\``).join('<br>')} | |`,
  )
  return `| | place | severity | rule | message | excerpt | judgement |\n| --: | --- | --- | --- | --- | --- | --- |\n${lines.join('\n')}\n`
}
