/**
 * Characters that a terminal or a page would act on instead of showing them: control characters (category Cc), line and paragraph
 * separators, the embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX #9, 2), which can make a line read as
 * another one, and half surrogate pairs.
 */
const hidden = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\p{Cs}]/gu
const hiddenInLine = /(?!\t|\r$)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\p{Cs}]/gu
const hiddenInText = /(?!\t|\r?\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\p{Cs}]/gu
const whiteSpace = /[\t\n\v\f\r\u0085\u2028\u2029]+/g

/** A name or a path as it is shown: hidden characters as escape sequences, such as `\n` and `\u001b`. */
export function visibleName(name: string): string {
  return name.replace(hidden, escaped)
}

/** A message on one line: line breaks and tabs become spaces, other hidden characters escape sequences. */
export function visibleMessage(message: string): string {
  return message.replace(whiteSpace, ' ').replace(hidden, escaped)
}

/** A line of a file, without its `\n`: tabs and the `\r` of a Windows line end stay. */
export function visibleLine(line: string): string {
  return line.replace(hiddenInLine, escaped)
}

/** A text of several lines: tabs and line ends stay. */
export function visibleText(text: string): string {
  return text.replace(hiddenInText, escaped)
}

/** JSON with the same value, in which hidden characters are escape sequences. `JSON.stringify` escapes only those below U+0020. */
export function visibleJson(json: string): string {
  return json.replace(hiddenInText, escaped)
}

const short = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
])

function escaped(character: string): string {
  return short.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
