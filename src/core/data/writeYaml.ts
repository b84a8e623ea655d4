import type { ValueNode } from './nodes'

/** Texts without any character that has a meaning in YAML: true of most names. */
const wordsOnly = /^\p{L}(?:[\p{L}\p{N} ]*[\p{L}\p{N}])?$/u
/** Words that YAML does not read as text. */
const plainWord = /^(?:~|null|true|false|yes|no|on|off|y|n|=|<<|\.nan)$/i

/** Writes a text as a YAML 1.2 scalar, in the given style if that can express it. */
export function writeScalar(value: string, style: 'plain' | 'single' | 'double', inFlow = false): string {
  if (style === 'plain' && isPlainSafe(value, inFlow)) return value
  // Single quotes cannot hold control characters.
  if (style !== 'double' && !/\p{Cc}/u.test(value)) return `'${value.replaceAll("'", "''")}'`
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The style of quotes in use in a node: that of its first quoted value; single if there is none. */
export function quoteStyleOf(node: ValueNode | undefined): 'single' | 'double' {
  return firstQuotes(node) ?? 'single'
}

/** Whether YAML 1.2 and YAML 1.1 parsers both read a text without quotes as the same text. */
export function isPlainSafe(value: string, inFlow = false): boolean {
  if (wordsOnly.test(value)) return !plainWord.test(value)
  if (value === '' || value !== value.trim() || /\p{Cc}/u.test(value)) return false
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(value) && !/^[-?:][^\s,[\]{}]/.test(value)) return false
  if (/:(\s|$)|\s#/.test(value) || (inFlow && /[,[\]{}]|:$/.test(value))) return false
  if (/^(---|\.\.\.)/.test(value)) return false
  // Not text for one of the two: numbers (also octal, sexagesimal, with underscores), dates, words.
  if (
    /^[-+]?(\d[\d_]*(\.[\d_]*)?([eE][-+]?\d+)?|\.[\d_]+([eE][-+]?\d+)?|0[xob][\da-fA-F_]+|\.inf|\.Inf|\.INF|[\d_]+(:[0-5]?\d)+(\.\d*)?)$/.test(
      value,
    )
  )
    return false
  if (/^\d{4}-\d\d?-\d\d?([Tt\s].*)?$/.test(value)) return false
  // Jekyll's parser (Psych) also reads `1,000` as a number and `:name` as a symbol.
  if (/^[-+]?\d[\d,]*(\.\d+)?$|^:\S/.test(value)) return false
  return !plainWord.test(value)
}

function firstQuotes(node: ValueNode | undefined): 'single' | 'double' | undefined {
  if (node?.kind === 'scalar') return node.style === 'single' || node.style === 'double' ? node.style : undefined
  for (const { value } of node?.kind === 'map' ? node.fields : (node?.items ?? [])) {
    const quotes = firstQuotes(value)
    if (quotes) return quotes
  }
  return undefined
}
