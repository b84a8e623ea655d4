import type { MapNode, ValueNode } from '../data/nodes'
import { toValue } from '../data/nodes'

/** The value of a key; the last one of duplicate keys. */
export function fieldOf(map: MapNode, name: string): ValueNode | undefined {
  return map.fields.findLast((field) => field.key === name)?.value
}

/** The value of a key, if the node is a map. */
export function partOf(node: ValueNode | undefined, name: string): ValueNode | undefined {
  return node?.kind === 'map' ? fieldOf(node, name) : undefined
}

export function fieldsOf(node: ValueNode | undefined): MapNode['fields'] {
  return node?.kind === 'map' ? node.fields : []
}

/** A text that is not empty. */
export function textOf(node: ValueNode | undefined): string | undefined {
  const value = toValue(node)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The entries of a list, or a single value as its only entry. */
export function entriesOf(node: ValueNode | undefined): readonly ValueNode[] {
  return node?.kind === 'list' ? node.items.map(({ value }) => value) : node ? [node] : []
}

/** The texts of a list, or a single text as a list. */
export function textsOf(node: ValueNode | undefined): readonly string[] {
  return entriesOf(node).flatMap((entry) => textOf(entry) ?? [])
}
