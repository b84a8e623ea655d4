import { range, type Range } from '../text/text'
import type { Field, ListItem, ListNode, ScalarNode, ValueNode, ParseResult } from './nodes'

/*
 * A fast path: most front matter is `key: value` lines and lists of names. The `yaml` package takes longer for those than all rules
 * together, at every keystroke. Anything that is not certainly understood here is left to `yaml`: a doubt costs time, never correctness.
 * All offsets are offsets of the document; `end` is the end of the YAML.
 */

const space = 0x20
const lineFeed = 0x0a
const carriageReturn = 0x0d
const hash = 0x23
const colon = 0x3a
const dash = 0x2d
const comma = 0x2c
const openBracket = 0x5b
const closeBracket = 0x5d
const singleQuote = 0x27
const doubleQuote = 0x22
const backslash = 0x5c
/** A UTF-16 code unit that means the end of the text. */
const nothing = -1
/** An offset that means a doubt. */
const doubt = -1

/** `yaml` refuses keys whose colon is more than 1024 code units away. */
const keyLimit = 1000
/** Characters that cannot begin a plain scalar, or could mean something else there; a dash is examined separately. */
const indicators = new Set(Array.from(',[]{}#&*!|>\'"%@`?:', (character) => character.charCodeAt(0)))

/** The words of the core schema; all others are text or numbers. */
const words: ReadonlyMap<string, boolean | number | null> = new Map<string, boolean | number | null>([
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['.nan', Number.NaN],
  ['.NaN', Number.NaN],
  ['.NAN', Number.NaN],
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
])
const longestWord = 5

/**
 * Reads one-line scalars, lists of them and comments, below keys of the topmost level.
 * @returns exactly what the `yaml` package would return; undefined at the first doubt
 */
export function readPlainYaml(text: string, at: Range): ParseResult | undefined {
  const { end } = at
  const fields: Field[] = []
  let line = nextWrittenLine(text, at.start, end)
  while (line < end) {
    const field = line === doubt ? undefined : readField(text, line, end)
    if (!field) return undefined
    fields.push(field)
    line = lineAfter(text, field.range.end, end)
  }
  const first = fields[0]
  const last = fields.at(-1)
  if (!first || !last) return undefined
  return { root: { kind: 'map', range: range(first.range.start, last.range.end), style: 'block', fields }, errors: [], isPlain: true }
}

function readField(text: string, start: number, end: number): Field | undefined {
  const keyEnd = endOfKey(text, start, end)
  if (keyEnd === doubt) return undefined
  const key = text.slice(start, keyEnd)
  if (words.has(key)) return undefined
  const value = readValue(text, skipSpaces(text, keyEnd + 1, end), end)
  return value && { key, keyRange: range(start, keyEnd), value, range: range(start, value.range.end) }
}

/** @returns the offset of the colon */
function endOfKey(text: string, start: number, end: number): number {
  const limit = Math.min(end, start + keyLimit)
  for (let i = start; i < limit; i++) {
    const unit = text.charCodeAt(i)
    if (unit === colon) return i > start && text.charCodeAt(i - 1) !== space && endsWord(unitAt(text, i + 1, end)) ? i : doubt
    const letter = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f || (unit >= 0xa0 && !isOdd(unit))
    // Digits, dashes, full stops and spaces are fine inside; in front they could begin a number, an item or a continued line.
    if (!letter && (i === start || !((unit >= 0x30 && unit <= 0x39) || unit === dash || unit === 0x2e || unit === space))) return doubt
  }
  return doubt
}

/** @param start the first code unit after the colon that is not a space */
function readValue(text: string, start: number, end: number): ValueNode | undefined {
  const unit = unitAt(text, start, end)
  if (unit === openBracket) return readFlowList(text, start, end)
  if (!endsValue(unit)) return readScalar(text, start, end, false)
  const line = lineAfter(text, start, end)
  if (line === doubt) return undefined
  return isItem(text, skipSpaces(text, line, end), end) ? readBlockList(text, line, end) : emptyScalar(start)
}

/** @param start the start of the first item's line */
function readBlockList(text: string, start: number, end: number): ListNode | undefined {
  const indent = skipSpaces(text, start, end) - start
  const items: ListItem[] = []
  let line = start
  let itemEnd = start
  // A line with another indentation is not an item of this list; no key starts with a space or a dash, so it becomes a doubt.
  while (line < end && skipSpaces(text, line, end) === line + indent && isItem(text, line + indent, end)) {
    const value = readItemValue(text, skipSpaces(text, line + indent + 1, end), end)
    if (!value) return undefined
    itemEnd = value.range.end
    items.push({ range: range(line + indent, itemEnd), value })
    line = lineAfter(text, itemEnd, end)
    if (line === doubt) return undefined
  }
  return { kind: 'list', range: range(start + indent, itemEnd), style: 'block', items }
}

function readItemValue(text: string, start: number, end: number): ScalarNode | undefined {
  return endsValue(unitAt(text, start, end)) ? emptyScalar(start) : readScalar(text, start, end, false)
}

function isItem(text: string, offset: number, end: number): boolean {
  return unitAt(text, offset, end) === dash && endsWord(unitAt(text, offset + 1, end))
}

/** @param start the offset of the opening bracket */
function readFlowList(text: string, start: number, end: number): ListNode | undefined {
  const items: ListItem[] = []
  let i = skipSpaces(text, start + 1, end)
  if (unitAt(text, i, end) === closeBracket) return { kind: 'list', range: range(start, i + 1), style: 'flow', items }
  while (i < end) {
    const value = readScalar(text, i, end, true)
    if (!value) return undefined
    items.push({ range: value.range, value })
    i = skipSpaces(text, value.range.end, end)
    const unit = unitAt(text, i, end)
    if (unit === closeBracket) return { kind: 'list', range: range(start, i + 1), style: 'flow', items }
    if (unit !== comma) return undefined
    i = skipSpaces(text, i + 1, end)
  }
  return undefined
}

