import * as l10n from '@vscode/l10n'
import { nearest } from '../text/closestMatch'
import type { FrontMatterWriter } from '../frontmatter/writer'
import type { Fix } from '../text/problem'
import type { SchemaField } from './fields'
import { objectOf } from './engine/jsonSchema'
import { insertKey } from './insertKey'
import { fieldsByKey, hasType, type Instance, type Violation } from './engine/instance'
import { allowedValues, isDateNotText } from './schemaMessages'
import { isWritten, itemInList, listWith, numberIn, removeEntry, removeKey, replaceWith, writeKey, writeValue } from './valueEdits'
import { textAt, type Edit } from '../text/text'

/** The fixes for a violation. None of them is safe: what the author meant is a guess. */
export function fixesFor(violation: Violation, fields: readonly SchemaField[], text: string, writer: FrontMatterWriter): readonly Fix[] {
  const { keyword, instance, key, expected, offending } = violation
  // The value of an alias is written elsewhere, where other fields may use it too.
  if (!isWritten(offending ?? instance, text)) return []
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
    case 'dependencies':
      return key === undefined ? [] : insertion(instance, key, fields, text, writer)
    case 'requiredOne':
      return [expected].flat().flatMap((name) => insertion(instance, String(name), fields, text, writer))
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return [...renameKey(violation, text, writer), ...removal(offending, text)]
    case 'propertyNames':
      return renameByRule(violation, text, writer)
    case 'false':
      return removal(instance, text)
    case 'uniqueItems':
      return removal(offending, text)
    case 'enum':
    case 'const':
      return replaceValue(violation, text, writer)
    case 'type':
      return changeType(violation, text, writer)
    default:
      return []
  }
}

const fix = (title: string, ...edits: readonly Edit[]): Fix => ({ title, edits, safe: false })

function insertion(
  instance: Instance,
  key: string,
  fields: readonly SchemaField[],
  text: string,
  writer: FrontMatterWriter,
): readonly Fix[] {
  const edit = insertKey(instance, key, fields, text, writer)
  return edit ? [fix(l10n.t('Insert “{0}”', key), edit)] : []
}

function renameKey({ instance, schema, offending, key = '' }: Violation, text: string, writer: FrontMatterWriter): readonly Fix[] {
  if (instance.node.kind !== 'map' || !offending) return []
  const present = fieldsByKey(instance.node)
  const free = Object.keys(objectOf(schema['properties'])).filter((name) => !present.has(name))
  const near = closest(key, free)
  if (near === undefined) return []
  return [fix(l10n.t('Rename to “{0}”', near), { range: offending.range, newText: writeKey(near, text, offending, writer) })]
}

function renameByRule({ branches, offending, key = '' }: Violation, text: string, writer: FrontMatterWriter): readonly Fix[] {
  const listed = branches?.[0]?.find(({ keyword }) => keyword === 'enum' || keyword === 'const')
  const near = listed && closest(key, allowedValues(listed).map(String))
  return near === undefined || !offending
    ? []
    : [fix(l10n.t('Rename to “{0}”', near), { range: offending.range, newText: writeKey(near, text, offending, writer) })]
}

function removal(instance: Instance | undefined, text: string): readonly Fix[] {
  if (!instance) return []
  const parent = instance.parent?.node
  const field =
    parent?.kind === 'map' ? parent.fields.find(({ keyRange, value }) => keyRange === instance.range || value === instance.node) : undefined
  if (field && parent?.kind === 'map') {
    const edit = removeKey(text, parent, field)
    return edit ? [fix(l10n.t('Remove “{0}”', field.key), edit)] : []
  }
  const edit = parent?.kind === 'list' ? removeEntry(text, parent, instance.node) : undefined
  return edit ? [fix(l10n.t('Remove this entry'), edit)] : []
}

/** The candidate that was most likely meant: one that differs only in letter case and width, or the nearest. */
function closest(written: string, candidates: readonly string[]): string | undefined {
  const folded = fold(written)
  return candidates.find((candidate) => fold(candidate) === folded) ?? nearest(written, candidates)
}

const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase()

function replaceValue(violation: Violation, text: string, writer: FrontMatterWriter): readonly Fix[] {
  const { instance } = violation
  if (instance.node.kind !== 'scalar') return []
  const allowed = allowedValues(violation).filter((value) => typeof value !== 'object')
  const texts = allowed.map(String)
  const near = instance.node.value === null ? undefined : closest(String(instance.node.value), texts)
  const offered = near !== undefined ? [allowed[texts.indexOf(near)]] : allowed.length <= 5 ? allowed : []
  return offered.map((value) =>
    fix(l10n.t('Replace with “{0}”', String(value)), replaceWith(writeValue(value, text, instance, writer), text, instance.node)),
  )
}

/** Fixes that write the same value with the expected type. */
function changeType(violation: Violation, text: string, writer: FrontMatterWriter): readonly Fix[] {
  const { instance, expected } = violation
  const wanted = (type: string) => [expected].flat().includes(type)
  const { node } = instance
  const source = textAt(text, node.range)
  const replace = (title: string, newText: string) => fix(title, { range: node.range, newText })
  if (node.kind === 'scalar' && node.value !== null) {
    const fixes: Fix[] = []
    if ((wanted('string') && typeof node.value !== 'string') || isDateNotText(violation))
      fixes.push(replace(l10n.t('Put it in quotes'), writeValue(source, text, instance, writer, 'single')))
    const other = typeof node.value === 'string' ? readAs(node.value, wanted) : undefined
    if (other !== undefined) fixes.push(replace(l10n.t('Write {0} without quotes', String(other)), String(other)))
    if (wanted('array') && node.style !== 'block') {
      const parts = typeof node.value === 'string' ? node.value.split(/[,，、;；]/).map((part) => part.trim()) : []
      if (parts.length > 1 && parts.every((part) => part !== ''))
        fixes.push(replace(l10n.t('Turn it into a list of {0} entries', String(parts.length)), listWith(parts, writer)))
      fixes.push(replace(l10n.t('Turn it into a list'), listWith([node.value], writer, source)))
    }
    return fixes
  }
  const [only, ...others] = node.kind === 'list' ? node.items : []
  if (!only || others.length > 0 || ![expected].flat().some((type) => hasType(only.value, type))) return []
  const edit = itemInList(instance, text, writer)
  return edit ? [fix(l10n.t('Use its only entry'), edit)] : []
}

function readAs(value: string, wanted: (type: string) => boolean): boolean | number | undefined {
  const word = fold(value)
  if (wanted('boolean') && /^(?:true|yes|on)$/.test(word)) return true
  if (wanted('boolean') && /^(?:false|no|off)$/.test(word)) return false
  const number = numberIn(word)
  if (number === undefined) return undefined
  return wanted('number') || (wanted('integer') && Number.isInteger(number)) ? number : undefined
}
