/** The syntax tree of a regular expression. */
export type PatternPart =
  /** Matches one character; `source` is the expression for it. */
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'sequence' | 'alternation'; readonly parts: readonly PatternPart[] }
  | { readonly kind: 'quantifier'; readonly part: PatternPart; readonly min: number; readonly max: number }
  | { readonly kind: 'assertion'; readonly assertion: 'start' | 'end' | 'wordBoundary' | 'noWordBoundary' }
  /** Lookahead, lookbehind or back reference. */
  | { readonly kind: 'lookaround'; readonly part: PatternPart }

const quantifier = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/
const escaped = /^\\(?:u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[pP]\{[^}]*\}|[\s\S])/u
const opening = /^\((?:\?(?:(:)|(<?[=!])|<[^>]*>))?/

/** Parses a regular expression that JavaScript has accepted. */
export function readPatternParts(source: string): PatternPart {
  let position = 0

  function alternation(): PatternPart {
    const parts = [sequence()]
    while (source[position] === '|') {
      position++
      parts.push(sequence())
    }
    return parts.length === 1 ? (parts[0] as PatternPart) : { kind: 'alternation', parts }
  }

  function sequence(): PatternPart {
    const parts: PatternPart[] = []
    while (position < source.length && source[position] !== '|' && source[position] !== ')') {
      const part = atom()
      const found = quantifier.exec(source.slice(position, position + 40))
      position += found?.[0].length ?? 0
      parts.push(found ? repeated(part, found) : part)
    }
    return { kind: 'sequence', parts }
  }

  function atom(): PatternPart {
    const rest = source.slice(position)
    const group = opening.exec(rest.slice(0, 200))
    if (group) {
      position += group[0].length
      const part = alternation()
      position++
      return group[2] === undefined ? part : { kind: 'lookaround', part }
    }
    const written =
      rest[0] === '['
        ? classOf(rest)
        : rest[0] === '\\'
          ? (escaped.exec(rest.slice(0, 100))?.[0] ?? rest)
          : String.fromCodePoint(rest.codePointAt(0) ?? 0)
    position += written.length
    return partOf(written)
  }

  return alternation()
}

function repeated(part: PatternPart, [, sign, min, comma, max]: RegExpExecArray): PatternPart {
  if (sign === '?') return { kind: 'quantifier', part, min: 0, max: 1 }
  if (sign !== undefined) return { kind: 'quantifier', part, min: sign === '+' ? 1 : 0, max: Number.POSITIVE_INFINITY }
  return {
    kind: 'quantifier',
    part,
    min: Number(min),
    max: comma === undefined ? Number(min) : max ? Number(max) : Number.POSITIVE_INFINITY,
  }
}

function partOf(written: string): PatternPart {
  if (written === '^') return { kind: 'assertion', assertion: 'start' }
  if (written === '$') return { kind: 'assertion', assertion: 'end' }
  if (written === '\\b') return { kind: 'assertion', assertion: 'wordBoundary' }
  if (written === '\\B') return { kind: 'assertion', assertion: 'noWordBoundary' }
  if (/^\\[1-9k]/.test(written)) return { kind: 'lookaround', part: { kind: 'sequence', parts: [] } }
  return { kind: 'character', source: written }
}

/** A class of characters, up to its closing bracket. */
function classOf(rest: string): string {
  let position = 1
  while (position < rest.length && rest[position] !== ']') position += rest[position] === '\\' ? 2 : 1
  return rest.slice(0, position + 1)
}
