import * as l10n from '@vscode/l10n'
import { parseArticle, type Article } from '../../core/article/article'
import { toValue, type Field, type ListNode, type MapNode, type ValueNode } from '../../core/data/nodes'
import { updatedFields } from '../../core/frontmatter/dateFields'
import { fieldOf } from '../../core/frontmatter/frontMatter'
import { writePair, writerOf, type FrontMatterWriter } from '../../core/frontmatter/writer'
import { isReadAs, siteDateOf } from '../../core/lint/siteDate'
import { addWritten } from '../../core/schema/addEntry'
import { correctionFieldOf, type CorrectionField } from '../../core/schema/correctionField'
import { rootInstance } from '../../core/schema/engine/instance'
import { fieldAtPath } from '../../core/schema/fields'
import { insertKey } from '../../core/schema/insertKey'
import { replaceWith } from '../../core/schema/valueEdits'
import { inOneStep } from '../../core/text/inOneStep'
import { applyEdits, lineEndOf, range, textAt, type Edit } from '../../core/text/text'
import { controlFor } from '../articleForm/fieldControl'
import { formEdit, type EditOutcome } from '../articleForm/formEdit'
import { ValueCheck } from '../articleForm/valueCheck'
import { writtenTime } from '../completion/dateItems'
import type { Clock, CompletionSources } from '../completion/completionTypes'

/** `sources` of completion, with a clock. */
export type CorrectionSources = CompletionSources & {
  readonly clock: Clock
  readonly schema: { readonly isDefault: boolean }
}

const minuteMs = 60_000

/**
 * The smallest edits that add a correction, with today's date, to the field that `correctionFieldOf` finds, in the notation that it has, and that
 * set the date of the last change if the article has one, or the schema of the site.
 * @param note one line or several, which become one
 * @returns `refused` if the schema has no such field, if the front matter cannot be read reliably, or if any other value would change
 */
export function addCorrection(article: Article, note: string, sources: CorrectionSources): EditOutcome {
  const { frontMatter } = article
  if (!frontMatter || frontMatter.errors.length + frontMatter.repairs.length > 0)
    return { refused: l10n.t('Fix its front matter first: it cannot be read reliably.') }
  const keys = frontMatter.fields.map(({ key }) => key)
  const place = correctionFieldOf(sources.schema.fields, keys)
  if (!place)
    return { refused: l10n.t('The schema of the site has no field for corrections: mark one with “{0}”.', '"copydesk:correction": true') }
  const updated = updatedEdits(article, keys, sources)
  const changed = updated.length === 0 ? article : parseArticle(applyEdits(article.text, updated), article.path)
  const added = correctionEdits(changed, place, note.replace(/\s+/g, ' ').trim(), sources)
  if (!added.edits) return added
  const edits = inOneStep(updated, added.edits)
  return edits ? { edits } : refusedAt(place.key)
}

function refusedAt(key: string): EditOutcome {
  return { refused: l10n.t('“{0}” cannot be changed here without changing other text.', key) }
}

/** The edits that set the date of the last change to now. None if neither the article nor the schema of the site has one, or if it cannot be set. */
function updatedEdits(article: Article, keys: readonly string[], sources: CorrectionSources): readonly Edit[] {
  const { schema } = sources
  const ofSite = schema.isDefault ? undefined : updatedFields.find((key) => fieldAtPath(schema.fields, [key])?.fields.length === 0)
  const key = updatedFields.find((name) => keys.includes(name)) ?? ofSite
  if (key === undefined) return []
  const field = fieldOf(article.frontMatter, key)
  const inside = field?.value.kind === 'map' ? field.value.fields.find((one) => one.key === 'date') : undefined
  const path = inside ? [key, 'date'] : [key]
  const source = { path, schemaField: fieldAtPath(schema.fields, path), field: inside ?? field }
  const control = controlFor(source, article.text, sources)
  if (control.kind !== 'date') return []
  const shown = (minutes: number) => new Date(sources.clock.now + minutes * minuteMs).toISOString()
  const minutes = sources.clock.zoneMinutes(sources.clock.now)
  const isZoned = control.zone !== ''
  const isDay = !control.hasTime || (source.field === undefined && source.schemaField?.format === 'date')
  const clock = isDay ? shown(minutes).slice(0, 10) : shown(isZoned ? minutes : zonelessMinutes(key, minutes, sources)).slice(0, 19)
  return formEdit(article, { kind: 'date', path, clock }, sources).edits ?? []
}

/** The offset of the clock by which the generator reads a time without a zone: that of the site, or UTC. */
function zonelessMinutes(key: string, minutes: number, { clock: { now, site } }: CorrectionSources): number {
  const isRead = (offset: number) => {
    const date = new Date(now + offset * minuteMs).toISOString().slice(0, 19).replace('T', ' ')
    const isKnown = site && siteDateOf(key, { text: date, type: 'plain', language: 'yaml' }, site) !== undefined
    return !isKnown || isReadAs(date, now, site, undefined)
  }
  return isRead(minutes) || !isRead(0) ? minutes : 0
}

/** A way to write the entry, and the value that the field has then. */
interface Way {
  readonly edits: readonly Edit[] | undefined
  readonly value: unknown
}

