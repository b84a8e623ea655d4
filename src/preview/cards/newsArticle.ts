import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { fileDate, updatedFields } from '../../core/frontmatter/dateFields'
import { hasZone, readDate } from '../../core/dates/dates'
import type { SiteGenerator } from '../../core/generators/shared/generator'
import type { SchemaField } from '../../core/schema/fields'
import { correctionsIn } from './corrections'
import { isTextField, lineOfField } from './fieldLines'
import { firstText, names, onClockOf, paths, publishedIso, standfirstFields, titleOf, type Fields } from '../render/head'
import { withScheme } from '../render/media'
import type { Notice } from '../protocol/messageChecks'
import { offsetAt } from '../../core/dates/timeZone'
import type { SiteZones } from '../../core/settings/siteScope'

/** The site that publishes an article. */
export interface Publication extends SiteZones {
  readonly name: string | undefined
  /** `http` or `https`. */
  readonly url: string | undefined
  readonly generator: SiteGenerator
}

/** The structured data of an article for search engines. */
export interface StructuredData {
  /** A schema.org NewsArticle with the properties that the article has. */
  readonly object: Readonly<Record<string, unknown>>
  /** What is missing or invalid, with the line of the field. */
  readonly dataProblems: readonly Notice[]
}

const publishedFields = ['date', 'publishDate', 'publishdate', 'pubDate', 'pubdate']
const modifiedFields = [...updatedFields, 'dateModified']
/**
 * Derives the structured data of an article. Google ("Article structured data") recommends: headline, images with absolute addresses,
 * dates in ISO 8601 with a time zone, one author per entry, only the name. There is no limit for the headline or the image width.
 * schema.org (correction): a CorrectionComment for each correction.
 * @param path the path of the file, whose name may contain the date
 * @param schemaFields those of the article's schema, which says where corrections are
 */
export function newsArticle(
  article: Article,
  fields: Fields,
  site: Publication,
  language: string | undefined,
  path: string,
  schemaFields: readonly SchemaField[],
): StructuredData {
  const dataProblems: Notice[] = []
  const report = (keys: readonly string[], message: string) => dataProblems.push({ message, line: lineOfField(article, keys) })

  const headline = titleOf(fields)
  if (headline === undefined) report(['title'], l10n.t('The headline is missing: add it to “{0}”.', 'title'))
  const image = images(fields, site, report, dataProblems)
  const datePublished = moment(fields, publishedFields, site, report) ?? dayOfFile(path, site)
  if (datePublished === undefined && !isTextField(fields, publishedFields)) {
    report(['date'], l10n.t('The publication date is missing: add it to “{0}”.', 'date'))
  }
  const corrections = correctionsIn(article, schemaFields)
  const lastCorrection = corrections
    .flatMap(({ date }) => date ?? [])
    .sort()
    .at(-1)
  const dateModified =
    moment(fields, modifiedFields, site, report) ?? (lastCorrection && (withZone(lastCorrection, site) ?? lastCorrection))
  // A missing date of change is not reported: most articles are never changed.
  if (dateModified !== undefined && datePublished !== undefined && Date.parse(dateModified) < Date.parse(datePublished)) {
    report(modifiedFields, l10n.t('The date of the last change is before the publication date.'))
  }
  const author = authors(fields, site, report)
  const section = [...paths(fields.get('categories')), ...paths(fields.get('category'))]
  const keywords = [...names(fields.get('tags')), ...names(fields.get('tag'))]
  const all = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline,
    description: firstText(fields, standfirstFields),
    image,
    datePublished,
    dateModified,
    correction: corrections.map(({ text, date }) => ({ '@type': 'CorrectionComment', text, ...(date && { datePublished: date }) })),
    author,
    publisher:
      site.name === undefined
        ? undefined
        : { '@type': 'Organization', name: site.name, ...(site.url === undefined ? {} : { url: site.url }) },
    articleSection: section,
    keywords,
    inLanguage: language,
  }
  const present = Object.entries(all).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
  return { object: Object.fromEntries(present), dataProblems }
}

/** The script element with the structured data. `<` is escaped, so that no text can end the element. */
export function structuredDataElement(object: Readonly<Record<string, unknown>>): string {
  const json = JSON.stringify(object, undefined, 2)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
  return `<script type="application/ld+json">\n${json}\n</script>`
}

