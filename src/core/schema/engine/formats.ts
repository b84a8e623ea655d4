import { fullFormats } from 'ajv-formats/dist/formats'

/** Longer than anything that has one of these forms, and short enough for any of their regular expressions. */
const longest = 10_000

/** Whether a value has a form (`format`) of JSON Schema. What is not known, or is about another type, fits. */
export function hasFormat(format: string, value: string | number): boolean {
  const known: unknown = Object.hasOwn(fullFormats, format) ? fullFormats[format as keyof typeof fullFormats] : undefined
  if (known === undefined || known === true) return true
  const { type = 'string', validate } = definitionOf(known)
  if (typeof value !== type) return true
  if (typeof value === 'string' && value.length > longest)
    return format === 'byte' || format === 'regex' || format.startsWith('json-pointer')
  return typeof validate === 'function'
    ? (validate as (value: string | number) => boolean)(value)
    : (validate as RegExp).test(String(value))
}

function definitionOf(format: unknown): { readonly type?: string; readonly validate: unknown } {
  const isPlain = typeof format === 'function' || format instanceof RegExp
  return isPlain ? { validate: format } : (format as { validate: unknown })
}
