#!/usr/bin/env node
/**
 * A VS Code for tests: takes the flags of VS Code's own program, so that @vscode/test-electron can start it, and runs
 * the tests in a real VS Code made of the server and a browser.
 *
 *     vscode.mjs FOLDER --extensionDevelopmentPath=DIR --extensionTestsPath=FILE      other flags are ignored
 *     const exitCode = await runInServer({ folder, extensionDevelopmentPath, extensionTestsPath, env, settings, locale })
 *
 * The exit code is that of the tests. COPYDESK_TEST_TIMEOUT is how long they may take, in seconds (1500); what the page
 * showed by then is kept in .vscode-test/timeout.png. The console of the extension host does not reach the page, so the
 * tests write to the file named in COPYDESK_TEST_RESULTS; unless the caller set that and reads it, it is read here.
 */
import { realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchBrowser } from './browser.mjs'
import { cacheFolder, say } from './cache.mjs'
import { followResults } from './results.mjs'
import { startServer } from './server.mjs'

/**
 * @param {object} options
 * @param {string} [options.folder] opened as the workspace
 * @param {string} options.extensionDevelopmentPath
 * @param {string} options.extensionTestsPath CommonJS module exporting `run(): Promise<void>`
 * @param {Record<string, string | undefined>} [options.env]
 * @param {Record<string, unknown>} [options.settings]
 * @param {string} [options.locale] the display language; English when left out
 * @returns {Promise<number>} exit code
 */
export async function runInServer({ folder, extensionDevelopmentPath, extensionTestsPath, env = {}, settings = {}, locale }) {
  const server = await startServer({ env, settings, locale })
  const browser = await launchBrowser()
  try {
    const ended = untilExit(browser.page)
    const paths = { developmentPath: extensionDevelopmentPath, testsPath: extensionTestsPath }
    await browser.page.goto(server.workbench(folder, paths))
    return await ended
  } catch (error) {
    say(`${error instanceof Error ? error.message : error}\nThe VS Code server said:\n${server.log().slice(-3000)}`)
    return 1
  } finally {
    for (const address of new Set(browser.blocked)) say(`Not fetched, it is outside of this machine: ${address}`)
    await browser.close()
    await server.stop()
  }
}

/**
 * The page of a VS Code under test calls two functions of its driver: one to log, one when the tests have ended.
 *
 * @param {import('playwright-core').Page} page before it goes anywhere
 * @param {(type: string, values: unknown[]) => void} [log]
 * @returns {Promise<number>} exit code; rejects when the tests take too long
 */
export async function untilExit(page, log = () => {}) {
  const seconds = Number(process.env.COPYDESK_TEST_TIMEOUT ?? 1500)
  let settle
  const ended = new Promise((resolveExit, reject) => (settle = { resolveExit, reject }))
  // Whoever awaits it comes later: until then a rejection is not an unhandled one.
  ended.catch(() => {})
  const timer = setTimeout(async () => {
    const picture = join(cacheFolder, 'timeout.png')
    await page.screenshot({ path: picture }).catch(() => {})
    settle.reject(new Error(`The tests had not ended after ${seconds} s. What VS Code showed then: ${picture}`))
  }, seconds * 1000)
  timer.unref()
  const exit = (code) => {
    clearTimeout(timer)
    settle.resolveExit(code)
  }
  page.on('crash', () => settle.reject(new Error('The page of VS Code crashed.')))
  await page.exposeFunction('codeAutomationExit', exit)
  await page.exposeFunction('codeAutomationLog', log)
  return ended
}

/** The flags of VS Code's own program that matter here; a flag's value is joined by `=`, as @vscode/test-electron does. */
function readFlags(args) {
  const flag = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)
  const developmentPath = flag('extensionDevelopmentPath')
  const testsPath = flag('extensionTestsPath')
  if (!developmentPath || !testsPath) throw new Error('vscode.mjs needs --extensionDevelopmentPath= and --extensionTestsPath=')
  const folder = args.find((arg) => !arg.startsWith('-'))
  return {
    folder: folder && realpathSync(folder),
    extensionDevelopmentPath: resolve(developmentPath),
    extensionTestsPath: resolve(testsPath),
    locale: flag('locale'),
  }
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1] ?? '')).href) {
  const flags = readFlags(process.argv.slice(2))
  // @vscode/test-electron, killed, does not end what it started.
  const starter = process.ppid
  setInterval(() => process.ppid === starter || process.exit(1), 300).unref()
  const results = process.env.COPYDESK_TEST_RESULTS ? undefined : followResults()
  const exitCode = await runInServer({ ...flags, env: results ? { COPYDESK_TEST_RESULTS: results.file } : {} })
  const counts = results?.end()
  if (counts) say(counts)
  process.exit(exitCode)
}
