/** Longer lines of HTML, in UTF-16 code units, are divided. */
export const maxHtmlLineLength = 1000

const endOfBlock = /<\/(?:p|figure|h[1-6]|li|tr|div|ul|ol|table|blockquote|section)>(?=\s*<[a-z])/gi

/** Divides a line of HTML, if it is long, after the end tags of block elements. */
export function partsOfLine(line: string): readonly string[] {
  if (line.length < maxHtmlLineLength) return [line]
  const ends = [0, ...Array.from(line.matchAll(endOfBlock), ({ 0: tag, index }) => index + tag.length), line.length]
  return ends.slice(1).map((end, index) => line.slice(ends[index], end))
}
