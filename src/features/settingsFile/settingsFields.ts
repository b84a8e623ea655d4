import * as l10n from '@vscode/l10n'
import { fieldAt } from '../../core/frontmatter/fieldAt'
import { fieldsOf, type SchemaField } from '../../core/schema/fields'
import type { JsonSchema } from '../../core/schema/engine/jsonSchema'
import { settingsSchema, type RuleInSettings } from '../../core/settings/settingsSchema'
import { LineMap, range } from '../../core/text/text'
import { readYaml } from '../../core/data/yaml'
import { completeYaml, type CompletionItem, type CompletionSources } from '../completion/completion'
import { fieldAtPath } from '../completion/completionTypes'
import type { Hover } from '../hover/hoverPart'
import { meaningOf } from '../hover/hoverMeaning'

const known = new WeakMap<readonly RuleInSettings[], readonly SchemaField[]>()

/** What may stand in `copydesk.yaml`, described in the language in use. */
function settingsFields(rules: readonly RuleInSettings[]): readonly SchemaField[] {
  const fields =
    known.get(rules) ??
    fieldsOf([translated(settingsSchema(rules)) as JsonSchema], () => undefined).map((field) =>
      field.name === 'timeZone' ? { ...field, values: zones() } : field,
    )
  known.set(rules, fields)
  return fields
}

/** What may be written at a place of `copydesk.yaml`. @param corpus the values that articles use, for the newsroom's own lists */
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

/** What the key or value at a place of `copydesk.yaml` means. */
export function settingsHover(text: string, offset: number, rules: readonly RuleInSettings[]): Hover | undefined {
  const content = range(0, text.length)
  const found = fieldAt({ content, root: readYaml(text, content).root }, offset)
  if (!found) return undefined
  const path = found.fields.map(({ key }) => key)
  const field = fieldAtPath(settingsFields(rules), path) ?? custom(path, rules)
  const parts = field ? meaningOf(field, found.value?.value) : []
  return parts.length === 0 ? undefined : { range: found.value?.range ?? found.fields.at(-1)?.keyRange ?? content, parts }
}

/** A vocabulary of any other name has the same parts as those that are known. */
function custom([first, name, ...rest]: readonly string[], rules: readonly RuleInSettings[]): SchemaField | undefined {
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
