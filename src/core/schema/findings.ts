import * as l10n from '@vscode/l10n'
import type { FrontMatterWriter } from '../frontmatter/writer'
import type { SchemaField } from './fields'
import { objectOf } from './engine/jsonSchema'
import { fixesFor } from './fixes'
import { fieldsByKey, keyRangeOf, type Violation } from './engine/instance'
import { schemaMessage } from './schemaMessages'
import type { Range } from '../text/text'
import type { ValueNode } from '../data/nodes'
import type { Finding } from '../text/problem'

/** Maximum number of findings; the rest is reported as a count. */
const maxFindings = 200

/**
 * Converts violations to findings, without duplicates.
 * @param fields the fields of the schema, for fixes
 * @param text the whole document; without it there are no fixes
 * @param writer how fixes are written
 */
export function findingsOf(
  violations: readonly Violation[],
  fields: readonly SchemaField[],
  text: string | undefined,
  writer: FrontMatterWriter,
): readonly SchemaFinding[] {
  const findings = new Map<string, SchemaFinding>()
  let more = 0
  for (const violation of violations) {
    const range = rangeOf(violation)
    const message = schemaMessage(violation)
    const identity = `${range.start}-${range.end}-${message}`
    if (findings.has(identity)) continue
    if (findings.size >= maxFindings) {
      more++
      continue
    }
    const { keyword, key, duplicate, instance } = violation
    findings.set(identity, {
      range,
      message,
      keyword,
      fixes: text === undefined ? [] : fixesFor(violation, fields, text, writer),
      ...(keyword === 'required' && key !== undefined && !instance.parent ? { missing: key } : {}),
      ...(duplicate ? { related: [{ range: duplicate.range, message: l10n.t('The other entry with the same value.') }] } : {}),
    })
  }
  const [first] = findings.values()
  if (first && more > 0) {
    const message = l10n.t('More values in this article that do not match the schema: {0}.', String(more))
    return [...findings.values(), { range: first.range, message, keyword: '', severity: 'information' }]
  }
  return [...findings.values()]
}

/** The narrowest range that shows a violation. */
function rangeOf(violation: Violation): Range {
  const { keyword, instance, offending, dependentOn } = violation
  if (offending) return offending.range
  if (dependentOn) return dependentOn.keyRange
  switch (keyword) {
    case 'required':
    case 'requiredOne':
    case 'minProperties':
      return keyRangeOf(instance)
    case 'false':
      return instance.field ? instance.field.keyRange : instance.range
    case 'not': {
      const [key, ...others] = [objectOf(violation.expected)['required']].flat()
      const field =
        instance.node.kind === 'map' && typeof key === 'string' && others.length === 0 ? fieldsByKey(instance.node).get(key) : undefined
      return field?.keyRange ?? instance.range
    }
    default:
      return instance.range
  }
}

/** Findings for keys that the schema marks as `deprecated`. */
export function deprecatedFindings(node: ValueNode, fields: readonly SchemaField[]): readonly SchemaFinding[] {
  if (node.kind === 'list') return node.items.flatMap(({ value }) => deprecatedFindings(value, fields))
  if (node.kind !== 'map') return []
  const byName = new Map(fields.map((field) => [field.name, field]))
  return node.fields.flatMap(({ key, keyRange, value }) => {
    const field = byName.get(key)
    if (!field) return []
    const ofKey: readonly SchemaFinding[] = field.deprecated
      ? [{ range: keyRange, message: l10n.t('“{0}” is no longer used.', key), keyword: 'deprecated', severity: 'information' }]
      : []
    return value.kind === 'scalar' ? ofKey : [...ofKey, ...deprecatedFindings(value, field.fields)]
  })
}

export interface SchemaFinding extends Finding {
  /** The violated keyword of the schema. */
  readonly keyword: string
  /** The key that is missing, for `required`. */
  readonly missing?: string
}
