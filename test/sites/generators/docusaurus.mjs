// node docusaurus.mjs INPUT.json OUTPUT.json TOOLS : what Docusaurus makes of blog posts. INPUT: { cases: { name: text }, docs }. The clock is TZ's.
// Docusaurus' own reader, validation, preprocessor and MDX processor, evaluated with React, one article at a time: a build of the whole site takes
// half a minute and stops at the first article that one of them refuses.
import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const [input, output, tools] = process.argv.slice(2).map((path) => resolve(path))
const { cases } = JSON.parse(readFileSync(input, 'utf8'))
const require = createRequire(`${realpathSync(tools)}/package.json`)
const { createProcessors } = require('@docusaurus/mdx-loader/lib/processor.js')
const preprocess = require('@docusaurus/mdx-loader/lib/preprocessor.js').default
const { parseMarkdownFile, DEFAULT_PARSE_FRONT_MATTER } = require('@docusaurus/utils')
const { validateBlogPostFrontMatter } = require('@docusaurus/plugin-content-blog/lib/frontMatter.js')
const { validateDocFrontMatter } = require('@docusaurus/plugin-content-docs/lib/frontMatter.js')
const React = require('react')
const { renderToStaticMarkup } = require('react-dom/server')
const runtime = require('react/jsx-runtime')

const hooks = { onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore' }
const markdownConfig = {
  format: 'mdx',
  mermaid: false,
  emoji: true,
  mdx1Compat: { comments: true, admonitions: true, headingIds: true },
  anchors: { maintainCase: false },
  hooks,
}
const options = { admonitions: true, markdownConfig, siteDir: tools, staticDirs: [], removeContentTitle: true }
const { mdxProcessor } = await createProcessors({ options })
console.error = console.warn = console.log = () => {}

const results = {}
for (const [name, text] of Object.entries(cases)) {
  const result = {}
  results[name] = result
  try {
    const read = await parseMarkdownFile({
      filePath: name,
      fileContent: text,
      parseFrontMatter: DEFAULT_PARSE_FRONT_MATTER,
      removeContentTitle: true,
    })
    result.fields = values(read.frontMatter)
    result.docs = refusal(validateDocFrontMatter, read.frontMatter)
    const fields = validateBlogPostFrontMatter(read.frontMatter)
    result.title = values(fields.title ?? read.contentTitle)
    // The blog plugin glues a Z on a date that is text; the archive page fails later on a date that is invalid then.
    const date = typeof fields.date === 'string' ? new Date(`${fields.date}Z`) : fields.date
    result.date = date === undefined ? 'of the file' : date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : 'stops'
    if (result.date === 'stops') throw new Error('the blog archive cannot read the date')
    result.html = await render(name, read.content, read.frontMatter)
    result.outcome = 'published'
  } catch (error) {
    result.outcome = 'stops'
    result.why = String(error.message).split('\n').slice(0, 2).join(' ')
  }
}
writeFileSync(output, JSON.stringify(results))

function refusal(validate, frontMatter) {
  try {
    validate(frontMatter)
    return 'valid'
  } catch (error) {
    return `stops: ${String(error.message).split('\n').join(' ').slice(0, 200)}`
  }
}

/** The HTML of a body. Components that an article imports, or does not define, show their children. */
async function render(name, content, frontMatter) {
  const prepared = preprocess({ fileContent: content, filePath: `${name}.md`, admonitions: true, markdownConfig })
  const { content: code } = await mdxProcessor.process({
    content: prepared,
    filePath: join(tools, `${name}.md`),
    frontMatter,
    compilerName: 'server',
  })
  const children = ({ children }) => React.createElement(React.Fragment, null, children)
  const stubs = new Set()
  const body = code
    .replace(/^import\s+([^;]*?)\s+from\s*["']([^"']+)["'];?\s*$/gm, (_, names, from) => {
      if (from === 'react/jsx-runtime' || from === '@mdx-js/react') return ''
      for (const id of names.replace(/[{}*]|\bas\b/g, ' ').split(/[\s,]+/)) if (/^[A-Za-z_$]/.test(id)) stubs.add(id)
      return ''
    })
    .replace(/^import\s*["'][^"']+["'];?$/gm, '')
    .replace(/^export default function/m, 'exports.default = function')
    .replace(/^export const (\w+)/gm, 'exports.$1')
    .replace(/^export (function|class)/gm, '$1')
    .replace(/^export \{[^}]*\};?$/gm, '')
  for (const [, id] of code.matchAll(/_missingMdxReference\("([\w.]+)"/g)) stubs.add(id)
  // Docusaurus replaces `<details>` by a component of its theme, which writes the element.
  const Details = (props) => React.createElement('details', null, props.children)
  const components = {
    admonition: admonition,
    mdxAdmonitionTitle: children,
    ...Object.fromEntries([...stubs].map((id) => [id, children])),
    Details,
  }
  const exports = {}
  const names = [...stubs].filter((id) => /^[\w$]+$/.test(id))
  // A bundle has the article as a module, whose code is strict.
  new Function('exports', '_jsx', '_jsxs', '_Fragment', '_provideComponents', 'require', 'React', ...names, `'use strict'\n${body}`)(
    exports,
    runtime.jsx,
    runtime.jsxs,
    runtime.Fragment,
    () => components,
    (path) => ({ default: path.split('!').pop(), __esModule: true }),
    React,
    ...names.map((id) => components[id]),
  )
  return renderToStaticMarkup(React.createElement(exports.default, { components }))
}

function admonition({ type, title, children }) {
  return React.createElement('div', { className: `admonition admonition-${type}` }, React.createElement('p', null, title ?? type), children)
}

function values(value) {
  if (value instanceof Date) return { $date: Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString() }
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) }
  if (Array.isArray(value)) return value.map(values)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, values(entry)]))
  return value
}
