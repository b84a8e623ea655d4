/**
 * `npm start`: the sample newsroom in VS Code, with Copydesk in it.
 *
 *     node test/vscode/host/start.mjs [FOLDER] [--browser] [--port=N] [--vsix=FILE]
 *
 * With the desktop VS Code on the PATH it opens a window of that, which reads the extension from this folder. Otherwise,
 * or with --browser, the extension is packed, installed into a VS Code server as a user installs it, and served.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { repository, run, say } from './cache.mjs'
import { startServer } from './server.mjs'
import { newsroom } from './workspace.mjs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'boolean' }, port: { type: 'string' }, vsix: { type: 'string' } },
})
const folder = resolve(positionals[0] ?? newsroom)
/** With the newsroom, an article with something to see. */
const file = positionals[0] ? undefined : join(newsroom, 'source', '_posts', 'science', 'tide-gauges-go-online.md')
if (!existsSync(folder)) {
  say(`There is no folder ${folder} to open.`)
  process.exit(1)
}

if (!values.browser && (await hasDesktop())) {
  // `code` is a script on Windows, which only a shell starts
  await run('code', [`--extensionDevelopmentPath=${repository}`, folder, ...(file ? [file] : [])], { shell: process.platform === 'win32' })
  say('A window of VS Code opens the newsroom, with Copydesk running from this folder. Close the window to stop.')
} else {
  await serve(values.vsix ? resolve(values.vsix) : await pack())
}

async function hasDesktop() {
  return run('code', ['--version'], { shell: process.platform === 'win32' }).then(
    () => true,
    () => false,
  )
}

async function pack() {
  say('Packing the extension ...')
  await run('npm', ['run', 'package'], { cwd: repository })
  return join(repository, 'dist', 'copydesk.vsix')
}

async function serve(vsix) {
  // Stopped is how it is meant to end: no failure for npm to report.
  process.prependListener('SIGINT', () => process.exit(0))
  const port = values.port ? Number(values.port) : undefined
  const server = await startServer({ vsix, port, lasting: true })
  say('VS Code, with Copydesk installed, is at')
  say(`\n    ${server.workbench(folder, { file })}\n`)
  say('Open this address in a browser on this machine. Ctrl+C stops it.')
  await server.ended
  say('The VS Code server has ended.')
  process.exitCode = 1
}
