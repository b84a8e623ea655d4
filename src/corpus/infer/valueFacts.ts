import { fieldsByKey } from '../../core/schema/engine/instance'
import type { MapNode, ValueNode } from '../../core/data/nodes'
import { Occurrences } from './occurrences'
import { dateShapeOf } from './dateShapes'

/** A JSON type, with integers distinguished from other numbers. */
export type FactType = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'array' | 'object'

/** With more different values, or longer ones, the values are not recorded. */
const maxValues = 60
const maxValueLength = 60
/** A nested map with more keys is treated as a map from names to values, not as one with fields. */
const maxGroupKeys = 100
const maxRootKeys = 1000
const maxDepth = 4
const maxMissing = 1000

/** The facts about all values of a key, or all entries of its lists. */
export class ValueFacts {
  readonly occurrences = new Occurrences()
  readonly types = new Map<FactType, Occurrences>()
  /** By index in `dateShapes`; other texts by `none`. */
  readonly dates = new Map<number | 'none', Occurrences>()
  /** The texts; undefined if there are too many, or too long ones. */
  values: Map<string, Occurrences> | undefined = new Map()
  items: ValueFacts | undefined
  /** The keys of nested maps; undefined if there are none. */
  fields: FieldFacts | undefined
  readonly #depth: number

  constructor(depth = 0) {
    this.#depth = depth
  }

  /** @param lineAt converts an offset to a line, from 1 */
  add(node: ValueNode, article: number, lineAt: (offset: number) => number): void {
    const line = () => lineAt(node.range.start)
    this.occurrences.add(article, line)
    occurrencesIn(this.types, factType(node)).add(article, line)
    if (node.kind === 'scalar') {
      if (typeof node.value === 'string') this.#addText(node.value, article, line)
    } else if (this.#depth < maxDepth) {
      if (node.kind === 'list') {
        this.items ??= new ValueFacts(this.#depth + 1)
        for (const { value } of node.items) this.items.add(value, article, lineAt)
      } else {
        this.fields ??= new FieldFacts(this.#depth + 1)
        this.fields.add(node, article, lineAt)
      }
    }
  }

  #addText(value: string, article: number, line: () => number): void {
    occurrencesIn(this.dates, dateShapeOf(value.trim()) ?? 'none').add(article, line)
    if (!this.values) return
    // Copied, because a substring keeps the whole text in memory.
    if (value.length > maxValueLength || (!this.values.has(value) && this.values.size >= maxValues)) this.values = undefined
    else occurrencesIn(this.values, this.values.has(value) ? value : (JSON.parse(JSON.stringify(value)) as string)).add(article, line)
  }
}

/** One key of a map. */
export interface KeyFacts {
  readonly facts: ValueFacts
  /** The sum of the key's positions, from 0, in its maps. Gives the average position. */
  places: number
  /** How many maps have the key. */
  count: number
  /** The numbers of the maps without it; undefined if there are too many. */
  missing: number[] | undefined
  /** The number of the last map that has it. */
  last: number
}

/** The keys of a map: the front matter, or a nested map. */
export class FieldFacts {
  readonly keys = new Map<string, KeyFacts>()
  /** How many maps were added. */
  count = 0
  /** Whether there are too many keys for fields. */
  isOpen = false
  readonly #depth: number

  constructor(depth = 0) {
    this.#depth = depth
  }

  add(node: MapNode, article: number, lineAt: (offset: number) => number): void {
    const group = this.count++
    if (this.isOpen && this.#depth > 0) return
    let place = 0
    for (const [key, { value, keyRange }] of fieldsByKey(node)) {
      const keyFacts = this.keys.get(key) ?? this.#newKey(key)
      if (!keyFacts) continue
      if (keyFacts.missing && group - keyFacts.last - 1 + keyFacts.missing.length > maxMissing) keyFacts.missing = undefined
      for (let other = keyFacts.last + 1; keyFacts.missing && other < group; other++) keyFacts.missing.push(other)
      keyFacts.last = group
      keyFacts.count++
      keyFacts.places += place++
      // The value may be empty: then the line of the key is used.
      keyFacts.facts.add(value, article, (offset) => lineAt(offset === value.range.start ? keyRange.start : offset))
    }
  }

  /** The numbers of the maps without a key; undefined if there are too many. */
  missingOf({ missing, last }: KeyFacts): readonly number[] | undefined {
    const rest = this.count - last - 1
    if (!missing || missing.length + rest > maxMissing) return undefined
    return [...missing, ...Array.from({ length: rest }, (_, index) => last + 1 + index)]
  }

  #newKey(key: string): KeyFacts | undefined {
    if (this.keys.size >= (this.#depth === 0 ? maxRootKeys : maxGroupKeys)) {
      this.isOpen = true
      // Of the front matter itself, the keys recorded so far are kept.
      if (this.#depth > 0) this.keys.clear()
      return undefined
    }
    const facts = { facts: new ValueFacts(this.#depth), places: 0, count: 0, missing: [], last: -1 }
    this.keys.set(JSON.parse(JSON.stringify(key)) as string, facts)
    return facts
  }
}

function occurrencesIn<Key>(map: Map<Key, Occurrences>, key: Key): Occurrences {
  const keyFacts = map.get(key) ?? new Occurrences()
  map.set(key, keyFacts)
  return keyFacts
}

function factType(node: ValueNode): FactType {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'array' : 'object'
  if (node.value === null) return 'null'
  if (typeof node.value === 'number') return Number.isInteger(node.value) ? 'integer' : 'number'
  return typeof node.value === 'boolean' ? 'boolean' : 'string'
}
