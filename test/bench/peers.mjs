// Other tools on the same articles. They are installed when first asked for, into a folder outside of the project's dependencies.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { row } from './measure.mjs'

const peers = [
  ['remark-lint-frontmatter-schema', ['remark-cli@12', 'remark-frontmatter@5', 'remark-lint-frontmatter-schema@3']],
  ['markdownlint-cli2', ['markdownlint-cli2@0.24']],
  ['rumdl', ['rumdl@0.2.75']],
  ['yaml-language-server, front matter only', ['yaml-language-server@1', 'vscode-languageserver-textdocument@1']],
]

const programs = {
  'remark-lint-frontmatter-schema': 'node_modules/remark-cli/cli.js',
  'markdownlint-cli2': 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs',
  rumdl: 'node_modules/rumdl/bin/rumdl',
  'yaml-language-server, front matter only': 'node_modules/yaml-language-server/package.json',
}

/** Of each tool, whether it is there. */
export async function installPeers(folder) {
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{"private":true}\n')
  const installed = new Map()
  const there = (name) => existsSync(join(folder, programs[name]))
  const wanted = peers.filter(([name]) => !there(name))
  if (wanted.length > 0) {
    // Together, since an install without `--save` takes away what an earlier one brought; one by one when that fails.
    const install = (packages) =>
      spawnSync('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], {
        stdio: 'ignore',
        shell: process.platform === 'win32',
      })
    if (install(peers.flatMap(([, packages]) => packages)).status !== 0) for (const [, packages] of wanted) install(packages)
  }
  for (const [name] of peers) installed.set(name, there(name))
  return installed
}

/** The same demands as those of the schema that ships. */
const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string' },
    date: {},
    author: { type: ['string', 'array'] },
    categories: { type: ['string', 'array'], items: { type: 'string' } },
    headimg: { type: 'string' },
    thumbnail: { type: 'string' },
    comments: { type: 'boolean' },
  },
}

/** The rows of the tools. @param work a folder for their settings */
export function peerRows(installed, folder, articles, work) {
  writeFileSync(join(work, 'schema.json'), JSON.stringify(schema))
  const modules = (name) => join(folder, 'node_modules', name)
  writeFileSync(
    join(work, 'remark.json'),
    JSON.stringify({
      plugins: [
        modules('remark-frontmatter/index.js'),
        [modules('remark-lint-frontmatter-schema/dist/index.js'), { schemas: { './schema.json': ['./**/*.md'] } }],
      ],
    }),
  )
  writeFileSync(join(work, '.markdownlint-cli2.jsonc'), '{}')
  const args = {
    'remark-lint-frontmatter-schema': [
      join(folder, programs['remark-lint-frontmatter-schema']),
      articles,
      '--no-config',
      '--no-ignore',
      '--rc-path',
      join(work, 'remark.json'),
      '--no-stdout',
      '--quiet',
    ],
    'markdownlint-cli2': [join(folder, programs['markdownlint-cli2']), '**/*.md'],
    // Its own program is started by the one for Node, whose start and memory are measured with it and instead of it.
    rumdl: [join(folder, programs.rumdl), 'check', '--no-cache', '--no-config', articles],
    'yaml-language-server, front matter only': [
      join(import.meta.dirname, 'yamlLanguageServer.cjs'),
      folder,
      articles,
      join(work, 'schema.json'),
    ],
  }
  return peers.map(([name]) =>
    row(name, installed.get(name) ? args[name] : undefined, {
      slow: name !== 'rumdl',
      cwd: name === 'markdownlint-cli2' ? articles : work,
    }),
  )
}
