/** A part of a JSON Schema that is written as an object. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

export function objectOf(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonSchema) : {}
}
