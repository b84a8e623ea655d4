import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article'
import type { SchemaField } from '../core/schemaFields'
import { lineEndOf } from '../core/text'
import { writeScalar } from '../core/yaml'
import { siblingOf } from '../corpus/record'
import { fieldAtPath, rank, vocabularyAt, type CompletionItem, type CompletionSources, holdsDate } from './completionItem'
import type { KeyContext } from './cursorContext'
import { writtenNow } from './dateItems'

/** More choices than these are better looked for in the list of values, which knows how often each is used. */
const mostChoices = 30

/** The keys that the map at the cursor does not have yet: those that have to be there first, then in the schema's order. */
export function keyItems(
  text: string,
  dates: Article['dates'],
  context: KeyContext,
  sources: CompletionSources,
): readonly CompletionItem[] {
  const { path, present, range } = context
  const fields: readonly SchemaField[] =
    path.length === 0 ? sources.schema.fields : (fieldAtPath(sources.schema.fields, path)?.fields ?? [])
  const isFree = ({ name }: SchemaField) => !present.has(name) && (path.length > 0 || !present.has(siblingOf(name) ?? name))
  const free = fields.filter(isFree)
  const ordered = [...free.filter((field) => field.required), ...free.filter((field) => !field.required)]
  return ordered.map((field, index) => ({
    label: field.name,
    kind: 'key',
    ...writtenKey(text, dates, field, context, sources),
    range,
    filterText: field.name,
    sortText: rank(index),
    ...(field.required && { detail: l10n.t('required') }),
    ...(field.description !== undefined && { documentation: field.description }),
  }))
}

type Written = Pick<CompletionItem, 'newText' | 'snippet' | 'opensValues'>

function writtenKey(
  text: string,
  dates: Article['dates'],
  field: SchemaField,
  { path, hasColon, hasValue, inFlow, before, indent, listIndent }: KeyContext,
  sources: CompletionSources,
): Written {
  const key = before + writeScalar(field.name, 'plain', inFlow)
  if (hasColon) return { newText: key }
  if (hasValue) return { newText: `${key}:` }
  const newLine = lineEndOf(text) + indent
  const opens = { ...(hasValues(field, [...path, field.name], sources) && { opensValues: true }) }
  const value = valueToStart(field, dates, inFlow, sources)
  if (value) return { newText: `${key}: ${value.newText}`, snippet: `${escaped(key)}: ${value.snippet}` }
  if (field.list === 'always') {
    if (inFlow) return { newText: `${key}: []`, snippet: `${escaped(key)}: [$1]`, ...opens }
    return { newText: `${key}:${newLine}${listIndent}- `, ...opens }
  }
  return { newText: `${key}: `, ...opens }
}

/** What a key begins with: now for a date, its default, or one of a few values. */
function valueToStart(
  field: SchemaField,
  dates: Article['dates'],
  inFlow: boolean,
  sources: CompletionSources,
): { readonly newText: string; readonly snippet: string } | undefined {
  if (holdsDate(field, field.name)) {
    const now = writtenNow(field.name, dates, sources)
    if (now !== undefined) return { newText: now, snippet: `\${1:${escaped(now)}}` }
  }
  if (field.list === 'always') return undefined
  const preset = isScalar(field.default) ? written(field.default, inFlow) : undefined
  const values = field.values.map((value) => written(value, inFlow))
  if (values.length > 0 && values.length <= mostChoices) {
    const [first = '', ...others] = preset === undefined ? values : [preset, ...values.filter((value) => value !== preset)]
    return { newText: first, snippet: `\${1|${[first, ...others].map(escapedChoice).join()}|}` }
  }
  return preset === undefined ? undefined : { newText: preset, snippet: `\${1:${escaped(preset)}}` }
}

function hasValues(field: SchemaField, path: readonly string[], sources: CompletionSources): boolean {
  if (field.values.length > 0) return true
  const vocabulary = vocabularyAt(field, path)
  if (vocabulary === undefined) return false
  return (sources.vocabulary?.(vocabulary)?.values.length ?? 0) > 0 || sources.corpus.usage(vocabulary, sources.path).length > 0
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function written(value: string | number | boolean, inFlow: boolean): string {
  return typeof value === 'string' ? writeScalar(value, 'plain', inFlow) : String(value)
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}

function escapedChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&')
}
