import * as l10n from '@vscode/l10n'
import { parseArticle, type Article } from '../article/article'
import { exampleGenerator, generators } from '../generators/generators'
import type { SiteGenerator } from '../generators/shared/generator'
import { detectSite } from '../generators/site'
import { noSettings } from './settings'
import { settingsSchema } from './settingsSchema'
import { isArticle } from './siteScope'
import { isTimeZone } from '../dates/timeZone'
import { vocabularyOf, vocabularyValues } from '../vocabulary/vocabulary'
import { writeScalar } from '../data/writeYaml'

/** The names of the configuration files of sites. They are read, never run. */
export const siteSettingsFiles: readonly string[] = [
  ...new Set(['package.json', ...generators.flatMap(({ siteSettings }) => siteSettings.files)]),
]

/** Number of articles to read; the settings are guessed from them. */
const articleSample = 300

/** The content of a folder that `copydesk.yaml` is written for. */
export interface FolderFacts {
  /** The names of the files and folders in it. */
  readonly names: ReadonlySet<string>
  /** The texts of the `siteSettingsFiles` in it, by name. */
  readonly texts: ReadonlyMap<string, string>
  /** Some of its Markdown files, by path from the folder, with forward slashes. */
  readonly markdown: readonly { readonly path: string; readonly text: string }[]
}

/** A `copydesk.yaml` for a folder, with comments in the display language. Settings that cannot be guessed are commented out. */
export function setUpText(facts: FolderFacts): string {
  const site = detectSite(facts.names, facts.texts.get('package.json'))
  const scope = { settings: noSettings, site }
  const articles = facts.markdown
    .map(({ path, text }) => ({ path, article: parseArticle(text, path) }))
    .filter(({ path, article }) => isArticle(article, path, scope))
  const globs = globsFor(
    articles.map(({ path }) => path),
    site?.content ?? [],
  )
  const root = site?.roots.find((name) => name !== '' && facts.names.has(name))
  const zone = configuredZone(facts.texts)
  const name = configured(facts.texts, siteTitle)
  const url = configured(facts.texts, siteAddress)
  const schema = [...facts.names].find((name) => /schema\.json$/i.test(name))
  const categories = usualCategories(articles.map(({ article }) => article))
  const part = (key: string, lines: readonly string[], known: boolean) =>
    [`# ${described(key)}`, ...lines.map((line) => (known ? line : `# ${line}`)), ''].join('\n')
  return [
    `# ${l10n.t('Copydesk settings for this folder. Every key is optional; lines that start with # are examples.')}`,
    ...found(site?.generator, articles, globs),
    '',
    part(
      'articles',
      ['articles:', ...(globs.length > 0 ? globs : ['news/**/*.md']).map((glob) => `  - ${writeScalar(glob, 'plain')}`)],
      globs.length > 0,
    ),
    part('dialect', [`dialect: ${(site?.generator ?? exampleGenerator).name}`], site !== undefined),
    part('siteRoot', [`siteRoot: ${writeScalar(root ?? 'static', 'plain')}`], root !== undefined),
    part('siteName', [`siteName: ${writeScalar(name ?? 'Tidewater Daily', 'plain')}`], name !== undefined),
    part('siteUrl', [`siteUrl: ${writeScalar(url ?? 'https://www.example.com/', 'plain')}`], url !== undefined),
    part('stylesheet', ['stylesheet: preview.css'], false),
    part(
      'timeZone',
      [`timeZone: ${writeScalar(zone ?? writtenZone(articles.map(({ article }) => article)) ?? 'Europe/London', 'plain')}`],
      zone !== undefined,
    ),
    part('schema', [`schema: ${writeScalar(schema ?? 'newsroom.schema.json', 'plain')}`], false),
    part(
      'vocabularies',
      ['vocabularies:', `  categories: [${categories.join(', ')}]`, '  authors: { file: authors.txt, closed: false }'],
      false,
    ),
    part('rules', ['rules:', '  img-alt-empty: warning', '  title-length: { max: 90 }'], false),
    part('sanitizer', ['sanitizer:', '  without: [iframe]'], false),
  ]
    .join('\n')
    .replace(/\n+$/, '\n')
}

function described(key: string): string {
  const properties: Readonly<Record<string, { readonly description: string }>> = settingsSchema([]).properties
  return l10n.t(properties[key]?.description ?? '')
}

interface Sampled {
  readonly path: string
  readonly article: Article
}

