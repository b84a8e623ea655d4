import { isRecord } from '../../core/data/isRecord'

/* Type checks for messages. Anything may be posted to a page, so messages are `unknown` first. */

/** Whether the value is a line, from 0, or a count: a non-negative integer. */
export function isLine(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

export function isNotice(value: unknown): boolean {
  return isRecord(value) && typeof value['message'] === 'string' && (value['line'] === undefined || isLine(value['line']))
}

export function hasTexts(value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string')
}

/** Whether the value is a line with a fraction. */
export function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/** A problem of an article, in words for an author. */
export interface Notice {
  readonly message: string
  /** From 0; undefined if it does not concern a line. */
  readonly line: number | undefined
}
