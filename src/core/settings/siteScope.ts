import type { Article } from '../article/article'
import { globMatcher } from '../files/globs'
import { generatorNamed, unknownGenerator } from '../generators/generators'
import type { SiteGenerator } from '../generators/shared/generator'
import type { SiteMarkdown } from '../generators/shared/markdownSettings'
import type { Site } from '../generators/site'
import type { Settings } from './settings'

/** The settings and the generator of a folder; both may be missing. */
export interface Scope {
  readonly settings: Settings
  readonly site: Site | undefined
}

/** Front matter with a title and one of these keys belongs to an article. */
export const companions = ['date', 'categories', 'category', 'author', 'authors', 'headimg', 'thumbnail']

/**
 * The generator of a site: set in `copydesk.yaml`, or else detected. Its `markdown` has the features that the settings of the site
 * lead to. The same object for the same scope.
 */
export function generatorOf(scope: Scope): SiteGenerator {
  return setUpOf(scope).generator
}

/** How the Markdown of a site is read: as its generator does by default, as its configuration and `copydesk.yaml` say. */
export function siteMarkdownOf(scope: Scope): SiteMarkdown {
  return setUpOf(scope).markdown
}

interface SetUp {
  readonly generator: SiteGenerator
  readonly markdown: SiteMarkdown
}

const setUps = new WeakMap<Scope, SetUp>()

function setUpOf(scope: Scope): SetUp {
  const known = setUps.get(scope)
  if (known) return known
  const { settings, site } = scope
  const usual = generatorNamed(settings.dialect) ?? site?.generator ?? unknownGenerator
  const { files, read } = usual.markdownSettings
  const markdown = read(
    (site?.configuration ?? []).filter(({ path }) => files.includes(path)),
    settings.markdown,
  )
  const generator = markdown.features === usual.markdown ? usual : { ...usual, markdown: markdown.features }
  const found = { generator, markdown }
  setUps.set(scope, found)
  return found
}

/** The time zone of a site: that of `copydesk.yaml`, or else that of the generator's configuration; undefined if neither has one. */
export function timeZoneOf({ settings, site }: Scope): string | undefined {
  return settings.timeZone ?? site?.timeZone
}

/** The time zones of a site. */
export interface SiteZones {
  /** In which times are shown; undefined if it is not known. */
  readonly timeZone: string | undefined
  /**
   * What the generator is told: the zone in its configuration, or none, if a file was found that would have it. Otherwise the zone of
   * `copydesk.yaml`, which no generator reads.
   */
  readonly readingZone: string | undefined
  /** Set if neither was found: the generator may be told any zone. */
  readonly isReadingZoneUnknown?: boolean
}

export function zonesOf(scope: Scope): SiteZones {
  const { site } = scope
  const { siteSettings, name } = generatorOf(scope)
  const isSeen = site?.configuration?.some(({ path, data }) => data !== undefined && siteSettings.files.includes(path))
  const timeZone = timeZoneOf(scope)
  const isTold = isSeen === true && site?.generator.name === name
  const isReadingZoneUnknown = !isTold && timeZone === undefined && siteSettings.timeZoneKeys.length > 0
  return { timeZone, readingZone: isTold ? site.timeZone : timeZone, isReadingZoneUnknown }
}

/**
 * Whether a Markdown file is an article. If `copydesk.yaml` has globs, they decide. Otherwise it is one if it is in the content folder
 * of a detected generator and has front matter, or if its front matter has a title and a field that only articles have. A file without
 * front matter, such as a README, is not an article.
 * @param path relative to the scope's folder, with forward slashes
 */
export function isArticle(article: Pick<Article, 'text' | 'frontMatter'>, path: string, scope: Scope): boolean {
  return article.frontMatter !== undefined && isArticleThere(path, scope, () => isTypical(article))
}

/** Whether a file with front matter is an article, by the facts of its record. */
export function isArticleThere(path: string, scope: Scope, typical: () => boolean): boolean {
  if (isTemplate(path, scope)) return false
  if (scope.settings.articles) return globMatcher(scope.settings.articles)(path)
  return scope.site?.content.some((folder) => folder === '' || path.startsWith(`${folder}/`)) === true || typical()
}

/**
 * Whether a file is a template of articles or pages, by its folder: it is no article, even if the globs of `copydesk.yaml` match it.
 * @param path relative to the scope's folder, with forward slashes
 */
export function isTemplate(path: string, scope: Scope): boolean {
  const { content, templates } = generatorOf(scope).folders
  if (templates.length === 0 || content.some((folder) => path.startsWith(`${folder}/`))) return false
  return templates.some((folder) => path.startsWith(`${folder}/`) || path.includes(`/${folder}/`))
}

/** Whether the front matter has a title and a field that only articles have. */
export function isTypical(article: Pick<Article, 'text' | 'frontMatter'>): boolean {
  const has = keysSeen(article)
  return has('title') && companions.some(has)
}

/** The keys of front matter. If it has syntax errors or is not closed, its lines are searched for keys. */
function keysSeen({ text, frontMatter }: Pick<Article, 'text' | 'frontMatter'>): (name: string) => boolean {
  if (frontMatter?.root?.kind === 'map' && frontMatter.errors.length === 0)
    return (name) => frontMatter.fields.some(({ key }) => key === name)
  const block = text.slice(frontMatter?.content.start, frontMatter?.content.end)
  const seen = new Set([...(block.match(/^[A-Za-z]+(?=[ \t]*[:：=])/gm) ?? []), ...(frontMatter?.fields ?? []).map(({ key }) => key)])
  return (name) => seen.has(name)
}
