import * as l10n from '@vscode/l10n'
import { fieldAt } from '../../core/frontmatter/fieldAt'
import { fieldAtPath, fieldsOf, type SchemaField } from '../../core/schema/fields'
import { objectOf, type JsonSchema } from '../../core/schema/engine/jsonSchema'
import { settingsSchema, type RuleInSettings } from '../../core/settings/settingsSchema'
import { LineMap, range } from '../../core/text/text'
import { readYaml } from '../../core/data/yaml'
import { completeYaml, type CompletionItem, type CompletionSources } from '../completion/completion'
import type { Hover } from '../hover/hoverPart'
import { meaningOf } from '../hover/hoverMeaning'

const cachedFields = new WeakMap<readonly RuleInSettings[], readonly SchemaField[]>()

/** The fields of `copydesk.yaml`, with descriptions in the display language. */
function settingsFields(rules: readonly RuleInSettings[]): readonly SchemaField[] {
  const fields =
    cachedFields.get(rules) ??
    fieldsIn(translated(settingsSchema(rules)) as JsonSchema).map((field) =>
      field.name === 'timeZone' ? { ...field, values: zones() } : field,
    )
  cachedFields.set(rules, fields)
  return fields
}

/** The fields of a schema whose references all lead to its `$defs`. */
function fieldsIn(schema: JsonSchema): readonly SchemaField[] {
  const definitions = objectOf(schema['$defs'])
  return fieldsOf([schema], ({ $ref: reference }) => {
    const name = typeof reference === 'string' ? reference.split('/').at(-1) : undefined
    return name === undefined ? undefined : objectOf(definitions[name])
  })
}

/** The completion items for an offset of `copydesk.yaml`. @param corpus the values that articles use, for the vocabularies */
export function completeSettings(
  text: string,
  offset: number,
  rules: readonly RuleInSettings[],
  corpus: CompletionSources['corpus'],
): readonly CompletionItem[] {
  const lines = new LineMap(text)
  const whole = { text, lines, firstLine: 0, endLine: lines.lineOf(text.length) + 1 }
  return completeYaml(whole, offset, { schema: { fields: settingsFields(rules) }, corpus, path: '' })
}

/** The meaning of the key or value at an offset of `copydesk.yaml`; undefined without a description. */
export function settingsHover(text: string, offset: number, rules: readonly RuleInSettings[]): Hover | undefined {
  const content = range(0, text.length)
  const found = fieldAt({ content, root: readYaml(text, content).root }, offset)
  if (!found) return undefined
  const path = found.fields.map(({ key }) => key)
  const field = fieldAtPath(settingsFields(rules), path) ?? customVocabularyField(path, rules)
  const parts = field ? meaningOf(field, found.value?.value) : []
  return parts.length === 0 ? undefined : { range: found.value?.range ?? found.fields.at(-1)?.keyRange ?? content, parts }
}

/** The field for a vocabulary with a name that the schema does not list: it has the same fields as the listed ones. */
function customVocabularyField([first, name, ...rest]: readonly string[], rules: readonly RuleInSettings[]): SchemaField | undefined {
  return first === 'vocabularies' && name !== undefined && rest.length > 0
    ? fieldAtPath(settingsFields(rules), [first, 'tags', ...rest])
    : undefined
}

function translated(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(translated)
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      key === 'description' && typeof value === 'string' ? l10n.t(value) : translated(value),
    ]),
  )
}

function zones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone')
}
