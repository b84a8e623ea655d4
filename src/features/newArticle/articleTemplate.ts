import type { Article } from '../../core/article/article'
import { fieldOf, isRead } from '../../core/frontmatter/frontMatter'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import { writerOf, writeAny, writePair, type FrontMatterWriter } from '../../core/frontmatter/writer'
import type { ArticleSchema, SchemaField } from '../../core/schema/articleSchema'
import { lineEndOf, textAt } from '../../core/text/text'
import { vocabularyOf } from '../../core/vocabulary/vocabulary'
import { isDateKey } from '../../core/frontmatter/dateFields'
import type { Field } from '../../core/data/nodes'
import type { CompletionSources } from '../completion/completionTypes'
import { writtenNow } from '../completion/dateItems'

export interface StartRequest {
  readonly title: string
  readonly category: string | undefined
  readonly author: string | undefined
  readonly schema: Pick<ArticleSchema, 'fields' | 'isDefault'>
  readonly imageFields: ImageFields
  /** The newest articles in the folder of the new article, which serve as its models. */
  readonly nearbyArticles: readonly Article[]
  readonly sources: Pick<CompletionSources, 'clock' | 'corpus'>
  /** Whether the file name contains the date. */
  readonly isNamedAfterDay: boolean
}

/** The initial text of an article. The cursor goes to its end. */
export function articleStart(request: StartRequest): string {
  const start = startOf(request)
  const [first] = start.nearbyArticles
  const pairs = keysOf(start).map((key) => pairFor(key, start))
  const lines = isJson(first) ? jsonLines(first, pairs) : [...fenced(first, pairs)]
  const end = first ? lineEndOf(first.text) : '\n'
  return [...lines, '', ''].join('\n').replaceAll('\n', end)
}

/** What fields are written like: the nearby articles that can be read, and the front matter language of the first. */
export interface Start extends StartRequest {
  readonly writer: FrontMatterWriter
}

export function startOf(request: StartRequest): Start {
  const nearbyArticles = request.nearbyArticles.filter(({ frontMatter }) => isRead(frontMatter) && frontMatter.errors.length === 0)
  return { ...request, nearbyArticles, writer: writerOf(nearbyArticles[0]?.frontMatter?.language) }
}

function isJson(article: Article | undefined): article is Article {
  return article?.frontMatter?.language === 'json'
}

function fenced(like: Article | undefined, pairs: readonly string[]): readonly string[] {
  const open = like?.frontMatter ? textAt(like.text, like.frontMatter.open).trim() : ''
  const close = like?.frontMatter?.close ? textAt(like.text, like.frontMatter.close).trim() : ''
  return [open || '---', ...pairs, close || '---']
}

/** JSON as in a similar article: in braces without fences (Hugo), between fences without braces (Hexo), or both. */
function jsonLines(like: Article, pairs: readonly string[]): readonly string[] {
  const open = like.frontMatter ? textAt(like.text, like.frontMatter.open).trim() : ''
  const inside = pairs.map((pair, index) => `  ${pair}${index < pairs.length - 1 ? ',' : ''}`)
  if (open.startsWith('{')) return ['{', ...inside, '}']
  const isWithoutBraces = open === '' || open === ';;;'
  const lines = fenced(like, isWithoutBraces ? inside.map((line) => line.trim()) : ['{', ...inside, '}'])
  // Hexo allows JSON with the closing fence only.
  return open === '' ? lines.slice(1) : lines
}

/** The keys, in order: those of the newsroom's schema; without one, those of the nearby articles. */
function keysOf(start: Start): readonly string[] {
  const { schema, nearbyArticles } = start
  const asked = ['title', ...dateKey(start), ...askedNames(start)]
  const isWanted = ({ name, required, default: value, deprecated }: SchemaField) =>
    asked.includes(name) || (!schema.isDefault && !deprecated && (required || value !== undefined))
  const schemaKeys = schema.fields.filter(isWanted).map(({ name }) => name)
  const [first] = nearbyArticles
  if (!schema.isDefault || !first) return [...new Set([...schemaKeys, ...asked])]
  const usual = usualKeys(start)
  const nearbyKeys = (first.frontMatter?.fields ?? []).map(({ key }) => key).filter((key) => asked.includes(key) || usual.includes(key))
  return [...new Set([...nearbyKeys, ...schemaKeys, ...asked])]
}

/** The keys of the names that were asked for. */
export function askedNames(start: Start): readonly string[] {
  const { category, author } = start
  return [...(category === undefined ? [] : [keyFor('categories', start)]), ...(author === undefined ? [] : [keyFor('authors', start)])]
}

/** The keys that all nearby articles have, in the order of the first: with the usual value, or empty. */
export function usualKeys(start: Start): readonly string[] {
  const fields = start.nearbyArticles[0]?.frontMatter?.fields ?? []
  return fields.map(({ key }) => key).filter((key) => isTheSame(key, start) || isInAll(key, start))
}

/** The key of the date; none if the nearby articles have their dates only in their file names. */
export function dateKey({ nearbyArticles, isNamedAfterDay }: Start): readonly string[] {
  const keys = nearbyArticles
    .flatMap(({ dates }) => dates.map(({ key }) => key))
    .filter((key) => !/^(?:updated|lastmod|modified|last_|expiry)/i.test(key))
  const [key] = keys
  return key !== undefined ? [key] : nearbyArticles.length > 0 && isNamedAfterDay ? [] : ['date']
}

