/** A regular expression of a schema. */
export interface Pattern {
  test(text: string): boolean
}

/** @throws SyntaxError when it is not a regular expression */
export function readPattern(source: string): Pattern {
  try {
    return new RegExp(source, 'u')
  } catch {
    return new RegExp(source)
  }
}
