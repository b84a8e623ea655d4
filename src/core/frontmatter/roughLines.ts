import { range, type Range } from '../text/text'

/** The value on a line: after the `:` of an implicit key, or after the `-` of a block sequence entry. */
export interface ValuePosition {
  /** Of the line, in UTF-16 code units. */
  readonly indent: number
  /** Undefined for a sequence entry. */
  readonly key: Range | undefined
  /** The `:`, or the sign in place of it. Undefined for a sequence entry. */
  readonly colon: Range | undefined
  /** Up to the end of its line, without the white space around it. */
  readonly value: Range
  /** The lines on which a quoted scalar continues without enough indentation; without line ends. */
  readonly underIndented: readonly Range[]
}

/** A top-level field by the look of its lines: from its key to the next key. */
export interface RoughField {
  /** Whole lines. */
  readonly range: Range
  /** False for lines before the first key. */
  readonly hasKey: boolean
  readonly valuePositions: readonly ValuePosition[]
  /** Lines with tabs, full-width or no-break spaces in their indentation; without line ends. */
  readonly tabbed: readonly Range[]
  /** The `-` of sequence entries that have no space after it, and `*` in place of `-`. */
  readonly dashesWithoutSpace: readonly Range[]
  /** Lines that are comments in other languages: `// …`, `<!-- … -->`. */
  readonly comments: readonly Range[]
  /** The indentation of its first indented sequence entry, in spaces. */
  readonly dashIndent: number | undefined
}

/** How far the closing quote of a scalar is searched, in UTF-16 code units. */
const maxQuotedLength = 4000

