import { range, type Range } from '../text/text'

/** A value on a line of a block: behind `key:`, or behind the dash of a list. */
export interface Slot {
  /** Of the line, in units. */
  readonly indent: number
  /** Undefined for an item of a list. */
  readonly key: Range | undefined
  /** Undefined for an item of a list. */
  readonly colon: Range | undefined
  /** Up to the end of its line, without the blanks around it. */
  readonly value: Range
  /** The lines on which a quoted value goes on though they are not indented for it; without line ends. */
  readonly underIndented: readonly Range[]
}

/** A field of the topmost level as its lines look: from its key to the next. */
export interface RoughField {
  /** Whole lines. */
  readonly range: Range
  /** False for what stands before the first key. */
  readonly keyed: boolean
  readonly slots: readonly Slot[]
  /** Lines of which the indentation is not all spaces, but also tabs or full-width spaces; without line ends. */
  readonly tabbed: readonly Range[]
  /** The dashes at the start of lines that stand right before a word, and the stars in place of dashes. */
  readonly dashesWithoutSpace: readonly Range[]
  /** Lines that are comments in other languages. */
  readonly comments: readonly Range[]
  /** How many spaces stand before its dashes, where spaces do. */
  readonly dashIndent: number | undefined
}

/** How far the end of a quoted value is looked for. */
const farthestQuote = 4000

