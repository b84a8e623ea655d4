import type { Edit } from '../text/text'
import type { Field, ValueNode } from './nodes'

/** Whether the fields, and the parts of their values, start at the same places of the text, counted without the edits. @param edits not overlapping */
export function startWhereTheyDid(before: readonly Field[], after: readonly Field[], edits: readonly Edit[]): boolean {
  const [then, now] = [before.flatMap(startsIn), after.flatMap(startsIn)]
  if (then.length !== now.length) return false
  const inOrder = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
  let next = 0
  let moved = 0
  return then.every((start, at) => {
    for (let edit = inOrder[next]; edit && edit.range.end <= start; edit = inOrder[++next])
      moved += edit.newText.length - (edit.range.end - edit.range.start)
    return now[at] === start + moved
  })
}

/** Where a field starts, the entries of its list, and the fields in its value: in the order of the text. */
function startsIn({ range: at, value }: Field): readonly number[] {
  return [at.start, ...startsInValue(value)]
}

function startsInValue(value: ValueNode): readonly number[] {
  if (value.kind === 'scalar') return []
  if (value.kind === 'map') return value.fields.flatMap(startsIn)
  return value.items.flatMap((item) => [item.range.start, ...startsInValue(item.value)])
}