function correctionEdits(article: Article, place: CorrectionField, note: string, sources: CorrectionSources): EditOutcome {
  const { key, field: schemaField } = place
  const entry = entryOf(article, place, note, sources)
  const node = fieldOf(article.frontMatter, key)?.value
  const asText = `${entry.date}: ${note}`
  if (holdsTexts(node, place)) {
    const isList = node?.kind === 'list' || (schemaField && schemaField.list !== 'never')
    if (isList) return formEdit(article, { kind: 'add', path: [key], text: asText }, sources)
    const before = node?.kind === 'scalar' && typeof node.value === 'string' ? node.value.trimEnd() : ''
    const after = before === '' ? asText : `${before}${node?.kind === 'scalar' && node.style === 'block' ? '\n' : ' '}${asText}`
    return formEdit(article, { kind: 'text', path: [key], text: after }, sources)
  }
  const check = new ValueCheck(article, [key])
  for (const { edits, value } of waysFor(article, place, entry, node, sources)) if (edits && check.accepts(edits, value)) return { edits }
  return refusedAt(key)
}

/** Whether entries are texts: as those that are there, or as the schema has them. */
function holdsTexts(node: ValueNode | undefined, { field }: CorrectionField): boolean {
  if (node?.kind === 'list' && node.items.length > 0) return node.items.at(-1)?.value.kind === 'scalar'
  if (node?.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() !== '') return true
  return node?.kind !== 'map' && field?.fields.length === 0 && field.types.some((type) => type === 'string' || type === 'array')
}

interface Entry {
  readonly date: string
  readonly value: Readonly<Record<string, string>>
  /** Its fields, written. */
  readonly pairs: (inFlow: boolean) => readonly string[]
}

function entryOf(article: Article, place: CorrectionField, note: string, { clock, corpus }: CorrectionSources): Entry {
  const { dateKey, textKey } = place
  const writer = writerOf(article.frontMatter?.language)
  const format = place.field?.fields.find(({ name }) => name === dateKey)?.format === 'date-time' ? 'date-time' : 'date'
  // A field of another name than `date`: the generator does not read this date itself.
  const date = writtenTime({ name: `${place.key}.${dateKey}`, format }, article.dates, { clock, corpus }, clock.now)
  const keys = lastKeys(fieldOf(article.frontMatter, place.key)?.value, [dateKey, textKey])
  const written = (key: string, inFlow: boolean) =>
    writePair(writer, key, key === dateKey ? writer.date(date) : writer.text(note, writer.mayBeEmpty ? 'plain' : 'double', inFlow), inFlow)
  return {
    date,
    value: Object.fromEntries(keys.map((key) => [key, key === dateKey ? date : note])),
    pairs: (inFlow) => keys.map((key) => written(key, inFlow)),
  }
}

/** The keys of an entry in the order of the last one. */
function lastKeys(node: ValueNode | undefined, keys: readonly string[]): readonly string[] {
  const last = node?.kind === 'list' ? node.items.at(-1)?.value : undefined
  const order = last?.kind === 'map' ? last.fields.map(({ key }) => key) : []
  return keys.every((key) => order.includes(key)) ? [...keys].sort((a, b) => order.indexOf(a) - order.indexOf(b)) : keys
}

/** The ways to write an entry that is a map, the best first. */
function waysFor(
  article: Article,
  { key, field }: CorrectionField,
  entry: Entry,
  node: ValueNode | undefined,
  { schema }: CorrectionSources,
): readonly Way[] {
  const { text, frontMatter } = article
  const writer = writerOf(frontMatter?.language)
  const inBraces = `{${entry.pairs(true).join(', ')}}`
  if (node?.kind === 'list') {
    const isTables = frontMatter?.language === 'toml' && node.style === 'block'
    const lines = entry.pairs(false).join('\n')
    const edits = isTables ? addTable(text, node, key, entry, writer) : addWritten(text, node, node.style === 'block' ? lines : inBraces)
    return [{ edits, value: [...node.items.map(({ value }) => toValue(value)), entry.value] }]
  }
  const isList = field?.list !== 'never' || /s$/i.test(key)
  const value = isList ? [entry.value] : entry.value
  const inLine = isList ? `[${inBraces}]` : inBraces
  if (node) return node.kind === 'scalar' && !(node.value ?? false) ? [{ edits: [replaceWith(inLine, text, node)], value }] : []
  const root = rootInstance(frontMatter?.root, frontMatter?.open ?? range(0, 0))
  const insert = (written: string): Way => {
    const edit = insertKey(root, key, schema.fields, text, writer, written)
    return { edits: edit && [edit], value }
  }
  const inLines = isList ? `\n  - ${entry.pairs(false).join('\n    ')}` : `\n  ${entry.pairs(false).join('\n  ')}`
  const isBlock = frontMatter?.language === 'yaml' && !isFlow(root.node)
  return [...(isBlock ? [insert(inLines)] : []), insert(inLine)]
}

function isFlow(node: ValueNode): node is MapNode {
  return node.kind === 'map' && node.style === 'flow'
}

/** Adds an array table of TOML, with a header as the last one has. */
function addTable(text: string, { items }: ListNode, key: string, entry: Entry, writer: FrontMatterWriter): readonly Edit[] | undefined {
  const last = items.at(-1)?.value
  const end = last?.kind === 'map' ? Math.max(...last.fields.map((field: Field) => field.range.end)) : Number.NaN
  if (!Number.isFinite(end)) return undefined
  const feed = text.indexOf('\n', end)
  const at = feed < 0 ? text.length : text[feed - 1] === '\r' ? feed - 1 : feed
  if (!/^[ \t]*(?:#.*)?$/.test(textAt(text, range(end, at)))) return undefined
  const eol = lineEndOf(text)
  return [{ range: range(at, at), newText: ['', '', `[[${writer.key(key)}]]`, ...entry.pairs(false)].join(eol) }]
}
