/** Checks that the readers of messages share. Anything may be posted, so all of it is `unknown` first. */

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A line of a document, from 0, or another number to count with. */
export function isLine(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

export function isNotice(value: unknown): boolean {
  return isRecord(value) && typeof value['message'] === 'string' && (value['line'] === undefined || isLine(value['line']))
}

export function hasTexts(value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string')
}

/** A line with a fraction. */
export function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/** What is wrong with an article, in a journalist's words. */
export interface Notice {
  readonly message: string
  /** From 0; undefined when it is about no line. */
  readonly line: number | undefined
}
