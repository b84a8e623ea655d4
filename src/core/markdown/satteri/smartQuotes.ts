import type { InlineState, Token } from '../markdownIt'

/** A straight quotation mark in running text, and what stands around it in the source. */
interface Quote {
  readonly token: Token
  readonly mark: string
  readonly opens: boolean
  readonly closes: boolean
  /** Between two letters. */
  readonly inWord: boolean
  readonly afterDigit: boolean
}

const quotes = new WeakMap<InlineState, Quote[]>()

/** Reads a quotation mark. What it becomes depends on those around it: see `curlyQuotes`. */
export function quotationMark(state: InlineState, silent: boolean): boolean {
  const { src, pos } = state
  const mark = src[pos]
  if (mark !== '"' && mark !== "'") return false
  if (!silent) {
    const before = /.$/su.exec(src.slice(Math.max(0, pos - 2), pos))?.[0] ?? ''
    const after = String.fromCodePoint(src.codePointAt(pos + 1) ?? 0x20)
    const [left, right] = [kindOf(before), kindOf(after)]
    const token = state.push('text', '', 0)
    token.content = mark
    const list = quotes.get(state) ?? []
    quotes.set(state, list)
    list.push({
      token,
      mark,
      opens: right !== 'space' && left !== 'letter' && !(mark === "'" && /[)\]]/.test(before)),
      closes: left !== 'space' && right !== 'letter',
      inWord: left === 'letter' && right === 'letter',
      afterDigit: /\p{N}/u.test(before),
    })
  }
  state.pos++
  return true
}

function kindOf(character: string): 'space' | 'punctuation' | 'letter' {
  if (character === '' || /\s/.test(character)) return 'space'
  return /[\p{P}\p{S}]/u.test(character) ? 'punctuation' : 'letter'
}

/**
 * The quotation marks of a content as Sätteri 0.10.5 writes them, each by what stands around it and by whether a quotation is open:
 * measured. A single mark opens a quotation only if another closes it.
 */
export function curlyQuotes(state: InlineState): void {
  let openDouble = false
  let openSingle: Token | undefined
  for (const { token, mark, opens, closes, inWord, afterDigit } of quotes.get(state) ?? []) {
    if (mark === "'") {
      token.content = '’'
      if (closes && openSingle) {
        openSingle.content = '‘'
        openSingle = undefined
      } else if (opens) openSingle = token
    } else if (openDouble ? closes || inWord || afterDigit : afterDigit || (closes && !opens)) {
      token.content = '”'
      openDouble = false
    } else {
      token.content = '“'
      openDouble ||= opens || inWord
    }
  }
}
