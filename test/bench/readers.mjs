// The same articles, read by one library at a time: what `copydesk check` is compared with.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [how, folder] = process.argv.slice(2)

const ways = {
  nothing: undefined,
  read: (path) => readFileSync(path).length,
  text: (path) => readFileSync(path, 'utf8').length,
  'gray-matter': async () => {
    const { default: matter } = await import('gray-matter')
    // Options keep it from remembering every text.
    return (path) => matter(readFileSync(path, 'utf8').trimStart(), {}).data
  },
  yaml: async () => {
    const { parseDocument } = await import('yaml')
    return (path) => parseDocument(frontMatterOf(readFileSync(path, 'utf8')), { uniqueKeys: false }).contents
  },
}

export function frontMatterOf(text) {
  const open = text.indexOf('---\n') + 4
  return text.slice(open, text.indexOf('\n---', open) + 1)
}

const way = ways[how]
if (way) {
  const read = how === 'read' || how === 'text' ? way : await way()
  for (const name of readdirSync(folder)) for (const file of readdirSync(join(folder, name))) read(join(folder, name, file))
}
