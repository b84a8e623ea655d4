import type { Range } from '../../core/text/text'
import type { ScalarNode } from '../../core/data/nodes'
import type { WrittenBlock, WrittenField, YamlLines } from './writtenFields'

/** A place for one value, on one line. */
export interface Slot {
  /** The value with its quotes; empty where none is written yet. */
  readonly value: Range
  /** Where a cursor is at this value: from the colon, dash, bracket or comma before it to what ends it. */
  readonly area: Range
  /** `below`: on a line of its own under the key or the dash. */
  readonly place: 'scalar' | 'item' | 'flow' | 'below'
  readonly style: Exclude<ScalarNode['style'], 'block'>
  /** The values of one list have the same number; 0 for what is in no list. */
  readonly list: number
  /** The keys of the flow maps around it, from the outermost. Lists do not count. */
  readonly path: readonly string[]
}

/** A place for a key in a flow map. */
export interface FlowKey {
  /** What is written of the key; empty where nothing is. */
  readonly value: Range
  readonly area: Range
  readonly hasColon: boolean
  readonly path: readonly string[]
  /** The keys of its map, this one too. */
  readonly keys: readonly string[]
}

/** What the scanners of a field's value hand to one another. */
export interface Scan {
  readonly block: WrittenBlock
  readonly field: WrittenField
  /** Where the cursor is: an open quote ends at the next comma behind it. */
  readonly cursor: number
  readonly slots: Slot[]
  readonly flowKeys: FlowKey[]
  /** The lines of the maps below the key, or below the dashes of its list. */
  readonly inner: YamlLines[]
  lists: number
}
