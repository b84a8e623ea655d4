import type { Field, ScalarNode, ValueNode } from '../../data/nodes'
import { isMoment, type Reading } from '../../data/scalars/scalarReaders'
import type { YamlReading } from '../../data/scalars/yamlReading'
import { textAt } from '../../text/text'

/** The tags of YAML itself, which all readers have. */
const standardTag = /^!!?(?:str|int|float|bool|null|seq|map|binary|timestamp|omap|pairs|set|merge)?$/

/**
 * The values of YAML as the reader of a generator makes them. A point in time becomes a `Date`. `<<` merges the fields
 * of another mapping for all of them.
 * @param root as `readYaml` gives it, which limits what aliases multiply
 * @param text the text that the offsets of the nodes refer to
 * @throws Error with the reason if the reader refuses the YAML
 */
export function yamlValues(root: ValueNode, text: string, yaml: YamlReading): unknown {
  const convert = (node: ValueNode): unknown => {
    if (node.kind === 'scalar') return scalarValue(node, text, yaml)
    if (node.kind === 'list') return node.items.map(({ value }) => convert(value))
    const values = new Map<string, unknown>()
    const merged = new Map<string, unknown>()
    for (const field of node.fields) {
      if (isMerge(field, text)) mergeInto(merged, convert(field.value))
      else setField(values, keyOf(field, text, yaml), convert(field.value), yaml)
    }
    return Object.fromEntries([...merged, ...values])
  }
  return convert(root)
}

/** The key as the generator has it: text, except where it is a value of another type. */
function keyOf({ key, keyRange }: Field, text: string, yaml: YamlReading): string {
  const written = textAt(text, keyRange)
  if (yaml.refusesMapKeys && /^[[{]/.test(written)) throw new Error(`invalid map key: ${written}`)
  if (/^["'?*&!]/.test(written) || written.includes('\n')) return key
  if (yaml.refusedScalars?.test(written)) throw new Error(`The key ${written} is refused`)
  return yaml.typedKeys ? String(plainValue(yaml.current(written)) ?? '') : key
}

function setField(values: Map<string, unknown>, key: string, value: unknown, yaml: YamlReading): void {
  if (values.has(key) && yaml.refusesDuplicates) throw new Error(`duplicated mapping key: ${key}`)
  values.set(key, value)
}

function isMerge({ key, keyRange, value }: Field, text: string): boolean {
  // All parts of the value of an alias have the range of the alias.
  return key === '<<' && /^(?:<<$|\*)/.test(textAt(text, keyRange)) && value.kind !== 'scalar'
}

/** Merges a map, or a list of maps of which the first counts. */
function mergeInto(merged: Map<string, unknown>, value: unknown): void {
  for (const map of Array.isArray(value) ? value : [value]) {
    if (typeof map !== 'object' || map === null) continue
    for (const [key, part] of Object.entries(map)) if (!merged.has(key)) merged.set(key, part)
  }
}

function scalarValue(node: ScalarNode, text: string, yaml: YamlReading): unknown {
  if (node.tag) {
    const tag = textAt(text, node.tag)
    if (!standardTag.test(tag)) {
      if (yaml.refusesTags) throw new Error(`unknown tag ${tag}`)
      return textAt(text, node.range)
    }
    return node.value
  }
  if (node.style !== 'plain') return node.value
  const written = node.source ?? textAt(text, node.range)
  // An alias has the range of the alias; text over several lines is text to all readers.
  if (node.source === undefined && (written.startsWith('*') || /[\r\n]/.test(written))) return node.value
  if (yaml.refusedScalars?.test(written)) throw new Error(`The value ${written} is refused`)
  // A text of the digits: a JavaScript number would lose some of them.
  if (yaml.keepsDigits && /^[-+]?[1-9]\d{15,}$/.test(written)) return written
  return plainValue(yaml.current(written))
}

function plainValue(reading: Reading): unknown {
  if (!isMoment(reading)) return reading
  return reading.isDay ? new Date(reading.milliseconds).toISOString().slice(0, 10) : new Date(reading.milliseconds)
}
