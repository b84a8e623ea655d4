// Articles in a folder of their own, for the tests of the language server.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startServer } from './client.mjs'

export const program = resolve('dist/cli.js')
export const uriOf = (path) => pathToFileURL(path).href
/** Two with different fields have different bodies, so that they are not taken for one article twice. */
export const article = (fields, body = `They said so at the gate: ${fields.split('\n').toReversed().join(', ')}.\n`) =>
  `---\n${fields}\n---\n\n${body}`
export const clean = 'title: The ferry sails again tonight\ndate: 2025-03-01 08:00:00\ncategories: [City]\nauthor: Ana Petrov'

/** What a test asks: folders with files, and a server for one of them. `end` stops the server and removes the folders. */
export function desk() {
  const folders = []
  const made = {
    client: undefined,
    site(files) {
      const folder = mkdtempSync(join(tmpdir(), 'copydesk-lsp-'))
      folders.push(folder)
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), text)
      }
      return folder
    },
    start: (folder = tmpdir()) => (made.client = startServer({ folder, command: [program, 'lsp', '--stdio'] })),
    opened(folder, name) {
      const uri = uriOf(join(folder, name))
      made.client.open(uri, readFileSync(join(folder, name), 'utf8'))
      return uri
    },
    end() {
      made.client.kill()
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
    },
  }
  return made
}

/** What `copydesk check --format json` reports for a file, in the order of the file. */
export function check(folder, name) {
  let out = ''
  try {
    out = execFileSync(process.execPath, [program, 'check', '--format', 'json', name], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, COPYDESK_LANG: 'en' },
    })
  } catch (error) {
    out = error.stdout
  }
  return JSON.parse(out).problems ?? JSON.parse(out).files.flatMap(({ problems }) => problems)
}
