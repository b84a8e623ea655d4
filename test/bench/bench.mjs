// Prints one table of ratios. `--quick` leaves out 10,000 articles and the other tools, `--front-matter` all but front matter,
// `--editor` all but typing. Instead of it, `corpus` measures the index of many articles, `host` the extension host of a real
// VS Code meanwhile, `typing` the same while a very long article is written, `floods` what broken and hostile articles cost (then: a
// part of the names, the works), `dialects` the preview by dialect (then: a part of its name), `limits` what very large values cost in each reader, `profile` what each stage and rule of a check costs,
// `page` the preview's page in a browser, `pixels` and `sync` the preview in a real VS Code. Wants the minified build in dist, or in the folder that COPYDESK_DIST names.
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import esbuild from 'esbuild'
import { writeArticles } from './articles.mjs'
import { houseListSettings } from './checks/houseList.mjs'
import { corpusBench } from './corpus.mjs'
import { hostBench, typingBench } from './host.mjs'
import { pageBench } from './page.mjs'
import { npmInstall, piece } from '../vscode/host/cache.mjs'
import { installPeers, peerRows } from './peers.mjs'
import { enginePackages } from './preview/engines.mjs'
import { measureInTurns, row, table, timed } from './measure.mjs'

const quick = process.argv.includes('--quick')
const onlyFrontMatter = process.argv.includes('--front-matter')
const dist = resolve(process.env.COPYDESK_DIST ?? 'dist')
const peersFolder = resolve('.vscode-test', 'bench')
const work = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
const here = import.meta.dirname

const onlyEditor = process.argv.includes('--editor')
const inVsCode = ['pixels', 'sync'].filter((what) => process.argv.includes(what))