function found(generator: SiteGenerator | undefined, articles: readonly Sampled[], globs: readonly string[]): readonly string[] {
  const lines = [
    generator?.title === undefined ? l10n.t('No site generator was found here.') : l10n.t('Site generator: {0}.', generator.title),
  ]
  if (articles.length === 0) return [...lines, l10n.t('No articles found yet.')].map((line) => `# ${line}`)
  const titles = articles.map(({ article }) => article.frontMatter?.fields.find(({ key }) => key === 'title')?.value)
  const chinese = titles.filter((title) => title?.kind === 'scalar' && /\p{Script=Han}/u.test(String(title.value))).length
  lines.push(l10n.t('Articles are in {0}.', globs.map((glob) => glob.replace(/\/?(?:\*\*\/)?\*\.[^/]*$/, '') || '.').join(', ')))
  if (chinese * 2 > articles.length) lines.push(l10n.t('Most of them are in Chinese.'))
  else if (chinese > 0) lines.push(l10n.t('Some of them are in Chinese.'))
  const date = articles.map(({ article }) => article.dates[0]?.source).find((source) => source !== undefined)
  if (date !== undefined) lines.push(l10n.t('Dates are written like this: {0}', date.slice(0, 40)))
  return lines.map((line) => `# ${line.replace(/[\r\n]+/g, ' ')}`)
}

/** The folders with the articles, each with the file extensions in it. */
function globsFor(paths: readonly string[], content: readonly string[]): readonly string[] {
  const endings = new Map<string, Set<string>>()
  const home = (path: string) => content.find((name) => name === '' || path.startsWith(`${name}/`))
  const published = paths.filter((path) => home(path) !== undefined)
  for (const path of published.length > 0 ? published : paths) {
    const folder = home(path) ?? path.split('/').slice(0, -1)[0] ?? ''
    const known = endings.get(folder) ?? new Set()
    endings.set(folder, known.add(path.split('.').at(-1) ?? 'md'))
  }
  return [...endings].map(([folder, some]) => {
    const ending = some.size === 1 ? [...some][0] : `{${[...some].sort().join(',')}}`
    return folder === '' && published.length === 0 ? `*.${ending}` : `${folder === '' ? '' : `${folder}/`}**/*.${ending}`
  })
}

/** A line of the top level, in YAML, TOML or JSON. */
const siteTitle = /^ {0,4}["']?title["']?[ \t]*[:=][ \t]*(?:"([^"\\\r\n]+)"|'([^'\r\n]+)'|([^\s"'#[{&*!|>%@`][^#\r\n]*))/im
const siteAddress = keyWith(
  generators.flatMap(({ siteSettings }) => siteSettings.addressKeys),
  String.raw`https?:\/\/[^\s"',#]+`,
)
const siteZone = keyWith(
  generators.flatMap(({ siteSettings }) => siteSettings.timeZoneKeys),
  String.raw`[A-Za-z][\w/+-]*|[+-]\d\d:\d\d`,
)

/** Matches a line with one of some keys, whatever their case, in YAML, TOML or JSON. @param value a pattern, the group of the match */
function keyWith(keys: readonly string[], value: string): RegExp {
  return new RegExp(`^[ \\t]*["']?(?:${[...new Set(keys)].join('|')})["']?[ \\t]*[:=][ \\t]*["']?(${value})`, 'im')
}

function configured(texts: ReadonlyMap<string, string>, pattern: RegExp): string | undefined {
  for (const [name, text] of texts) {
    if (name === 'package.json') continue
    const found = pattern
      .exec(text)
      ?.slice(1)
      .find((part) => part !== undefined)
    if (found?.trim()) return found.trim()
  }
  return undefined
}

function configuredZone(texts: ReadonlyMap<string, string>): string | undefined {
  for (const [name, text] of texts) {
    if (name === 'package.json') continue
    const written = siteZone.exec(text)?.[1]
    if (written !== undefined && isTimeZone(written)) return written
  }
  return undefined
}

/** The most frequent UTC offset of the dates. */
function writtenZone(articles: readonly Article[]): string | undefined {
  const offsets = articles.flatMap(({ dates }) => dates.flatMap(({ date }) => /[+-]\d\d:\d\d$/.exec(date?.iso ?? '')?.[0] ?? []))
  return mostUsed(offsets)[0]
}

function usualCategories(articles: readonly Article[]): readonly string[] {
  const used = articles.flatMap(({ text, frontMatter }) =>
    (frontMatter?.fields ?? [])
      .filter(({ key }) => vocabularyOf(key) === 'categories')
      .flatMap(({ value }) => vocabularyValues(value, text)),
  )
  const most = mostUsed(used.filter((value) => !/[\r\n]/.test(value))).slice(0, 12)
  return (most.length > 0 ? most : ['Politics', 'Sports']).map((value) => writeScalar(value, 'plain', true))
}

function mostUsed(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value)
}

/** Entries at regular intervals of a list, so that there are old and new articles. */
export function sampled<T>(all: readonly T[]): readonly T[] {
  if (all.length <= articleSample) return all
  return Array.from({ length: articleSample }, (_, index) => all[Math.floor((index * all.length) / articleSample)] as T)
}
