// The floors of the source tree, and a check that every import points down. Run by `npm run check`.
// A file imports files of its own folder and of folders on lower floors. Folders on one floor do not import each other. A folder without a
// floor is an error, so a new folder stays banned until it is listed here. Rings of files are errors as well; type imports count.
// Own code instead of a library: the checkers of import graphs read TypeScript with the compiler's JavaScript API, which TypeScript 7 lacks.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** The folders below `src`, lowest floor first; `*` stands for any one folder. */
const floors = [
  ['core/text', 'core/dates', 'core/words'],
  ['core/markdown', 'core/data', 'core/dates/readers'],
  [
    'core/data/toml',
    'core/data/scalars',
    'core/html',
    'core/vocabulary',
    'core/style/typography',
    'core/schema/engine',
    'core/markdown/kramdown/common',
    'core/markdown/plugins',
  ],
  ['core/style'],
  [
    'core/frontmatter',
    'core/files',
    'core/markdown/mdx',
    'core/markdown/goldmark',
    'core/markdown/marked',
    'core/markdown/satteri',
    'core/markdown/kramdown/spans',
  ],
  ['core/article', 'core/frontmatter/reading', 'core/templates', 'core/markdown/kramdown'],
  ['core/schema', 'core/images', 'core/sanitizer'],
  ['core/links', 'core/prose'],
  ['core/generators/shared'],
  ['core/generators/*'],
  ['core/generators'],
  ['core/settings', 'core/rename'],
  ['core/lint'],
  ['rules', 'corpus/records', 'preview/protocol'],
  ['api'],
  ['corpus/packed', 'preview/render', 'preview/page'],
  ['corpus/tables', 'corpus/indexing', 'preview/cards'],
  ['corpus', 'indexer'],
  ['corpus/infer', 'corpus/report', 'features/navigation', 'features/completion', 'cli/io'],
  [
    'corpus/imports',
    'features/names',
    'features/codeActions',
    'features/hover',
    'features/images',
    'features/movedFiles',
    'features/newArticle',
    'features/remoteLinks',
    'features/articleForm',
    'cli/reporters',
  ],
  ['features/corrections', 'features/settingsFile', 'form/protocol', 'cli/config', 'cli/reporting', 'extension/platform'],
  ['cli/checking', 'cli/known', 'form/page', 'extension/config'],
  ['cli/cache'],
  ['cli/commands'],
  ['cli', 'extension/corpus'],
  ['extension/completion', 'extension/images', 'extension/preview', 'server/protocol', 'mcp/protocol'],
  ['extension/diagnostics', 'extension/names', 'extension/commands', 'server/workspace', 'mcp/tools'],
  ['extension/articleForm', 'extension/articlesView', 'extension/statusBar', 'extension/language', 'server/requests'],
  ['extension', 'server', 'mcp'],
]

/** Which top folders the files of a top folder import, besides their own. */
const tops = {
  core: [],
  rules: ['core'],
  corpus: ['core'],
  api: ['core', 'rules'],
  features: ['core', 'corpus'],
  preview: ['core'],
  form: ['core', 'features', 'preview'],
  indexer: ['core', 'corpus'],
  cli: ['core', 'rules', 'corpus'],
  server: ['core', 'rules', 'corpus', 'features', 'cli'],
  mcp: ['core', 'corpus', 'features', 'cli'],
  extension: ['core', 'rules', 'corpus', 'features', 'preview', 'form'],
}

/** The one file that imports each library. `@vscode/l10n` is for all. */
const libraries = {
  '@xmldom/xmldom': 'core/files/photoTags.ts',
  entities: 'core/html/referenceLibrary.ts',
  exifreader: 'core/files/photoTags.ts',
  'fastest-levenshtein': 'core/text/closestMatch.ts',
  'gray-matter': 'core/frontmatter/reading/grayMatter.ts',
  htmlparser2: 'core/html/tokenizerLibrary.ts',
  ignore: 'corpus/indexing/exclusion.ts',
  'image-size': 'core/files/imageSize.ts',
  'jsonc-parser': 'core/data/json.ts',
  'markdown-it': 'core/markdown/markdownItLibrary.ts',
  'markdown-it-container': 'core/markdown/siteMarkdown.ts',
  'markdown-it-deflist': 'core/markdown/siteMarkdown.ts',
  'markdown-it-footnote': 'core/markdown/siteMarkdown.ts',
  morphdom: 'preview/page/morph.ts',
  picomatch: 'core/files/globLibrary.ts',
  'sanitize-html': 'preview/render/sanitize.ts',
  'vscode-jsonrpc/node': 'mcp/protocol/jsonLines.ts',
  'vscode-languageserver/node': 'server/protocol/languageServer.ts',
  yaml: 'core/data/yamlByLibrary.ts',
}