try {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}\n`)
  if (process.argv.includes('corpus')) await corpusBench({ work, bundled, indexer: join(dist, 'indexer.js') })
  else if (process.argv.includes('host')) await hostBench(work)
  else if (process.argv.includes('typing')) await typingBench(work)
  else if (process.argv.includes('floods')) await floods()
  else if (process.argv.includes('dialects')) await dialects()
  else if (process.argv.includes('limits')) await limits()
  else if (process.argv.includes('profile')) await profile()
  else if (process.argv.includes('page')) await page()
  else if (inVsCode.length > 0) {
    const previews = await import('./previews.mjs')
    for (const what of inVsCode) await previews[what]()
  } else if (onlyEditor) await editor()
  else await all()
} finally {
  rmSync(work, { recursive: true, force: true })
}

async function all() {
  const installed = quick ? new Map() : await installPeers(peersFolder)
  if (!onlyFrontMatter) for (const count of quick ? [1000] : [1000, 10_000]) await checks(count, installed)
  await frontMatter(installed)
  if (!onlyFrontMatter) {
    await editor()
    if (!quick) {
      await floods()
      await limits()
    }
    activation()
    sizes()
  }
}

/** Every row is a process of its own, from its start to its end. */
async function checks(count, installed) {
  const folder = join(work, String(count))
  mkdirSync(folder)
  const bytes = writeArticles(folder, count)
  // With the blank line on top the other tools see no front matter, and would have nothing to do.
  const forPeers = join(work, `${count}-peers`)
  if (!quick) writeArticles(forPeers, count, (text) => text.trimStart())
  const withList = join(work, `${count}.yaml`)
  writeFileSync(withList, houseListSettings(10_000))
  const reader = (how) => [join(here, 'readers.mjs'), how, folder]
  const rows = [
    row('Node, nothing to do', [join(here, 'readers.mjs'), 'nothing', folder]),
    row('read all bytes', reader('read')),
    row('read as text', reader('text')),
    row('gray-matter', reader('gray-matter')),
    row('yaml', reader('yaml')),
    row('copydesk check', [join(dist, 'cli.js'), 'check', folder]),
    row('copydesk check --quiet', [join(dist, 'cli.js'), 'check', '--quiet', folder]),
    row('  with a house list of 10,000 entries', [join(dist, 'cli.js'), 'check', '--quiet', '--config', withList, folder]),
    row('copydesk report', [join(dist, 'cli.js'), 'report', folder]),
    ...(quick ? [] : [row('copydesk check, the articles of the others', [join(dist, 'cli.js'), 'check', forPeers])]),
    ...(quick ? [] : peerRows(installed, peersFolder, forPeers, work).filter(({ slow }) => count === 1000 || !slow)),
  ]
  const rounds = quick ? 3 : 5
  measureInTurns(rows, rounds)
  const [base] = rows.slice(1)
  const node = rows[0].result.ms
  const read = base.result.ms - node
  console.log(
    `\n${count.toLocaleString('en')} articles, ${(bytes / count / 1000).toFixed(1)} KB each on average: medians of ${rounds} runs in turns (slow tools: 1)`,
  )
  table(
    ['', 'ms', '× read', '× read, without Node’s start', 'processor, ms', 'memory, MB'],
    rows.map(({ name, result }) =>
      result === undefined
        ? [name, 'not available', '', '', '', '']
        : [
            name,
            result.ms.toFixed(0),
            (result.ms / base.result.ms).toFixed(1),
            ((result.ms - node) / read).toFixed(1),
            result.cpu.toFixed(0),
            result.megabytes.toFixed(0),
          ],
    ),
  )
}

/** Nothing but the front matter, checked by each tool in one run. */
async function frontMatter(installed) {
  const folder = join(work, 'front-matter')
  const count = 1000
  writeArticles(folder, count, (text) => text.trimStart().replace(/(\n---\n)[\s\S]*$/, '$1'))
  const program = await bundled('checks/frontMatter')
  const reader = (how) => [join(here, 'readers.mjs'), how, folder]
  const peers = quick ? [] : peerRows(installed, peersFolder, folder, work).filter(({ name }) => !/^(?:markdownlint|rumdl)/.test(name))
  const rows = [
    row('Node, nothing to do', reader('nothing')),
    row('yaml: parseDocument, no checks', reader('yaml')),
    row('Copydesk: read and schema', program && [program, folder, 'schema']),
    row('Copydesk: read, schema, all front matter rules', program && [program, folder, 'rules']),
    ...peers,
  ]
  for (const one of rows) one.result = one.args ? timed(one.args, one.cwd, one.slow ? 1 : 3) : undefined
  // The other tools look at YAML and schema too, and at nothing else.
  const [nothing, , ours] = rows.map(({ result }) => result?.ms)
  const ratio = (ms) => (ours === undefined ? '' : ((ms - nothing) / (ours - nothing)).toFixed(1))
  console.log(`\nThe front matter of ${count.toLocaleString('en')} articles, without their bodies`)
  table(
    ['', 'ms', '× Copydesk’s schema, without Node’s start', 'processor, ms'],
    rows.map(({ name, result }) =>
      result === undefined || result.status > 1
        ? [name, 'not available', '', '']
        : [name, result.ms.toFixed(0), ratio(result.ms), result.cpu.toFixed(0)],
    ),
  )
}

/** A program of this folder with what it imports; undefined, and said so, when it cannot be built. */
async function bundled(name) {
  const outfile = join(work, `${name}.cjs`)
  const built = await esbuild
    .build({
      entryPoints: [join(here, `${name}.mjs`)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      minify: true,
      logLevel: 'silent',
      mainFields: ['module', 'main'],
    })
    .catch((error) => console.log(`\n${name}: not available (${error.message.split('\n')[1] ?? error.message})`))
  return built && outfile
}

/** What the editor computes while somebody types. */
async function editor() {
  const outfile = await bundled('editor')
  if (!outfile) return
  const { stdout, status, stderr } = timed([outfile], process.cwd(), 1)
  console.log('\nEditing: one letter is typed in an article of that size')
  if (status === 0) table(['', 'median, ms', 'p99, ms'], JSON.parse(stdout))
  else console.log(`not available: ${stderr.split('\n').find((line) => line.includes('Error')) ?? stderr}`)
}

/** The preview by dialect. */
async function dialects() {
  const outfile = await bundled('preview/dialects')
  if (!outfile) return
  const engines = await piece('markdown-engines-1', (temporary) => npmInstall(temporary, enginePackages)).catch(() => '')
  process.env.COPYDESK_ENGINES = engines
  const { stdout, status, stderr } = timed([outfile, ...process.argv.slice(process.argv.indexOf('dialects') + 1)], process.cwd(), 1)
  console.log(
    '\nThe preview by dialect; processor time: at first of all threads, after a key of the thread that renders (preview/clock.mjs). Wanted: at most 1.1 × of markdown-it or the engine with sanitize-html; p99 3 ms at 50 KB, 10 ms at 500 KB',
  )
  if (status !== 0) return console.log(`not available: ${stderr.split('\n').find((line) => line.includes('Error')) ?? stderr}`)
  const [head, ...rows] = JSON.parse(stdout)
  table(head, rows)
}

/** What broken and hostile articles cost, and whether twice as much of it costs more than twice the time. */
async function floods() {
  const outfile = await bundled('floods/floods')
  if (!outfile) return
  const { stdout, status, stderr } = timed(
    ['--expose-gc', outfile, ...process.argv.slice(process.argv.indexOf('floods') + 1)],
    process.cwd(),
    1,
  )
  console.log('\nFloods: 100 KB of each; processor time, the best of 5 runs. Wanted: under 1,000 ms, and at most 2.3 × for twice as much')
  if (status === 0) {
    const {
      table: [head, ...rows],
      summary,
    } = JSON.parse(stdout)
    table(head, rows)
    console.log(`\n${summary}`)
  } else console.log(`not available: ${stderr.split('\n').find((line) => line.includes('Error')) ?? stderr}`)
}

/** What the stages and rules of a check take. */
async function profile() {
  const outfile = await bundled('checks/profile')
  if (!outfile) return
  const { stdout, status, stderr } = timed([outfile], process.cwd(), 1)
  console.log('\nA check by stage and by rule, in µs of processor time for one article: the best of 7 rounds')
  if (status !== 0) return console.log(`not available: ${stderr.split('\n').find((line) => line.includes('Error')) ?? stderr}`)
  const [head, ...rows] = JSON.parse(stdout)
  table(head, rows)
}

/** How long the preview's page takes to show long articles. */
async function page() {
  const program = await bundled('pageMessage')
  if (program) await pageBench(program, dist)
}

function activation() {
  const bundle = join(dist, 'extension.js')
  console.log('\nStarting in the editor')
  if (!existsSync(bundle)) return console.log(`not available: ${bundle} is not there`)
  const runs = Array.from({ length: 5 }, () => JSON.parse(timed([join(here, 'activation.cjs'), bundle], process.cwd(), 1).stdout))
  const best = (key) => Math.min(...runs.map((run) => run[key] ?? Number.POSITIVE_INFINITY))
  const [{ failed }] = runs
  table(
    ['', 'ms'],
    [
      ['load the bundle', best('load').toFixed(1)],
      failed ? [`activate (not available: ${failed})`, ''] : ['activate, with an editor that does nothing', best('activate').toFixed(1)],
    ],
  )
}

function sizes() {
  console.log('\nBundles')
  const kilobytes = (sizes) => (sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(0)
  const rows = ['extension.js', 'preview.js', 'form.js', 'indexer.js', 'cli.js', 'web.js'].map((name) => {
    const files = [...loadedAtOnce(join(dist, name))].filter(existsSync)
    if (files.length === 0) return [name, 'not available', '', '']
    const [own] = files.map((file) => statSync(file).size)
    return [
      name,
      kilobytes([own]),
      kilobytes(files.map((file) => statSync(file).size)),
      kilobytes(files.map((file) => gzipSync(readFileSync(file)).length)),
    ]
  })
  table(['', 'KB', 'KB, with the chunks loaded at once', 'KB, gzip'], rows)
}

/** A program with the chunks that it loads at its start: `require` outside of functions. */
function loadedAtOnce(program) {
  const files = new Set([program])
  for (const file of files) {
    if (!existsSync(file)) continue
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:^|[;,]|var )[\w$]+=require\("(\.[^"]+)"\)|;require\("(\.[^"]+)"\)/g))
      if (path) files.add(join(file, '..', path))
  }
  return files
}
