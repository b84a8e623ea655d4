/** Classes of characters as goldmark has them (`util/util.go` of 1.5.4) and Go's package `unicode`. */

/** ASCII punctuation, symbols included. */
const asciiPunctuation = /^[!-/:-@[-`{-~]$/
const punctuation = /^\p{P}$/u
const white = /^[\t\n\v\f\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]$/
const letter = /^\p{L}$/u
const digit = /^\p{Nd}$/u

/** `util.IsPunct`: ASCII only. */
export function isAsciiPunctuation(character: string): boolean {
  return asciiPunctuation.test(character)
}

/** `unicode.IsPunct`: of symbols such as `+` only those that Unicode calls punctuation. */
export function isUnicodePunctuation(character: string): boolean {
  return punctuation.test(character)
}

/** `util.IsPunctRune`. Unlike CommonMark 0.31, symbols such as `→` or `€` are no punctuation. */
export function isPunctuation(character: string): boolean {
  return asciiPunctuation.test(character) || punctuation.test(character)
}

/** `util.IsSpaceRune`. */
export function isWhite(character: string): boolean {
  return white.test(character)
}

/** `util.IsSpace`: ASCII only. */
export function isAsciiWhite(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r'
}

export function isLetter(character: string): boolean {
  return letter.test(character)
}

export function isDigit(character: string): boolean {
  return digit.test(character)
}

/** The character that starts at an offset; '' after the end. */
export function characterAt(text: string, offset: number): string {
  const point = text.codePointAt(offset)
  return point === undefined ? '' : String.fromCodePoint(point)
}

/** The character that ends before an offset; a line end before the first. */
export function characterBefore(text: string, offset: number): string {
  if (offset <= 0) return '\n'
  const unit = text.charCodeAt(offset - 1)
  const start = unit >= 0xdc00 && unit <= 0xdfff && offset > 1 ? offset - 2 : offset - 1
  return text.slice(start, offset)
}
