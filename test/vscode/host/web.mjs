/**
 * `npm run test:web`: the suite in dist/test-web, where the extension runs in a web worker as on vscode.dev: no Node, no
 * file system, the folder mounted as `vscode-test-web://mount/`.
 *
 *     node test/vscode/host/web.mjs [FOLDER] [--extension=DIR] [--tests=FILE]       FILE lies inside of DIR
 *
 * The page carries the worker's console, so the tests need no file to report to: their lines have a mark.
 */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from './browser.mjs'
import { repository, say } from './cache.mjs'
import { installWeb, webCommit } from './install.mjs'
import { collectResults, conclude } from './results.mjs'
import { freePort } from './server.mjs'
import { untilExit } from './vscode.mjs'
import { copyWorkspace } from './workspace.mjs'

const mark = 'copydesk-test:'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    extension: { type: 'string', default: repository },
    tests: { type: 'string', default: join(repository, 'dist', 'test-web', 'index.js') },
  },
})

const { builds, testWeb } = await installWeb()
const started = Date.now()
const port = await freePort()
// By this name webviews have an origin of their own each, ID.localhost, which the browser holds secure and finds here.
const host = 'localhost'
// The server announces its steps there; what is said here is said by `say`.
console.log = () => {}
const served = await testWeb.open({
  browserType: 'none',
  quality: 'stable',
  commit: webCommit,
  testRunnerDataDir: builds,
  esm: true,
  host,
  port,
  folderPath: copyWorkspace(positionals[0] && resolve(positionals[0])),
  extensionDevelopmentPath: resolve(values.extension),
  extensionTestsPath: resolve(values.tests),
})
const browser = await launchBrowser()
const results = collectResults()
/** @type {string[]} */
const complaints = []
let exitCode = 1
try {
  const ended = untilExit(browser.page, hear)
  await browser.page.goto(`http://${host}:${port}/`)
  exitCode = await ended
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  for (const line of complaints.slice(-30)) say(`  the page said: ${line}`)
}
for (const address of new Set(browser.blocked)) say(`Not fetched, it is outside of this machine: ${address}`)
await browser.close()
served.dispose()
process.exit(conclude('VS Code for the web', results.counts(), exitCode, started))

/** @param {unknown[]} values the arguments of a call of console.log in the worker */
function hear(type, values) {
  const line = values.map(String).join(' ')
  const at = line.indexOf(mark)
  if (at >= 0) results.write(line.slice(at + mark.length))
  else if (type === 'error' || type === 'warn') complaints.push(line)
}
