// What attacks are made of: our own classes, and the payloads that other sanitizers publish with their tests. The newer packages leave
// their tests out, so the last ones that have them are installed when first asked for, beside the project's dependencies.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import esbuild from 'esbuild'
import { repository, say } from '../host/cache.mjs'

const packages = {
  'dompurify@0.8.0': (folder) =>
    createRequire(import.meta.url)(join(folder, 'dompurify/test/fixtures/expect.js')).map(({ payload }) => payload),
  'sanitize-html@1.18.5': (folder) => callsIn(join(folder, 'sanitize-html/test/test.js')),
  'insane@2.6.2': (folder) => callsIn(join(folder, 'insane/test/insane.js')),
}

/** The payloads that are published, by the package that has them; none where no package can be had. */
export function publishedAttacks() {
  const folder = join(repository, '.vscode-test', 'attacks')
  const modules = join(folder, 'node_modules')
  const there = (name) => existsSync(join(modules, name.split('@')[0], 'test'))
  if (!Object.keys(packages).every(there)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n')
    const flags = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=1']
    spawnSync('npm', ['install', ...flags, ...Object.keys(packages)], {
      stdio: 'ignore',
      shell: process.platform === 'win32',
      timeout: 60_000,
    })
  }
  const lists = new Map()
  for (const [name, read] of Object.entries(packages)) {
    if (there(name)) lists.set(name, [...new Set(read(modules).filter((payload) => /[<&[`]/.test(payload)))])
    else say(`${name} cannot be installed: its payloads are left out.`)
  }
  return lists
}

/** What a file of tests hands to the function that it tests. */
function callsIn(path) {
  const payloads = []
  const sanitize = Object.assign((html) => `${payloads.push(String(html))}`, {
    defaults: { allowedTags: [], allowedAttributes: {} },
    simpleTransform: () => () => ({}),
  })
  const anything = new Proxy(() => anything, { get: () => anything })
  const run = (_, test) => {
    try {
      test?.(anything)
    } catch {
      // It misses what the sanitizer would have answered: what it was asked is known by then.
    }
  }
  const test = Object.assign(run, { test: run })
  const modules = (name) => (name.startsWith('.') ? sanitize : name === 'tape' ? test : anything)
  new Function('require', 'describe', 'it', 'module', 'exports', readFileSync(path, 'utf8'))(modules, run, run, {}, {})
  return payloads
}

/** Bundles and loads a module that imports TypeScript of the project. */
export async function projectModule(path) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path],
    bundle: true,
    write: false,
    mainFields: ['module', 'main'],
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  })
  const module = { exports: {} }
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, createRequire(import.meta.url))
  return module.exports
}
