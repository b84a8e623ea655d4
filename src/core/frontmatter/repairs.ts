import { isFullWidthKey, readRoughFields, type RoughField } from './roughLines'
import { applyEdits, range, type Edit, type Range } from '../text/text'
import { repairValue, type ValueRepair } from './valueRepairs'
import { readYaml } from '../data/yaml'
import type { Field, ListItem, ValueNode, ParseResult } from '../data/nodes'

export type RepairRule = ValueRepair['ruleId'] | 'fm-colon-space' | 'fm-tab-indent' | 'fm-mixed-indent-merge'

/** A syntax error of YAML that Copydesk can repair. */
export interface Repair {
  readonly ruleId: RepairRule
  /** The smallest range that shows the error. */
  readonly range: Range
  readonly edits: readonly Edit[]
  /** For the message: the characters that cause the error, or its kind. */
  readonly detail: string
  /** An alternative. If there is one, the author must choose. */
  readonly otherEdits?: readonly Edit[]
}

export interface RepairedReading {
  readonly repairs: readonly Repair[]
  /** The content of the repaired text, with ranges of the document as it is. */
  readonly root: ValueNode
}

/** Limits, since this runs at every keystroke: UTF-16 code units of front matter, and repairs in it. Beyond them nothing is repaired. */
const maxBlockLength = 20_000
const maxRepairs = 60

/**
 * Finds repairs for front matter that is not a YAML map.
 * @param block the content between the fences
 * @param reading the result of `readYaml` for it
 * @returns repairs of which none can be left out and which together make it a map; undefined if it needs none, or cannot be repaired
 */
export function repairYaml(text: string, block: Range, reading: ParseResult): RepairedReading | undefined {
  const isText = reading.root?.kind === 'scalar' && typeof reading.root.value === 'string'
  const hasFullWidthKey = reading.root?.kind === 'map' && reading.root.fields.some(({ key }) => isFullWidthKey(key))
  if ((reading.errors.length === 0 && !isText && !hasFullWidthKey) || block.end - block.start > maxBlockLength) return undefined
  const fields = readRoughFields(text, block)
  if (!fields) return undefined
  const repairs: Repair[] = []
  for (const field of fields) {
    const found = repairField(text, field, block)
    if (!found || repairs.length + found.length > maxRepairs) return undefined
    repairs.push(...found)
  }
  if (repairs.length === 0) return undefined
  repairs.sort((a, b) => a.range.start - b.range.start)
  const edits = repairs.flatMap((repair) => repair.edits)
  const { root, errors } = readYaml(...edited(text, block, edits))
  if (errors.length > 0 || root?.kind !== 'map') return undefined
  // Each field was readable by itself; in the whole, no field may include the next one.
  const hasKey = fields.filter((field) => field.hasKey).length
  if (hasKey > 0 && root.fields.length !== hasKey) return undefined
  return { repairs, root: moveNode(text, root, offsetMap(edits, block.start)) }
}

/** @returns the repairs that a field needs, none if it is readable; undefined if it cannot be repaired */
function repairField(text: string, field: RoughField, block: Range): readonly Repair[] | undefined {
  const reads = (repairs: readonly Repair[]) => isReadable(text, field, block, repairs)
  if (reads([])) return []
  const values = field.valuePositions.map((position) => repairValue(text, position)).filter((repair) => repair !== undefined)
  if (values.length > maxRepairs) return undefined
  const others: readonly Repair[] = [
    ...values,
    ...repairColon(text, field),
    ...field.dashesWithoutSpace.map((dash) => repairDash(text, dash)),
    ...repairComments(text, field),
  ]
  const widths = field.tabbed.length > 0 ? [...new Set([field.dashIndent ?? 2, 2, 4])] : [0]
  for (const width of widths) {
    let repairs: readonly Repair[] = width > 0 ? [...others, repairIndent(text, field.tabbed, width)] : others
    if (repairs.length === 0 || !reads(repairs)) continue
    for (const repair of repairs) {
      const rest = repairs.filter((other) => other !== repair)
      if (reads(rest)) repairs = rest
    }
    return repairs
  }
  return undefined
}

function repairColon(text: string, { hasKey, valuePositions: [position] }: RoughField): readonly Repair[] {
  if (!hasKey || !position?.colon) return []
  const { colon } = position
  const detail = text.slice(colon.start, colon.end)
  const wide = /^[\u3000\u00a0]*/.exec(text.slice(colon.end, position.value.end))?.[0] ?? ''
  const wideRange = range(colon.end, colon.end + wide.length)
  if (detail === ':' && wide !== '')
    return [{ ruleId: 'fm-full-width', range: wideRange, edits: [{ range: wideRange, newText: ' ' }], detail: 'space' }]
  const gap = /^(?:[ \t\r\n]|$)/.test(text.slice(wideRange.end, wideRange.end + 1)) ? '' : ' '
  if (detail === ':')
    return gap === ''
      ? []
      : [{ ruleId: 'fm-colon-space', range: colon, edits: [{ range: range(colon.end, colon.end), newText: gap }], detail }]
  const start = detail === '：' ? colon.start : (position.key?.end ?? colon.start)
  return [{ ruleId: 'fm-colon-space', range: colon, edits: [{ range: range(start, wideRange.end), newText: `:${gap}` }], detail }]
}

