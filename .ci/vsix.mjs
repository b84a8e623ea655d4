// Packs the extension: gathers in dist/vsix what ships (.vscodeignore, and what is made here), then makes dist/copydesk.vsix of it.
// `npm run package`.
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce'
import { buildExtension } from '../esbuild.mjs'

const out = join('dist', 'vsix')
rmSync(out, { recursive: true, force: true })
mkdirSync(join(out, 'dist'), { recursive: true })
await buildExtension(join(out, 'dist'))

for (const path of await listFiles({ packageManager: PackageManager.None, ignoreFile: '.vscodeignore' }))
  if (path.endsWith('.json') && !path.startsWith('samples/')) writeJson(path, JSON.parse(readFileSync(path, 'utf8')))
  else cpSync(path, join(out, path))
const { scripts, dependencies, devDependencies, bin, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8'))
writeJson('package.json', manifest)
copyFileSync(join('src', 'extension', 'README.md'), join(out, 'README.md'))
writeFileSync(join(out, 'CHANGELOG.md'), withoutRelativeLinks(readFileSync('CHANGELOG.md', 'utf8')))

// Everything here ships.
writeFileSync(join(out, '.vscodeignore'), '')
await createVSIX({
  cwd: out,
  packagePath: join('dist', 'copydesk.vsix'),
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
})

function writeJson(path, value) {
  mkdirSync(dirname(join(out, path)), { recursive: true })
  writeFileSync(join(out, path), JSON.stringify(value))
}

/** `[text](docs/page.md)` is its text, since `docs/` is not packed; a link to the web stays. */
function withoutRelativeLinks(markdown) {
  return markdown.replace(/\[([^[\]]*)\]\((?!https:)[^()\s]*\)/g, '$1')
}
