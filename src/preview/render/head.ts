import * as l10n from '@vscode/l10n'
import { isRecord } from '../../core/data/isRecord'
import type { Article } from '../../core/article/article'
import { dateInWords } from '../../core/dates/dateWords'
import { hasZone, readDate } from '../../core/dates/dates'
import type { DateValue } from '../../core/dates/readers/dateReading'
import { dateValueOf, updatedFields } from '../../core/frontmatter/dateFields'
import { fieldOf } from '../../core/frontmatter/frontMatter'
import type { SiteGenerator } from '../../core/generators/shared/generator'
import { instantInUtc, siteDateOf } from '../../core/lint/siteDate'
import { offsetAt, zoneOffset } from '../../core/dates/timeZone'
import type { SiteZones } from '../../core/settings/siteScope'
import { toValue } from '../../core/data/nodes'
import { usualImageFields, type ImageFields } from '../../core/frontmatter/imageFields'
import { escapeHtml } from './escape'
import { headImagesIn, type HeadImage } from './headImages'
import { lenientFields } from './lenientFields'

/** The fields of an article as the generator publishes them. */
export interface Fields {
  /** The published value; if nothing could be published, the value that Copydesk reads. */
  get(name: string): unknown
  /** The source text of a scalar field, without quotes. */
  written(name: string): string | undefined
  /** A scalar field as the date readers of generators take it; undefined if the front matter has syntax errors. */
  dateValue(name: string): DateValue | undefined
  /** The images at the head of the article, the one that is shown first. */
  readonly images: readonly HeadImage[]
}

/**
 * @param published the published fields; empty if there are none. Then the fields are read from the source, line by line if the front
 * matter has syntax errors (`lenientFields`)
 */
export function fieldsOf(
  { frontMatter, text }: Article,
  published: Readonly<Record<string, unknown>>,
  imageFields: ImageFields = usualImageFields,
): Fields {
  const unread = Object.keys(published).length === 0 && frontMatter && (frontMatter.errors.length > 0 || frontMatter.root?.kind !== 'map')
  if (unread && frontMatter.language === 'yaml') {
    const salvaged = lenientFields(text.slice(frontMatter.content.start, frontMatter.content.end))
    const get = (name: string) => salvaged.get(name)
    const images = headImagesIn(salvaged, imageFields)
    return { get, written: (name) => [get(name)].find((value) => typeof value === 'string'), dateValue: () => undefined, images }
  }
  const read = Object.fromEntries((frontMatter?.fields ?? []).map(({ key, value }) => [key, toValue(value)]))
  return {
    images: headImagesIn(Object.entries({ ...read, ...published }), imageFields),
    get: (name) => (Object.hasOwn(published, name) ? published[name] : toValue(fieldOf(frontMatter, name)?.value)),
    written(name) {
      const value = fieldOf(frontMatter, name)?.value
      return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined
    },
    dateValue(name) {
      const value = fieldOf(frontMatter, name)?.value
      return frontMatter && value?.kind === 'scalar' ? dateValueOf(value, frontMatter.language) : undefined
    },
  }
}

export interface HeadOptions extends SiteZones {
  /** The headline; undefined if there is none. */
  readonly title: string | undefined
  readonly language: string
  /** Its reading of a time without a zone is shown. */
  readonly generator: SiteGenerator
  /** The HTML of an image. @param address as written */
  image(address: string): string
}

/** The fields for the text below the headline, in order of precedence. */
export const standfirstFields = ['standfirst', 'subtitle', 'description', 'excerpt', 'summary']

/** The HTML of the head: category, headline, standfirst, byline, date and image. '' if no field has a value. */
export function renderHead(fields: Fields, options: HeadOptions): string {
  const { title } = options
  const date = renderDate(fields, 'date', options) || renderDate(fields, 'pubDate', options) || renderDate(fields, 'publishDate', options)
  const categories = [...paths(fields.get('categories')), ...paths(fields.get('category'))]
  const authors = [
    ...new Set([...names(fields.get('author'), fields.written('author')), ...names(fields.get('authors'), fields.written('authors'))]),
  ]
  const standfirst = firstText(fields, standfirstFields)
  const [image] = fields.images
  const byline = [
    authors.length > 0 ? `<span class="cd-authors" dir="auto">${escapeHtml(joined(authors, options.language))}</span>` : '',
    date,
    renderUpdated(fields, date, options),
  ].filter(Boolean)
  if (title === undefined && byline.length + categories.length === 0 && standfirst === undefined && !image) return ''
  return [
    categories.length > 0
      ? `<ul class="cd-categories" aria-label="${escapeHtml(l10n.t('Categories'))}">${categories.map((path) => `<li dir="auto">${escapeHtml(path)}</li>`).join('')}</ul>`
      : '',
    title === undefined
      ? `<p class="cd-headline cd-absent">${escapeHtml(l10n.t('No headline'))}</p>`
      : `<h1 class="cd-headline" dir="auto">${escapeHtml(title)}</h1>`,
    standfirst === undefined ? '' : `<p class="cd-standfirst" dir="auto">${escapeHtml(standfirst)}</p>`,
    byline.length > 0 ? `<p class="cd-byline">${byline.join('<span class="cd-dot" aria-hidden="true"> · </span>')}</p>` : '',
    image ? `<div class="cd-lead">${options.image(image.address)}</div>` : '',
  ].join('')
}