/** The key that the nearby articles use for a vocabulary, otherwise the key of the schema. */
function keyFor(vocabulary: 'categories' | 'authors', { nearbyArticles, schema }: Start): string {
  for (const { frontMatter } of nearbyArticles) {
    const field = frontMatter?.fields.find(({ key }) => vocabularyOf(key) === vocabulary)
    if (field) return field.key
  }
  const schemaField = schema.isDefault
    ? undefined
    : schema.fields.find((field) => (field.vocabulary ?? vocabularyOf(field.name)) === vocabulary)
  return schemaField?.name ?? (vocabulary === 'authors' ? 'author' : 'categories')
}

/** Fewer articles do not show whether a value belongs to every article. */
const minArticles = 3

/** Whether all nearby articles have the same value, as in `layout: post`. Then the new article gets it too. */
function isTheSame(key: string, { nearbyArticles, imageFields }: Pick<StartRequest, 'nearbyArticles' | 'imageFields'>): boolean {
  if (
    nearbyArticles.length < minArticles ||
    key === 'title' ||
    isDateKey(key) ||
    imageFields.isImage([key]) ||
    vocabularyOf(key) !== undefined
  )
    return false
  if (/^(?:slug|permalink|url|alias|redirect|description|excerpt|summary|subtitle|keywords|\$schema)/i.test(key)) return false
  const written = new Set(nearbyArticles.map(({ text, frontMatter }) => sourceOf(fieldOf(frontMatter, key), text)))
  return written.size === 1 && !written.has('')
}

/** Keys of one article: its address, its number, the names that it had. */
const ownKeys = /^(?:slug|permalink|url|alias|redirect|id$|uuid|abbrlink|\$schema)/i

/** Whether all nearby articles have a field, such as tags or the image at the head: empty in the new one. */
function isInAll(key: string, { nearbyArticles }: Pick<StartRequest, 'nearbyArticles'>): boolean {
  if (nearbyArticles.length < minArticles || key === 'title' || isDateKey(key) || ownKeys.test(key)) return false
  return nearbyArticles.every(({ frontMatter }) => (fieldOf(frontMatter, key)?.value.kind ?? 'map') !== 'map')
}

function sourceOf(field: Field | undefined, text: string): string {
  return field?.value.kind === 'scalar' && field.value.style !== 'block' ? textAt(text, field.value.range) : ''
}

/** A key with its value, on one or more lines. */
export function pairFor(key: string, start: Start): string {
  const { writer, title, category, author, schema, sources } = start
  const schemaField = schema.fields.find(({ name }) => name === key)
  const like = likeOf(key, start)
  const style = like?.field.value.kind === 'scalar' && like.field.value.style !== 'block' ? like.field.value.style : undefined
  const text = (value: string) => writer.text(value, style ?? (writer.mayBeEmpty ? 'plain' : 'double'))
  const pair = (written: string) => writePair(writer, key, written).trimEnd()
  if (key === 'title') return pair(text(title))
  if (dateKey(start).includes(key))
    return pair(writer.date(writtenNow(schemaField ?? { name: key, format: undefined }, [], sources) ?? '', style))
  if (category !== undefined && key === keyFor('categories', start)) return named(key, category, start)
  if (author !== undefined && key === keyFor('authors', start)) return named(key, author, start)
  if (schemaField?.default !== undefined && !schema.isDefault) return pair(writeAny(writer, schemaField.default, false))
  if (like && isTheSame(key, start)) return pair(sourceOf(like.field, like.article.text))
  if (schemaField?.list === 'always' || like?.field.value.kind === 'list') return pair('[]')
  return pair(writer.mayBeEmpty ? '' : writer.text('', 'double'))
}

/** The field of the first nearby article that has it. */
function likeOf(key: string, { nearbyArticles }: Start): { readonly field: Field; readonly article: Article } | undefined {
  for (const article of nearbyArticles) {
    const field = fieldOf(article.frontMatter, key)
    if (field) return { field, article }
  }
  return undefined
}

/** A field with a value of a vocabulary: a scalar or a list, as in the nearby articles. */
function named(key: string, value: string, start: Start): string {
  const { writer, schema } = start
  const like = likeOf(key, start)
  const node = like?.field.value
  const inPair = (written: string) => writePair(writer, key, written)
  const plain = writer.mayBeEmpty ? 'plain' : 'double'
  if (node?.kind === 'scalar') return inPair(writer.text(value, node.style === 'block' ? plain : node.style))
  const schemaField = schema.fields.find(({ name }) => name === key)
  const isList = node !== undefined || schemaField?.list === 'always' || (schemaField?.list !== 'never' && key.endsWith('s'))
  if (!isList) return inPair(writer.text(value, plain))
  const [entry] = node?.kind === 'list' ? node.items : []
  const style = entry?.value.kind === 'scalar' && entry.value.style !== 'block' ? entry.value.style : plain
  const isNamed = entry?.value.kind === 'map' || node?.kind === 'map'
  const one = (inFlow: boolean) =>
    isNamed ? writePair(writer, 'name', writer.text(value, plain, inFlow), inFlow) : writer.text(value, style, inFlow)
  const inBlock = writer.mayBeEmpty && (node === undefined || node.style === 'block')
  if (node?.kind === 'map') return inBlock ? `${writer.key(key)}:\n  ${one(false)}` : inPair(`{${one(true)}}`)
  if (!inBlock) return inPair(isNamed ? `[{${one(true)}}]` : `[${one(true)}]`)
  const before = like && entry ? like.article.text.slice(like.field.keyRange.end, entry.value.range.start) : ''
  const dash = /\n([ \t]*-[ \t]*)$/.exec(before)?.[1] ?? '  - '
  return `${writer.key(key)}:\n${dash.endsWith('-') ? `${dash} ` : dash}${one(false)}`
}
