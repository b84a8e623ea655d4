import { fieldOf, isRead } from '../../core/frontmatter/frontMatter'
import { writePair, writerOf } from '../../core/frontmatter/writer'
import { parseArticle, type Article } from '../../core/article/article'
import { gapBefore } from '../../core/schema/insertKey'
import type { Field, ScalarNode, ValueNode } from '../../core/data/nodes'
import { applyEdits, lineEndOf, range, type Edit } from '../../core/text/text'
import { writtenNow } from '../completion/dateItems'
import { askedNames, dateKey, pairFor, startOf, usualKeys, type Start, type StartRequest } from './articleTemplate'
import { titleMark } from './fillTemplate'

/**
 * The initial text of an article from a filled-in template: its fields with their comments and order, its body, the headline, the date and the
 * names that were asked for in their fields, and what all nearby articles have besides.
 * @param now the date as the template was filled in with it
 * @returns undefined if the front matter could not be read then: if the template has the headline in a key, or lacks fields in braces of YAML
 */
export function articleFromTemplate(template: Article, now: string, request: StartRequest): string | undefined {
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
  const missing = keys.filter((key) => !fieldOf(template.frontMatter, key)).map((key) => pairFor(key, others))
  if (missing.length > 0) edits.push(...addedFields(template, missing))
  const end = lineEndOf(template.text)
  const written = edits.map((one) => ({ ...one, newText: one.newText.replace(/\r?\n/g, end) }))
  const text = applyEdits(template.text, written).replaceAll(titleMark, () => request.title)
  const { frontMatter } = parseArticle(text)
  if (!isRead(frontMatter) || frontMatter.errors.length + frontMatter.repairs.length > 0) return undefined
  const trimmed = text.trimEnd()
  return /\n[^\n]*\n$/.test(text.slice(trimmed.length)) ? text : `${trimmed}${end}${end}`
}

/** Adds fields behind the last one, in TOML before the first table. */
function addedFields({ text, frontMatter, lines }: Article, written: readonly string[]): readonly Edit[] {
  const last = frontMatter?.fields.at(-1)
  if (frontMatter?.language === 'json' && last) {
    const gap = gapBefore(text, last)
    return [{ range: range(last.range.end, last.range.end), newText: written.map((pair) => `,${gap}${pair}`).join('') }]
  }
  if (!frontMatter?.close) return []
  const { language, content, close } = frontMatter
  const table = language === 'toml' ? /^[ \t]*\[/m.exec(text.slice(content.start, content.end)) : undefined
  const place = table ? lines.startOf(lines.lineOf(content.start + table.index)) : close.start
  return [{ range: range(place, place), newText: written.map((pair) => `${pair}\n`).join('') }]
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
function valueEdit(field: Field, text: string, { writer, nearbyArticles: [template] }: Start, isDate = false): readonly Edit[] {
  const { key, value } = field
  const root = template?.frontMatter?.root
  const inFlow = root?.kind === 'map' && root.style === 'flow'
  const style =
    value.kind === 'scalar' && value.style !== 'block' && value.value !== null ? value.style : writer.mayBeEmpty ? 'plain' : 'double'
  const written = isDate ? writer.date(text, style) : writer.text(text, style, inFlow)
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
