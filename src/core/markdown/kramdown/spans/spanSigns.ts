import { addMembers, addList, closingBrace, newAttributeList } from '../common/attributeList'
import { decodeNumber, htmlEntity } from '../common/htmlEntities'
import type { SymbolName } from '../common/kramdownOptions'
import { addText, isInside, lastAttributes, type Level, type SpanReader } from './kramdownSpan'

const names: Readonly<Record<string, SymbolName>> = {
  '---': 'mdash',
  '--': 'ndash',
  '...': 'hellip',
  '<< ': 'laquo_space',
  ' >>': 'raquo_space',
  '<<': 'laquo',
  '>>': 'raquo',
}
const symbol = /---|--|\.\.\.|\\<<|\\>>|<< | >>|<<|>>/y

/** Dashes, dots and guillemets. */
export function readSymbol({ scanner, context }: SpanReader, level: Level): boolean {
  const { symbols } = context.options
  const { pos } = scanner
  const found = symbols && scanner.scan(symbol)?.[0]
  if (found === undefined) return false
  const name = names[found]
  addText(level, name ? (symbols?.[name] ?? found) : found.slice(1), pos, scanner.pos)
  return true
}

const entity = /&(?:([\w:][\w.:-]*)|#(\d+)|#x([\da-fA-F]+));/y

/** A character reference. Names that HTML 4 lacks are shown as written. */
export function readEntity({ scanner }: SpanReader, level: Level): boolean {
  const { pos } = scanner
  const found = scanner.scan(entity)
  if (!found) return false
  const [written, name, decimal, hexadecimal] = found
  const character = name === undefined ? decodeNumber(decimal, hexadecimal) : htmlEntity(name)
  if (character !== undefined) addText(level, character, pos, scanner.pos)
  else addText(level, written, pos)
  return true
}

/** Two spaces, or two backslashes, at the end of a line. */
export function readLineBreak({ scanner, context }: SpanReader, level: Level): boolean {
  const { text, pos } = scanner
  if (context.options.hardWrap && context.options.gfm) return false
  if (text[pos + 2] !== '\n' || !(text.startsWith('  ', pos) || text.startsWith('\\\\', pos))) return false
  scanner.pos = pos + 2
  level.spans.push({ kind: 'break' })
  return true
}

const escapedByGfm = /\\([\\.*_+`<>()[\]{}#!:|"'$=\-~])/y
const escaped = /\\([\\.*_+`<>()[\]{}#!:|"'$=-])/y

/** A backslash before a sign, or at the end of a line. */
export function readEscaped({ scanner, context }: SpanReader, level: Level): boolean {
  const { gfm, hardWrap } = context.options
  if (gfm && !hardWrap && !context.inElement && scanner.text.startsWith('\\\n', scanner.pos) && !isInside(level, 'html')) {
    scanner.pos++
    level.spans.push({ kind: 'break' })
    return true
  }
  const found = scanner.scan(gfm ? escapedByGfm : escaped)
  if (found) addText(level, found[1] ?? '', scanner.pos - 1)
  return found !== undefined
}

const extension = /\{::(\w+)(?:[ \t\r\n\f\v]((?:\\\}|[^}]){0,2000}?)|)(\/?)\}/y
const extensionEnd = /\{:\/(?:\w[\w-]*)?\}/y

/** An attribute list for the span before it, or an extension. */
export function readSpanExtension({ scanner }: SpanReader, level: Level): boolean {
  const { text, pos } = scanner
  if (!text.startsWith('{:', pos)) return false
  const open = scanner.check(extension)
  const list = open || scanner.check(extensionEnd) ? -1 : closingBrace(scanner, pos + 2)
  const target = list > pos + 2 ? lastAttributes(level.spans) : undefined
  if (target) {
    const found = newAttributeList()
    addMembers(found, text.slice(pos + 2, list))
    addList({ attributes: target, references: [] }, found)
    scanner.pos = list + 1
    return true
  }
  if (open && readNamed(scanner, level, open)) return true
  addText(level, '{', pos)
  scanner.pos = pos + 1
  return true
}

function readNamed(scanner: SpanReader['scanner'], level: Level, [written, name, , slash]: RegExpExecArray): boolean {
  if (name !== 'comment' && name !== 'nomarkdown' && name !== 'options') return false
  const from = scanner.pos + written.length
  let [to, end] = [from, from]
  if (slash === '') {
    const close = scanner.search(`\\{:/(?:${name})?\\}`, from)
    if (!close) return false
    to = close.index
    end = to + close[0].length
  }
  scanner.pos = end
  if (name === 'nomarkdown') level.spans.push({ kind: 'markup', text: scanner.text.slice(from, to) })
  return true
}
