import { readJavaScriptDate } from '../../dates/readers/javaScriptDate'
import type { ValueNode } from '../../data/nodes'
import { isUriReference } from '../../schema/engine/addressFormats'
import { hasType, type ValueReading } from '../../schema/engine/instance'
import type { JsonSchema } from '../../schema/engine/jsonSchema'
import { isJsYamlDate } from '../shared/jsYaml'

export const dateFormat = 'date-time'
/** Formats that only the schemas of Docusaurus use. */
export const addressFormat = 'docusaurus-address'
/** A text that is not converted from a number. */
export const textFormat = 'docusaurus-text'

/**
 * Values as Joi 17 converts them (`lib/types/*.js`), and as `JoiFrontMatter` of @docusaurus/utils-validation 3.10.2 extends it: a number or a
 * date becomes text, except where a `format` says that the plain Joi is used.
 */
export const joiFrontMatter: ValueReading = {
  hasType: (node, type, schema) =>
    joi.hasType(node, type, schema) ||
    (type === 'string' && schema['format'] === undefined && (hasType(node, 'number') || isJsYamlDate(node))),
  hasFormat,
}

/** Values as the plain Joi converts them. */
export const joi: ValueReading = { hasType: hasJoiType, hasFormat }

function hasJoiType(node: ValueNode, type: unknown, { format }: JsonSchema): boolean {
  if (type === 'string' && isJsYamlDate(node)) return format === dateFormat
  if (hasType(node, type)) return true
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return false
  if (type === 'boolean') return /^(?:true|false)$/i.test(node.value)
  return type === 'number' && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(node.value)
}

function hasFormat({ value }: { readonly value: unknown }, format: string): boolean {
  if (typeof value !== 'string') return true
  // `URISchema` uses the same function.
  if (format === addressFormat) return value !== '' && (isUriReference(value) || URL.canParse(value))
  return format !== dateFormat || /^[+-]?\d+(?:\.\d+)?$/.test(value) || readJavaScriptDate(value) !== undefined
}
