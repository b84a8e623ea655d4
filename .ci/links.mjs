// Checks the pages for people: every relative link in them leads to a file that exists, and to a heading of it, every path in back quotes such
// as `src/core` exists, and every page of the manual can be reached from README.md. Run by `npm run check`. Links to the web are not checked: nothing here uses the network.
// Own code instead of a library: those that check headings offline bring a Markdown parser and a hundred packages; markdown-it is here already.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import MarkdownIt from 'markdown-it'

/** A path of the repository, without a placeholder such as NAME or `*`. */
const path = /^(?:src|test|docs|media|\.ci)\/(?!.*[A-Z]{4})[\w./-]+$/
const markdown = new MarkdownIt({ html: true })
const pages = [
  ...readdirSync('.').filter((file) => file.endsWith('.md')),
  ...filesBelow('docs', /\.md$/),
  ...filesBelow('src', /(?:^|\/)README\.md$/),
].sort()
const parsed = new Map()
const problems = pages.flatMap((page) => [
  ...parse(page).links.flatMap((link) => problemOf(page, link) ?? []),
  ...parse(page).paths.flatMap(({ target, line }) => (existsSync(target) ? [] : `${page}:${line}: there is no file ${target}`)),
])

const reached = new Set()
visit('README.md')
for (const page of pages) if (page.startsWith('docs/') && !reached.has(page)) problems.push(`${page}: no link leads here from README.md`)

if (problems.length > 0) {
  console.error(`Links of the documentation:\n  ${problems.join('\n  ')}`)
  process.exitCode = 1
}

function filesBelow(folder, pattern) {
  const files = readdirSync(folder, { recursive: true }).map((file) => join(folder, file).replaceAll('\\', '/'))
  return files.filter((file) => pattern.test(file))
}

/** The links of a page with their line numbers, and the ids of its headings. */
function parse(page) {
  if (!parsed.has(page)) parsed.set(page, read(markdown.parse(readFileSync(page, 'utf8'), {})))
  return parsed.get(page)
}

function read(tokens) {
  const links = []
  const paths = []
  const ids = new Set()
  let line = 1
  for (const [index, { type, map, children, content }] of tokens.entries()) {
    // A table cell has no lines; the row around it has.
    if (map) line = map[0] + 1
    if (type === 'heading_open') ids.add(idOf(tokens[index + 1].children, ids))
    for (const child of children ?? []) {
      const target = child.attrGet('href') ?? child.attrGet('src')
      if (target) links.push({ target, line })
      if (child.type === 'code_inline' && path.test(child.content)) paths.push({ target: child.content, line })
    }
    if (type !== 'html_block' && type !== 'inline') continue
    for (const [, target] of content.matchAll(/<(?:a|img)\b[^>]*?\s(?:href|src)="([^"]+)"/g)) links.push({ target, line })
  }
  return { links, paths, ids }
}

/** The id that GitHub gives a heading: lower case, without punctuation, `-` for a space, a number when it is taken. */
function idOf(children, taken) {
  const text = children.map(({ type, content }) => (type === 'text' || type === 'code_inline' ? content : '')).join('')
  const id = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
  let free = id
  for (let number = 1; taken.has(free); number++) free = `${id}-${number}`
  return free
}

function problemOf(page, { target, line }) {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return undefined
  const { file, heading } = resolve(page, target)
  if (!existsSync(file)) return `${page}:${line}: there is no file ${file}`
  if (heading !== '' && file.endsWith('.md') && !parse(file).ids.has(heading)) return `${page}:${line}: ${file} has no heading #${heading}`
  return undefined
}

function resolve(page, target) {
  const [path, heading = ''] = decodeURIComponent(target).split('#')
  return { file: path === '' ? page : normalize(join(dirname(page), path)).replaceAll('\\', '/'), heading }
}

function visit(page) {
  if (reached.has(page)) return
  reached.add(page)
  for (const { target } of parse(page).links) {
    if (/^[a-z][a-z+.-]*:/i.test(target)) continue
    const { file } = resolve(page, target)
    if (pages.includes(file)) visit(file)
  }
}
