// Builds the npm package `copydesk` in dist/npm: the command, the functions of src/api with their types, the schema of copydesk.yaml.
// `npm run package:npm`; test/package tries it out.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildNpmPrograms } from '../esbuild.mjs'

const out = 'dist/npm'
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

await buildNpmPrograms(out)
for (const [file, text] of declarations()) writeFileSync(join(out, file), text)
for (const [file, name] of [
  ['LICENSE', 'LICENSE'],
  ['THIRD-PARTY-NOTICES.txt', 'THIRD-PARTY-NOTICES.txt'],
  ['media/copydesk.schema.json', 'copydesk.schema.json'],
  ['src/api/README.md', 'README.md'],
])
  copyFileSync(file, join(out, name))

const { version, license, keywords, engines } = JSON.parse(readFileSync('package.json', 'utf8'))
const manifest = {
  name: 'copydesk',
  version,
  description: 'Checks news articles: the front matter and the HTML of Markdown files. Hexo, Hugo, Jekyll, Eleventy, Astro, Docusaurus.',
  license,
  keywords: [...keywords, 'cli', 'sarif'].filter((word) => word !== 'vscode'),
  engines: { node: engines.node },
  type: 'commonjs',
  bin: { copydesk: './cli.js' },
  main: './api.js',
  types: './api.d.ts',
  exports: {
    '.': { types: './api.d.ts', default: './api.js' },
    './copydesk.schema.json': './copydesk.schema.json',
    './package.json': './package.json',
  },
  // Only these; npm adds package.json, README.md and LICENSE.
  files: ['*.js', 'chunks/*.js', '*.d.ts', 'copydesk.schema.json', 'THIRD-PARTY-NOTICES.txt'],
}
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)

/** The type declarations of src/api, with their file names. They import nothing else. */
function declarations() {
  const folder = mkdtempSync(join('dist', 'types-'))
  try {
    const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', folder, '--rootDir', 'src']
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.json',
        compilerOptions: { types: ['node'] },
        include: [],
        files: ['../../src/api/api.ts', '../../src/core/markdown/markdownPlugins.d.ts'],
      }),
    )
    execFileSync(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '--project', folder, ...options], {
      stdio: 'inherit',
    })
    return ['api.d.ts', 'apiTypes.d.ts'].map((file) => [file, readFileSync(join(folder, 'api', file), 'utf8')])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