function repairDash(text: string, dash: Range): Repair {
  const detail = text.slice(dash.start, dash.end)
  const edit = detail === '-' ? { range: range(dash.end, dash.end), newText: ' ' } : { range: dash, newText: '-' }
  return { ruleId: 'fm-mixed-indent-merge', range: dash, edits: [edit], detail }
}

function repairComments(text: string, { comments }: RoughField): readonly Repair[] {
  return comments.map((line) => {
    const [, sign = '', blank = '', end = ''] = /^(<!--|\/\/)([ \t]*).*?([ \t]*-->)?$/.exec(text.slice(line.start, line.end)) ?? []
    const edits = [
      { range: range(line.start, line.start + sign.length), newText: blank === '' ? '# ' : '#' },
      ...(end === '' ? [] : [{ range: range(line.end - end.length, line.end), newText: '' }]),
    ]
    return { ruleId: 'fm-yaml-syntax', range: line, edits, detail: 'comment' }
  })
}

/** Replaces tabs, full-width spaces and no-break spaces in the indentation by spaces. */
function repairIndent(text: string, lines: readonly Range[], width: number): Repair {
  const edits = lines.flatMap(({ start, end }) => {
    const indent = /^[ \t\u3000\u00a0]*/.exec(text.slice(start, end))?.[0] ?? ''
    return [...indent.matchAll(/[^ ]/g)].map(({ index }) => ({
      range: range(start + index, start + index + 1),
      newText: ' '.repeat(width),
    }))
  })
  const first = edits[0]?.range ?? range(0, 0)
  const end = edits.reduce((at, edit) => (edit.range.start === at ? edit.range.end : at), first.end)
  return text[first.start] === '\t'
    ? { ruleId: 'fm-tab-indent', range: range(first.start, end), edits, detail: String(width) }
    : { ruleId: 'fm-full-width', range: range(first.start, end), edits, detail: 'indent' }
}

/** Whether YAML reads a field, with the repairs applied, as exactly one field. */
function isReadable(text: string, { range: at, hasKey, valuePositions }: RoughField, block: Range, repairs: readonly Repair[]): boolean {
  const edits = repairs.flatMap((repair) => repair.edits)
  // A comment with a colon may be repaired as a comment, and as a field.
  const inOrder = edits.map((edit) => edit.range).sort((a, b) => a.start - b.start || a.end - b.end)
  if (inOrder.some(({ start }, index) => start < (inOrder[index - 1]?.end ?? 0))) return false
  const [source, whole] = edited(text, at, edits)
  const { root, errors } = readYaml(source, whole)
  // The anchor of an alias may be in another field.
  if (errors.some(({ code, range: { start, end } }) => code !== 'BAD_ALIAS' || !isAnchored(text, block, source.slice(start, end))))
    return false
  if (!hasKey) return root === undefined || root.kind === 'map' || (root.kind === 'scalar' && root.value === null)
  const key = valuePositions[0]?.key
  if (root?.kind !== 'map' || root.fields.length !== 1) return false
  return key === undefined || root.fields[0]?.keyRange.end === key.end - at.start
}

function isAnchored(text: string, block: Range, alias: string): boolean {
  return text.slice(block.start, block.end).includes(`&${alias.trim().replace(/^\*/, '')}`)
}

/** A part of the document with edits applied, and its range: arguments of `readYaml`. */
function edited(text: string, at: Range, edits: readonly Edit[]): readonly [string, Range] {
  const moved = edits.map((edit) => ({ ...edit, range: range(edit.range.start - at.start, edit.range.end - at.start) }))
  const source = applyEdits(text.slice(at.start, at.end), moved)
  return [source, range(0, source.length)]
}

/** Maps offsets in an edited part back to the document. Inserted text maps to where it was inserted. */
function offsetMap(edits: readonly Edit[], partStart: number): (offset: number) => number {
  let grown = 0
  const steps = [...edits]
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    .map(({ range: { start, end }, newText }) => {
      const at = start - partStart + grown
      grown += newText.length - (end - start)
      return { at, end: at + newText.length, original: range(start, end) }
    })
  return (offset) => {
    const last = steps.findLast((step) => step.at <= offset)
    if (!last) return offset + partStart
    if (offset >= last.end) return last.original.end + offset - last.end
    return Math.min(last.original.start + offset - last.at, last.original.end)
  }
}

function moveNode(text: string, node: ValueNode, map: (offset: number) => number): ValueNode {
  const moved = (at: Range) => range(map(at.start), map(at.end))
  const place = moved(node.range)
  if (node.kind === 'scalar')
    return {
      ...node,
      range: place,
      style: node.style === 'block' ? 'block' : writtenStyle(text[place.start]),
      ...(node.tag ? { tag: moved(node.tag) } : {}),
      ...(node.anchor ? { anchor: moved(node.anchor) } : {}),
    }
  if (node.kind === 'list') {
    const items = node.items.map((item): ListItem => ({ range: moved(item.range), value: moveNode(text, item.value, map) }))
    return { ...node, range: place, items }
  }
  const fields = node.fields.map(
    (field): Field => ({ ...field, keyRange: moved(field.keyRange), range: moved(field.range), value: moveNode(text, field.value, map) }),
  )
  return { ...node, range: place, fields }
}

/** The style as written, before repairs. */
function writtenStyle(unit: string | undefined): 'plain' | 'single' | 'double' {
  return unit === "'" ? 'single' : unit === '"' ? 'double' : 'plain'
}
