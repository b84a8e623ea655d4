// Builds what ships and what tests run. `--minify` for packaging, `--watch` while working, `--tests` for the unit tests,
// `--vscode-tests` for the suites inside VS Code, `--generate [--fresh]` for the generated texts.
import { readFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import esbuild from 'esbuild'
import { commonJs, neededFiles, sharingChunks, writeChunks } from './.ci/chunks.mjs'
import { writeOneFile, writePrograms } from './.ci/oneFile.mjs'

const flags = new Set(process.argv.slice(2))

/** gray-matter asks for `fs` and `Buffer` where they are not used: one bundle runs in Node and in a web worker. */
const withoutNode = {
  name: 'without-node',
  setup(build) {
    build.onResolve({ filter: /^(fs|path|url|source-map-js)$/ }, ({ path }) => ({ path, namespace: 'empty' }))
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {}' }))
    build.onLoad({ filter: /gray-matter[\\/]lib[\\/]utils\.js$/ }, ({ path }) => ({
      contents: `const Buffer = { from: (text) => new TextEncoder().encode(text) }\n${readFileSync(path, 'utf8')}`,
    }))
    // A kind of value that is never read (`safeLoad` has no `!!js/function`). The original searches for the package esprima when it is
    // loaded, and has `new Function`.
    build.onLoad({ filter: /js-yaml[\\/]lib[\\/]js-yaml[\\/]type[\\/]js[\\/]function\.js$/ }, () => ({
      contents: `const Type = require('../../type')
module.exports = new Type('tag:yaml.org,2002:js/function', { kind: 'scalar', resolve: () => false })`,
    }))
    // Never run: `core/frontmatter/reading/grayMatter.ts` takes the place of each engine that would. Cut out, so that no `eval` ships.
    build.onLoad({ filter: /gray-matter[\\/]lib[\\/]engines\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace('return eval(str) || {};', "throw new Error('not evaluated')"),
    }))
  },
}

/**
 * sanitize-html asks for the CommonJS form of htmlparser2, we for the other: one copy is enough. Of it, both only take
 * the parser and the tokenizer; its index would bring the tools for documents along, 90 KB.
 */
const oneHtmlParser = {
  name: 'one-html-parser',
  setup(build) {
    const folder = resolve('node_modules/htmlparser2/dist/esm')
    build.onResolve({ filter: /^htmlparser2$/ }, () => ({ path: 'htmlparser2', namespace: 'slim' }))
    build.onLoad({ filter: /.*/, namespace: 'slim' }, () => ({
      contents: `export { Parser } from './Parser.js'\nexport { default as Tokenizer, QuoteType } from './Tokenizer.js'`,
      resolveDir: folder,
    }))
  },
}

/** Leaves out of the packages that read the words in image files what Copydesk does not need: names of HTML entities, which XML lacks, and other metadata. */
const onlyWordsOfPhotos = {
  name: 'only-words-of-photos',
  setup(build) {
    build.onLoad({ filter: /@xmldom[\\/]xmldom[\\/]lib[\\/]entities\.js$/ }, () => ({
      contents: `exports.XML_ENTITIES = exports.HTML_ENTITIES = Object.freeze({ amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' })`,
    }))
    build.onLoad({ filter: /exifreader[\\/]src[\\/]constants\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/(USE_(?:ICC|MPF|THUMBNAIL|MAKER_NOTES|JFIF|PNG_FILE|FILE): )true/g, '$1false'),
    }))
  },
}

/** Fails if a bundle holds code that turns text into a program. */
const noEvaluation = {
  name: 'no-evaluation',
  setup(build) {
    build.onEnd(({ metafile, outputFiles }) => {
      // With `write: false` the bundles are in memory only.
      const textOf = (path) => outputFiles?.find((file) => file.path === resolve(path))?.text ?? readFileSync(path, 'utf8')
      const found = Object.keys(metafile?.outputs ?? {}).filter((path) => path.endsWith('.js') && evaluates(textOf(path)))
      return { errors: found.map((path) => ({ text: `${path} has eval or new Function: cut it out as the plugin without-node does` })) }
    })
  },
}

