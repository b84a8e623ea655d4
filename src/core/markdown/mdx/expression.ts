/** Why MDX cannot run the JavaScript between braces: `open` has no closing brace, `syntax` is not an expression. */
export type BraceFault = 'open' | 'syntax'

/** What is between an opening brace and its closing one. */
export interface Braces {
  /** After the closing brace; after the opening one if there is a fault. */
  readonly end: number
  readonly fault: BraceFault | undefined
  /** The name whose value is read first; undefined if the expression starts with anything else. */
  readonly name: string | undefined
  /** Whether it is only an object. */
  readonly isObject: boolean
}

/** Reads a JSX element in JavaScript from its `<`. @returns the offset after it; undefined if it cannot be read */
export type ElementReader = (text: string, from: number) => number | undefined

const blank = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y
const word = /[$_\p{ID_Start}][\u200C\p{ID_Continue}$]*/uy
const number = /(?:0[xob][\da-f_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d+)?)n?(?![$_\p{ID_Start}\p{N}])/iuy
const quoted = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y
const regularExpression = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y
const sign = /=>|\.\.\.|\?\.(?!\d)|[=!]==?|\*\*=?|<<=?|>>>?=?|&&=?|\|\|=?|\?\?=?|\+\+|--|[-+*/%&|^<>]=?|[!~?:.,=]/y
/** The start of an object, after its brace: a key with what follows a key. */
const firstKey =
  /\s*(?:\/\*[\s\S]*?\*\/\s*)*(?:\}|\.\.\.|\[|(?:"[^"\n]*"|'[^'\n]*'|\d+)\s*[:(]|(?:async|get|set|\*)\s|([$_\p{ID_Start}][$\p{ID_Continue}]*)\s*(?:[:(=]|([,}])))/uy
const wordOperators = new Set(['in', 'instanceof'])
const prefixWords = new Set(['typeof', 'void', 'delete', 'await', 'new', 'yield', 'return', 'case', 'throw', 'else', 'do', 'of', 'default'])
const prefixSigns = new Set(['+', '-', '!', '~', '++', '--', '...'])
const statements = new Set(['async', 'function', 'class'])
const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/**
 * Reads an expression of MDX. It is not parsed as JavaScript: an error that needs more than the order of operands and operators to be
 * found is not reported.
 * @param at the offset of the opening brace
 */
export function readBraces(text: string, at: number, readElement: ElementReader): Braces {
  const failed = (fault: BraceFault): Braces => ({ end: at + 1, fault, name: undefined, isObject: false })
  const open: string[] = []
  let position = at + 1
  let wantsOperand = true
  let isEmpty = true
  /** Inside an object, a function or a class, where the order of words is not checked. */
  let loose = 0
  let conditions = 0
  let first: string | undefined
  let isUnknown = false
  /** After an object that the expression starts with, and white space. */
  let objectEnd = -1
  let startsWithObject = false
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position
    const [found] = pattern.exec(text) ?? []
    if (found !== undefined) position += found.length
    return found
  }
  for (;;) {
    take(blank)
    if (position >= text.length) return failed('open')
    const unit = text[position] ?? ''
    const isStrict = loose === 0
    if (unit === '}' && open.length === 0) {
      if (wantsOperand && !isEmpty && isStrict) return failed('syntax')
      return { end: position + 1, fault: undefined, name: isUnknown ? undefined : first, isObject: objectEnd === position }
    }
    const isFirst = isEmpty
    isEmpty = false
    if (unit === '}' || unit === ')' || unit === ']') {
      if (closers[open.pop() ?? ''] !== unit) return failed('syntax')
      if (unit === '}') loose--
      position++
      wantsOperand = false
      if (startsWithObject && open.length === 0 && objectEnd < 0) {
        take(blank)
        objectEnd = position
      }
      continue
    }
    if (unit === '(' || unit === '[' || unit === '{') {
      if (unit === '{') {
        if (!wantsOperand && isStrict) return failed('syntax')
        if (isStrict && text.slice(at, position).trimEnd().slice(-2) !== '=>') {
          firstKey.lastIndex = position + 1
          const [whole, key, after] = firstKey.exec(text) ?? []
          if (whole === undefined) return failed(text.indexOf('}', position) < 0 ? 'open' : 'syntax')
          if (isFirst) startsWithObject = true
          if (isFirst && after !== undefined) first = key
        }
        loose++
      }
      open.push(unit)
      position++
      wantsOperand = true
      continue
    }
    if (unit === '`') {
      const end = templateEnd(text, position, readElement)
      if (end === undefined) return failed('open')
      position = end
      wantsOperand = false
      continue
    }
    const name = take(word)
    if (name !== undefined) {
      if (statements.has(name)) {
        // The rest is a function or a class: only its brackets are read.
        isUnknown = true
        loose += 1000
      }
      if (wordOperators.has(name)) {
        if (wantsOperand && isStrict) return failed('syntax')
        wantsOperand = true
      } else if (prefixWords.has(name)) {
        if (!wantsOperand && isStrict) return failed('syntax')
        if (isFirst && name === 'typeof') isUnknown = true
        wantsOperand = true
      } else {
        if (!wantsOperand && isStrict) return failed('syntax')
        if (isFirst) first = name
        wantsOperand = false
      }
      continue
    }
    if (wantsOperand || !isStrict) {
      if (take(quoted) !== undefined || take(number) !== undefined) {
        wantsOperand = false
        continue
      }
      if (unit === '"' || unit === "'") return isStrict ? failed('syntax') : skipped(text, at)
    }
    if (wantsOperand) {
      if (take(regularExpression) !== undefined) {
        wantsOperand = false
        continue
      }
      if (unit === '<' && /[$_\p{ID_Start}>]/u.test(text.slice(position + 1, position + 3))) {
        const end = readElement(text, position)
        if (end === undefined) return isStrict && isFirst ? failed('syntax') : skipped(text, at)
        position = end
        wantsOperand = false
        continue
      }
    }
    const operator = take(sign)
    if (operator === undefined) {
      if (!isStrict && (unit === ';' || unit === '@' || unit === '#')) {
        position++
        wantsOperand = true
        continue
      }
      return isStrict ? failed('syntax') : skipped(text, at)
    }
    if (operator === '=>') isUnknown = true
    if (isStrict) {
      if (wantsOperand && !prefixSigns.has(operator) && !(operator === ',' && open.at(-1) === '[')) return failed('syntax')
      if (operator === '?') conditions++
      if (operator === ':' && conditions-- === 0) return failed('syntax')
      if (!wantsOperand && (operator === '!' || operator === '~' || operator === '...')) return failed('syntax')
      if (wantsOperand && operator === '...' && open.length === 0) return failed('syntax')
    }
    wantsOperand = !(!wantsOperand && (operator === '++' || operator === '--'))
  }
}

/** The end of braces whose content cannot be read here, by their number alone. It is not reported. */
function skipped(text: string, at: number): Braces {
  let depth = 0
  for (let position = at; position < text.length; position++) {
    if (text[position] === '{') depth++
    if (text[position] === '}' && --depth === 0) return { end: position + 1, fault: undefined, name: undefined, isObject: false }
  }
  return { end: at + 1, fault: 'open', name: undefined, isObject: false }
}

function templateEnd(text: string, at: number, readElement: ElementReader): number | undefined {
  for (let position = at + 1; position < text.length; position++) {
    const unit = text[position]
    if (unit === '\\') position++
    else if (unit === '`') return position + 1
    else if (unit === '$' && text[position + 1] === '{') {
      const { end, fault } = readBraces(text, position + 1, readElement)
      if (fault) return undefined
      position = end - 1
    }
  }
  return undefined
}
