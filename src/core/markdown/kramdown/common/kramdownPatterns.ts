/**
 * What several constructs of kramdown have in common (kramdown 2.4.0, `lib/kramdown/parser/kramdown/*.rb`). In Ruby's regular expressions
 * `\s` and `\w` are ASCII, `\b` and POSIX classes are Unicode, and `.` stops at line feeds only.
 */

/** A character of white space. */
const space = '[ \\t\\r\\n\\f\\v]'
/** The name of an element or attribute, with its prefix (REXML's UNAME_STR). */
export const xmlName = '(?:[\\p{Alphabetic}_][-\\p{Alphabetic}\\p{Nd}._]*:)?[\\p{Alphabetic}_][-\\p{Alphabetic}\\p{Nd}._]*'
/** A character of a word. */
const wordCharacter = '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}]'
const oneWordCharacter = new RegExp(`^${wordCharacter}`, 'u')

export const blank = /[ \t\r\f\v]*\n/y
/** A line that ends a block. */
export const blockEnd = /\^[ \t\r\f\v]*\n/y
/** The mark of a list item and what follows it in the line. */
export const bulletItem = /( {0,3}[+*-])([\t| ][^\n]*\n)/y
export const numberedItem = /( {0,3}\d+\.)([\t| ][^\n]*\n)/y
export const definitionItem = /( {0,3}:)([\t| ][^\n]*\n)/y
export const quoteMark = / {0,3}> ?/y
export const rule = / {0,3}([*_-])[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n/y

/** Elements that stand in a line of text (HTML_SPAN_ELEMENTS). */
export const spanElements = new Set(
  'a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var'.split(
    ' ',
  ),
)

const inLine = `(?!(?:${[...spanElements, 'script'].join('|')})(?!${wordCharacter}))`
/** The start or the end of an element that is no span element ends a paragraph. */
const blockTag = new RegExp(` {0,3}<(?:/${inLine}${xmlName}${space}*>|${inLine}${xmlName})`, 'uy')
const blockTagAhead = (at: RegExp) => (source: string, pos: number) => {
  at.lastIndex = pos
  return at.test(source)
}

/** Whether a line starts with a tag that ends a paragraph, a quote, a list item and indented code. */
export const startsWithBlockTag = blockTagAhead(blockTag)

/** Whether a character of a text belongs to a word. @param at before the start and after the end: no */
export function isWordAt(text: string, at: number): boolean {
  const code = text.codePointAt(at)
  return code !== undefined && oneWordCharacter.test(String.fromCodePoint(code))
}

/** Whether a UTF-16 code unit is white space or NUL, which Ruby's `strip` removes. */
function isEdge(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0
}

/** Removes white space and NUL at both ends. */
export function strip(text: string): string {
  return stripStart(stripEnd(text))
}

export function stripEnd(text: string): string {
  let end = text.length
  while (end > 0 && isEdge(text.charCodeAt(end - 1))) end--
  return text.slice(0, end)
}

export function stripStart(text: string): string {
  let start = 0
  while (start < text.length && isEdge(text.charCodeAt(start))) start++
  return text.slice(start)
}

/** The id of a link, as definitions and links write it. */
export function linkId(written: string): string {
  return written.replace(/[ \t\r\n\f\v]+/g, ' ').toLowerCase()
}
