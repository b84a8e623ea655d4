/**
 * `npm run test:desktop`: the suite in dist/test-vscode inside the desktop VS Code, downloaded by @vscode/test-electron.
 * Where it cannot be downloaded or shown, says so and counts as skipped.
 *
 *     node test/vscode/host/desktop.mjs [FOLDER]        COPYDESK_VSCODE_VERSION: `stable` (default), `1.100.0` ...
 */
import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { downloadAndUnzipVSCode, runTests, SilentReporter } from '@vscode/test-electron'
import { cacheFolder, repository, say } from './cache.mjs'
import { conclude, followResults } from './results.mjs'
import { copyWorkspace } from './workspace.mjs'

const version = process.env.COPYDESK_VSCODE_VERSION ?? 'stable'

const display = displayProgram()
if (!display) skip('There is no display, and no xvfb-run to make one')
const executable = await downloadAndUnzipVSCode({ version, cachePath: cacheFolder, reporter: new SilentReporter() }).catch((error) =>
  skip(`VS Code (${version}) cannot be downloaded on this machine (${error.message})`),
)

const started = Date.now()
const workspace = copyWorkspace(process.argv[2] && resolve(process.argv[2]))
const results = followResults()
const [program, ...before] = [...display, executable]
const exitCode = await runTests({
  vscodeExecutablePath: program,
  extensionDevelopmentPath: repository,
  extensionTestsPath: join(repository, 'dist', 'test-vscode', 'index.js'),
  extensionTestsEnv: { COPYDESK_TEST_WORKSPACE: workspace, COPYDESK_TEST_RESULTS: results.file },
  launchArgs: [...before, workspace, '--disable-extensions'],
}).catch((error) => error.code ?? 1)
process.exitCode = conclude('the desktop VS Code', results.end(), exitCode, started)

/** @returns {string[] | undefined} what to start VS Code through: nothing where a window can open */
function displayProgram() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return []
  try {
    execFileSync('xvfb-run', ['--help'], { stdio: 'ignore' })
    return ['xvfb-run', '-a']
  } catch {
    return undefined
  }
}

/** @returns {never} */
function skip(why) {
  say(`${why}: the desktop run is skipped; \`npm run test:vscode\` runs the same tests in the VS Code server.`)
  say('0 passed, 0 failed, 1 skipped')
  process.exit(0)
}
