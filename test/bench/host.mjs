// `npm run bench -- host [--articles=N]`: how long VS Code's extension host is held up while articles are indexed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runTests } from '@vscode/test-electron'
import { installBrowser } from '../vscode/host/browserInstall.mjs'
import { installServer } from '../vscode/host/install.mjs'
import { writeArchive } from './corpusArticles.mjs'
import { table } from './measure.mjs'

/** @param {string} work a folder that is removed after */
export async function hostBench(work) {
  const count = Number(process.argv.find((arg) => arg.startsWith('--articles='))?.split('=')[1] ?? 100_000)
  const folder = join(work, 'archive')
  mkdirSync(join(folder, 'source', '_posts'), { recursive: true })
  writeFileSync(join(folder, 'copydesk.yaml'), 'articles: ["source/_posts/**/*.md"]\ndialect: hexo\n')
  writeArchive(join(folder, 'source', '_posts'), count)
  await installServer()
  await installBrowser()
  const results = join(work, 'results')
  await runTests({
    vscodeExecutablePath: resolve('test', 'vscode', 'host', 'vscode.mjs'),
    extensionDevelopmentPath: resolve('.'),
    extensionTestsPath: resolve('test', 'bench', 'hostSuite.cjs'),
    extensionTestsEnv: { COPYDESK_TEST_RESULTS: results, COPYDESK_TEST_WORKSPACE: folder, COPYDESK_BENCH_ARTICLES: String(count) },
    launchArgs: [folder],
  }).catch((error) => console.log(`VS Code ended: ${error.code ?? error.message}`))
  console.log('\nThe extension host of a real VS Code: how much later than due a timer of 5 ms comes (p99 at most 20)')
  const rows = existsSync(results)
    ? readFileSync(results, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []
  table(['', 'timers', 'median, ms', 'p99, ms', 'longest, ms', 'computed: p99', 'longest'], rows)
}
