import { fieldOf } from '../../core/frontmatter/frontMatter'
import { writePair, writerOf } from '../../core/frontmatter/writer'
import type { Article } from '../../core/article/article'
import type { Field, ScalarNode, ValueNode } from '../../core/data/nodes'
import { applyEdits, lineEndOf, range, type Edit } from '../../core/text/text'
import { writtenNow } from '../completion/dateItems'
import { askedNames, dateKey, pairFor, startOf, usualKeys, type Start, type StartRequest } from './articleTemplate'
import { titleMark } from './fillTemplate'

/**
 * The initial text of an article from a filled-in template: its fields with their comments and order, its body, the headline, the date and the
 * names that were asked for in their fields, and what all nearby articles have besides.
 * @param now the date as the template was filled in with it
 */
export function articleFromTemplate(template: Article, now: string, request: StartRequest): string {
  const language = template.frontMatter?.language
  const writer = writerOf(language)
  const beside = startOf({
    ...request,
    nearbyArticles: request.nearbyArticles.filter(({ frontMatter }) => frontMatter?.language === language),
  })
  const others: Start = { ...beside, writer }
  // Fields of the template are written as in it.
  const start: Start = { ...others, nearbyArticles: [template, ...others.nearbyArticles] }
  const fields = template.frontMatter?.fields ?? []
  const asked = askedNames(start)
  const edits = fields.flatMap((field) =>
    asked.includes(field.key) ? wholeField(field, pairFor(field.key, start)) : fieldEdits(field, now, start),
  )
  // In the order of the neighbours, as far as they have them.
  const order = (others.nearbyArticles[0]?.frontMatter?.fields ?? []).map(({ key }) => key)
  const keys = [...new Set(['title', ...asked, ...usualKeys(others)])].sort((a, b) => order.indexOf(a) - order.indexOf(b))
  const missing = keys.filter((key) => !fieldOf(template.frontMatter, key)).map((key) => `${pairFor(key, others)}\n`)
  const place = endOfFields(template)
  if (missing.length > 0 && place !== undefined) edits.push({ range: range(place, place), newText: missing.join('') })
  const end = lineEndOf(template.text)
  const written = edits.map((one) => ({ ...one, newText: one.newText.replace(/\r?\n/g, end) }))
  const text = applyEdits(template.text, written).replaceAll(titleMark, () => request.title)
  const trimmed = text.trimEnd()
  return /\n[^\n]*\n$/.test(text.slice(trimmed.length)) ? text : `${trimmed}${end}${end}`
}

/** Where a field can be added: behind the last one, in TOML before the first table. */
function endOfFields({ text, frontMatter, lines }: Article): number | undefined {
  if (!frontMatter?.close || frontMatter.language === 'json') return undefined
  if (frontMatter.language !== 'toml') return frontMatter.close.start
  const table = /^[ \t]*\[/m.exec(text.slice(frontMatter.content.start, frontMatter.content.end))
  return table ? lines.startOf(lines.lineOf(frontMatter.content.start + table.index)) : frontMatter.close.start
}

function fieldEdits(field: Field, now: string, start: Start): readonly Edit[] {
  const { key, value } = field
  const isNow = value.kind === 'scalar' && String(value.value) === now
  const isEmpty = value.kind === 'scalar' && (value.value === null || value.value === '')
  if (key === 'title') return valueEdit(field, start.title, start)
  if (isNow || (isEmpty && dateKey(start).includes(key))) return valueEdit(field, nowIn(key, start), start, true)
  return scalarsOf(value).flatMap((scalar) => markEdit(scalar, start))
}

/** The edit that gives a field a text, or a date, as the field is written. */
function valueEdit(field: Field, text: string, { writer }: Start, isDate = false): readonly Edit[] {
  const { key, value } = field
  const style =
    value.kind === 'scalar' && value.style !== 'block' && value.value !== null ? value.style : writer.mayBeEmpty ? 'plain' : 'double'
  const written = isDate ? writer.date(text, style) : writer.text(text, style)
  const isWritten = value.kind === 'scalar' && value.range.end > value.range.start
  return isWritten ? [{ range: value.range, newText: written }] : wholeField(field, writePair(writer, key, written))
}

function wholeField({ keyRange, value }: Field, newText: string): readonly Edit[] {
  return [{ range: range(keyRange.start, Math.max(keyRange.end, value.range.end)), newText }]
}

function nowIn(key: string, { schema, sources }: Start): string {
  return writtenNow(schema.fields.find(({ name }) => name === key) ?? { name: key, format: undefined }, [], sources) ?? ''
}

function scalarsOf(value: ValueNode): readonly ScalarNode[] {
  if (value.kind === 'scalar') return [value]
  return value.kind === 'list'
    ? value.items.flatMap((item) => scalarsOf(item.value))
    : value.fields.flatMap((field) => scalarsOf(field.value))
}

function markEdit(scalar: ScalarNode, { writer, title }: Start): readonly Edit[] {
  if (typeof scalar.value !== 'string' || !scalar.value.includes(titleMark)) return []
  const style = scalar.style === 'block' ? undefined : scalar.style
  const written = scalar.value.replaceAll(titleMark, () => title)
  return [{ range: scalar.range, newText: writer.text(written, style, true) }]
}
