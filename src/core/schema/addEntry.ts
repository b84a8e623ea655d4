import type { FrontMatterWriter } from '../frontmatter/writer'
import type { ListNode } from '../data/nodes'
import { lineEndOf, range, type Edit } from '../text/text'

/**
 * Adds an entry at the end of a list, in the notation of the list.
 * @returns undefined where the notation leaves no room for one: a block list without entries, or entries that do not start their lines
 */
export function addEntry(
  text: string,
  list: ListNode,
  value: string | number | boolean,
  writer: FrontMatterWriter,
): readonly Edit[] | undefined {
  const last = list.items.at(-1)
  const style = last?.value.kind === 'scalar' && last.value.style !== 'block' ? last.value.style : 'plain'
  return addWritten(text, list, typeof value === 'string' ? writer.text(value, style, list.style === 'flow') : String(value))
}

/** The same for an entry as the `FrontMatterWriter` writes it. @param written in a block list the fields of a map may be one a line, with LF */
export function addWritten(text: string, list: ListNode, written: string): readonly Edit[] | undefined {
  const last = list.items.at(-1)
  if (!last) return list.style === 'flow' ? intoEmpty(text, list, written) : undefined
  const lineStart = text.lastIndexOf('\n', last.range.start - 1) + 1
  const lead = text.slice(lineStart, last.range.start)
  const feed = text.indexOf('\n', Math.max(last.range.start, last.range.end - 1))
  const lineEnd = feed < 0 ? text.length : text[feed - 1] === '\r' ? feed - 1 : feed
  const eol = lineEndOf(text)
  if (list.style === 'block') {
    if (lead.trim() !== '') return undefined
    return [{ range: range(lineEnd, lineEnd), newText: `${eol}${lead}- ${written.replaceAll('\n', `${eol}${lead}  `)}` }]
  }
  const { end } = last.range
  if (lead.trim() !== '') return [{ range: range(end, end), newText: `, ${written}` }]
  // One entry a line: the comment after the last one stays with it.
  const comment = /^[ \t]*(?:(,)[ \t]*)?#/.exec(text.slice(end, lineEnd))
  if (!comment) return [{ range: range(end, end), newText: `,${eol}${lead}${written}` }]
  const comma: readonly Edit[] = comment[1] === ',' ? [] : [{ range: range(end, end), newText: ',' }]
  return [...comma, { range: range(lineEnd, lineEnd), newText: `${eol}${lead}${written}` }]
}

function intoEmpty(text: string, { range: at }: ListNode, written: string): readonly Edit[] | undefined {
  const inside = range(at.start + 1, at.end - 1)
  return text.slice(inside.start, inside.end).trim() === '' ? [{ range: inside, newText: written }] : undefined
}