/** The top folders that import the interface of VS Code, and modules of Node. */
const platforms = [
  [/^vscode$/, ['extension']],
  [/^node:/, ['cli', 'indexer', 'server']],
]

const files = readdirSync('src', { recursive: true })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort()
const known = new Set(files)
const problems = []
const imports = new Map(files.map((file) => [file, importsOf(file)]))

for (const file of files) {
  if (floorOf(dirname(file)) < 0) problems.push(`${file}: its folder has no floor; list it in .ci/floors.mjs`)
  for (const imported of imports.get(file)) checkImport(file, imported)
}
for (const ring of rings()) problems.push(`these files import each other in a ring: ${ring.join(', ')}`)

if (problems.length > 0) {
  console.error(`Imports that the floors do not allow (.ci/floors.mjs):\n  ${problems.join('\n  ')}`)
  process.exitCode = 1
}

/** The files below `src` that a file imports. Reports what is no such file. */
function importsOf(file) {
  const source = readFileSync(join('src', file), 'utf8')
  const specifiers = source.matchAll(
    /^(?:import|export)\b[^'"]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\b(?:import|require)\(\s*'([^']+)'/gm,
  )
  return [...specifiers].flatMap(([, from, bare, dynamic]) => {
    const specifier = from ?? bare ?? dynamic
    if (!specifier.startsWith('.')) return checkLibrary(file, specifier)
    const path = normalize(join(dirname(file), specifier)).replaceAll('\\', '/')
    const found = [path, `${path}.ts`, `${path}.d.ts`, `${path}/index.ts`].find((candidate) => known.has(candidate))
    if (!found && !specifier.endsWith('.json')) problems.push(`${file} imports ${specifier}, which is not below src`)
    return found ?? []
  })
}

function checkLibrary(file, specifier) {
  const platform = platforms.find(([pattern]) => pattern.test(specifier))
  if (platform) {
    if (!platform[1].includes(topOf(file))) problems.push(`${file} imports ${specifier}, which only ${platform[1].join(' and ')} may`)
  } else if (specifier !== '@vscode/l10n' && libraries[specifier] !== file) {
    problems.push(`${file} imports ${specifier}, which only ${libraries[specifier] ?? 'a file listed in .ci/floors.mjs'} may`)
  }
  return []
}

function checkImport(file, imported) {
  const [from, to] = [dirname(file), dirname(imported)]
  if (from === to) return
  if (floorOf(to) >= floorOf(from)) problems.push(`${file} imports ${imported}, which is not on a lower floor`)
  else if (topOf(file) !== topOf(imported) && !tops[topOf(file)]?.includes(topOf(imported))) {
    problems.push(`${file} imports ${imported}: ${topOf(file)} does not import ${topOf(imported)}`)
  }
}

function topOf(file) {
  return file.slice(0, file.indexOf('/'))
}

/** The floor of a folder, from 0, or -1. */
function floorOf(folder) {
  return floors.findIndex((floor) => floor.some((listed) => listed === folder || listed === `${dirname(folder)}/*`))
}

/** The groups of files that import each other (Tarjan's strongly connected components of more than one file). */
function rings() {
  const [index, low, stack, found] = [new Map(), new Map(), [], []]
  const visit = (file) => {
    index.set(file, index.size)
    low.set(file, index.get(file))
    stack.push(file)
    for (const next of imports.get(file)) {
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(file, Math.min(low.get(file), low.get(next)))
    }
    if (low.get(file) !== index.get(file)) return
    const ring = stack.splice(stack.indexOf(file))
    if (ring.length > 1) found.push(ring.sort())
  }
  for (const file of files) if (!index.has(file)) visit(file)
  return found
}
