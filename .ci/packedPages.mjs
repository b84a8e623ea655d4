// The README and the changelog as the Extensions view shows them, in dist/pages: without links to files that are not packed. The README is
// src/extension/README.md.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const out = join('dist', 'pages')
mkdirSync(out, { recursive: true })
copyFileSync(join('src', 'extension', 'README.md'), join(out, 'README.md'))
writeFileSync(join(out, 'CHANGELOG.md'), withoutRelativeLinks(readFileSync('CHANGELOG.md', 'utf8')))

/** `[text](docs/page.md)` is its text; a link to the web stays. */
function withoutRelativeLinks(markdown) {
  return markdown.replace(/\[([^[\]]*)\]\((?!https:)[^()\s]*\)/g, '$1')
}
