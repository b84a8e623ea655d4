// node eleventy.mjs INPUT.json OUTPUT.json TOOLS : what Eleventy makes of articles. INPUT: { cases: { name: text } }. The clock is TZ's.
// One run for each article, since one that cannot be read or rendered stops the whole run. Liquid runs, as it does by default.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [input, output, tools] = process.argv.slice(2).map((path) => resolve(path))
const { cases } = JSON.parse(readFileSync(input, 'utf8'))
const { default: Eleventy } = await import(pathToFileURL(join(tools, 'node_modules/@11ty/eleventy/src/Eleventy.js')))
const folder = mkdtempSync(join(tmpdir(), 'recorded-eleventy-'))
process.chdir(folder)
writeFileSync('package.json', '{"type":"module"}')
console.error = console.warn = console.log = () => {}
const results = {}
for (const [name, text] of Object.entries(cases)) {
  rmSync('in', { recursive: true, force: true })
  mkdirSync('in/posts', { recursive: true })
  writeFileSync(`in/posts/${name}.md`, text)
  const result = {}
  results[name] = result
  try {
    let data
    const eleventy = new Eleventy('in', 'out', {
      quietMode: true,
      config(settings) {
        settings.addTransform('data', (content) => content)
        settings.addCollection('everything', (api) => {
          const [page] = api.getAll()
          data = page && { ...page.data, date: page.date }
          return []
        })
      },
    })
    const [page] = await eleventy.toJSON()
    if (!page) result.outcome = 'not published'
    else {
      const { pkg, eleventy: own, page: place, collections, ...fields } = data ?? {}
      void [pkg, own, place, collections]
      result.outcome = 'published'
      result.title = values(fields.title)
      result.date = dateOf(fields.date)
      result.path = page.url
      result.fields = values(fields)
      result.tags = values(fields.tags ?? [])
      result.html = page.content
    }
  } catch (error) {
    result.outcome = 'stops'
    result.why = causes(error).replaceAll(folder, '').slice(0, 300)
  }
}
writeFileSync(output, JSON.stringify(results))
process.chdir('/')
rmSync(folder, { recursive: true, force: true })
process.exit(0)

/** A date within the last day is that of the file. */
function dateOf(date) {
  if (!(date instanceof Date)) return null
  return Math.abs(Date.now() - date.getTime()) < 86_400_000 ? 'of the file' : date.toISOString()
}

function causes(error) {
  const messages = []
  for (let one = error; one && messages.length < 5; one = one.originalError ?? one.cause) messages.push(String(one.message).split('\n')[0])
  return [...new Set(messages)].join(' · ')
}

function values(value) {
  if (value instanceof Date)
    return {
      $date: Number.isNaN(value.getTime())
        ? 'invalid'
        : Math.abs(Date.now() - value.getTime()) < 86_400_000
          ? 'of the file'
          : value.toISOString(),
    }
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) }
  if (Array.isArray(value)) return value.map(values)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, values(entry)]))
  return value
}
