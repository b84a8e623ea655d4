/** What a regular expression is made of. */
export type PatternPart =
  /** One character: `source` is an expression for it. */
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternPart[] }
  | { readonly kind: 'repeat'; readonly part: PatternPart; readonly least: number; readonly most: number }
  | { readonly kind: 'place'; readonly place: 'start' | 'end' | 'edge' | 'inside' }
  /** What looks ahead, behind, or back at what was found. */
  | { readonly kind: 'look'; readonly part: PatternPart }

const quantifier = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/
const escaped = /^\\(?:u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[pP]\{[^}]*\}|[\s\S])/u
const opening = /^\((?:\?(?:(:)|(<?[=!])|<[^>]*>))?/

/** Reads a regular expression that JavaScript takes. */
export function readPatternParts(source: string): PatternPart {
  let at = 0

  function choice(): PatternPart {
    const parts = [sequence()]
    while (source[at] === '|') {
      at++
      parts.push(sequence())
    }
    return parts.length === 1 ? (parts[0] as PatternPart) : { kind: 'choice', parts }
  }

  function sequence(): PatternPart {
    const parts: PatternPart[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const part = atom()
      const found = quantifier.exec(source.slice(at, at + 40))
      at += found?.[0].length ?? 0
      parts.push(found ? repeated(part, found) : part)
    }
    return { kind: 'sequence', parts }
  }

  function atom(): PatternPart {
    const rest = source.slice(at)
    const group = opening.exec(rest.slice(0, 200))
    if (group) {
      at += group[0].length
      const part = choice()
      at++
      return group[2] === undefined ? part : { kind: 'look', part }
    }
    const written =
      rest[0] === '['
        ? classOf(rest)
        : rest[0] === '\\'
          ? (escaped.exec(rest.slice(0, 100))?.[0] ?? rest)
          : String.fromCodePoint(rest.codePointAt(0) ?? 0)
    at += written.length
    return partOf(written)
  }

  return choice()
}

function repeated(part: PatternPart, [, sign, least, comma, most]: RegExpExecArray): PatternPart {
  if (sign === '?') return { kind: 'repeat', part, least: 0, most: 1 }
  if (sign !== undefined) return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: Number.POSITIVE_INFINITY }
  return {
    kind: 'repeat',
    part,
    least: Number(least),
    most: comma === undefined ? Number(least) : most ? Number(most) : Number.POSITIVE_INFINITY,
  }
}

function partOf(written: string): PatternPart {
  if (written === '^') return { kind: 'place', place: 'start' }
  if (written === '$') return { kind: 'place', place: 'end' }
  if (written === '\\b') return { kind: 'place', place: 'edge' }
  if (written === '\\B') return { kind: 'place', place: 'inside' }
  if (/^\\[1-9k]/.test(written)) return { kind: 'look', part: { kind: 'sequence', parts: [] } }
  return { kind: 'character', source: written }
}

/** A class of characters, up to its closing bracket. */
function classOf(rest: string): string {
  let at = 1
  while (at < rest.length && rest[at] !== ']') at += rest[at] === '\\' ? 2 : 1
  return rest.slice(0, at + 1)
}
