import { range, textAt, type Edit, type Range } from '../text/text'
import type { ValueNode } from '../data/nodes'

/** The full-width and Arabic commas between words of a plain scalar, each with the spaces after it. */
export function wideCommas(text: string, node: ValueNode): readonly Range[] {
  if (node.kind !== 'scalar' || node.style !== 'plain' || typeof node.value !== 'string') return []
  const at = node.range
  return [...textAt(text, at).matchAll(/(?<=[^\s，、،])[，、،][ \u3000]*(?=[^\s，、،])/g)].map(({ index, 0: found }) =>
    range(at.start + index, at.start + index + found.length),
  )
}

/** Whether a plain scalar is one pair of typographic quotation marks and what is between them. */
export function isTypographic(node: ValueNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && typeof node.value === 'string' && /^(?:“[^“”]+”|‘[^‘’]+’)$/.test(node.value)
}

const bracketed = /^(?:［[^\s［］[\]][^［］[\]]*］|【[^\s【】[\]][^【】[\]]*】)$/

/** Edits that turn a list in full-width brackets into a flow sequence; undefined for anything else. */
export function ordinaryBrackets(text: string, node: ValueNode): readonly Edit[] | undefined {
  const { start, end } = node.range
  if (node.kind !== 'scalar' || node.style !== 'plain' || !bracketed.test(text.slice(start, end))) return undefined
  return [
    { range: range(start, start + 1), newText: '[' },
    ...wideCommas(text, node).map((at): Edit => ({ range: at, newText: ', ' })),
    { range: range(end - 1, end), newText: ']' },
  ]
}
