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

/** A block that starts with `import` or `export`. */
interface ModuleLines {
  readonly lines: number
  /** Whether it consists of imports and exports. */
  readonly isValid: boolean
  /** Whether a bracket in it is not closed before the end of the document; the block then ends at its first blank line. */
  readonly isOpen: boolean
  /** The number of lines that the result depends on. */
  readonly linesRead: number
}

/**
 * Reads the lines of a block that starts with `import` or `export`.
 * @param source from the start of the block to the end of the document
 * @param mayPassBlank whether a closing bracket is searched after a blank line
 */
export function readModuleLines(source: string, mayPassBlank: boolean): ModuleLines {
  const { end, isOpen, readTo } = blockEnd(source, mayPassBlank)
  let rest = source.slice(0, end)
  const lines = rest.split('\n').length
  const found = { lines, isOpen, linesRead: readTo === end ? lines : source.slice(0, readTo).split('\n').length }
  for (;;) {
    rest = rest.slice((between.exec(rest) ?? [''])[0].length)
    if (rest === '') return { ...found, isValid: true }
    // The rest of an export is JavaScript, which is not read further.
    if (exportForm.test(rest)) return { ...found, isValid: true }
    const [statement] = importForm.exec(rest) ?? []
    if (statement === undefined) return { ...found, isValid: false }
    rest = rest.slice(statement.length)
  }
}

/** The end of the first line with a blank line after it, outside of brackets. */
function blockEnd(source: string, mayPassBlank: boolean): { readonly end: number; readonly isOpen: boolean; readonly readTo: number } {
  const firstBlank = /\n[ \t]*(?:\n|$)/.exec(source)?.index ?? source.length
  const first = { end: firstBlank, isOpen: false, readTo: firstBlank }
  if (!/[{([`]/.test(source.slice(0, firstBlank))) return first
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
    if (unit !== '\n' || !/^\n[ \t]*(?:\n|$)/.test(source.slice(at, at + 200))) continue
    if (depth <= 0 && quote === undefined) return { end: at, isOpen: false, readTo: at }
    if (!mayPassBlank) return first
  }
  const end = source.trimEnd().length
  const isOpen = depth > 0 || quote !== undefined
  return { end: isOpen ? firstBlank : end, isOpen, readTo: source.length }
}
