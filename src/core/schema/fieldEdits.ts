import type { Article } from '../article/article'
import type { FrontMatter } from '../frontmatter/frontMatter'
import { writerOf, writePair } from '../frontmatter/writer'
import { gapBefore } from './insertKey'
import { lineEndOf, range, textAt, type Edit } from '../text/text'
import type { Field } from '../data/nodes'
import { isInterleaved } from '../frontmatter/fieldAt'

/*
 * Edits of the fields of the topmost level, in the language of their block.
 */

/** Adds a field. @param written its value, as `FrontMatterWriter` writes it @param after the field before it; undefined to insert at the top */
export function insertField({ text, lines, frontMatter }: Article, name: string, written: string, after?: Field): Edit {
  const pair = writePair(writerOf(frontMatter?.language), name, written)
  const start = frontMatter?.content.start ?? 0
  if (frontMatter?.language === 'json') return insertPair(text, frontMatter, pair, after)
  // Keys after the header of a table belong to that table.
  const isTable = after !== undefined && frontMatter?.language === 'toml' && after.value.kind !== 'scalar' && after.value.style === 'block'
  const at = after && !isTable ? lines.startOf(lines.lineOf(after.range.end) + 1) : start
  return { range: range(at, at), newText: `${pair}${lineEndOf(text)}` }
}

function insertPair(text: string, { root, fields, content }: FrontMatter, pair: string, after: Field | undefined): Edit {
  const [first] = fields
  if (!first) {
    const at = root?.kind === 'map' ? root.range.start + 1 : content.start
    return { range: range(at, at), newText: root ? pair : `${pair}${lineEndOf(text)}` }
  }
  const gap = gapBefore(text, first)
  if (after) return { range: range(after.range.end, after.range.end), newText: `,${gap}${pair}` }
  return { range: range(first.range.start, first.range.start), newText: `${pair},${gap}` }
}

/** Replaces the value of a field. @param written as `FrontMatterWriter` writes it */
export function setField({ text, frontMatter }: Article, { keyRange, value }: Field, written: string): Edit {
  // In YAML, the value and the space before it may be missing; a comment may follow directly.
  const gap = /\S/.test(text[value.range.end] ?? '') ? ' ' : ''
  if (frontMatter?.language === 'yaml') return { range: range(keyRange.end, value.range.end), newText: `: ${written}${gap}` }
  return { range: value.range, newText: written }
}

/** Renames a key and keeps its quotes. @returns undefined when the source text of the key differs from its value */
export function renameKey(text: string, { key, keyRange }: Field, name: string): Edit | undefined {
  const source = textAt(text, keyRange)
  const quote = /^["']/.exec(source)?.[0] ?? ''
  return source === quote + key + quote ? { range: keyRange, newText: quote + name + quote } : undefined
}

/** The fields before and after a field of JSON, whose fields are in the order of their offsets. */
function adjacentFields(siblings: readonly Field[], { range: { start } }: Field): readonly [Field | undefined, Field | undefined] {
  let low = 0
  let high = siblings.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((siblings[middle]?.range.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return [siblings[low - 1], siblings[low + 1]]
}

/**
 * Removes a field with its lines.
 * @param siblings all fields of its map
 * @returns undefined when a comment or another field would be removed with it
 */
export function deleteField({ text, lines, frontMatter }: Article, siblings: readonly Field[], field: Field): Edit | undefined {
  if (frontMatter?.language === 'json') {
    const [previous, next] = adjacentFields(siblings, field)
    if (next) return { range: range(field.range.start, next.range.start), newText: '' }
    return previous && { range: range(previous.range.end, field.range.end), newText: '' }
  }
  if (isInterleaved(siblings, field)) return undefined
  const start = lines.startOf(lines.lineOf(field.range.start))
  const end = lines.startOf(lines.lineOf(field.range.end) + 1)
  if (text.slice(start, field.range.start).trim() !== '' || text.slice(field.range.end, end).trim() !== '') return undefined
  return { range: range(start, end), newText: '' }
}
