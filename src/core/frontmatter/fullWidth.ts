import { range, textAt, type Edit, type Range } from '../text/text'
import type { ValueNode } from '../data/nodes'

/** The commas, with the blanks behind them, that stand between words. */
export function wideCommas(text: string, node: ValueNode): readonly Range[] {
  if (node.kind !== 'scalar' || node.style !== 'plain' || typeof node.value !== 'string') return []
  const at = node.range
  return [...textAt(text, at).matchAll(/(?<=[^\s，、])[，、][ \u3000]*(?=[^\s，、])/g)].map(({ index, 0: found }) =>
    range(at.start + index, at.start + index + found.length),
  )
}

/** Whether all of it, and nothing but it, stands in quotation marks of a text. */
export function isTypographic(node: ValueNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && typeof node.value === 'string' && /^(?:“[^“”]+”|‘[^‘’]+’)$/.test(node.value)
}

const bracketed = /^(?:［[^\s［］[\]][^［］[\]]*］|【[^\s【】[\]][^【】[\]]*】)$/

/** What makes a list of names in full-width brackets; undefined for anything else. */
export function ordinaryBrackets(text: string, node: ValueNode): readonly Edit[] | undefined {
  const { start, end } = node.range
  if (node.kind !== 'scalar' || node.style !== 'plain' || !bracketed.test(text.slice(start, end))) return undefined
  return [
    { range: range(start, start + 1), newText: '[' },
    ...wideCommas(text, node).map((at): Edit => ({ range: at, newText: ', ' })),
    { range: range(end - 1, end), newText: ']' },
  ]
}
