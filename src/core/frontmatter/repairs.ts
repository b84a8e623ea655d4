import { isWideKey, readRoughFields, type RoughField } from './roughLines'
import { applyEdits, range, type Edit, type Range } from '../text/text'
import { repairValue, type ValueRepair } from './valueRepairs'
import { readYaml } from '../data/yaml'
import type { Field, ListItem, ValueNode, ParseResult } from '../data/nodes'

export type RepairRule = ValueRepair['ruleId'] | 'fm-colon-space' | 'fm-tab-indent' | 'fm-mixed-indent-merge'

/** A known mistake that keeps a block from being YAML, and what mends it. */
export interface Repair {
  readonly ruleId: RepairRule
  /** The tightest place that an author has to look at. */
  readonly range: Range
  readonly edits: readonly Edit[]
  /** What the rule's message is about: the units that are in the way, or the kind of the mistake. */
  readonly detail: string
  /** Another way to mend it. When there is one, only the author can choose. */
  readonly otherEdits?: readonly Edit[]
}

export interface RepairedReading {
  readonly repairs: readonly Repair[]
  /** What the repaired block says, with the ranges of what is written. */
  readonly root: ValueNode
}

/** Longer blocks, and fields with more mistakes, are left as they are: it happens at every keystroke. */
const longestBlock = 20_000
const mostMistakes = 60

/**
 * Looks for known mistakes in a block that cannot be read as fields.
 * @param reading what `readYaml` made of it
 * @returns repairs that are all needed and that together make it readable; undefined when nothing has to, or can, be done
 */
export function repairYaml(text: string, block: Range, reading: ParseResult): RepairedReading | undefined {
  const isText = reading.root?.kind === 'scalar' && typeof reading.root.value === 'string'
  const isWide = reading.root?.kind === 'map' && reading.root.fields.some(({ key }) => isWideKey(key))
  if ((reading.errors.length === 0 && !isText && !isWide) || block.end - block.start > longestBlock) return undefined
  const fields = readRoughFields(text, block)
  if (!fields) return undefined
  const repairs: Repair[] = []
  for (const field of fields) {
    const found = repairField(text, field, block)
    if (!found || repairs.length + found.length > mostMistakes) return undefined
    repairs.push(...found)
  }
  if (repairs.length === 0) return undefined
  repairs.sort((a, b) => a.range.start - b.range.start)
  const edits = repairs.flatMap((repair) => repair.edits)
  const { root, errors } = readYaml(...edited(text, block, edits))
  if (errors.length > 0 || root?.kind !== 'map') return undefined
  // Each field for itself was readable: together none may take in another.
  const keyed = fields.filter((field) => field.keyed).length
  if (keyed > 0 && root.fields.length !== keyed) return undefined
  return { repairs, root: moveNode(text, root, offsetMap(edits, block.start)) }
}

/** @returns the repairs that a field needs, none when it is well; undefined when they are not known */
function repairField(text: string, field: RoughField, block: Range): readonly Repair[] | undefined {
  const reads = (repairs: readonly Repair[]) => isReadable(text, field, block, repairs)
  if (reads([])) return []
  const values = field.slots.map((slot) => repairValue(text, slot)).filter((repair) => repair !== undefined)
  if (values.length > mostMistakes) return undefined
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

function repairColon(text: string, { keyed, slots: [slot] }: RoughField): readonly Repair[] {
  if (!keyed || !slot?.colon) return []
  const { colon } = slot
  const detail = text.slice(colon.start, colon.end)
  const wide = /^[\u3000\u00a0]*/.exec(text.slice(colon.end, slot.value.end))?.[0] ?? ''
  const behind = range(colon.end, colon.end + wide.length)
  if (detail === ':' && wide !== '')
    return [{ ruleId: 'fm-full-width', range: behind, edits: [{ range: behind, newText: ' ' }], detail: 'space' }]
  const gap = /^(?:[ \t\r\n]|$)/.test(text.slice(behind.end, behind.end + 1)) ? '' : ' '
  if (detail === ':')
    return gap === ''
      ? []
      : [{ ruleId: 'fm-colon-space', range: colon, edits: [{ range: range(colon.end, colon.end), newText: gap }], detail }]
  const start = detail === '：' ? colon.start : (slot.key?.end ?? colon.start)
  return [{ ruleId: 'fm-colon-space', range: colon, edits: [{ range: range(start, behind.end), newText: `:${gap}` }], detail }]
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

/** Puts spaces where lines are indented with tabs, or with spaces that are none to YAML. */
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

/** Whether a field, with repairs, is one for a reader too. */
function isReadable(text: string, { range: at, keyed, slots }: RoughField, block: Range, repairs: readonly Repair[]): boolean {
  const edits = repairs.flatMap((repair) => repair.edits)
  const [source, whole] = edited(text, at, edits)
  const { root, errors } = readYaml(source, whole)
  // The name that a reference refers to may be given in another field.
  if (errors.some(({ code, range: { start, end } }) => code !== 'BAD_ALIAS' || !isAnchored(text, block, source.slice(start, end))))
    return false
  if (!keyed) return root === undefined || root.kind === 'map' || (root.kind === 'scalar' && root.value === null)
  const key = slots[0]?.key
  if (root?.kind !== 'map' || root.fields.length !== 1) return false
  return key === undefined || root.fields[0]?.keyRange.end === key.end - at.start
}

function isAnchored(text: string, block: Range, alias: string): boolean {
  return text.slice(block.start, block.end).includes(`&${alias.trim().replace(/^\*/, '')}`)
}

/** A part of the document with edits applied, as `readYaml` wants it. */
function edited(text: string, at: Range, edits: readonly Edit[]): readonly [string, Range] {
  const moved = edits.map((edit) => ({ ...edit, range: range(edit.range.start - at.start, edit.range.end - at.start) }))
  const source = applyEdits(text.slice(at.start, at.end), moved)
  return [source, range(0, source.length)]
}

/** Takes offsets in an edited part back to the document. What was put in has the place where it was put. */
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
  if (node.kind === 'scalar') return { ...node, range: place, style: node.style === 'block' ? 'block' : writtenStyle(text[place.start]) }
  if (node.kind === 'list') {
    const items = node.items.map((item): ListItem => ({ range: moved(item.range), value: moveNode(text, item.value, map) }))
    return { ...node, range: place, items }
  }
  const fields = node.fields.map(
    (field): Field => ({ ...field, keyRange: moved(field.keyRange), range: moved(field.range), value: moveNode(text, field.value, map) }),
  )
  return { ...node, range: place, fields }
}

/** The style that is there now, not the one that a repair would give. */
function writtenStyle(unit: string | undefined): 'plain' | 'single' | 'double' {
  return unit === "'" ? 'single' : unit === '"' ? 'double' : 'plain'
}
