// node astro.mjs INPUT.json OUTPUT.json TOOLS : what Astro makes of articles. INPUT: { cases: { name: text }, mdx }. The clock is TZ's.
// Astro's own front matter reader, Zod, Markdown processor (Sätteri) and MDX compiler, one article at a time: a build of the whole site stops at
// the first article that one of them refuses. An image path that is not a valid URI is an exception: Astro logs it and publishes no body.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [input, output, tools] = process.argv.slice(2).map((path) => resolve(path))
const { cases, mdx } = JSON.parse(readFileSync(input, 'utf8'))
const load = (path) => import(pathToFileURL(join(tools, 'node_modules', path)))
const { createSatteriMarkdownProcessor, satteri } = await load('@astrojs/markdown-satteri/dist/index.js')
const { parseFrontmatter } = await load('@astrojs/internal-helpers/dist/frontmatter.js')
const { z } = await load('astro/dist/zod.js')
const processor = await createSatteriMarkdownProcessor({ syntaxHighlight: false })
const options = { syntaxHighlight: false, shikiConfig: {}, gfm: true, smartypants: true }
const renderer = await satteri().createMdxRenderer(options, { optimize: false, srcDir: pathToFileURL('/src/'), sourcemap: false })
/** HTML that is not escaped any more. */
class Html {
  constructor(html) {
    this.html = html
  }
  toString() {
    return this.html
  }
}

const results = {}
for (const [name, text] of Object.entries(cases)) {
  const result = {}
  results[name] = result
  try {
    const { frontmatter, content } = parseFrontmatter(text, { frontmatter: 'empty-with-spaces' })
    result.outcome = 'published'
    result.fields = values(frontmatter)
    result.title = values(frontmatter.title)
    result.titleAsText = z.string().safeParse(frontmatter.title).success
    result.date = dateOf(z.date(), frontmatter.date)
    result.coercedDate = dateOf(z.coerce.date(), frontmatter.date)
    if (mdx) result.html = imagesOf(String(run(await renderer.process(content, `/${name}.mdx`, frontmatter))))
    else {
      const page = await processor.render(content, { frontmatter, fileURL: pathToFileURL(`/${name}.md`) })
      result.html = imagesOf(page.code)
    }
  } catch (error) {
    result.outcome = 'stops'
    result.why = String(error.message).split('\n')[0]
  }
}
writeFileSync(output, JSON.stringify(results))

/** What Astro's runtime does with an element, as far as it matters in an article. */
function element(type, { children, ...props } = {}) {
  if (typeof type === 'function') return type({ children, ...props })
  const attributes = Object.entries(props).map(([name, value]) =>
    value === false || value === undefined || value === null || name === 'set:html'
      ? ''
      : value === true
        ? ` ${name}`
        : ` ${name}="${escaped(styleOf(value))}"`,
  )
  const inner = props['set:html'] ?? htmlOf(children)
  return new Html(
    `<${type}${attributes.join('')}>${/^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/.test(type) ? '' : `${inner}</${type}>`}`,
  )
}

function htmlOf(child) {
  if (Array.isArray(child)) return child.map(htmlOf).join('')
  if (child instanceof Html) return child.html
  return child === undefined || child === null || typeof child === 'boolean' ? '' : escaped(String(child))
}

function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}

function styleOf(value) {
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([name, one]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${one}`)
    .join(';')
}

/** Runs a compiled MDX file. A name that it does not define is an exception, as when Astro writes the page. */
function run({ code }) {
  const body = code
    .replace(/^import\s*\{([^}]*)\}\s*from\s*["'](?:astro|react)\/jsx-runtime["'];?$/gm, (_, names) =>
      names
        .split(',')
        .map((name) => name.trim().split(/\s+as\s+/))
        .map(([name, as = name]) => `const ${as} = ${name === 'Fragment' ? '({ children }) => new Html(htmlOf(children))' : 'element'};`)
        .join(' '),
    )
    .replace(/^import\b.*$/gm, '')
    .replace(/^export default .*$/gm, '')
    .replace(/^export (?=const|let|function|async function)/gm, '')
    .replace(/^export \{[^}]*\};?$/gm, '')
  const content = new Function('element', 'Html', 'htmlOf', `${body}\nreturn MDXContent`)(element, Html, htmlOf)
  return new Html(htmlOf(content({ components: {} })))
}

/** The instant that a schema reads, or `stops` where it refuses the value. */
function dateOf(schema, value) {
  const read = schema.safeParse(value)
  return read.success ? read.data.toISOString() : 'stops'
}

function imagesOf(html) {
  return html.replace(/__ASTRO_IMAGE_="([^"]*)"/g, (_, json) => {
    const { index, inferSize, ...attributes } = JSON.parse(
      json
        .replace(/&quot;|&#34;|&#x22;/g, '"')
        .replace(/&#x27;|&#39;/g, "'")
        .replace(/&#x26;|&amp;/g, '&'),
    )
    void [index, inferSize]
    return Object.entries(attributes)
      .map(([key, value]) => `${key}="${String(value).replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`)
      .join(' ')
  })
}

function values(value) {
  if (value instanceof Date) return { $date: Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString() }
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) }
  if (Array.isArray(value)) return value.map(values)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, values(entry)]))
  return value
}
