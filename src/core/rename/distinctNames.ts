import { writerOf } from '../frontmatter/writer'
import { applyEdits, range, type Edit } from '../text/text'
import { readYaml } from '../data/yaml'
import type { ListNode, MapNode } from '../data/nodes'

const writer = writerOf('yaml')

/**
 * Adds a list of names to `distinct` in `copydesk.yaml`, which says that they are different names.
 * @param text of `copydesk.yaml`; empty for a new file
 * @returns edits of the whole file; undefined if it has syntax errors, or if `distinct` is not a list
 */
export function addDistinct(text: string, names: readonly string[]): readonly Edit[] | undefined {
  const root = mapOf(text)
  if (root === undefined) return undefined
  const written = `[${names.map((name) => writer.text(name, 'plain', true)).join(', ')}]`
  const edit = editFor(text, root === 'empty' ? undefined : root, written)
  return edit && hasDistinct(applyEdits(text, [edit]), names) ? [edit] : undefined
}

function editFor(text: string, root: MapNode | undefined, written: string): Edit | undefined {
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
  if (root?.style === 'flow') return undefined
  const field = root?.fields.findLast(({ key }) => key === 'distinct')
  if (!field) return { range: range(text.length, text.length), newText: `${endsLine(text) ? '' : eol}distinct:${eol}  - ${written}${eol}` }
  const { value } = field
  if (value.kind === 'scalar')
    return value.value === null ? { range: range(field.keyRange.end, value.range.end), newText: `:${eol}  - ${written}` } : undefined
  return value.kind === 'list' ? afterLast(text, value, written, eol) : undefined
}

function afterLast(text: string, list: ListNode, written: string, eol: string): Edit | undefined {
  const last = list.items.at(-1)
  if (list.style === 'flow') {
    const end = list.range.end - 1
    const at = last?.range.end ?? end
    return { range: range(at, at), newText: last ? `, ${written}` : written }
  }
  if (!last) return undefined
  const line = text.lastIndexOf('\n', last.range.start - 1) + 1
  const indent = /^[ \t]*/.exec(text.slice(line))?.[0] ?? ''
  const rest = /^[ \t]*(?:#.*)?/.exec(text.slice(last.value.range.end))?.[0] ?? ''
  const end = last.value.range.end + rest.length
  return { range: range(end, end), newText: `${eol}${indent}- ${written}` }
}

function endsLine(text: string): boolean {
  return text === '' || text === '\uFEFF' || /[\r\n]$/.test(text)
}

function mapOf(text: string): MapNode | 'empty' | undefined {
  const { root, errors } = readYaml(text, range(text.charCodeAt(0) === 0xfeff ? 1 : 0, text.length))
  if (errors.length > 0) return undefined
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) return 'empty'
  return root.kind === 'map' ? root : undefined
}

/** Whether `distinct` has a list of exactly these names. */
function hasDistinct(text: string, names: readonly string[]): boolean {
  const root = mapOf(text)
  const list = typeof root === 'object' ? root.fields.findLast(({ key }) => key === 'distinct')?.value : undefined
  return (
    list?.kind === 'list' &&
    list.items.some(
      ({ value }) =>
        value.kind === 'list' &&
        value.items.length === names.length &&
        value.items.every((item, index) => item.value.kind === 'scalar' && item.value.value === names[index]),
    )
  )
}