/** Whether a program calls `eval` or the `Function` constructor. */
export function evaluates(source) {
  return /(?<![\w$.])(?:(?:\(0,\s*)?eval\)?\s*\(|(?:new\s+)?Function\s*\()/.test(source)
}

const common = {
  bundle: true,
  target: 'es2022',
  sourcemap: !flags.has('--minify'),
  minify: flags.has('--minify'),
  logLevel: 'warning',
  legalComments: 'none',
}
const portable = {
  ...common,
  platform: 'browser',
  format: 'cjs',
  mainFields: ['module', 'main'],
  plugins: [withoutNode, oneHtmlParser, onlyWordsOfPhotos, noEvaluation],
  metafile: true,
  define: { global: 'globalThis' },
}

/** The packages of the language server have a form for Node, which the condition `node` alone selects; of other packages it would select worse ones. */
const languageServerOfNode = {
  name: 'language-server-of-node',
  setup(build) {
    build.onResolve({ filter: /^vscode-(?:languageserver|languageserver-protocol|jsonrpc)\/node$/ }, ({ path }) => ({
      path: resolve('node_modules', path.replace(/node$/, 'lib/node/main.js')),
    }))
  },
}

/** Programs of Node that share their code. */
const programs = (outdir, entryPoints) =>
  sharingChunks(
    { ...portable, outdir, external: ['vscode', 'node:*', ...builtinModules], plugins: [languageServerOfNode, ...portable.plugins] },
    entryPoints,
  )
const commandLine = {
  cli: 'src/cli/bin.ts',
  'chunks/checkThread': 'src/cli/checkThread.ts',
  'chunks/server': 'src/server/server.ts',
  // It needs all that the command line needs: otherwise chunks of that would be cut in two, and each command would load more files.
  'chunks/mcp': 'src/mcp/mcpServer.ts',
}
const banners = { cli: '#!/usr/bin/env node\n' }

const npmPrograms = { ...commandLine, api: 'src/api/api.ts' }

/** Builds the programs of the npm package (.ci/npmPackage.mjs). */
export async function buildNpmPrograms(outdir) {
  const options = { minify: true, sourcemap: false }
  const built = await esbuild.build({ ...programs(outdir, npmPrograms), ...options })
  writeChunks(await commonJs(built, { outdir, programs: Object.keys(npmPrograms), banners, ...options }), outdir)
}

const extensionPrograms = { extension: 'src/extension/main.ts', indexer: 'src/indexer/indexer.ts' }
const pages = (outdir) => [
  { ...portable, entryPoints: ['src/preview/page/webview.ts'], outfile: `${outdir}/preview.js`, format: 'iife' },
  { ...portable, entryPoints: ['src/form/page/formPage.ts'], outfile: `${outdir}/form.js`, format: 'iife' },
]

/** Builds the code of the packed extension (.ci/vsix.mjs): what the command line needs is not in it. */
export async function buildExtension(outdir) {
  const options = { minify: true, sourcemap: false }
  const names = Object.keys(extensionPrograms)
  const [built] = await Promise.all(
    [programs(outdir, extensionPrograms), ...pages(outdir)].map((one) => esbuild.build({ ...one, ...options })),
  )
  const files = await commonJs(built, { outdir, programs: names, ...options })
  writePrograms(writeOneFile(files, join(outdir, 'web.js')), { outdir, oneFile: 'web.js', programs: names })
}

const allPrograms = { ...extensionPrograms, ...commandLine }
const nodePrograms = programs('dist', allPrograms)
export const shipped = [nodePrograms, ...pages('dist')]

/** Writes the programs of Node, and the one of the browser, whenever they have been built. */
const writing = {
  name: 'writing',
  setup(build) {
    const { minify, sourcemap } = common
    build.onEnd(async (built) => {
      if (built.errors.length > 0) return
      const files = await commonJs(built, { outdir: 'dist', programs: Object.keys(allPrograms), banners, minify, sourcemap })
      writeChunks(files, 'dist')
      const inBrowser = neededFiles(built.metafile, 'dist', ['extension'])
      writeOneFile(new Map([...files].filter(([name]) => inBrowser.has(name))), 'dist/web.js')
    })
  },
}
const built = shipped.map((options) => (options === nodePrograms ? { ...options, plugins: [...options.plugins, writing] } : options))

/** One file per source file: the tests share one copy of each module, so mocha loads and compiles it once. JSON is inlined. */
const oneFilePerSource = {
  name: 'one-file-per-source',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, kind }) =>
      kind === 'entry-point' || path.endsWith('.json') ? undefined : { path, external: true },
    )
  },
}

const unitTests = async () => ({
  ...common,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  plugins: [oneFilePerSource],
  entryPoints: [...(await filesBelow('src')), ...(await filesBelow('test'))].filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.startsWith(join('test', 'vscode')),
  ),
  outbase: '.',
  outdir: 'dist',
})

/** Scripts that are bundled only when they run import from src, too: an import of a moved or renamed export fails here. */
const importsOfScripts = async () =>
  (await filesBelow('test'))
    .filter((path) => path.endsWith('.mjs') && /from '(?:\.\.\/)+src\//.test(readFileSync(path, 'utf8')))
    .map((path) =>
      esbuild.build({ ...common, platform: 'node', packages: 'external', sourcemap: false, entryPoints: [path], write: false }),
    )

const suite = { ...common, external: ['vscode', 'mocha'], format: 'cjs', sourcemap: false }

const vscodeTests = async () => [
  {
    ...suite,
    platform: 'node',
    mainFields: ['module', 'main'],
    plugins: [withoutNode, oneHtmlParser],
    target: 'node20',
    entryPoints: [
      'test/vscode/index.ts',
      ...[...(await filesBelow('test/vscode/suite')), ...(await filesBelow('test/vscode/chinese'))].filter((path) =>
        path.endsWith('.test.ts'),
      ),
    ],
    outbase: 'test/vscode',
    outdir: 'dist/test-vscode',
  },
  // Mocha's browser build must not take the bundle's `module.exports` for its own.
  {
    ...suite,
    platform: 'browser',
    external: ['vscode'],
    define: { module: 'undefined', exports: 'undefined' },
    entryPoints: ['test/vscode/web/index.ts'],
    outfile: 'dist/test-web/index.js',
  },
]

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

async function run() {
  if (flags.has('--tests')) {
    // Output of deleted or renamed tests would still run.
    for (const folder of ['dist/src', 'dist/test']) await rm(folder, { recursive: true, force: true })
    await Promise.all([esbuild.build(await unitTests()), ...(await importsOfScripts())])
  } else if (flags.has('--vscode-tests')) {
    for (const folder of ['dist/test-vscode', 'dist/test-web']) await rm(folder, { recursive: true, force: true })
    await Promise.all((await vscodeTests()).map((options) => esbuild.build(options)))
  } else if (flags.has('--watch')) for (const options of built) await (await esbuild.context(options)).watch()
  else await Promise.all(built.map((options) => esbuild.build(options)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run()