/** A key, with an ordinary colon behind which there is a space or nothing. */
const ordinaryKey = /^("[^"]*"|'[^']*'|[^\s'"[\]{}#&*!|>%@`,:-][^:]*?)[ \t]*:(?=[ \t]|$)/
/** A key with a colon that is followed by the value at once, or that is a full-width one. */
const tightKey = /^([\p{L}_][\p{L}\p{N}_.-]*)[ \t]*(?::(?!\/\/|[ \t]|$)|：)/u
/** A key in ASCII with a sign that other languages have there. */
const otherKey = /^([A-Za-z_][\w.-]*)[ \t]*[=;；](?=[ \t]*[^\s=])/
/** A key in ASCII with a full-width colon, also where another colon follows. */
const wideKey = /^([A-Za-z_][\w.-]*)[ \t]*：/
const foreignComment = /^(?:<!--.*-->|\/\/.*)$/
const keyLike = /^[ \t]*[\p{L}_][\p{L}\p{N}_-]*[ \t]*:(?:[ \t]|$)/u
const blockScalar = /^[|>][-+\d]*(?:[ \t]+#.*)?$/

/**
 * Takes a block apart by the look of its lines, which also works where it is no YAML.
 * @returns undefined when it cannot be said which lines belong to a quoted value
 */
export function readRoughFields(text: string, block: Range): readonly RoughField[] | undefined {
  const lines = linesOf(text, block)
  const fields: RoughField[] = []
  let first = 0
  for (let i = 0; i < lines.length; ) {
    first = i
    const slots: Slot[] = []
    const skipped = new Set<number>()
    do {
      const line = lines[i] ?? block
      const slot = readSlot(text, line)
      const last = slot ? lastLineOf(text, slot, lines, i) : i
      if (last === undefined) return undefined
      for (let j = i + 1; j <= last; j++) skipped.add(j)
      const isQuoted = slot !== undefined && isQuote(text[slot.value.start])
      const underIndented = slot && isQuoted ? lines.slice(i + 1, last + 1).filter((one) => isUnderIndented(text, one, slot.indent)) : []
      if (underIndented.some((one) => keyLike.test(text.slice(one.start, one.end)))) return undefined
      if (slot) slots.push({ ...slot, underIndented })
      if (slot && !isQuoted) for (let j = i + 1; j <= last; j++) skipped.delete(j)
      i = last + 1
    } while (i < lines.length && !startsField(text, lines[i] ?? block))
    const comments = lines.slice(first, i).filter((line) => foreignComment.test(text.slice(line.start, line.end)))
    const own = lines.slice(first, i).filter((_, index) => !skipped.has(first + index))
    fields.push({
      range: range(lines[first]?.start ?? block.start, lines[i]?.start ?? block.end),
      keyed: startsField(text, lines[first] ?? block) && comments[0] !== lines[first],
      comments,
      slots,
      tabbed: own.filter((line) => /^ *[\t\u3000\u00a0]\s*\S/.test(text.slice(line.start, line.end))),
      dashesWithoutSpace: own.flatMap((line) => tightDash(text, line)),
      dashIndent: own.map((line) => /^ +(?=- )/.exec(text.slice(line.start, line.end))?.[0].length).find((indent) => indent !== undefined),
    })
  }
  return fields
}

function tightDash(text: string, line: Range): readonly Range[] {
  const before = /^[ \t]*(?=-[^\s\d-]|\*[ \t])/.exec(text.slice(line.start, line.end))?.[0]
  return before === undefined ? [] : [range(line.start + before.length, line.start + before.length + 1)]
}

/** Where a quoted value ends; undefined when the mark that it starts with is not closed before `end`. */
export function closingQuote(text: string, start: number, end: number): number | undefined {
  const quote = text[start]
  for (let i = start + 1; i < end; i++) {
    if (quote === '"' && text[i] === '\\') i++
    else if (text[i] === quote) {
      if (quote !== "'" || text[i + 1] !== "'") return i
      i++
    }
  }
  return undefined
}

export function isQuote(unit: string | undefined): boolean {
  return unit === "'" || unit === '"'
}

/** Whether nothing but a comment stands there. */
export function isBlank(written: string): boolean {
  return /^(?:[ \t\r]*|[ \t]+#.*)$/.test(written)
}

function linesOf(text: string, block: Range): readonly Range[] {
  const lines: Range[] = []
  for (let start = block.start; start < block.end; ) {
    const feed = text.indexOf('\n', start)
    const next = feed < 0 || feed >= block.end ? block.end : feed + 1
    let { end } = range(start, next)
    while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--
    lines.push(range(start, end))
    start = next
  }
  return lines
}

/** Whether a key goes on behind a full-width colon, or starts with full-width spaces: it was to be another one. */
export function isWideKey(key: string): boolean {
  return wideKey.test(key) || /^[\u3000\u00a0]/.test(key)
}

/** Items and closing brackets in column 0 belong to the field above, as comments and blank lines do. */
function startsField(text: string, line: Range): boolean {
  return line.end > line.start && !/^(?:[\s#\]}]|-(?:[^\d-]|$))/.test(text.slice(line.start, Math.min(line.end, line.start + 2)))
}

function readSlot(text: string, line: Range): Slot | undefined {
  const written = text.slice(line.start, line.end)
  const lead = /^([ \t]*)(?:-[ \t]+)*/.exec(written)
  const indent = lead?.[1]?.length ?? 0
  const at = lead?.[0].length ?? 0
  const rest = written.slice(at)
  const found =
    (at === 0 ? wideKey.exec(rest) : null) ?? ordinaryKey.exec(rest) ?? (at === 0 ? (tightKey.exec(rest) ?? otherKey.exec(rest)) : null)
  if (!found && at === indent) return undefined
  const behind = at + (found?.[0].length ?? 0)
  const start = behind + (/^[ \t]*/.exec(written.slice(behind))?.[0].length ?? 0)
  const keyStart = line.start + at
  return {
    indent,
    key: found ? range(keyStart, keyStart + (found[1]?.length ?? 0)) : undefined,
    colon: found ? range(line.start + behind - 1, line.start + behind) : undefined,
    value: range(line.start + start, line.start + Math.max(start, written.trimEnd().length)),
    underIndented: [],
  }
}

/** The number of the line on which a value ends, as far as its own marks tell; undefined when more than one reading is likely. */
function lastLineOf(text: string, { value, indent }: Slot, lines: readonly Range[], from: number): number | undefined {
  if (blockScalar.test(text.slice(value.start, value.end))) {
    let last = from
    while (last + 1 < lines.length && !isUnderIndented(text, lines[last + 1] ?? value, indent)) last++
    return last
  }
  const lineEnd = lines[from]?.end ?? value.end
  if (!isQuote(text[value.start]) || closingQuote(text, value.start, lineEnd) !== undefined) return from
  const blockEnd = lines.at(-1)?.end ?? lineEnd
  const close = closingQuote(text, value.start, Math.min(blockEnd, value.start + farthestQuote))
  if (close === undefined) return from
  let last = from
  while (last + 1 < lines.length && (lines[last + 1]?.start ?? blockEnd) <= close) last++
  return isBlank(text.slice(close + 1, lines[last]?.end)) ? last : from
}

/** Whether a line is written, but not deeper than an indentation. */
function isUnderIndented(text: string, line: Range, indent: number): boolean {
  const written = text.slice(line.start, line.end)
  return written.trim() !== '' && (/^[ \t]*/.exec(written)?.[0].length ?? 0) <= indent
}
