import type { BodyBlock } from './bodyBlock'

/** Longer lines of HTML, in UTF-16 code units, are divided. */
export const maxHtmlLineLength = 1000

/** What follows `</` at the end of a block element that another element follows. */
const endOfBlock = /(?:p|figure|h[1-6]|li|tr|div|ul|ol|table|blockquote|section)>\s*<[a-z]/iy

/** Divides a line of HTML, if it is long, after the end tags of block elements. */
export function partsOfLine(line: string): readonly string[] {
  if (line.length < maxHtmlLineLength) return [line]
  const parts: string[] = []
  let from = 0
  for (let at = line.indexOf('</'); at >= 0; at = line.indexOf('</', at + 2)) {
    endOfBlock.lastIndex = at + 2
    if (!endOfBlock.test(line)) continue
    const end = line.indexOf('>', at) + 1
    parts.push(line.slice(from, end))
    from = end
  }
  parts.push(line.slice(from))
  return parts
}

const splitCache = new WeakMap<BodyBlock, readonly BodyBlock[]>()

/** Divides a long line, such as pasted HTML, after the end tags of block elements. */
export function splitBlock(block: BodyBlock): readonly BodyBlock[] {
  let blocks = splitCache.get(block)
  if (!blocks) {
    const { html, lines } = block
    blocks = partsOfLine(html).map((part, index, all) => ({ lines: index === all.length - 1 ? lines : 0, block: undefined, html: part }))
    splitCache.set(block, blocks)
  }
  return blocks
}
