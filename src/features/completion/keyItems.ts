import * as l10n from '@vscode/l10n'
import { fieldAtPath, type SchemaField } from '../../core/schema/fields'
import { lineEndOf } from '../../core/text/text'
import { writeAny, writePair, type FrontMatterWriter } from '../../core/frontmatter/writer'
import { siblingOf } from '../../core/vocabulary/vocabulary'
import {
  holdsDate,
  rank,
  vocabularyAt,
  type CompletionItem,
  type CompletionSources,
  type CompletionTarget,
  type KeyContext,
} from './completionTypes'
import { writtenNow } from './dateItems'

/** Fields with more values get no choice in their snippet: the list of values is better, because it shows how often each is used. */
const maxChoices = 30

/** In UTF-16 code units; VS Code cuts off longer details in the list of suggestions. */
const maxDetailLength = 40

/** The keys of the schema that the map at the cursor lacks: required ones first, deprecated ones last, otherwise in the schema's order. */
export function keyItems(context: KeyContext, target: CompletionTarget, sources: CompletionSources): readonly CompletionItem[] {
  const { path, otherKeys, range, also } = context
  const { text, writer } = target
  const quote = /^["']/.exec(text.slice(range.start, range.end))?.[0] ?? ''
  const fields: readonly SchemaField[] =
    path.length === 0 ? sources.schema.fields : (fieldAtPath(sources.schema.fields, path)?.fields ?? [])
  const isFree = ({ name }: SchemaField) => !otherKeys.has(name) && (path.length > 0 || !otherKeys.has(siblingOf(name) ?? name))
  const free = fields.filter(isFree)
  const order = (field: SchemaField) => (field.required ? 0 : field.deprecated ? 2 : 1)
  const ordered = [...free].sort((a, b) => order(a) - order(b))
  return ordered.map((field, index) => ({
    label: field.name,
    kind: 'key',
    ...(writer.mayBeEmpty ? writtenKey(field, context, target, sources) : writtenPair(field, context, target, sources)),
    range,
    ...(also && { also }),
    filterText: quote + field.name + quote,
    sortText: rank(index),
    ...about(field),
  }))
}

/** The short and the long description of a key. */
function about(field: SchemaField): Pick<CompletionItem, 'detail' | 'documentation' | 'deprecated'> {
  const { title, description, required, deprecated, examples } = field
  const detail = [required && l10n.t('required'), shortMeaning(field) ?? typeWord(field)].filter(Boolean).join(' · ')
  const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
  const documentation = [
    title !== field.name && title,
    description,
    field.default !== undefined && field.default !== null && l10n.t('If left out: {0}', shown(field.default)),
    examples.length > 0 && l10n.t('For example: {0}', examples.slice(0, 3).map(shown).join(', ')),
  ].filter((text) => typeof text === 'string')
  return {
    ...(detail !== '' && { detail }),
    ...(documentation.length > 0 && { documentation: documentation.join('\n\n') }),
    ...(deprecated && { deprecated: true }),
  }
}

/** The title or description of a field, if it is short enough for the list of suggestions. */
function shortMeaning({ name, title, description }: SchemaField): string | undefined {
  const words = (title === undefined || title === name ? description : title)?.replace(/[.。]$/, '')
  return words !== undefined && words.length <= maxDetailLength ? words : undefined
}

/** The type in plain words; '' for a field of several types. */
function typeWord(field: SchemaField): string {
  if (holdsDate(field, field.name)) return l10n.t('date')
  const types = field.types.filter((type) => type !== 'null')
  if (types.length !== 1) return ''
  if (types[0] === 'string') return l10n.t('text')
  if (types[0] === 'array') return l10n.t('list')
  if (types[0] === 'boolean') return l10n.t('true or false')
  if (types[0] === 'object') return l10n.t('group of fields')
  return types[0] === 'number' || types[0] === 'integer' ? l10n.t('number') : ''
}

type Written = Pick<CompletionItem, 'newText' | 'snippet' | 'opensValues'>

/** The text for YAML, where a value may be missing or start on the next line. */
function writtenKey(
  field: SchemaField,
  { path, hasColon, hasValue, inFlow, before, indent, listIndent }: KeyContext,
  target: CompletionTarget,
  sources: CompletionSources,
): Written {
  const key = before + target.writer.key(field.name, inFlow)
  if (hasColon) return { newText: key }
  if (hasValue) return { newText: `${key}:` }
  const newLine = lineEndOf(target.text) + indent
  const opens = { ...(hasValues(field, [...path, field.name], sources) && { opensValues: true }) }
  const value = valueToStart(field, inFlow, target, sources)
  if (value) return { newText: `${key}: ${value.newText}`, snippet: `${escaped(key)}: ${value.snippet}` }
  if (field.list === 'always') {
    if (inFlow) return { newText: `${key}: []`, snippet: `${escaped(key)}: [$1]`, ...opens }
    return { newText: `${key}:${newLine}${listIndent}- `, ...opens }
  }
  if (!inFlow && field.fields.length > 0 && field.types.every((type) => type === 'object') && field.types.length > 0)
    return { newText: `${key}:${newLine}  `, opensValues: true }
  return { newText: `${key}: `, ...opens }
}

/** The text for TOML and JSON, where every key needs a value on its line. */
function writtenPair(
  field: SchemaField,
  { path, hasColon, before, after }: KeyContext,
  target: CompletionTarget,
  sources: CompletionSources,
): Written {
  const { writer } = target
  if (hasColon) return { newText: before + writer.key(field.name) }
  const opens = { ...(hasValues(field, [...path, field.name], sources) && { opensValues: true }) }
  const value = valueToStart(field, true, target, sources) ?? emptyValue(field)
  const whole = (newText: string) => before + writePair(writer, field.name, newText) + after
  return {
    newText: whole(value.newText),
    snippet: whole('\0')
      .replace(/[\\$}]/g, '\\$&')
      .replace('\0', () => value.snippet),
    ...opens,
  }
}

