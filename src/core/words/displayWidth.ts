/** First and last code point of the blocks with double-width characters (Unicode TR11: Wide and Fullwidth). */
const wide = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f1e6, 0x1faff],
  [0x20000, 0x3fffd],
] as const

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** So much is segmented at once, in UTF-16 code units: in Node.js 20 each segment costs time in proportion to the whole text. */
const partLength = 512

/** The graphemes of a text. One that is longer than a part is divided. */
function* graphemes(text: string): Generator<{ readonly segment: string; readonly index: number }, undefined> {
  let start = 0
  while (start < text.length) {
    const isCut = /[\ud800-\udbff]/.test(text[start + partLength - 1] ?? '')
    const part = text.slice(start, start + partLength - (isCut ? 1 : 0))
    let end = 0
    for (const { segment, index } of segmenter.segment(part)) {
      // The last one may go on in the next part.
      if (index > 0 && index + segment.length === part.length && start + part.length < text.length) break
      yield { segment, index: start + index }
      end = index + segment.length
    }
    start += end
  }
  return undefined
}

/** The width of a text in columns: a Chinese, Japanese or Korean character and an emoji take two. */
export function displayWidth(text: string): number {
  let width = 0
  for (const { segment } of graphemes(text)) width += widthOf(segment)
  return width
}

/**
 * Truncates a text to a width, with `…` at the end. Never divides a character. Divides a word of a script with spaces only if it takes more
 * than half of the width.
 * @param columns as in `displayWidth`
 */
export function truncate(text: string, columns: number): string {
  const tidy = text.replace(/\s+/g, ' ').trim()
  let width = 0
  // The last offset at which the text before it fits together with the ellipsis.
  let end = 0
  for (const { segment, index } of graphemes(tidy)) {
    if (width <= columns - 1) end = index
    width += widthOf(segment)
    if (width > columns) return `${trimmed(tidy, end)}…`
  }
  return tidy
}

function trimmed(text: string, end: number): string {
  const cut = text.slice(0, end)
  const inWord = isSpaced(text.charCodeAt(end)) && isSpaced(cut.charCodeAt(cut.length - 1))
  const word = inWord ? cut.lastIndexOf(' ') : cut.length
  return (word > cut.length / 2 ? cut.slice(0, word) : cut).replace(/[\s,;:，、；：—–-]+$/u, '')
}

/** Whether a code unit is a letter or digit of a script that separates words by spaces. */
function isSpaced(unit: number): boolean {
  return unit < 0x1100 && /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(unit))
}

/** The width of one grapheme in columns. */
function widthOf(segment: string): number {
  const code = segment.codePointAt(0) ?? 0
  if (code < 0x1100) return code < 0x20 ? 0 : 1
  if (segment.includes('\ufe0f')) return 2
  return wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1
}
