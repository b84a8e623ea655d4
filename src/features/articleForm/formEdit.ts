import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import type { Field, ScalarNode } from '../../core/data/nodes'
import { writeAny, writerOf, type FrontMatterWriter } from '../../core/frontmatter/writer'
import { addEntry } from '../../core/schema/addEntry'
import { fieldInstance, fieldsByKey, rootInstance, type Instance } from '../../core/schema/engine/instance'
import { fieldAtPath } from '../../core/schema/fields'
import { meaningOf } from '../../core/schema/fieldMeanings'
import { insertKey } from '../../core/schema/insertKey'
import { isInFlow, listWith, numberIn, removeEntry, removeKey, replaceWith, writeValue } from '../../core/schema/valueEdits'
import { range, type Edit } from '../../core/text/text'
import { scalarText } from '../../core/vocabulary/vocabulary'
import { vocabularyAt, type CompletionSources } from '../completion/completionTypes'
import { blockTexts } from './blockText'
import { editedDate } from './editedDate'
import { controlFor, lastLineEnd, listOf, type FieldSource } from './fieldControl'
import type { Control, FormChange } from './formTypes'
import { ValueCheck } from './valueCheck'

/** Edits of the whole document, none if it says so already; or why nothing is changed. */
export type EditOutcome =
  | { readonly edits: readonly Edit[]; readonly refused?: undefined }
  | { readonly edits?: undefined; readonly refused: string }

/** A way to write a change, and the value that its field has then; undefined if it is removed. */
interface Way {
  readonly edits: readonly Edit[] | undefined
  readonly value: unknown
}

/**
 * The smallest edits for a change in the form. Quotes, comments, order, line ends and the notation of lists stay. The result is read again.
 * @returns `refused` if the front matter cannot be read reliably, if the field has another value than a form would show, or if any other value
 * would change
 */
export function formEdit(article: Article, change: FormChange, sources: CompletionSources): EditOutcome {
  const { frontMatter, text } = article
  const isReadable = frontMatter && frontMatter.errors.length + frontMatter.repairs.length === 0
  if (!isReadable) return { refused: l10n.t('Fix its front matter first: it cannot be read reliably.') }
  const place = placeOf(article, change.path)
  const field: Field | undefined = place?.missing.length === 0 ? place.instance.field : undefined
  const source = { path: change.path, schemaField: fieldAtPath(sources.schema.fields, change.path), field }
  if (!place || (place.isRepeated && change.kind !== 'remove')) return changedMeanwhile()
  const control = controlFor(source, text, sources)
  const refused = refusalOf(control, change, source, sources)
  if (refused !== undefined) return { refused }
  const target: Target = { article, writer: writerOf(frontMatter.language), place, source, sources }
  const ways = waysFor(target, control, change)
  if (!ways) return changedMeanwhile()
  if (ways.length === 0) return { edits: [] }
  const check = new ValueCheck(article, change.path)
  for (const { edits, value } of ways) if (edits && check.accepts(edits, value)) return { edits }
  return { refused: l10n.t('“{0}” cannot be changed here without changing other text.', change.path.at(-1) ?? '') }
}

function changedMeanwhile(): EditOutcome {
  return { refused: l10n.t('The article has changed meanwhile: look at the field again.') }
}

interface Place {
  /** The value at the path; if there is none, the deepest value on the way to it. */
  readonly instance: Instance
  /** The keys that are missing below it. */
  readonly missing: readonly string[]
  readonly isRepeated: boolean
}

interface Target {
  readonly article: Article
  readonly writer: FrontMatterWriter
  readonly place: Place
  readonly source: FieldSource
  readonly sources: CompletionSources
}