/** The headline; undefined if there is none. */
export function titleOf(fields: Fields): string | undefined {
  return textOf(fields.get('title'), fields.written('title'))
}

/** The first of these fields that has a text. */
export function firstText(fields: Fields, candidates: readonly string[]): string | undefined {
  for (const name of candidates) {
    const value = fields.get(name)
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return undefined
}

function textOf(value: unknown, written?: string): string | undefined {
  if (value instanceof Date) return written ?? (Number.isNaN(value.getTime()) ? undefined : value.toISOString())
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined
  const text = String(value).trim()
  return text === '' ? undefined : text
}

/** Nested lists are read to this depth: Hexo's category paths are lists in a list. */
const maxListDepth = 4

/** The names in a field: a text, a map with `name`, or a list of these. */
export function names(value: unknown, written?: string, depth = 0): readonly string[] {
  if (Array.isArray(value)) return depth < maxListDepth ? value.flatMap((item: unknown) => names(item, undefined, depth + 1)) : []
  const text = textOf(value, written)
  if (text !== undefined) return [text]
  const name = isRecord(value) ? textOf(value['name']) : undefined
  return name === undefined ? [] : [name]
}

/** Category paths as texts: `A / B`. */
export function paths(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return names(value)
  return value.flatMap((item: unknown) => {
    const path = names(item)
    return path.length > 0 ? [path.join(' / ')] : []
  })
}

function joined(authors: readonly string[], language: string): string {
  if (authors.length < 2) return authors.join()
  try {
    return new Intl.ListFormat(language, { type: 'conjunction' }).format(authors)
  } catch {
    // Not every engine knows every language tag.
    return authors.join(', ')
  }
}

/**
 * The HTML of a date in words: in the site's time zone if that is set and the generator reads an instant. Otherwise as written, because
 * conversion to another zone could change the day.
 */
function renderDate(fields: Fields, name: string, { language, ...site }: HeadOptions): string {
  const { timeZone } = site
  const value = fields.get(name)
  const written = fields.written(name)
  // js-yaml has parsed it to a Date; the source text still shows whether it has a time and a zone.
  const source = value instanceof Date || typeof value === 'string' ? (written ?? textOf(value)) : textOf(value)
  if (source === undefined) return ''
  const date = readDate(source)
  const iso = date?.exists ? onClockOf(publishedIso(date.iso, name, fields, site), timeZone) : undefined
  const shown = iso === undefined ? undefined : dateInWords(iso, language)
  if (!date || shown === undefined) return `<span class="cd-date" dir="auto">${escapeHtml(source)}</span>`
  return `<time class="cd-date" datetime="${escapeHtml(date.iso)}" title="${escapeHtml(source)}">${escapeHtml(shown)}</time>`
}

/**
 * The instant that the generator reads from a date with a time, on a computer in UTC, as most servers are. Returns the date as written if that
 * is the same instant, if there is no time, if neither the date nor the site has a zone, or if the generator is not known or reads no instant.
 */
export function publishedIso(
  iso: string,
  name: string,
  fields: Fields,
  { timeZone, readingZone, generator }: SiteZones & Pick<HeadOptions, 'generator'>,
): string {
  const written = hasZone(iso) ? Date.parse(iso) : undefined
  const value = iso.includes('T') && (written !== undefined || timeZone !== undefined) ? fields.dateValue(name) : undefined
  const date = value && siteDateOf(name, value, { generator, timeZone, readingZone, path: '' })
  const instant = date && instantInUtc(date)
  return instant === undefined || instant === written ? iso : new Date(instant).toISOString().replace('.000Z', 'Z')
}

/** Converts a time with a zone to another time zone; returns any other date unchanged. */
export function onClockOf(iso: string, timeZone: string | undefined): string {
  const instant = timeZone !== undefined && /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(iso) ? Date.parse(iso) : Number.NaN
  const offset = timeZone === undefined ? undefined : zoneOffset(instant, timeZone)
  if (offset === undefined || Number.isNaN(instant)) return iso
  const clock = new Date(instant + offset * 60_000).toISOString().slice(0, 19)
  return `${clock}${offsetAt(clock, timeZone ?? '') ?? ''}`
}

/** The HTML of the date of the last change, if it differs from the date of the article. */
function renderUpdated(fields: Fields, date: string, options: HeadOptions): string {
  for (const name of updatedFields) {
    const updated = renderDate(fields, name, options)
    if (updated === '' || updated === date) continue
    return `<span class="cd-updated">${escapeHtml(l10n.t('Updated {0}', '\0')).replace('\0', () => updated)}</span>`
  }
  return ''
}
