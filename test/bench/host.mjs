// Measurements inside the extension host of a real VS Code: `npm run bench -- host [--articles=N]` while articles are indexed,
// `npm run bench -- typing [--letters=N] [--kilobytes=N] [--profile=FILE]` while a very long article is written.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runTests } from '@vscode/test-electron'
import { installBrowser } from '../vscode/host/browserInstall.mjs'
import { installServer } from '../vscode/host/install.mjs'
import { articleOfSize, asMarkdown } from './articles.mjs'
import { writeArchive } from './corpusArticles.mjs'
import { table } from './measure.mjs'

const option = (name) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)

/** @param {string} work a folder that is removed after */
export async function hostBench(work) {
  const count = Number(option('articles') ?? 100_000)
  const folder = site(work)
  writeArchive(join(folder, 'source', '_posts'), count)
  const rows = await inHost(work, folder, 'hostSuite.cjs', { COPYDESK_BENCH_ARTICLES: String(count) })
  console.log('\nThe extension host of a real VS Code: how much later than due a timer of 5 ms comes (p99 at most 20)')
  table(['', 'timers', 'median, ms', 'p99, ms', 'longest, ms', 'computed: p99', 'longest'], rows)
}

/** @param {string} work a folder that is removed after */
export async function typingBench(work) {
  const kilobytes = Number(option('kilobytes') ?? 5000)
  const folder = site(work)
  const html = articleOfSize(kilobytes)
  // Its images lack alternative texts, so that there are problems all over it.
  const markdown = asMarkdown(html).replace(/!\[[^\]]*\]\(([^)]*)\)/g, '<img src="$1">')
  mkdirSync(join(folder, 'notes'))
  for (const [name, text] of Object.entries({ 'HTML.md': html, 'Markdown.md': markdown })) {
    writeFileSync(join(folder, 'source', '_posts', name), text)
    // No article, so that only VS Code's own Markdown extension works on it.
    writeFileSync(join(folder, 'notes', name), text)
  }
  const env = {
    COPYDESK_BENCH_LETTERS: option('letters') ?? '200',
    COPYDESK_BENCH_PROFILE: option('profile') && resolve(option('profile')),
  }
  const rows = await inHost(work, folder, 'typingSuite.cjs', env)
  console.log(
    `\nThe extension host of a real VS Code while an article of ${kilobytes} KB is written: the longest stall of each letter that is`,
  )
  console.log('computed on its thread (wanted: at most 100 ms), and the time from a letter to its problems')
  table(['', 'letters', 'stall: median, ms', 'p99', 'longest', 'over 100 ms', 'letter to problems: median, ms', 'p99'], rows)
}

/** @returns the folder of a site without articles */
function site(work) {
  const folder = join(work, 'archive')
  mkdirSync(join(folder, 'source', '_posts'), { recursive: true })
  writeFileSync(join(folder, 'copydesk.yaml'), 'articles: ["source/_posts/**/*.md"]\ndialect: hexo\n')
  return folder
}

/** Runs a suite of this folder in VS Code. @returns the rows that it wrote */
async function inHost(work, folder, suite, env) {
  await installServer()
  await installBrowser()
  const results = join(work, 'results')
  await runTests({
    vscodeExecutablePath: resolve('test', 'vscode', 'host', 'vscode.mjs'),
    extensionDevelopmentPath: resolve('.'),
    extensionTestsPath: resolve('test', 'bench', suite),
    extensionTestsEnv: { COPYDESK_TEST_RESULTS: results, COPYDESK_TEST_WORKSPACE: folder, ...env },
    launchArgs: [folder],
  }).catch((error) => console.log(`VS Code ended: ${error.code ?? error.message}`))
  const written = existsSync(results) ? readFileSync(results, 'utf8').trim() : ''
  return written ? written.split('\n').map((line) => JSON.parse(line)) : []
}