/** @returns undefined if something else than a map is on the way */
function placeOf({ frontMatter }: Article, path: readonly string[]): Place | undefined {
  let instance = rootInstance(frontMatter?.root, frontMatter?.open ?? range(0, 0))
  let isRepeated = false
  for (const [index, key] of path.entries()) {
    const { node } = instance
    const isEmpty = node.kind === 'scalar' && node.value === null
    if (node.kind !== 'map' && !isEmpty) return undefined
    const field = node.kind === 'map' ? fieldsByKey(node).get(key) : undefined
    if (!field) return { instance, missing: path.slice(index), isRepeated }
    isRepeated ||= node.kind === 'map' && node.fields.some((other) => other !== field && other.key === key)
    instance = fieldInstance(instance, field)
  }
  return { instance, missing: [], isRepeated }
}

/** Why a value is not allowed; undefined if it may be. */
function refusalOf(control: Control, change: FormChange, { schemaField, path }: FieldSource, { vocabulary }: CompletionSources) {
  const isName = (control.kind === 'name' && change.kind === 'text') || (control.kind === 'names' && change.kind === 'add')
  if (!isName || !control.isClosed || change.text === '') return undefined
  const name = vocabularyAt(schemaField, path)
  const allowed = new Set([...(schemaField?.values ?? []).map(String), ...((name !== undefined && vocabulary?.(name)?.values) || [])])
  return allowed.has(change.text) ? undefined : l10n.t('“{0}” is not one of the allowed values.', change.text)
}

/** The ways to write a change, the best first; none if there is nothing to change. Undefined if the control does not fit. */
function waysFor(target: Target, control: Control, change: FormChange): readonly Way[] | undefined {
  switch (change.kind) {
    case 'remove':
      return target.source.field ? [removed(target)] : []
    case 'switch':
      if (control.kind !== 'switch') return undefined
      return control.isOn === change.isOn ? [] : [written(target, change.isOn)]
    case 'date': {
      if (control.kind !== 'date') return undefined
      const date = editedDate(target.article, target.source, control, change.clock, target.sources)
      return date === undefined ? undefined : date === '' ? [] : [writtenDate(target, date)]
    }
    case 'text':
      if (control.kind === 'names' || !('text' in control) || control.kind === 'source') return undefined
      return writtenText(target, control, tidy(change.text))
    default:
      if (control.kind !== 'names') return undefined
      if (control.texts.includes(change.text) === (change.kind === 'add')) return []
      return change.kind === 'add' ? added(target, change.text) : taken(target, change.text)
  }
}

/** Writes a value into an existing field, or into a new one in the order of the schema, with the maps around it if they are missing. */
function written({ article: { text }, writer, place, sources }: Target, value: unknown, as?: (inFlow: boolean) => string): Way {
  const { instance, missing } = place
  const asWritten = (inFlow: boolean) => as?.(inFlow) ?? writeAny(writer, value, inFlow)
  const [key, ...below] = missing
  if (key === undefined) {
    const source = as ? as(isInFlow(instance)) : writeValue(value, text, instance, writer)
    return { edits: [replaceWith(source, text, instance.node)], value }
  }
  const inside = below.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value)
  if (instance.node.kind !== 'map') return { edits: [replaceWith(writeAny(writer, { [key]: inside }), text, instance.node)], value }
  const source = below.length > 0 ? writeAny(writer, inside) : asWritten(instance.node.style === 'flow')
  const edit = insertKey(instance, key, sources.schema.fields, text, writer, source)
  return { edits: edit && [edit], value }
}

function writtenDate(target: Target, date: string): Way {
  const node = target.source.field?.value
  const style = node?.kind === 'scalar' && node.style !== 'block' ? node.style : 'plain'
  return written(target, date, () => target.writer.date(date, style))
}

/** A text as a form shows it: with plain line ends, and none at its end. */
function tidy(text: string): string {
  return text.slice(0, lastLineEnd(text)).replace(/\r\n?/g, '\n')
}

