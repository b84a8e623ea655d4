import { isRecord } from '../../data/isRecord'

/** A schema or subschema that is an object (not `true` or `false`). */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/** @returns the value if it is an object, otherwise an empty one */
export function objectOf(value: unknown): JsonSchema {
  return isRecord(value) ? value : {}
}
