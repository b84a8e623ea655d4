/** The start of a directive: `:::name[label]{attributes}`, `::name…` or `:name…` (micromark-extension-directive 3). */
export interface DirectiveHead {
  readonly name: string
  /** Of the label, between its brackets; undefined if there is none, or an empty one. */
  readonly label: { readonly start: number; readonly end: number } | undefined
  readonly attributes: string
  readonly end: number
}

const namePattern = /[a-z][\w-]*/iy
const attributesPattern = /\{(?:[^{}"'\n]|"[^"\n]*"|'[^'\n]*')*\}/y
/** The maximum length of a label, and the maximum number of open brackets in it. */
const maxLabelLength = 999
const maxBrackets = 32

/**
 * Reads a directive from its name on.
 * @param end the offset at which the text ends
 */
export function directiveHead(text: string, from: number, end: number): DirectiveHead | undefined {
  namePattern.lastIndex = from
  const [name] = namePattern.exec(text) ?? []
  if (name === undefined || /[-_]$/.test(name)) return undefined
  let at = from + name.length
  let label: DirectiveHead['label']
  if (text[at] === '[') {
    const close = labelEnd(text, at, end)
    if (close !== undefined) {
      if (close > at + 1) label = { start: at + 1, end: close }
      at = close + 1
    }
  }
  attributesPattern.lastIndex = at
  const [attributes = ''] = attributesPattern.exec(text) ?? []
  return { name, label, attributes, end: at + attributes.length }
}

/** The closing bracket of a label, which is on one line. */
function labelEnd(text: string, open: number, end: number): number | undefined {
  let depth = 0
  const limit = Math.min(end, open + maxLabelLength)
  for (let at = open + 1; at < limit; at++) {
    const unit = text[at]
    if (unit === '\n') return undefined
    if (unit === '\\') at++
    else if (unit === '[' && ++depth > maxBrackets) return undefined
    else if (unit === ']' && depth-- === 0) return at
  }
  return undefined
}
