// Packs the extension: gathers in dist/vsix what ships, then makes dist/copydesk.vsix of it. `npm run package`.
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createVSIX } from '@vscode/vsce'
import { buildExtension } from '../esbuild.mjs'

const out = join('dist', 'vsix')
rmSync(out, { recursive: true, force: true })
mkdirSync(join(out, 'dist'), { recursive: true })
await buildExtension(join(out, 'dist'))

/** Of `media`, the rule pages stay at home: the extension makes them from its rules. */
const media = readdirSync('media').filter((name) => name !== 'rules' && name !== 'l10n')
for (const path of [...media.map((name) => join('media', name)), join('samples', 'newsroom'), 'LICENSE', 'THIRD-PARTY-NOTICES.txt'])
  cpSync(path, join(out, path), { recursive: true })
// English needs no translation.
const translations = readdirSync(join('media', 'l10n')).filter((name) => name !== 'bundle.l10n.json')
for (const path of [
  ...translations.map((name) => join('media', 'l10n', name)),
  ...readdirSync('syntaxes')
    .filter((name) => name.endsWith('.tmLanguage.json'))
    .map((name) => join('syntaxes', name)),
  ...readdirSync('.').filter((name) => /^package\.nls(?:\..*)?\.json$/.test(name)),
  join('media', 'copydesk.schema.json'),
  join('media', 'article.schema.json'),
])
  writeJson(path, JSON.parse(readFileSync(path, 'utf8')))
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