type Report = (keys: readonly string[], message: string) => void

function images(fields: Fields, site: Publication, report: Report, dataProblems: Notice[]): readonly string[] {
  const written = fields.images.map(({ path, address }) => ({ key: path[0] ?? '', address: withScheme(address) }))
  if (written.length === 0) report([], l10n.t('The image is missing: add its address to “{0}”.', site.generator.images.headField))
  const absolute = new Set<string>()
  let needsSite = false
  for (const { key, address } of written) {
    const url = /^https?:/i.test(address) || (address.startsWith('/') && site.url !== undefined)
    if (url && URL.canParse(address, site.url)) absolute.add(new URL(address, site.url).href)
    else if (address.startsWith('/')) needsSite = true
    else report([key], l10n.t('The address of the image “{0}” must start with https://, or with / for an image on your site.', address))
  }
  if (needsSite) {
    const message = l10n.t('Images need full addresses: add the address of your site to {1} as “{0}”.', 'siteUrl', 'copydesk.yaml')
    dataProblems.push({ message, line: undefined })
  }
  return [...absolute]
}

function moment(fields: Fields, keys: readonly string[], site: Publication, report: Report): string | undefined {
  const key = keys.find((name) => isTextField(fields, [name]))
  const written = key === undefined ? undefined : (fields.written(key) ?? String(fields.get(key)))
  if (key === undefined || written === undefined) return undefined
  const date = readDate(written)
  if (!date?.exists) {
    report(
      [key],
      l10n.t('“{0}” is not a date that search engines can read: write it like 2025-03-12T08:00:00+08:00.', written.slice(0, 40)),
    )
    return undefined
  }
  const published = publishedIso(date.iso, key, fields, site)
  if (hasZone(published) && published === date.iso) return date.iso
  const zoned = published === date.iso ? withZone(date.iso, site) : onClockOf(published, site.timeZone)
  if (zoned === undefined) report([key], l10n.t('“{0}” has no time zone: write it like 2025-03-12T08:00:00+08:00.', written.slice(0, 40)))
  return zoned ?? date.iso
}

function withZone(iso: string, { timeZone }: Publication): string | undefined {
  const time = iso.includes('T') ? iso : `${iso}T00:00:00`
  const offset = timeZone === undefined ? undefined : offsetAt(time, timeZone)
  return offset === undefined ? undefined : `${time}${offset}`
}

function dayOfFile(path: string, site: Publication): string | undefined {
  const day = fileDate(path)
  return day === undefined ? undefined : (withZone(day, site) ?? day)
}

const several = /\s(?:and|und|et|y)\s|\s?[&;；、／|]\s?|，|,\s(?!(?:jr|sr|ph\.?d)\b)/i
const notName = /^(?:(?:by|von|par|por)\s|(?:mr|mrs|ms|dr|prof)\.?\s|(?:文|撰文|作者|记者)\s*[:：/／]|本报记者)/i

function authors(fields: Fields, site: Publication, report: Report): readonly Readonly<Record<string, string>>[] {
  const found = new Map<string, Readonly<Record<string, string>>>()
  const keys = ['author', 'authors', 'byline']
  for (const key of keys) {
    const value = fields.get(key)
    for (const entry of Array.isArray(value) ? value : [value]) {
      const [name] = names(entry)
      if (name === undefined) continue
      if (several.test(name) || notName.test(name)) {
        report([key], l10n.t('“{0}” should be a single name: write each author as a separate entry, without titles or “by”.', name))
      }
      const url = typeof entry === 'object' && entry !== null && 'url' in entry && typeof entry.url === 'string' ? entry.url : undefined
      // Front matter does not distinguish people from agencies; only the site itself is known to be an organization.
      const type = name === site.name ? 'Organization' : 'Person'
      found.set(name, {
        '@type': type,
        name,
        ...(url !== undefined && URL.canParse(url, site.url) ? { url: new URL(url, site.url).href } : {}),
      })
    }
  }
  if (found.size === 0) report(keys, l10n.t('The author is missing: add the name to “{0}”.', 'author'))
  return [...found.values()]
}
