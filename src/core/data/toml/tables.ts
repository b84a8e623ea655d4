import { range } from '../../text/text'
import type { TomlKeyPart } from './scanner'
import type { Field, ListItem, ValueNode } from '../nodes'

/** How a table was defined decides whether it may be extended (TOML 1.0, Table). */
type Origin = 'header' | 'implied' | 'dotted'

interface Entry {
  readonly part: TomlKeyPart
  readonly value: TomlTable | TomlTableList | ValueNode
}

/** The tables of one `[[name]]`. */
class TomlTableList {
  readonly tables: TomlTable[] = []
}

/**
 * A table while it is parsed: TOML may extend it in several places. Where TOML does not allow that, another field of the same name
 * is added, so that nothing written is lost.
 */
export class TomlTable {
  #origin: Origin
  readonly #at: number
  readonly #entries: Entry[] = []
  readonly #last = new Map<string, Entry>()

  /** @param at its range as long as it is empty */
  constructor(origin: Origin, at: number) {
    this.#origin = origin
    this.#at = at
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0
  }

  /** Adds a value for a key, which may be dotted. */
  set(parts: readonly TomlKeyPart[], value: ValueNode): void {
    let table: TomlTable = this
    for (const part of parts.slice(0, -1)) {
      const existing = table.#last.get(part.name)?.value
      if (existing instanceof TomlTable && existing.#origin === 'dotted') table = existing
      else table = table.#add(part, new TomlTable('dotted', part.range.end))
    }
    const part = parts.at(-1)
    if (part) table.#add(part, value)
  }

  /** The table of a header, below this one. */
  open(parts: readonly TomlKeyPart[], isList: boolean, headerEnd: number): TomlTable {
    let table: TomlTable = this
    for (const part of parts.slice(0, -1)) {
      const existing = table.#last.get(part.name)?.value
      const inner = existing instanceof TomlTableList ? existing.tables.at(-1) : existing
      table = inner instanceof TomlTable ? inner : table.#add(part, new TomlTable('implied', part.range.end))
    }
    const part = parts.at(-1)
    if (!part) return table
    const existing = table.#last.get(part.name)?.value
    if (isList) {
      const list = existing instanceof TomlTableList ? existing : table.#add(part, new TomlTableList())
      const added = new TomlTable('header', headerEnd)
      list.tables.push(added)
      return added
    }
    if (existing instanceof TomlTable && existing.#origin === 'implied') {
      existing.#origin = 'header'
      return existing
    }
    return table.#add(part, new TomlTable('header', headerEnd))
  }

  #add<Value extends Entry['value']>(part: TomlKeyPart, value: Value): Value {
    const entry = { part, value }
    this.#entries.push(entry)
    this.#last.set(part.name, entry)
    return value
  }

  toNode(style: 'block' | 'flow'): ValueNode {
    const fields = this.#entries.map(({ part, value }): Field => {
      const node = value instanceof TomlTable ? value.toNode(style) : value instanceof TomlTableList ? listOf(value, style) : value
      return {
        key: part.name,
        keyRange: part.range,
        value: node,
        range: range(part.range.start, Math.max(part.range.end, node.range.end)),
      }
    })
    const start = fields[0]?.range.start ?? this.#at
    return { kind: 'map', range: range(start, endOf(fields, start)), style, fields }
  }
}

function listOf({ tables }: TomlTableList, style: 'block' | 'flow'): ValueNode {
  const items = tables.map((table): ListItem => {
    const value = table.toNode(style)
    return { range: value.range, value }
  })
  const start = items[0]?.range.start ?? 0
  return { kind: 'list', range: range(start, endOf(items, start)), style, items }
}

/** Parts of a table may follow those of another. */
function endOf(parts: readonly { readonly range: { readonly end: number } }[], start: number): number {
  return parts.reduce((end, part) => Math.max(end, part.range.end), start)
}
