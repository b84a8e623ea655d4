import * as l10n from '@vscode/l10n'
import type { Fix } from '../text/problem'
import type { Range } from '../text/text'

/**
 * The fix that removes a tag.
 * @param at the tag, from its `<` to its `>`
 * @returns none if what stands before it and behind it would become a tag: `<fig<figure>ure>`
 */
export function tagRemoval(text: string, at: Range): readonly Fix[] {
  const open = at.start === 0 ? -1 : text.lastIndexOf('<', at.start - 1)
  const between = open < 0 ? '' : text.slice(open + 1, at.start)
  const isJoined = open >= 0 && !between.includes('>') && /^[/!?a-z]/i.test(between + text.slice(at.end, at.end + 1))
  return isJoined ? [] : [{ title: l10n.t('Remove this tag'), edits: [{ range: at, newText: '' }], safe: false }]
}
