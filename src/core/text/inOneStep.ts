import { range, type Edit } from './text'

/**
 * Edits of a text that do what two lists of edits do one after the other.
 * @param second edits of the text after `first`
 * @returns undefined if one of them changes what `first` has written
 */
export function inOneStep(first: readonly Edit[], second: readonly Edit[]): readonly Edit[] | undefined {
  const ordered = inTextOrder(first)
  const joined: Edit[] = []
  let index = 0
  let moved = 0
  for (const { range: at, newText } of inTextOrder(second)) {
    for (let next = ordered[index]; next && at.end > next.range.start + moved; next = ordered[++index]) {
      if (at.start < next.range.start + moved + next.newText.length) return undefined
      moved += next.newText.length - (next.range.end - next.range.start)
      joined.push(next)
    }
    joined.push({ range: range(at.start - moved, at.end - moved), newText })
  }
  return [...joined, ...ordered.slice(index)]
}

function inTextOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}
