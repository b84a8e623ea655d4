import { isDateKey } from '../frontmatter/dateFields'
import type { SchemaField } from './fields'

/** Where the corrections of an article are. */
export interface CorrectionField {
  readonly key: string
  /** Undefined for a field that the schema does not describe. */
  readonly field: SchemaField | undefined
  /** The keys of the date and of the text in an entry that is a map. */
  readonly dateKey: string
  readonly textKey: string
}

const usual = ['corrections', 'correction']
const usualTexts = ['text', 'note', 'correction', 'description', 'body', 'message', 'content']

/**
 * The field for corrections: the one that the schema marks (`copydesk:correction`), or the usual one that the article or the schema has.
 * @param keys those of the article
 * @returns undefined if there is none
 */
export function correctionFieldOf(fields: readonly SchemaField[], keys: readonly string[]): CorrectionField | undefined {
  const named = (name: string) => fields.find((field) => field.name === name)
  const marked = fields.filter(({ isCorrection }) => isCorrection)
  const written = usual.find((key) => keys.includes(key))
  // The built-in schema marks one of the usual fields: an article that has the other one keeps it.
  const isOwn = marked.some(({ name }) => !usual.includes(name) || keys.includes(name))
  const key = (isOwn ? undefined : written) ?? (marked.find(({ name }) => keys.includes(name)) ?? marked[0])?.name ?? usual.find(named)
  if (key === undefined) return undefined
  const field = named(key)
  const below = field?.fields ?? []
  const dateKey = (below.find(isDate) ?? below.find(({ name }) => /date|time/i.test(name)))?.name ?? 'date'
  const texts = below.filter((one) => one.name !== dateKey && !isDate(one))
  const textKey = usualTexts.find((name) => texts.some((one) => one.name === name)) ?? texts.find(mayBeText)?.name ?? 'text'
  return { key, field, dateKey, textKey }
}

function isDate({ name, format }: SchemaField): boolean {
  return format === undefined ? isDateKey(name) : format === 'date' || format === 'date-time'
}

function mayBeText({ types }: SchemaField): boolean {
  return types.length === 0 || types.includes('string')
}
