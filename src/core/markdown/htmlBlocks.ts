/**
 * Start condition 6 of HTML blocks (CommonMark 0.31.2, 4.6), where all generators agree on it (goldmark: no tab after the name, no
 * `search`): such a block ends at a blank line only. As in markdown-it 15, lib/common/html_blocks.
 */
const blockStart =
  /^ {0,3}<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[ \n]|\/?>|$)/i

/**
 * The HTML blocks of a body that consists of HTML blocks only, as feeds and other editors export it. Needs no Markdown parser.
 * @param source the body, without carriage returns and NUL
 * @returns offsets in the source; undefined if the source has anything else and needs the parser
 */
export function htmlBlocksOnly(source: string): readonly { readonly start: number; readonly end: number }[] | undefined {
  const blocks: { readonly start: number; readonly end: number }[] = []
  let blockAt = -1
  let blockEnd = 0
  for (let at = 0; at <= source.length; ) {
    const feed = source.indexOf('\n', at)
    const next = feed < 0 ? source.length + 1 : feed + 1
    const end = feed < 0 ? source.length : feed
    if (isBlank(source, at, end)) {
      if (blockAt >= 0) blocks.push({ start: blockAt, end: blockEnd })
      blockAt = -1
    } else {
      if (blockAt < 0) {
        if (!startsHtmlBlock(source, at, end)) return undefined
        blockAt = at
      }
      blockEnd = end
    }
    at = next
  }
  if (blockAt >= 0) blocks.push({ start: blockAt, end: blockEnd })
  return blocks
}

/** Whether a line starts an HTML block that ends at the next blank line. True is certain. */
export function startsHtmlBlock(source: string, start: number, end: number): boolean {
  return blockStart.test(source.slice(start, Math.min(end, start + 20)))
}

/** Whether a line starts fenced code (CommonMark 0.31.2, 4.5). */
export function startsFence(source: string, start: number, end: number): boolean {
  return /^ {0,3}(?:`{3,}[^`]*|~{3,}.*)$/.test(source.slice(start, end))
}

/** Whether there are only spaces and tabs: a blank line in Markdown. */
export function isBlank(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = source.charCodeAt(at)
    if (unit !== 0x20 && unit !== 0x09) return false
  }
  return true
}