/** An implicit key with its `:`, which is followed by a space or nothing. */
const implicitKey = /^("[^"]*"|'[^']*'|[^\s'"[\]{}#&*!|>%@`,:-][^:]*?)[ \t]*:(?=[ \t]|$)/
/** A key with a `:` that has no space after it, or with a full-width colon. */
const keyWithoutSpace = /^([\p{L}_][\p{L}\p{N}_.-]*)[ \t]*(?::(?!\/\/|[ \t]|$)|：)/u
/** A key in ASCII with `=` or a semicolon in place of the `:`. */
const keyWithOtherSign = /^([A-Za-z_][\w.-]*)[ \t]*(?:[=;；](?=[ \t]*[^\s=])|=(?=[ \t]*$))/
/** A key in ASCII with a full-width colon, even if another colon follows. */
const keyWithFullWidthColon = /^([A-Za-z_][\w.-]*)[ \t]*：/
/** A key whose `:` is followed by a full-width or no-break space, which is text to YAML; the value may hold another colon. */
const keyWithFullWidthSpace = /^([\p{L}_][\p{L}\p{N}_.-]*)[ \t]*:(?=[\u3000\u00a0])/u
const foreignComment = /^(?:<!--.*-->|\/\/.*)$/
const keyLike = /^[ \t]*[\p{L}_][\p{L}\p{N}_-]*[ \t]*:(?:[ \t]|$)/u
const blockScalar = /^[|>][-+\d]*(?:[ \t]+#.*)?$/

/**
 * Splits front matter into fields by the look of its lines, which also works if it is not valid YAML.
 * @param block the content between the fences
 * @returns undefined if it is unclear which lines belong to a quoted scalar
 */
export function readRoughFields(text: string, block: Range): readonly RoughField[] | undefined {
  const lines = linesOf(text, block)
  const fields: RoughField[] = []
  let first = 0
  for (let i = 0; i < lines.length; ) {
    first = i
    const valuePositions: ValuePosition[] = []
    const skipped = new Set<number>()
    do {
      const line = lines[i] ?? block
      const position = readValuePosition(text, line)
      const last = position ? lastLineOf(text, position, lines, i) : i
      if (last === undefined) return undefined
      for (let j = i + 1; j <= last; j++) skipped.add(j)
      const isQuoted = position !== undefined && isQuote(text[position.value.start])
      const underIndented =
        position && isQuoted ? lines.slice(i + 1, last + 1).filter((one) => isUnderIndented(text, one, position.indent)) : []
      if (underIndented.some((one) => keyLike.test(text.slice(one.start, one.end)))) return undefined
      if (position) valuePositions.push({ ...position, underIndented })
      if (position && !isQuoted) for (let j = i + 1; j <= last; j++) skipped.delete(j)
      i = last + 1
    } while (i < lines.length && !startsField(text, lines[i] ?? block))
    const comments = lines.slice(first, i).filter((line) => foreignComment.test(text.slice(line.start, line.end)))
    const own = lines.slice(first, i).filter((_, index) => !skipped.has(first + index))
    fields.push({
      range: range(lines[first]?.start ?? block.start, lines[i]?.start ?? block.end),
      hasKey: startsField(text, lines[first] ?? block) && comments[0] !== lines[first],
      comments,
      valuePositions,
      tabbed: own.filter((line) => /^ *[\t\u3000\u00a0]\s*\S/.test(text.slice(line.start, line.end))),
      dashesWithoutSpace: own.flatMap((line) => dashWithoutSpace(text, line)),
      dashIndent: own.map((line) => /^ +(?=- )/.exec(text.slice(line.start, line.end))?.[0].length).find((indent) => indent !== undefined),
    })
  }
  return fields
}

function dashWithoutSpace(text: string, line: Range): readonly Range[] {
  const before = /^[ \t]*(?=-[^\s\d-]|\*[ \t])/.exec(text.slice(line.start, line.end))?.[0]
  return before === undefined ? [] : [range(line.start + before.length, line.start + before.length + 1)]
}

/** The offset of the closing quote of a scalar that starts with a quote at `start`; undefined if there is none before `end`. */
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

/** Whether there is nothing but white space and a comment. */
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

/** Whether a key has a full-width colon, or full-width or no-break spaces after a colon or at its start. */
export function isFullWidthKey(key: string): boolean {
  return keyWithFullWidthColon.test(key) || keyWithFullWidthSpace.test(key) || /^[\u3000\u00a0]/.test(key)
}

/** Sequence entries, closing brackets, comments and blank lines in column 0 belong to the field above. */
function startsField(text: string, line: Range): boolean {
  return line.end > line.start && !/^(?:[\s#\]}]|-(?:[^\d-]|$))/.test(text.slice(line.start, Math.min(line.end, line.start + 2)))
}

function readValuePosition(text: string, line: Range): ValuePosition | undefined {
  const written = text.slice(line.start, line.end)
  const lead = /^([ \t]*)(?:-[ \t]+)*/.exec(written)
  const indent = lead?.[1]?.length ?? 0
  const at = lead?.[0].length ?? 0
  const rest = written.slice(at)
  const found =
    (at === 0 ? (keyWithFullWidthColon.exec(rest) ?? keyWithFullWidthSpace.exec(rest)) : null) ??
    implicitKey.exec(rest) ??
    (at === 0 ? (keyWithoutSpace.exec(rest) ?? keyWithOtherSign.exec(rest)) : null)
  if (!found && at === indent) return undefined
  const valueColumn = at + (found?.[0].length ?? 0)
  const start = valueColumn + (/^[ \t]*/.exec(written.slice(valueColumn))?.[0].length ?? 0)
  const keyStart = line.start + at
  return {
    indent,
    key: found ? range(keyStart, keyStart + (found[1]?.length ?? 0)) : undefined,
    colon: found ? range(line.start + valueColumn - 1, line.start + valueColumn) : undefined,
    value: range(line.start + start, line.start + Math.max(start, written.trimEnd().length)),
    underIndented: [],
  }
}

/** The index of the line on which a block scalar or quoted scalar ends; `from` for any other value. */
function lastLineOf(text: string, { value, indent }: ValuePosition, lines: readonly Range[], from: number): number | undefined {
  if (blockScalar.test(text.slice(value.start, value.end))) {
    let last = from
    while (last + 1 < lines.length && !isUnderIndented(text, lines[last + 1] ?? value, indent)) last++
    return last
  }
  const lineEnd = lines[from]?.end ?? value.end
  if (!isQuote(text[value.start]) || closingQuote(text, value.start, lineEnd) !== undefined) return from
  const blockEnd = lines.at(-1)?.end ?? lineEnd
  const close = closingQuote(text, value.start, Math.min(blockEnd, value.start + maxQuotedLength))
  if (close === undefined) return from
  let last = from
  while (last + 1 < lines.length && (lines[last + 1]?.start ?? blockEnd) <= close) last++
  return isBlank(text.slice(close + 1, lines[last]?.end)) ? last : from
}

/** Whether a line is not blank and not indented more than `indent`. */
function isUnderIndented(text: string, line: Range, indent: number): boolean {
  const written = text.slice(line.start, line.end)
  return written.trim() !== '' && (/^[ \t]*/.exec(written)?.[0].length ?? 0) <= indent
}
