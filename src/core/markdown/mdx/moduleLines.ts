const word = '[$_\\p{ID_Start}][$\\p{ID_Continue}]*'
const braced = '\\{[^{}]*\\}'
const text = `(?:"[^"\\n]*"|'[^'\\n]*')`
const importForm = new RegExp(
  `^import\\s+(?:${text}|(?:${word}|\\*\\s*as\\s+${word}|${braced})(?:\\s*,\\s*(?:\\*\\s*as\\s+${word}|${braced}))?\\s*\\bfrom\\s*${text}|(?:${word}\\s*,\\s*)?${braced}\\s*from\\s*${text})(?:\\s+(?:with|assert)\\s*${braced})?[ \\t]*;?`,
  'u',
)
const exportForm = new RegExp(
  `^export\\s+(?:default\\s+\\S|(?:async\\s+)?function\\b\\s*\\*?\\s*${word}\\s*\\(|class\\s+${word}|const\\s+(?:${word}\\s*=|[{[])|(?:let|var)\\s+(?:${word}\\s*(?:[=;,\\n]|$)|[{[])|\\{|\\*\\s*(?:as\\s+${word}\\s+)?from\\b)`,
  'u',
)
const between = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/

/**
 * Reads the lines of a block that starts with `import` or `export`.
 * @param source from the start of the block to the end of the document
 * @returns the number of lines, and whether they are imports and exports
 */
export function readModuleLines(source: string): { readonly lines: number; readonly isValid: boolean } {
  const whole = blockEnd(source)
  let rest = source.slice(0, whole)
  const lines = rest.split('\n').length
  for (;;) {
    rest = rest.slice((between.exec(rest) ?? [''])[0].length)
    if (rest === '') return { lines, isValid: true }
    // The rest of an export is JavaScript, which is not read further.
    if (exportForm.test(rest)) return { lines, isValid: true }
    const [found] = importForm.exec(rest) ?? []
    if (found === undefined) return { lines, isValid: false }
    rest = rest.slice(found.length)
  }
}

/** The end of the first line with a blank line after it, outside of brackets. */
function blockEnd(source: string): number {
  const firstBlank = /\n[ \t]*(?:\n|$)/.exec(source)?.index ?? source.length
  if (!/[{([`]/.test(source.slice(0, firstBlank))) return firstBlank
  let depth = 0
  let quote: string | undefined
  for (let at = 0; at < source.length; at++) {
    const unit = source[at] ?? ''
    if (quote !== undefined) {
      if (unit === '\\') at++
      else if (unit === quote || (unit === '\n' && quote !== '`')) quote = undefined
    } else if (unit === '`' || ((unit === '"' || unit === "'") && !/\w/.test(source[at - 1] ?? ''))) quote = unit
    else if ('{(['.includes(unit)) depth++
    else if ('})]'.includes(unit)) depth--
    if (unit === '\n' && depth <= 0 && quote === undefined && /^\n[ \t]*(?:\n|$)/.test(source.slice(at, at + 200))) return at
  }
  return source.trimEnd().length
}
