import { readDate, hasZone } from '../../core/dates/dates'
import { writtenOffset } from '../../core/dates/timeZone'
import type { Field, ScalarNode, ValueNode } from '../../core/data/nodes'
import type { SchemaField } from '../../core/schema/fields'
import { headlineRooms } from '../../core/style/headlineRoom'
import { textAt } from '../../core/text/text'
import { scalarText } from '../../core/vocabulary/vocabulary'
import { holdsDate, vocabularyAt, type CompletionSources } from '../completion/completionTypes'
import type { Control, DateControl, FieldPath } from './formTypes'

/** Longer values are shown as they are written, cut off here, and not edited. In UTF-16 code units. */
const maxTextLength = 20_000

/** A field of the schema, of the article, or of both. */
export interface FieldSource {
  readonly path: FieldPath
  readonly schemaField: SchemaField | undefined
  readonly field: Field | undefined
}

/** The control for a value that is not a map. A value that it cannot write back as it was is shown as it is written. */
export function controlFor(source: FieldSource, text: string, sources: CompletionSources): Control {
  const node = source.field?.value
  if (!node) return scalarControl(source, undefined, '', sources)
  if (node.kind === 'list') return listControl(source, node.items, text, sources) ?? asWritten(node, text)
  if (node.kind === 'map' || !isPlainScalar(node, text)) return asWritten(node, text)
  const written = shownText(node, text)
  return written.length > maxTextLength ? asWritten(node, text) : scalarControl(source, node, written, sources)
}

/** Whether nothing but the value itself is written: no anchor that others use, no alias, no tag. */
export function isPlainScalar({ tag, anchor, source, range }: ScalarNode, text: string): boolean {
  return !tag && !anchor && source === undefined && text[range.start] !== '*'
}

/** The text of a scalar: numbers and dates as they are written, without the line ends after it. */
export function shownText(node: ScalarNode, text: string): string {
  return typeof node.value === 'string' ? node.value.slice(0, lastLineEnd(node.value)) : (scalarText(node, text) ?? '')
}

/** The offset of the line ends at the end of a text; its length if it has none there. A loop, since a regular expression would try each run of line ends. */
export function lastLineEnd(text: string): number {
  let end = text.length
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--
  return end
}

export function asWritten({ range }: ValueNode, text: string): Control {
  const written = textAt(text, range)
  return { kind: 'source', text: written.length > maxTextLength ? `${written.slice(0, maxTextLength)}…` : written }
}

function scalarControl(
  { path, schemaField }: FieldSource,
  node: ScalarNode | undefined,
  text: string,
  sources: CompletionSources,
): Control {
  const value = node?.value ?? null
  const key = path.at(-1) ?? ''
  const types = schemaField?.types.filter((type) => type !== 'null') ?? []
  if (typeof value === 'boolean' && (types.length === 0 || types.includes('boolean'))) return { kind: 'switch', isOn: value }
  if (value === null && types.length === 1 && types[0] === 'boolean') return { kind: 'switch', isOn: undefined }
  if (typeof value === 'string' || value === null) {
    const date = holdsDate(schemaField, key) ? dateControl(text, sources) : undefined
    if (date) return date
    if (sources.images?.isImage(path)) return { kind: 'image', text }
  }
  const isList = listOf(schemaField) === 'always' || (listOf(schemaField) === 'may' && node?.style !== 'block')
  if (schemaField && schemaField.values.length > 0 && !isList) return choiceControl(schemaField, text)
  const isClosed = isClosedAt(schemaField, path, sources)
  if (isList) return { kind: 'names', texts: text === '' ? [] : [text], isClosed: isClosed || (schemaField?.values.length ?? 0) > 0 }
  if (vocabularyAt(schemaField, path) !== undefined) return { kind: 'name', text, isClosed }
  if (key === 'title' && path.length === 1) return { kind: 'headline', text, rooms: headlineRooms(sources.headlines) }
  return { kind: 'text', text, hasLines: node?.style === 'block' || text.includes('\n') }
}

/** As `SchemaField.list`; a key that the schema does not have is no list until it is one. */
export function listOf(schemaField: SchemaField | undefined): SchemaField['list'] {
  return schemaField?.list ?? 'never'
}

/** Whether a field takes only the names of its vocabulary. */
function isClosedAt(schemaField: SchemaField | undefined, path: FieldPath, { vocabulary }: CompletionSources): boolean {
  const name = vocabularyAt(schemaField, path)
  return name !== undefined && vocabulary?.(name)?.closed === true
}

function choiceControl({ values, valueDescriptions }: SchemaField, text: string): Control {
  const choices = values.map((value, index) => ({ text: String(value), description: valueDescriptions[index] }))
  const isAllowed = text === '' || choices.some((choice) => choice.text === text)
  return { kind: 'choice', text, choices: isAllowed ? choices : [{ text, description: undefined }, ...choices] }
}

function listControl(
  { path, schemaField }: FieldSource,
  items: readonly { readonly value: ValueNode }[],
  text: string,
  sources: CompletionSources,
): Control | undefined {
  const texts: string[] = []
  for (const { value } of items) {
    const isSimple = value.kind === 'scalar' && value.style !== 'block' && isPlainScalar(value, text)
    const entry = isSimple ? scalarText(value, text) : undefined
    if (entry === undefined) return undefined
    texts.push(entry)
  }
  return { kind: 'names', texts, isClosed: isClosedAt(schemaField, path, sources) || (schemaField?.values.length ?? 0) > 0 }
}

/**
 * The picker for a date, on the clock of the site; if its zone is not known, on that of the author's computer.
 * @returns undefined for a text that is no date, or a day that does not exist: no picker can show it
 */
function dateControl(text: string, { clock }: CompletionSources): DateControl | undefined {
  const zoneAt = (time: number) => clock?.site?.timeZone ?? writtenOffset(clock?.zoneMinutes(time) ?? 0)
  if (text === '') return { kind: 'date', clock: '', hasTime: true, hasSeconds: false, zone: zoneAt(clock?.now ?? 0) }
  const date = readDate(text)
  if (!date?.exists || date.other !== undefined || /T24|:60/.test(date.iso)) return undefined
  const hasTime = date.iso.includes('T')
  const shared = { kind: 'date', hasTime, hasSeconds: /\d:\d\d:\d\d/.test(text) } as const
  if (!hasZone(date.iso)) return { ...shared, clock: date.iso, zone: '' }
  const instant = Date.parse(date.iso)
  const minutes = clock?.zoneMinutes(instant) ?? 0
  return { ...shared, clock: new Date(instant + minutes * 60_000).toISOString().slice(0, 19), zone: zoneAt(instant) }
}
