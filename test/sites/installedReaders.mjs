// The front matter readers of the generators that are written in JavaScript, from the packages that `npm run sites:record` installs.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cache } from './tools.mjs'

/** The zone of the machine, and `timezone` in the configuration of the site. */
const hexoZones = [
  ['UTC', undefined],
  ['UTC', 'Asia/Shanghai'],
  ['Asia/Shanghai', undefined],
  ['Asia/Shanghai', 'Asia/Shanghai'],
  ['America/New_York', 'Asia/Shanghai'],
]

const makers = { hexo, eleventy, astro, docusaurus }

/**
 * @returns by the name of the generator a function that reads a text: its fields, and the instants of its dates by field and zones (`invalid` for
 * a date that is none). It rejects where the build stops, or where the article is lost. undefined if the packages are not installed
 */
export async function installedReader(name) {
  const folder = join(cache, name)
  return existsSync(join(folder, '.installed')) ? makers[name](folder) : undefined
}

function hexo(folder) {
  const load = createRequire(createRequire(join(folder, 'package.json')).resolve('hexo'))
  const { parse } = load('hexo-front-matter')
  const { escapeFileContent } = load('hexo-fs')
  const { toDate, adjustDateForTimezone } = load('../plugins/processor/common.js')
  return async (text) => {
    const dates = {}
    let fields = {}
    const { TZ } = process.env
    try {
      for (const [machine, site] of hexoZones) {
        process.env.TZ = machine
        const { _content, ...data } = parse(escapeFileContent(text))
        for (const key of ['date', 'updated']) {
          const date = toDate(data[key])
          const moved = date && site ? adjustDateForTimezone(date, site) : date
          // The day in the address is that of the machine.
          if (data[key])
            dates[`${key}, ${machine}, ${site ?? 'no timezone'}`] = moved ? `${moved.toISOString()} ${moved.getDate()}` : 'invalid'
          delete data[key]
        }
        fields = data
      }
    } finally {
      if (TZ === undefined) delete process.env.TZ
      else process.env.TZ = TZ
    }
    return { fields, dates }
  }
}

async function eleventy(folder) {
  const load = createRequire(join(folder, 'node_modules/@11ty/eleventy/package.json'))
  const matter = load('gray-matter')
  const yaml = load('js-yaml')
  const { DateTime } = load('luxon')
  return async (text) => {
    const { date, ...fields } = matter(text, { engines: { yaml: yaml.load.bind(yaml) } }).data
    if (!date) return { fields, dates: {} }
    // src/Template.js, getMappedDate
    if (date instanceof Date) return { fields, dates: { date: isoOf(date) } }
    if (typeof date !== 'string') throw new Error('the date is no text')
    if (/^(?:git )?(?:last modified|created)$/i.test(date)) return { fields, dates: { date: 'of the file' } }
    const read = DateTime.fromISO(date, { zone: 'utc' })
    if (!read.isValid) throw new Error('the date cannot be read')
    return { fields, dates: { date: isoOf(read.toJSDate()) } }
  }
}

async function astro(folder) {
  const load = (path) => import(pathToFileURL(join(folder, 'node_modules', path)).href)
  const { parseFrontmatter } = await load('@astrojs/internal-helpers/dist/frontmatter.js')
  const { z } = await load('astro/dist/zod.js')
  return async (text) => {
    const { date, ...fields } = parseFrontmatter(text, { frontmatter: 'empty-with-spaces' }).frontmatter
    const readings = { 'z.date()': z.date(), 'z.coerce.date()': z.coerce.date() }
    const dates = Object.entries(date === undefined ? {} : readings).map(([name, schema]) => {
      const { success, data } = schema.safeParse(date)
      return [name, success ? isoOf(data) : 'invalid']
    })
    return { fields, dates: Object.fromEntries(dates) }
  }
}

function docusaurus(folder) {
  const load = createRequire(join(folder, 'package.json'))
  const { parseMarkdownFile, DEFAULT_PARSE_FRONT_MATTER } = load('@docusaurus/utils')
  const { validateBlogPostFrontMatter } = load('@docusaurus/plugin-content-blog/lib/frontMatter.js')
  return async (text) => {
    const file = { filePath: 'a.md', fileContent: text, parseFrontMatter: DEFAULT_PARSE_FRONT_MATTER, removeContentTitle: true }
    const { date, ...fields } = await quietly(async () => validateBlogPostFrontMatter((await parseMarkdownFile(file)).frontMatter))
    if (date === undefined) return { fields, dates: {} }
    const read = typeof date === 'string' ? new Date(`${date}Z`) : date
    if (Number.isNaN(read.getTime())) throw new Error('the archive page cannot read the date')
    return { fields, dates: { date: isoOf(read) } }
  }
}

/** Docusaurus prints the front matter that it refuses. */
async function quietly(action) {
  const { error, warn } = console
  console.error = console.warn = () => {}
  try {
    return await action()
  } finally {
    Object.assign(console, { error, warn })
  }
}

function isoOf(date) {
  return Number.isNaN(date.getTime()) ? 'invalid' : date.toISOString()
}
