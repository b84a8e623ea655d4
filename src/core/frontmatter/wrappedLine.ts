import { readYaml } from '../data/yaml'
import { range, textAt, type Edit, type Range } from '../text/text'

/**
 * The edit that indents a line without a key below a value without quotes: a program broke the value at the margin.
 * @param before the line above
 * @param at the offset where the line starts
 * @returns undefined if the line is something else, or if the front matter cannot be read with the edit either
 */
export function wrappedLine(text: string, content: Range, before: Range, at: number): Edit | undefined {
  if (!/^[\p{L}\p{N}]/u.test(text.slice(at, at + 2)) || !/^[\w-]+:[ \t]+[^\s"'[{|>&*!#][^#]*$/.test(textAt(text, before))) return undefined
  const edit = { range: range(at, at), newText: '  ' }
  const source = text.slice(content.start, at) + edit.newText + text.slice(at, content.end)
  return readYaml(source, range(0, source.length)).errors.length > 0 ? undefined : edit
}
