import type { FrontMatter } from './frontMatter'
import { contains } from '../text/text'
import type { Field, ScalarNode } from '../data/nodes'

/** The field at an offset of the front matter. */
export interface FieldAt {
  /** The path to the field: the top-level field first, the field itself last. */
  readonly fields: readonly [Field, ...Field[]]
  /** The scalar under the cursor; undefined on a key. */
  readonly value: ScalarNode | undefined
}

/** The key or value at a document offset. @returns undefined between keys and values, and outside of the front matter */
export function fieldAt(block: Pick<FrontMatter, 'content' | 'root'> | undefined, offset: number): FieldAt | undefined {
  if (!block || !contains(block.content, offset)) return undefined
  const path: Field[] = []
  let { root: node } = block
  while (node) {
    if (node.kind === 'scalar') {
      const [first, ...others] = path
      return first && contains(node.range, offset) && node.range.end > node.range.start
        ? { fields: [first, ...others], value: node }
        : undefined
    }
    if (node.kind === 'list') {
      node = node.items.find(({ value }) => contains(value.range, offset))?.value
      continue
    }
    const field: Field | undefined = node.fields.find(
      ({ keyRange, value }) => contains(keyRange, offset) || (value.range.end > value.range.start && contains(value.range, offset)),
    )
    if (!field) return undefined
    path.push(field)
    const [first, ...others] = path
    if (first && contains(field.keyRange, offset)) return { fields: [first, ...others], value: undefined }
    node = field.value
  }
  return undefined
}

/** The start offsets of the fields of a map, in ascending order. Kept, because some rules ask for each of thousands of fields. */
const cachedStarts = new WeakMap<readonly Field[], readonly number[]>()

/** Whether other fields start within a field, as TOML allows with dotted keys. */
export function isInterleaved(siblings: readonly Field[], field: Field): boolean {
  const starts = cachedStarts.get(siblings) ?? siblings.map(({ range }) => range.start).sort((a, b) => a - b)
  cachedStarts.set(siblings, starts)
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= field.range.start) low = middle + 1
    else high = middle
  }
  const next = starts[low]
  return next !== undefined && next < field.range.end
}