function writtenText(target: Target, control: Extract<Control, { readonly text: string }>, typed: string): readonly Way[] {
  const { article, writer, source } = target
  if (typed === control.text) return []
  const { schemaField, field } = source
  const node = field?.value.kind === 'scalar' ? field.value : undefined
  if (control.kind === 'choice') return [written(target, schemaField?.values.find((value) => String(value) === typed) ?? typed)]
  if (node?.style === 'block') {
    const whole = typed === '' ? '' : typed + endOf(node)
    const blocks = blockTexts(article.text, node, typed)
    return [...blocks.map((edit) => ({ edits: [edit], value: whole })), written(target, whole)]
  }
  const meaning = meaningOf(source.path.at(-1) ?? '', schemaField)
  const isNumber = meaning === 'number' || (typeof node?.value === 'number' && meaning !== 'text')
  const number = isNumber ? numberIn(typed) : undefined
  if (number !== undefined && String(number) === typed) return [written(target, number)]
  // Without quotes, a new empty value is none at all, and TOML reads a text over a number as a date if it looks like one.
  const needsQuotes = node ? typeof node.value !== 'string' && !writer.mayBeEmpty : typed === ''
  return [written(target, typed, needsQuotes ? () => writer.text(typed, writer.mayBeEmpty ? 'single' : 'double') : undefined)]
}

/** The line ends at the end of a text of several lines, which the form does not show. */
function endOf({ value }: ScalarNode): string {
  return typeof value === 'string' ? value.slice(lastLineEnd(value)) : ''
}

function removed({ article: { text }, place: { instance } }: Target): Way {
  const parent = instance.parent?.node
  const edit = parent?.kind === 'map' && instance.field ? removeKey(text, parent, instance.field) : undefined
  return { edits: edit && [edit], value: undefined }
}

function added(target: Target, text: string): readonly Way[] {
  const { article, writer, source } = target
  const value = entryOf(source, text)
  const node = source.field?.value
  if (node?.kind === 'list') {
    const texts = node.items.map((item) => (item.value.kind === 'scalar' ? item.value.value : undefined))
    return [{ edits: addEntry(article.text, node, value, writer), value: [...texts, value] }]
  }
  const old = node?.kind === 'scalar' && scalarText(node, article.text) !== undefined ? node : undefined
  const mayBeSingle = listOf(source.schemaField) === 'may' && !/s$/i.test(source.path.at(-1) ?? '')
  if (!old && mayBeSingle) return [written(target, value)]
  const values = old ? [old.value, value] : [value]
  return [written(target, values, () => listWith(values, writer))]
}

/** A text as the value that the schema allows: `2024` may be a number there. */
function entryOf({ schemaField }: FieldSource, text: string): string | number | boolean {
  return schemaField?.values.find((value) => String(value) === text) ?? text
}

function taken(target: Target, text: string): readonly Way[] {
  const { article, source } = target
  const node = source.field?.value
  if (node?.kind !== 'list') return [removed(target)]
  const item = node.items.find(({ value }) => scalarText(value, article.text) === text)
  if (!item) return []
  const others = node.items.filter((other) => other !== item).map(({ value }) => (value.kind === 'scalar' ? value.value : undefined))
  const edit = removeEntry(article.text, node, item.value)
  const way = { edits: edit && [edit], value: others }
  if (others.length > 0 || node.style === 'flow') return [way]
  // A key without its last entry has no value; brackets keep it a list.
  const emptied = source.field && emptyList(article.text, source.field)
  return [
    { edits: emptied && [emptied], value: [] },
    { ...way, value: null },
  ]
}

/** Replaces the only entry of a block list by brackets. @returns undefined if there is a comment between the key and the entry */
function emptyList(text: string, { keyRange, value }: Field): Edit | undefined {
  const between = /^[ \t]*:[ \t]*(?=\r?\n)/.exec(text.slice(keyRange.end, value.range.start))
  if (!between || text.slice(keyRange.end + between[0].length, value.range.start).trim() !== '') return undefined
  return { range: range(keyRange.end + between[0].trimEnd().length, value.range.end), newText: ' []' }
}
