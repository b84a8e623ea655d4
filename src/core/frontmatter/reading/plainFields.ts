import type { Field, ScalarNode, ValueNode } from '../../data/nodes'
import { isMoment, type ScalarReader } from '../../data/scalars/scalarReaders'
import { textAt } from '../../text/text'

/** js-yaml refuses half of a pair; whether one lacks its other half is left to it. */
const surrogate = /[\uD800-\uDFFF]/

/**
 * The values of front matter that `readPlainYaml` reads, as js-yaml makes them: equal to what gray-matter makes of them (a property test
 * holds it against gray-matter), in a third of its time (`npm run bench -- profile`).
 * @param text the document that the offsets of the fields refer to
 * @param read of the version of js-yaml
 * @returns undefined where js-yaml might do something else than build an object of these values
 */
export function plainFields(fields: readonly Field[], text: string, read: ScalarReader): Readonly<Record<string, unknown>> | undefined {
  const data: Record<string, unknown> = {}
  for (const { key, value } of fields) {
    if (key === '__proto__' || Object.hasOwn(data, key)) return undefined
    const made = valueIn(value, text, read)
    if (made === undefined) return undefined
    data[key] = made
  }
  const [first, last] = [fields[0], fields.at(-1)]
  return first && last && !surrogate.test(text.slice(first.range.start, last.range.end)) ? data : undefined
}

/** @returns undefined for what is left to js-yaml */
function valueIn(node: ValueNode, text: string, read: ScalarReader): unknown {
  if (node.kind === 'map') return undefined
  if (node.kind === 'scalar') return scalarOf(node, text, read)
  const items = node.items.map(({ value }) => valueIn(value, text, read))
  return items.includes(undefined) ? undefined : items
}

function scalarOf({ style, value, range }: ScalarNode, text: string, read: ScalarReader): unknown {
  if (style !== 'plain') return value
  const reading = read(textAt(text, range))
  if (isMoment(reading)) return new Date(reading.milliseconds)
  // The sign of zero depends on how it is written.
  return Object.is(reading, -0) ? undefined : reading
}
