import * as l10n from '@vscode/l10n'
import type { SchemaField, SchemaValue } from '../../core/schema/fields'
import type { HoverPart } from './hoverPart'

/** The number of allowed values and of examples that are listed. */
const maxListed = { values: 12, examples: 3 }

/** What the schema says about a field. @param written the value at the cursor; if the schema describes it, only it is listed */
export function meaningOf(field: SchemaField, written: unknown): readonly HoverPart[] {
  const parts: HoverPart[] = []
  if (field.markdown !== undefined) parts.push({ kind: 'markdown', text: field.markdown })
  else if (field.description !== undefined) parts.push(text(field.description))
  const index = field.values.indexOf(written as SchemaValue)
  const meaning = field.valueDescriptions[index]
  if (meaning !== undefined) parts.push({ kind: 'values', values: [{ value: String(written), meaning }] })
  else parts.push(...allowed(field))
  if (isShort(field.default)) parts.push(text(l10n.t('If left out: {0}.', String(field.default))))
  const examples = field.examples.filter(isShort).slice(0, maxListed.examples)
  if (examples.length > 0) parts.push(text(l10n.t('For example: {0}.', examples.join(', '))))
  const notes = [field.title, field.required ? l10n.t('required') : undefined, field.deprecated ? l10n.t('no longer used') : undefined]
  const note = notes.filter((one) => one !== undefined && one !== field.name)
  // A hover with nothing but the key would be of no use.
  return parts.length + note.length === 0 ? [] : [{ kind: 'heading', text: field.name, note: note.join(' · ') }, ...parts]
}

function allowed({ values, valueDescriptions }: SchemaField): readonly HoverPart[] {
  if (values.length === 0) return []
  const more = values.length - maxListed.values
  const shown = values.slice(0, maxListed.values).map((value, index) => ({ value: String(value), meaning: valueDescriptions[index] }))
  if (shown.some(({ meaning }) => meaning !== undefined)) {
    const rest = more > 0 ? [text(l10n.t('And {0} more.', more))] : []
    return [text(l10n.t('Allowed:')), { kind: 'values', values: shown }, ...rest]
  }
  const listed = shown.map(({ value }) => value).join(', ')
  return [text(more > 0 ? l10n.t('Allowed: {0}, and {1} more.', listed, more) : l10n.t('Allowed: {0}.', listed))]
}

function isShort(value: unknown): boolean {
  return (typeof value === 'string' && value !== '' && value.length <= 80) || typeof value === 'number' || typeof value === 'boolean'
}

function text(words: string): HoverPart {
  return { kind: 'text', text: words }
}
