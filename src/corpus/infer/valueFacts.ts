import { fieldsByKey } from '../../core/schema/engine/instance'
import type { MapNode, ValueNode } from '../../core/data/nodes'
import { Uses } from './occurrences'
import { dateShapeOf } from './writtenDates'

/** A JSON type, whole numbers told apart. */
export type FactType = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'array' | 'object'

/** So many values are no choice any more. */
const mostValues = 60
const longestValue = 60
/** A group with more keys than this is a list of names, or of numbers. */
const mostKeys = 100
const mostRootKeys = 1000
const deepest = 4
const mostMissing = 1000

/** What is known of a key with all its values, or of the entries of its list. */
export class ValueFacts {
  readonly uses = new Uses()
  readonly types = new Map<FactType, Uses>()
  /** Of each way in `dateShapes` by its index; of other texts by `none`. */
  readonly dates = new Map<number | 'none', Uses>()
  /** The texts; undefined when there are too many, or too long ones. */
  values: Map<string, Uses> | undefined = new Map()
  items: ValueFacts | undefined
  /** The keys below it; undefined when there are none, or too many. */
  fields: FieldFacts | undefined
  readonly #depth: number

  constructor(depth = 0) {
    this.#depth = depth
  }

  /** @param lineAt the line, from 1, of an offset */
  add(node: ValueNode, article: number, lineAt: (offset: number) => number): void {
    const line = () => lineAt(node.range.start)
    this.uses.add(article, line)
    usesIn(this.types, factType(node)).add(article, line)
    if (node.kind === 'scalar') {
      if (typeof node.value === 'string') this.#addText(node.value, article, line)
    } else if (this.#depth < deepest) {
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
    usesIn(this.dates, dateShapeOf(value.trim()) ?? 'none').add(article, line)
    if (!this.values) return
    // A piece of a text keeps all of it in memory.
    if (value.length > longestValue || (!this.values.has(value) && this.values.size >= mostValues)) this.values = undefined
    else usesIn(this.values, this.values.has(value) ? value : (JSON.parse(JSON.stringify(value)) as string)).add(article, line)
  }
}

/** One key of a group. */
export interface KeyFacts {
  readonly facts: ValueFacts
  /** The sum of the places, from 0, that the key has among the others. */
  places: number
  /** How often the key is there. */
  count: number
  /** Groups without it, as far as there are few. */
  missing: number[] | undefined
  /** The number of the group that has it last. */
  last: number
}

/** The keys of a group, such as the front matter as a whole. */
export class FieldFacts {
  readonly keys = new Map<string, KeyFacts>()
  /** How many groups there are. */
  count = 0
  /** Whether there are so many keys that they are names rather than fields. */
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
      const known = this.keys.get(key) ?? this.#newKey(key)
      if (!known) continue
      if (known.missing && group - known.last - 1 + known.missing.length > mostMissing) known.missing = undefined
      for (let other = known.last + 1; known.missing && other < group; other++) known.missing.push(other)
      known.last = group
      known.count++
      known.places += place++
      // Nothing may be written there: then the key tells the line.
      known.facts.add(value, article, (offset) => lineAt(offset === value.range.start ? keyRange.start : offset))
    }
  }

  /** The groups that lack a key; undefined when they are many. */
  missingOf({ missing, last }: KeyFacts): readonly number[] | undefined {
    const rest = this.count - last - 1
    if (!missing || missing.length + rest > mostMissing) return undefined
    return [...missing, ...Array.from({ length: rest }, (_, index) => last + 1 + index)]
  }

  #newKey(key: string): KeyFacts | undefined {
    if (this.keys.size >= (this.#depth === 0 ? mostRootKeys : mostKeys)) {
      this.isOpen = true
      // Of the front matter itself, what came first stays known.
      if (this.#depth > 0) this.keys.clear()
      return undefined
    }
    const facts = { facts: new ValueFacts(this.#depth), places: 0, count: 0, missing: [], last: -1 }
    this.keys.set(JSON.parse(JSON.stringify(key)) as string, facts)
    return facts
  }
}

function usesIn<Key>(map: Map<Key, Uses>, key: Key): Uses {
  const known = map.get(key) ?? new Uses()
  map.set(key, known)
  return known
}

function factType(node: ValueNode): FactType {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'array' : 'object'
  if (node.value === null) return 'null'
  if (typeof node.value === 'number') return Number.isInteger(node.value) ? 'integer' : 'number'
  return typeof node.value === 'boolean' ? 'boolean' : 'string'
}
