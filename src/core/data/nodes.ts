import type { Range } from '../text/text'

/** A value of front matter in any language, or of `copydesk.yaml`, with document offsets. */
export type ValueNode = ScalarNode | ListNode | MapNode

export interface ScalarNode {
  readonly kind: 'scalar'
  /** Includes the quotes; empty, right after the colon or dash, when nothing is written. */
  readonly range: Range
  /** By YAML 1.2 (core schema), TOML 1.0 or JSON; dates are strings. */
  readonly value: string | number | boolean | null
  /** By its quotes; `block` for YAML's block scalars and for TOML's strings in three quotes. Plain text in TOML is a date. */
  readonly style: 'plain' | 'single' | 'double' | 'block'
  /** The tag before it (`!name`), if any. */
  readonly tag?: Range
  /** What is written where the anchor is, for an alias of a plain value without a tag: the range is that of the alias. */
  readonly source?: string
  /** The anchor before it (`&name`), if any. */
  readonly anchor?: Range
}

export interface ListNode {
  readonly kind: 'list'
  readonly range: Range
  readonly style: 'block' | 'flow'
  readonly items: readonly ListItem[]
}

export interface ListItem {
  /** From the dash (or the value, in a flow list) to the end of the value. */
  readonly range: Range
  readonly value: ValueNode
}

export interface MapNode {
  readonly kind: 'map'
  readonly range: Range
  readonly style: 'block' | 'flow'
  readonly fields: readonly Field[]
}

export interface Field {
  readonly key: string
  readonly keyRange: Range
  readonly value: ValueNode
  /** From the start of the key to the end of the value. */
  readonly range: Range
}

/**
 * A syntax error in YAML, TOML or JSON. `code` is an error code of the `yaml` package or of Copydesk (ALIAS_BOMB, TOO_DEEP);
 * for TOML a `TomlProblem`, for JSON a `JsonProblem`.
 */
export interface SyntaxProblem {
  readonly code: string
  readonly range: Range
  /** In technical English; rules have their own messages. */
  readonly message: string
}

export interface ParseResult {
  readonly root: ValueNode | undefined
  readonly errors: readonly SyntaxProblem[]
  /** What only a newer version of the language allows: TOML 1.1. Undefined if there is nothing of the kind. */
  readonly newer?: readonly SyntaxProblem[]
  /** YAML of fields with one-line values and lists of them, without anchors, tags, tabs and escapes: all readers find the same parts. */
  readonly isPlain?: true
}

/** The JSON value of a node; `null` if nothing is written. The last of duplicate keys counts. */
export function toValue(node: ValueNode | undefined): unknown {
  if (!node) return null
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map((item) => toValue(item.value))
  const result: Record<string, unknown> = {}
  for (const { key, value } of node.fields) {
    // An assignment would set the prototype.
    if (key === '__proto__')
      Object.defineProperty(result, key, { value: toValue(value), enumerable: true, configurable: true, writable: true })
    else result[key] = toValue(value)
  }
  return result
}
