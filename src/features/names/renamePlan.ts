import { parseArticle } from '../../core/article/article'
import { renameInSettings, renameInVocabularyFile } from '../../core/rename/renameVocabulary'
import { mayHold, renameValue, type RenameOutcome, type ValueRename } from '../../core/rename/renameValue'
import { applyEdits, range, type Edit } from '../../core/text/text'

/** A file that names stand in. `path` tells the format, and that of front matter. */
export interface NamedFile {
  readonly kind: 'article' | 'settings' | 'vocabulary'
  readonly path: string
}

/**
 * What has to be changed in one file so that names are called otherwise.
 * @param renames one after the other; each of another name
 * @returns edits of the text as it is given
 */
export function planEdits(text: string, { kind, path }: NamedFile, renames: readonly ValueRename[]): RenameOutcome {
  let now = text
  let only: readonly Edit[] = []
  let changes = 0
  for (const rename of renames) {
    const { edits, refused } = outcomeOf(now, kind, path, rename)
    if (refused !== undefined) return { refused }
    if (edits.length === 0) continue
    changes++
    only = edits
    now = applyEdits(now, edits)
  }
  // Of several changes on top of one another, what came out is compared with what was there.
  return { edits: changes <= 1 ? only : difference(text, now) }
}

function outcomeOf(text: string, kind: NamedFile['kind'], path: string, rename: ValueRename): RenameOutcome {
  switch (kind) {
    case 'article':
      // Nearly all others end here.
      return mayHold(text, rename.from) ? renameValue(parseArticle(text, path), rename) : { edits: [] }
    case 'settings':
      return { edits: renameInSettings(text, rename) }
    case 'vocabulary':
      return renameInVocabularyFile(text, path, rename)
  }
}

/** One edit for all that lies between the first and the last unit that differ. */
function difference(before: string, after: string): readonly Edit[] {
  if (before === after) return []
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  // A line end is never cut in two.
  if (before[start - 1] === '\r') start--
  if (before[before.length - end] === '\n') end--
  return [{ range: range(start, before.length - Math.max(0, end)), newText: after.slice(start, after.length - Math.max(0, end)) }]
}
