import { parseArticle } from '../../core/article/article'
import { renameInSettings, renameInVocabularyFile } from '../../core/rename/renameVocabulary'
import { mayHold, renameValue, type RenameOutcome, type ValueRename } from '../../core/rename/renameValue'
import { applyEdits, range, type Edit } from '../../core/text/text'

/** A file with names. Its path determines the format of the file, or of its front matter. */
export interface NamedFile {
  readonly kind: 'article' | 'settings' | 'vocabulary'
  readonly path: string
}

/**
 * The edits that rename names in one file.
 * @param renames applied one after the other, each of a different name
 * @returns edits of `text`, or the reason why a rename is refused
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
  // Edits of several renames refer to different texts. They are replaced by one edit, the difference between the first and the last text.
  return { edits: changes <= 1 ? only : difference(text, now) }
}

function outcomeOf(text: string, kind: NamedFile['kind'], path: string, rename: ValueRename): RenameOutcome {
  switch (kind) {
    case 'article':
      // Most articles do not contain the name: they are not parsed.
      return mayHold(text, rename.from) ? renameValue(parseArticle(text, path), rename) : { edits: [] }
    case 'settings':
      return { edits: renameInSettings(text, rename) }
    case 'vocabulary':
      return renameInVocabularyFile(text, path, rename)
  }
}

/** A single edit from the first to the last code unit that differs. */
function difference(before: string, after: string): readonly Edit[] {
  if (before === after) return []
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  // A CRLF is never split.
  if (before[start - 1] === '\r') start--
  if (before[before.length - end] === '\n') end--
  return [{ range: range(start, before.length - Math.max(0, end)), newText: after.slice(start, after.length - Math.max(0, end)) }]
}
