/**
 * `npm run test:vscode`: the suite in dist/test-vscode, inside a real VS Code made of packages alone.
 *
 *     node test/vscode/host/run.mjs [FOLDER] [--extension=DIR] [--tests=FILE] [--locale=zh-cn]
 *
 * Everything is built before. Opens a copy of FOLDER (the sample newsroom), whose path the tests find in
 * COPYDESK_TEST_WORKSPACE. It starts VS Code the way the desktop run does, through @vscode/test-electron.
 */
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runTests } from '@vscode/test-electron'
import { installBrowser, installChineseFont } from './browserInstall.mjs'
import { repository, say } from './cache.mjs'
import { conclude, followResults } from './results.mjs'
import { installServer } from './install.mjs'
import { copyWorkspace } from './workspace.mjs'

if (process.platform === 'win32') {
  say('On Windows use `npm run test:desktop`: the server that npm carries is for Linux and macOS.')
  process.exit(1)
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    extension: { type: 'string', default: repository },
    tests: { type: 'string', default: join(repository, 'dist', 'test-vscode', 'index.js') },
    locale: { type: 'string' },
  },
})

try {
  await installServer()
  await installBrowser()
  await installChineseFont()
} catch (error) {
  say(error.message)
  process.exit(1)
}
const started = Date.now()
const workspace = copyWorkspace(positionals[0] && resolve(positionals[0]))
const results = followResults()
const exitCode = await runTests({
  vscodeExecutablePath: join(dirname(fileURLToPath(import.meta.url)), 'vscode.mjs'),
  extensionDevelopmentPath: resolve(values.extension),
  extensionTestsPath: resolve(values.tests),
  extensionTestsEnv: { COPYDESK_TEST_WORKSPACE: workspace, COPYDESK_TEST_RESULTS: results.file },
  launchArgs: values.locale ? [workspace, `--locale=${values.locale}`] : [workspace],
}).catch((error) => error.code ?? 1)
process.exitCode = conclude(values.locale ? `VS Code in ${values.locale}` : 'VS Code', results.end(), exitCode, started)
