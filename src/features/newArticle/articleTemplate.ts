import type { Article } from '../../core/article/article'
import { fieldOf, isRead } from '../../core/frontmatter/frontMatter'
import { isImageField } from '../../core/frontmatter/imageFields'
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
  /** The newest articles beside the new one: what it is like. */
  readonly nearbyArticles: readonly Article[]
  readonly sources: Pick<CompletionSources, 'clock' | 'corpus'>
  /** Whether the name of the file tells the day. */
  readonly isNamedAfterDay: boolean
}

/** The text that an article begins with; the cursor goes to its end. */
export function articleStart(request: StartRequest): string {
  const nearbyArticles = request.nearbyArticles.filter(({ frontMatter }) => isRead(frontMatter) && frontMatter.errors.length === 0)
  const [first] = nearbyArticles
  const start: Start = { ...request, nearbyArticles, writer: writerOf(first?.frontMatter?.language) }
  const pairs = keysOf(start).map((key) => pairFor(key, start))
  const lines = isJson(first) ? jsonLines(first, pairs) : [...fenced(first, pairs)]
  const end = first ? lineEndOf(first.text) : '\n'
  return [...lines, '', ''].join('\n').replaceAll('\n', end)
}

interface Start extends StartRequest {
  readonly writer: FrontMatterWriter
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

/** The keys, in order: those of the newsroom's schema, else those that the articles beside it have. */
function keysOf(start: Start): readonly string[] {
  const { schema, nearbyArticles, category, author } = start
  const asked = [
    'title',
    ...dateKey(start),
    ...(category === undefined ? [] : [keyFor('categories', start)]),
    ...(author === undefined ? [] : [keyFor('authors', start)]),
  ]
  const isWanted = ({ name, required, default: value, deprecated }: SchemaField) =>
    asked.includes(name) || (!schema.isDefault && !deprecated && (required || value !== undefined))
  const told = schema.fields.filter(isWanted).map(({ name }) => name)
  const [first] = nearbyArticles
  if (!schema.isDefault || !first) return [...new Set([...told, ...asked])]
  const beside = (first.frontMatter?.fields ?? [])
    .map(({ key }) => key)
    .filter((key) => asked.includes(key) || isTheSame(key, nearbyArticles))
  return [...new Set([...beside, ...told, ...asked])]
}

/** The key of the day; none where the articles are dated by their names alone. */
function dateKey({ nearbyArticles, isNamedAfterDay }: Start): readonly string[] {
  const keys = nearbyArticles
    .flatMap(({ dates }) => dates.map(({ key }) => key))
    .filter((key) => !/^(?:updated|lastmod|modified|last_|expiry)/i.test(key))
  const [key] = keys
  return key !== undefined ? [key] : nearbyArticles.length > 0 && isNamedAfterDay ? [] : ['date']
}

/** As the articles beside it call it, else as the schema does. */
function keyFor(vocabulary: 'categories' | 'authors', { nearbyArticles, schema }: Start): string {
  for (const { frontMatter } of nearbyArticles) {
    const field = frontMatter?.fields.find(({ key }) => vocabularyOf(key) === vocabulary)
    if (field) return field.key
  }
  const told = schema.isDefault ? undefined : schema.fields.find((field) => (field.vocabulary ?? vocabularyOf(field.name)) === vocabulary)
  return told?.name ?? (vocabulary === 'authors' ? 'author' : 'categories')
}

const mostly = 3

/** Whether all articles beside it have the same word there, as in `layout: post`: then it belongs to every article. */
function isTheSame(key: string, nearbyArticles: readonly Article[]): boolean {
  if (nearbyArticles.length < mostly || key === 'title' || isDateKey(key) || isImageField(key) || vocabularyOf(key) !== undefined)
    return false
  if (/^(?:slug|permalink|url|alias|redirect|description|excerpt|summary|subtitle|keywords|\$schema)/i.test(key)) return false
  const written = new Set(nearbyArticles.map(({ text, frontMatter }) => sourceOf(fieldOf(frontMatter, key), text)))
  return written.size === 1 && !written.has('')
}

function sourceOf(field: Field | undefined, text: string): string {
  return field?.value.kind === 'scalar' && field.value.style !== 'block' ? textAt(text, field.value.range) : ''
}

/** A key with its value, in one line or several. */
function pairFor(key: string, start: Start): string {
  const { writer, title, category, author, schema, sources } = start
  const told = schema.fields.find(({ name }) => name === key)
  const like = likeOf(key, start)
  const style = like?.field.value.kind === 'scalar' && like.field.value.style !== 'block' ? like.field.value.style : undefined
  const text = (value: string) => writer.text(value, style ?? (writer.mayBeEmpty ? 'plain' : 'double'))
  const pair = (written: string) => writePair(writer, key, written).trimEnd()
  if (key === 'title') return pair(text(title))
  if (dateKey(start).includes(key)) return pair(writer.date(writtenNow(told ?? { name: key, format: undefined }, [], sources) ?? '', style))
  if (category !== undefined && key === keyFor('categories', start)) return named(key, category, start)
  if (author !== undefined && key === keyFor('authors', start)) return named(key, author, start)
  if (told?.default !== undefined && !schema.isDefault) return pair(writeAny(writer, told.default, false))
  if (like && isTheSame(key, start.nearbyArticles)) return pair(sourceOf(like.field, like.article.text))
  if (told?.list === 'always') return pair('[]')
  return pair(writer.mayBeEmpty ? '' : writer.text('', 'double'))
}

/** A field of an article beside it. */
function likeOf(key: string, { nearbyArticles }: Start): { readonly field: Field; readonly article: Article } | undefined {
  for (const article of nearbyArticles) {
    const field = fieldOf(article.frontMatter, key)
    if (field) return { field, article }
  }
  return undefined
}

/** A value of a vocabulary: alone or in a list, as the articles beside it have it. */
function named(key: string, value: string, start: Start): string {
  const { writer, schema } = start
  const like = likeOf(key, start)
  const node = like?.field.value
  const inPair = (written: string) => writePair(writer, key, written)
  const plain = writer.mayBeEmpty ? 'plain' : 'double'
  if (node?.kind === 'scalar') return inPair(writer.text(value, node.style === 'block' ? plain : node.style))
  const told = schema.fields.find(({ name }) => name === key)
  const isList = node !== undefined || told?.list === 'always' || (told?.list !== 'never' && key.endsWith('s'))
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