function readScalar(text: string, start: number, end: number, inFlow: boolean): ScalarNode | undefined {
  const unit = text.charCodeAt(start)
  if (unit === singleQuote || unit === doubleQuote) return readQuoted(text, start, end)
  if (indicators.has(unit)) return undefined
  if (unit === dash) {
    const next = unitAt(text, start + 1, end)
    if (endsWord(next) || isFlowIndicator(next)) return undefined
  }
  return readPlain(text, start, end, inFlow)
}

function readQuoted(text: string, start: number, end: number): ScalarNode | undefined {
  const quote = text.charCodeAt(start)
  let doubled = false
  for (let i = start + 1; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit === quote) {
      if (quote === singleQuote && unitAt(text, i + 1, end) === singleQuote) {
        doubled = true
        i++
        continue
      }
      const inner = text.slice(start + 1, i)
      const value = doubled ? inner.replaceAll("''", "'") : inner
      return { kind: 'scalar', range: range(start, i + 1), value, style: quote === singleQuote ? 'single' : 'double' }
    }
    if (isOdd(unit) || (unit === backslash && quote === doubleQuote)) return undefined
  }
  return undefined
}

function readPlain(text: string, start: number, end: number, inFlow: boolean): ScalarNode | undefined {
  let written = start
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit === space) continue
    if (unit === lineFeed || unit === carriageReturn) break
    if (unit === hash && text.charCodeAt(i - 1) === space) break
    if (inFlow && (unit === comma || unit === closeBracket)) break
    if (isOdd(unit) || (inFlow && isFlowIndicator(unit))) return undefined
    if (unit === colon) {
      const next = unitAt(text, i + 1, end)
      if (endsWord(next) || (inFlow && isFlowIndicator(next))) return undefined
    }
    written = i + 1
  }
  return { kind: 'scalar', range: range(start, written), value: resolvePlain(text.slice(start, written)), style: 'plain' }
}

/** The value of a plain scalar in the YAML 1.2 core schema. Numbers are converted as `yaml` does it, so long ones get the same digits. */
function resolvePlain(source: string): ScalarNode['value'] {
  if (source.length <= longestWord) {
    const word = words.get(source)
    if (word !== undefined) return word
  }
  const first = source.charCodeAt(0)
  // Numbers begin with +, -, . or a digit, which are adjacent in ASCII.
  if (first < 0x2b || first > 0x39) return source
  if (/^[-+]?[0-9]+$/.test(source)) return Number.parseInt(source, 10)
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(source)) return Number.parseFloat(source)
  if (/^0o[0-7]+$/.test(source)) return Number.parseInt(source.slice(2), 8)
  if (/^0x[0-9a-fA-F]+$/.test(source)) return Number.parseInt(source.slice(2), 16)
  return source
}

function emptyScalar(offset: number): ScalarNode {
  return { kind: 'scalar', range: range(offset, offset), value: null, style: 'plain' }
}

/** The start of the next line with more than white space and a comment; `end` if there is none. */
function nextWrittenLine(text: string, start: number, end: number): number {
  let line = start
  while (line < end) {
    const written = skipSpaces(text, line, end)
    if (!endsValue(unitAt(text, written, end))) return line
    line = restOfLine(text, written, end)
    if (line === doubt) return doubt
  }
  return end
}

/** The next such line after a value that ends at an offset; a doubt if more than a comment follows the value in its line. */
function lineAfter(text: string, valueEnd: number, end: number): number {
  const i = skipSpaces(text, valueEnd, end)
  if (unitAt(text, i, end) === hash && text.charCodeAt(i - 1) !== space) return doubt
  const line = restOfLine(text, i, end)
  return line === doubt ? doubt : nextWrittenLine(text, line, end)
}

/** The start of the next line, if only a comment or nothing is left of this one. */
function restOfLine(text: string, offset: number, end: number): number {
  let i = offset
  if (unitAt(text, i, end) === hash) while (i < end && !isOdd(text.charCodeAt(i))) i++
  const unit = unitAt(text, i, end)
  if (unit === nothing) return end
  if (unit === lineFeed) return i + 1
  return unit === carriageReturn && unitAt(text, i + 1, end) === lineFeed ? i + 2 : doubt
}

function skipSpaces(text: string, offset: number, end: number): number {
  let i = offset
  while (i < end && text.charCodeAt(i) === space) i++
  return i
}

function unitAt(text: string, offset: number, end: number): number {
  return offset < end ? text.charCodeAt(offset) : nothing
}

function endsWord(unit: number): boolean {
  return unit === space || unit === lineFeed || unit === carriageReturn || unit === nothing
}

function endsValue(unit: number): boolean {
  return unit === lineFeed || unit === carriageReturn || unit === nothing || unit === hash
}

function isFlowIndicator(unit: number): boolean {
  return unit === comma || unit === openBracket || unit === closeBracket || unit === 0x7b || unit === 0x7d
}

/** Control characters (including tabs and line ends), byte order marks and line separators: parsers do not agree about them. */
function isOdd(unit: number): boolean {
  if (unit < 0x7f) return unit < space
  return unit < 0xa0 || unit === 0x2028 || unit === 0x2029 || unit === 0xfeff || unit >= 0xfffe
}
