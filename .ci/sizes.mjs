// Limits of files and folders (CONTRIBUTING.md, Style), checked by `npm run check`: at most 300 lines in a file of src, test and .ci, 120 in a
// rule, 24 files in a folder except src/rules; no two files of src with the same name. JSON and Markdown, such as recorded data, are not counted.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const maxLines = 300
const maxLinesOfRule = 120
const maxFiles = 24
/** `main.ts` is the entry point of the extension and of the command line. */
const repeatedNames = new Set(['main.ts'])

const files = ['src', 'test', '.ci'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).replaceAll('\\', '/')),
)
const problems = []

for (const file of files.filter((name) => /\.(?:[cm]?[jt]s|rb|css)$/.test(name))) {
  const lines = readFileSync(file, 'utf8').split('\n').length - 1
  const limit = dirname(file) === 'src/rules' && file !== 'src/rules/index.ts' ? maxLinesOfRule : maxLines
  if (lines > limit) problems.push(`${file}: ${lines} lines, more than ${limit}`)
}

for (const [folder, count] of counts(files.map(dirname)))
  if (count > maxFiles && folder !== 'src/rules') problems.push(`${folder}: ${count} files, more than ${maxFiles}`)

const sources = files.filter((file) => file.startsWith('src/') && file.endsWith('.ts'))
for (const [name, count] of counts(sources.map((file) => basename(file))))
  if (count > 1 && !repeatedNames.has(name)) problems.push(`src: ${count} files are called ${name}`)

if (problems.length > 0) {
  console.error(`Too large, or named twice (.ci/sizes.mjs):\n  ${problems.join('\n  ')}`)
  process.exitCode = 1
}

function counts(names) {
  const found = new Map()
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1)
  return found
}