/** The empty brackets or quotes for a value of the field's type. */
function emptyValue({ types, list, fields, vocabulary }: SchemaField): { readonly newText: string; readonly snippet: string } {
  if (list === 'always') return { newText: '[]', snippet: '[$1]' }
  if (fields.length > 0) return { newText: '{}', snippet: '{ $1 }' }
  const isText = types.length === 0 || types.includes('string') || vocabulary !== undefined
  return isText ? { newText: '""', snippet: '"$1"' } : { newText: '', snippet: '$1' }
}

/** The value that a new key gets: the current time for a date, one of a few allowed values, or the default. */
function valueToStart(
  field: SchemaField,
  inFlow: boolean,
  { datesOf, writer }: CompletionTarget,
  sources: CompletionSources,
): { readonly newText: string; readonly snippet: string } | undefined {
  if (holdsDate(field, field.name)) {
    const now = writtenNow(field, datesOf(), sources)
    if (now !== undefined) {
      const date = writer.date(now)
      return { newText: date, snippet: `\${1:${escaped(date)}}` }
    }
  }
  if (field.list === 'always') return undefined
  const preset = isScalar(field.default) ? written(field.default, inFlow, writer) : undefined
  const values = field.values.map((value) => written(value, inFlow, writer))
  if (values.length > 0 && values.length <= maxChoices) {
    const [first = '', ...others] = preset === undefined ? values : [preset, ...values.filter((value) => value !== preset)]
    return { newText: first, snippet: `\${1|${[first, ...others].map(escapedChoice).join()}|}` }
  }
  return preset === undefined ? undefined : { newText: preset, snippet: `\${1:${escaped(preset)}}` }
}

/** Whether values can be offered for a field as soon as its key is inserted. */
function hasValues(field: SchemaField, path: readonly string[], sources: CompletionSources): boolean {
  if (field.values.length > 0 || sources.images?.isImage(path)) return true
  const vocabulary = vocabularyAt(field, path)
  if (vocabulary === undefined) return false
  return (sources.vocabulary?.(vocabulary)?.values.length ?? 0) > 0 || sources.corpus.usage(vocabulary, sources.path).length > 0
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function written(value: string | number | boolean, inFlow: boolean, writer: FrontMatterWriter): string {
  return writeAny(writer, value, inFlow)
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}

function escapedChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&')
}
