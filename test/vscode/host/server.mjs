/**
 * Starts and ends a VS Code server on this machine, with data folders of its own.
 *
 *     const server = await startServer({ settings: { 'editor.fontSize': 16 }, vsix: 'dist/copydesk.vsix' })
 *     await page.goto(server.workbench('/abs/folder', { developmentPath, testsPath }))
 *     await server.stop()
 *
 * With `vsix` the extension is installed as a user installs it. Without, the server is started so that it accepts a
 * development path, and needs one in `workbench()`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from './cache.mjs'
import { installServer } from './install.mjs'
import { endGroup, removeTemporaryFolder, spawnGroup, temporaryFolder } from './processes.mjs'

const host = '127.0.0.1'

/** Otherwise the page asks a gallery of extensions about those it has. */
const noGallery = JSON.stringify({ serviceUrl: '' })

/** What VS Code would otherwise show, fetch or ask beside the matter. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  // as in the desktop VS Code; in a browser the default is to save by itself
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
}

/**
 * @param {object} [options]
 * @param {Record<string, unknown>} [options.settings] laid over the quiet ones
 * @param {string} [options.vsix] a packed extension to install
 * @param {Record<string, string | undefined>} [options.env] for the server and so for the extension host
 * @param {number} [options.port] a free one when left out
 * @param {boolean} [options.lasting] keeps serving when nobody looks
 * @param {boolean} [options.asksForTrust] whether VS Code asks if the folder is trusted; else all are
 * @param {string} [options.locale] the display language: `zh-cn`
 */
export async function startServer({ settings = {}, vsix, env = {}, port, lasting = false, asksForTrust = false, locale } = {}) {
  const { serverMain, node } = await installServer()
  const data = temporaryFolder('server')
  mkdirSync(join(data, 'data', 'Machine'), { recursive: true })
  writeFileSync(join(data, 'data', 'Machine', 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }))
  if (locale) writeLanguagePack(join(data, 'data'), locale)
  const common = ['--server-data-dir', data, '--extensions-dir', join(data, 'extensions'), '--accept-server-license-terms']
  const environment = { ...process.env, EXTENSIONS_GALLERY: noGallery, ...env }
  if (vsix) await run(node, [serverMain, ...common, '--install-extension', vsix], { env: environment })

  const listening = port ?? (await freePort())
  const args = [serverMain, ...common, '--host', host, '--port', String(listening), '--without-connection-token']
  args.push('--telemetry-level', 'off')
  if (!asksForTrust) args.push('--disable-workspace-trust')
  if (locale) args.push('--locale', locale)
  // A server whose starter was killed without a chance to end it then ends by itself, when nobody has come for 5 minutes.
  if (!lasting) args.push('--enable-remote-auto-shutdown')
  if (!vsix) args.push('--enable-smoke-test-driver')
  const child = spawnGroup(node, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  const log = await untilListening(child)

  const authority = `${host}:${listening}`
  return {
    /** Resolves when the server has ended, for whatever reason. */
    ended: new Promise((resolve) => child.once('exit', resolve)),
    url: `http://${authority}/`,
    /** Where it keeps settings, what extensions store, and logs. */
    dataFolder: data,
    /** Everything that the server printed, for a report of a failure. */
    log,
    /** Address of the workbench with this folder (or none) and a file open, and a development extension and its tests if given. */
    workbench(folder, { developmentPath, testsPath, file } = {}) {
      const remote = (path) => `vscode-remote://${authority}${pathToFileURL(path).pathname}`
      const payload = []
      if (developmentPath) payload.push(['extensionDevelopmentPath', remote(developmentPath)])
      if (testsPath) payload.push(['extensionTestsPath', remote(testsPath)])
      if (file) payload.push(['openFile', remote(file)])
      const query = new URLSearchParams(folder ? { folder } : { ew: 'true' })
      if (payload.length > 0) query.set('payload', JSON.stringify(payload))
      return `http://${authority}/?${query}`
    },
    async stop() {
      await endGroup(child)
      removeTemporaryFolder(data)
    },
  }
}

/**
 * What VS Code notes down when a language pack is installed. This one translates nothing of VS Code itself (the real ones
 * are in the marketplace only), but extensions are asked for their texts in its language.
 */
function writeLanguagePack(folder, locale) {
  const translation = join(folder, 'translation.json')
  const extensions = [{ extensionIdentifier: { id: `copydesk.language-pack-${locale}` }, version: '1.0.0' }]
  const pack = { hash: `copydesk-${locale}`, extensions, translations: { vscode: translation }, label: locale }
  writeFileSync(translation, JSON.stringify({ contents: {} }))
  writeFileSync(join(folder, 'languagepacks.json'), JSON.stringify({ [locale]: pack }))
}

/** @returns {Promise<() => string>} what was printed so far, as a function */
function untilListening(child) {
  return new Promise((resolve, reject) => {
    let printed = ''
    const timer = setTimeout(() => fail('did not start within 120 s'), 120_000)
    const fail = (why) => {
      clearTimeout(timer)
      reject(new Error(`The VS Code server ${why}.\n${printed.slice(-3000)}`))
    }
    const hear = (data) => {
      printed += data
      if (!printed.includes('Extension host agent listening on')) return
      clearTimeout(timer)
      resolve(() => printed)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', (error) => fail(`could not be started: ${error.message}`))
    child.on('exit', (code) => fail(`ended at once with ${code}`))
  })
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, host, () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address())
      probe.close(() => resolve(port))
    })
  })
}
