import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article'
import { dateInWords } from '../core/dateWords'
import { readDate } from '../core/dates'
import { fieldOf } from '../core/frontMatter'
import { toValue } from '../core/yaml'
import { escapeHtml } from './escape'
import { salvageFields } from './salvage'

/** The fields of an article as its readers get them. */
export interface Fields {
  /** As published; where the reader of the site got nothing, as far as it could be read. */
  get(name: string): unknown
  /** What is written for a scalar field, without quotes. */
  written(name: string): string | undefined
}

/**
 * @param published the published fields; empty when there are none. Then the fields are what is written, and of front
 * matter that is broken what each of its lines seems to say.
 */
export function fieldsOf({ frontMatter, text }: Article, published: Readonly<Record<string, unknown>>): Fields {
  const unread = Object.keys(published).length === 0 && frontMatter && (frontMatter.errors.length > 0 || frontMatter.root?.kind !== 'map')
  if (unread && frontMatter.language === 'yaml') {
    const salvaged = salvageFields(text.slice(frontMatter.content.start, frontMatter.content.end))
    const get = (name: string) => salvaged.get(name)
    return { get, written: (name) => [get(name)].find((value) => typeof value === 'string') }
  }
  return {
    get: (name) => (Object.hasOwn(published, name) ? published[name] : toValue(fieldOf(frontMatter, name)?.value)),
    written(name) {
      const value = fieldOf(frontMatter, name)?.value
      return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined
    },
  }
}

export interface HeadOptions {
  readonly language: string
  /** The HTML of an image, for an address as it is written. */
  image(address: string): string
}

const imageFields = ['headimg', 'cover', 'image', 'thumbnail']

/** What stands above the body, as HTML; '' when no field says anything. */
export function renderHead(fields: Fields, options: HeadOptions): string {
  const title = titleOf(fields)
  const date = renderDate(fields, options.language)
  const categories = [...paths(fields.get('categories')), ...paths(fields.get('category'))]
  const authors = [
    ...new Set([...names(fields.get('author'), fields.written('author')), ...names(fields.get('authors'), fields.written('authors'))]),
  ]
  const standfirst = firstText(fields, ['subtitle', 'description', 'excerpt', 'summary'])
  const address = firstText(fields, imageFields)
  const byline = [
    authors.length > 0 ? `<span class="cd-authors" dir="auto">${escapeHtml(joined(authors, options.language))}</span>` : '',
    date,
  ].filter(Boolean)
  if (title === undefined && byline.length + categories.length === 0 && standfirst === undefined && address === undefined) return ''
  return [
    categories.length > 0
      ? `<ul class="cd-categories" aria-label="${escapeHtml(l10n.t('Categories'))}">${categories.map((path) => `<li dir="auto">${escapeHtml(path)}</li>`).join('')}</ul>`
      : '',
    title === undefined
      ? `<p class="cd-headline cd-absent">${escapeHtml(l10n.t('No headline'))}</p>`
      : `<h1 class="cd-headline" dir="auto">${escapeHtml(title)}</h1>`,
    standfirst === undefined ? '' : `<p class="cd-standfirst" dir="auto">${escapeHtml(standfirst)}</p>`,
    byline.length > 0 ? `<p class="cd-byline">${byline.join('<span class="cd-dot" aria-hidden="true"> · </span>')}</p>` : '',
    address === undefined ? '' : `<div class="cd-lead">${options.image(address)}</div>`,
  ].join('')
}

/** The headline; undefined when there is none. */
export function titleOf(fields: Fields): string | undefined {
  return textOf(fields.get('title'), fields.written('title'))
}

function firstText(fields: Fields, candidates: readonly string[]): string | undefined {
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

/** How deep lists are looked into: Hexo's paths are lists in a list. */
const listDepth = 4

function names(value: unknown, written?: string, depth = 0): readonly string[] {
  if (Array.isArray(value)) return depth < listDepth ? value.flatMap((item: unknown) => names(item, undefined, depth + 1)) : []
  const text = textOf(value, written)
  if (text !== undefined) return [text]
  const name = isRecord(value) ? textOf(value['name']) : undefined
  return name === undefined ? [] : [name]
}

/** Each category as the path that leads to it: `A / B`. */
function paths(value: unknown): readonly string[] {
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

/** The date as it is written, in words; never moved to another zone, which could be another day. */
function renderDate(fields: Fields, language: string): string {
  const value = fields.get('date')
  const written = fields.written('date')
  // js-yaml made a moment of it: what was written still knows whether there was a time, and in which zone.
  const source = value instanceof Date || typeof value === 'string' ? (written ?? textOf(value)) : textOf(value)
  if (source === undefined) return ''
  const date = readDate(source)
  const shown = date?.exists ? dateInWords(date.iso, language) : undefined
  if (!date || shown === undefined) return `<span class="cd-date" dir="auto">${escapeHtml(source)}</span>`
  return `<time class="cd-date" datetime="${escapeHtml(date.iso)}" title="${escapeHtml(source)}">${escapeHtml(shown)}</time>`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
