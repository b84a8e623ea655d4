import * as l10n from '@vscode/l10n'
import { nearest } from '../text/closestMatch'
import type { FrontMatterWriter } from '../frontmatter/writer'
import type { Fix } from '../text/problem'
import type { SchemaField } from './fields'
import { objectOf } from './engine/jsonSchema'
import { insertKey } from './insertKey'
import { fieldsByKey, hasType, type Instance, type Violation } from './engine/instance'
import { allowedValues } from './schemaMessages'
import { isWritten, itemInList, listWith, removeEntry, removeKey, writeKey, writeValue } from './valueEdits'
import { textAt, type Edit } from '../text/text'

/** How a violation may be mended. None of these is safe: what the author meant is a guess. */
export function fixesFor(violation: Violation, fields: readonly SchemaField[], text: string, writer: FrontMatterWriter): readonly Fix[] {
  const { keyword, at, key, expected, offending } = violation
  // What an alias stands for is written elsewhere, where it may serve other fields too.
  if (!isWritten(offending ?? at, text)) return []
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
    case 'dependencies':
      return key === undefined ? [] : insertion(at, key, fields, text, writer)
    case 'requiredOne':
      return [expected].flat().flatMap((name) => insertion(at, String(name), fields, text, writer))
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return [...renameKey(violation, text, writer), ...removal(offending, text)]
    case 'propertyNames':
      return renameByRule(violation, text, writer)
    case 'false':
      return removal(at, text)
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

function insertion(at: Instance, key: string, fields: readonly SchemaField[], text: string, writer: FrontMatterWriter): readonly Fix[] {
  const edit = insertKey(at, key, fields, text, writer)
  return edit ? [fix(l10n.t('Insert “{0}”', key), edit)] : []
}

function renameKey({ at, schema, offending, key = '' }: Violation, text: string, writer: FrontMatterWriter): readonly Fix[] {
  if (at.node.kind !== 'map' || !offending) return []
  const present = fieldsByKey(at.node)
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

function removal(at: Instance | undefined, text: string): readonly Fix[] {
  if (!at) return []
  const parent = at.parent?.node
  const field = parent?.kind === 'map' ? parent.fields.find(({ keyRange, value }) => keyRange === at.range || value === at.node) : undefined
  if (field && parent?.kind === 'map') {
    const edit = removeKey(text, parent, field)
    return edit ? [fix(l10n.t('Remove “{0}”', field.key), edit)] : []
  }
  const edit = parent?.kind === 'list' ? removeEntry(text, parent, at.node) : undefined
  return edit ? [fix(l10n.t('Remove this entry'), edit)] : []
}

/** What was most likely meant: the same but for capitals and width, else the nearest. */
function closest(written: string, candidates: readonly string[]): string | undefined {
  const folded = fold(written)
  return candidates.find((candidate) => fold(candidate) === folded) ?? nearest(written, candidates)
}

const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase()

function replaceValue(violation: Violation, text: string, writer: FrontMatterWriter): readonly Fix[] {
  const { at } = violation
  if (at.node.kind !== 'scalar') return []
  const allowed = allowedValues(violation).filter((value) => typeof value !== 'object')
  const texts = allowed.map(String)
  const near = at.node.value === null ? undefined : closest(String(at.node.value), texts)
  const offered = near !== undefined ? [allowed[texts.indexOf(near)]] : allowed.length <= 5 ? allowed : []
  return offered.map((value) =>
    fix(l10n.t('Replace with “{0}”', String(value)), {
      range: at.node.range,
      newText: spaced(at, text) + writeValue(value, text, at, writer),
    }),
  )
}

/** A value behind a colon or dash needs a blank, where nothing was written. */
function spaced({ node }: Instance, text: string): string {
  return node.range.end === node.range.start && !/\s/.test(text[node.range.start - 1] ?? ' ') ? ' ' : ''
}

/** Ways to write the same value as the type that is wanted. */
function changeType({ at, expected }: Violation, text: string, writer: FrontMatterWriter): readonly Fix[] {
  const wanted = (type: string) => [expected].flat().includes(type)
  const { node } = at
  const source = textAt(text, node.range)
  const replace = (title: string, newText: string) => fix(title, { range: node.range, newText })
  if (node.kind === 'scalar' && node.value !== null) {
    const fixes: Fix[] = []
    if (wanted('string') && typeof node.value !== 'string')
      fixes.push(replace(l10n.t('Put it in quotes'), writeValue(source, text, at, writer, 'single')))
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
  const edit = itemInList(at, text, writer)
  return edit ? [fix(l10n.t('Use its only entry'), edit)] : []
}

function readAs(value: string, wanted: (type: string) => boolean): boolean | number | undefined {
  const word = fold(value)
  if (wanted('boolean') && /^(?:true|yes|on)$/.test(word)) return true
  if (wanted('boolean') && /^(?:false|no|off)$/.test(word)) return false
  if (!/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?$/.test(word)) return undefined
  const number = Number(word)
  return wanted('number') || (wanted('integer') && Number.isInteger(number)) ? number : undefined
}
