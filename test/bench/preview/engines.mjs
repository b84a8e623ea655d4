// The Markdown libraries that generators use, as far as they are JavaScript. They are installed when first asked for, outside of the project's
// dependencies (bench.mjs), in the versions that the generators have (test/sites/tools.mjs).
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequire } from 'node:module'

export const enginePackages = [
  'marked@15.0.12',
  'unified@11.0.5',
  'remark-parse@11.0.0',
  'remark-mdx@3.1.1',
  'remark-gfm@4.0.1',
  'remark-rehype@11.1.2',
  'rehype-stringify@10.0.1',
]

/**
 * From a Markdown text to HTML, by the names of generators.
 * @param folder where the packages are; '' if they could not be installed
 * @returns {Promise<Readonly<Record<string, (text: string) => string>>>}
 */
export async function openEngines(folder) {
  if (folder === '') return {}
  const { resolve } = createRequire(join(folder, 'index.js'))
  const load = async (name) => await import(pathToFileURL(resolve(name)).href)
  const { default: marked } = await load('marked')
  return { hexo: (text) => marked.parse(text), docusaurus: await mdx(load) }
}

/** MDX up to the HTML of its elements; nothing is run. */
async function mdx(load) {
  const { unified } = await load('unified')
  const [parse, readMdx, gfm, rehype, stringify] = await Promise.all(
    ['remark-parse', 'remark-mdx', 'remark-gfm', 'remark-rehype', 'rehype-stringify'].map(async (name) => (await load(name)).default),
  )
  const passThrough = ['mdxJsxFlowElement', 'mdxJsxTextElement', 'mdxFlowExpression', 'mdxTextExpression', 'mdxjsEsm']
  const processor = unified()
    .use(parse)
    .use(readMdx)
    .use(gfm)
    .use(rehype, { passThrough })
    .use(() => asElements)
    .use(stringify)
  // MDX stops at an element that is not closed.
  return (text) => String(processor.processSync(text.replace(/<img([^<>]*[^<>/])>/g, '<img$1 />')))
}

function asElements(node) {
  if (node.type.startsWith('mdxJsx')) {
    const written = node.attributes.filter(({ value }) => value === null || typeof value === 'string')
    const properties = Object.fromEntries(written.map(({ name, value }) => [name, value ?? true]))
    Object.assign(node, { type: 'element', tagName: node.name ?? 'div', properties })
  }
  for (const child of node.children ?? []) asElements(child)
}
