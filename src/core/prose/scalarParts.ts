import type { ScalarNode } from '../data/nodes'
import { range, type Range } from '../text/text'

interface ScalarPart {
  readonly text: string
  readonly source: Range | undefined
}

/**
 * The parts of a text of front matter, and where each is written: escapes and folded lines are parts of their own.
 * @param value the text that the scalar stands for
 * @param document the whole document
 * @returns one part without a source if it cannot be followed
 */
export function scalarParts(node: ScalarNode, value: string, document: string, isYaml: boolean): readonly ScalarPart[] {
  const unknown = [{ text: value, source: undefined }]
  if (node.source !== undefined) return unknown
  const { start, end } = inner(node, document)
  if (document.slice(start, end) === value) return [{ text: value, source: range(start, end) }]
  return followed(node, value, document, { start, end }, isYaml) ?? unknown
}

/** The content of a scalar: between its quotes, behind the head of a block. */
function inner({ range: { start, end }, style }: ScalarNode, document: string): Range {
  if (style === 'plain') return range(start, end)
  if (style !== 'block') return range(start + 1, end - 1)
  const quotes = /^(?:"""|''')/.exec(document.slice(start, start + 3))?.[0]
  if (quotes !== undefined) {
    const first = /^\r?\n/.exec(document.slice(start + 3, start + 5))?.[0].length ?? 0
    return range(start + 3 + first, end - 3)
  }
  const line = document.indexOf('\n', start)
  return range(line < 0 ? end : line + 1, end)
}

function followed(
  { style }: ScalarNode,
  value: string,
  document: string,
  { start, end }: Range,
  isYaml: boolean,
): readonly ScalarPart[] | undefined {
  const parts: ScalarPart[] = []
  let at = start
  let read = 0
  let from = start
  const copy = () => {
    if (at > from) parts.push({ text: document.slice(from, at), source: range(from, at) })
  }
  const escapes = style === 'double' || (style === 'block' && document.slice(start - 5, start).includes('"""'))
  if (style === 'block') at += blankLength(document, at, end)
  from = at
  while (read < value.length) {
    // The line end behind a block is not of its range.
    if (at >= end && style === 'block' && value.slice(read).trim() === '') break
    if (at >= end) return undefined
    const unit = document[at] ?? ''
    const isEscape = escapes && unit === '\\'
    const isDoubled = isYaml && style === 'single' && unit === "'"
    if (!isEscape && !isDoubled && unit === value[read] && unit !== '\n' && unit !== '\r' && !isFold(document, at, end)) {
      at++
      read++
      continue
    }
    copy()
    const found = isEscape
      ? escapeAt(document, at, value, read)
      : isDoubled
        ? { length: 2, text: "'" }
        : foldAt(document, at, end, value, read)
    if (!found || found.length === 0 || !value.startsWith(found.text, read)) return undefined
    if (found.text !== '') parts.push({ text: found.text, source: range(at, at + found.length) })
    at += found.length
    read += found.text.length
    from = at
  }
  copy()
  return parts
}

function blankLength(document: string, from: number, end: number): number {
  let at = from
  while (at < end && /\s/.test(document[at] ?? '')) at++
  return at - from
}

/** Whether white space begins that has a line end in it. Looks ahead only from the first blank of a run. */
function isFold(document: string, at: number, end: number): boolean {
  if (!/[ \t]/.test(document[at] ?? '') || /[ \t]/.test(document[at - 1] ?? '')) return false
  let next = at
  while (next < end && (document[next] === ' ' || document[next] === '\t')) next++
  return document[next] === '\n' || document[next] === '\r'
}

/** White space over a line end is one blank of the text, or its line ends. */
function foldAt(document: string, at: number, end: number, value: string, read: number): { length: number; text: string } | undefined {
  const length = blankLength(document, at, end)
  const text = /^(?: ?\n+| )/.exec(value.slice(read, read + length + 1))?.[0]
  return length > 0 && text !== undefined ? { length, text } : undefined
}

const named: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}

/** An escape of YAML, TOML or JSON. */
function escapeAt(document: string, at: number, value: string, read: number): { length: number; text: string } | undefined {
  const kind = document[at + 1] ?? ''
  const digits = { x: 2, u: 4, U: 8 }[kind]
  if (digits !== undefined) {
    const code = Number.parseInt(document.slice(at + 2, at + 2 + digits), 16)
    const isValid = code >= 0 && code <= 0x10ffff
    if (!isValid) return undefined
    const text = kind === 'u' ? String.fromCharCode(code) : String.fromCodePoint(code)
    return { length: 2 + digits, text }
  }
  if (/\s/.test(kind)) {
    // The line goes on without its end.
    const length = 1 + blankLength(document, at + 1, document.length)
    return { length, text: '' }
  }
  return { length: 2, text: named[kind] ?? value[read] ?? '' }
}
