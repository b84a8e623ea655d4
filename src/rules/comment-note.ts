import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { textAt } from '../core/text/text'

/** Marks of what is still to be done. */
const note = /(?<![\p{L}\p{N}_-])(?:TODO|FIXME|XXX|TK(?: ?TK)*)(?![\p{L}\p{N}_-])|待(?:补|核|查证|定|确认)/u
/** So much of a comment is shown. In UTF-16 code units. */
const maxShown = 60

export const commentNote: Rule = {
  id: 'comment-note',
  severity: 'hint',
  docs: {
    summary: 'No comment says that something is still to be done.',
    why: 'An editor left a question open. Readers see it only in the source of the page; before the article is published somebody should answer it.',
    authority: 'Usage of newsrooms and programmers: TK, TODO, FIXME, 待核',
    bad: ['Boats left.\n\n⟦<!-- TODO: ask the harbour -->⟧\n', '港口⟦<!-- 待核实 -->⟧开放。\n'],
    good: ['<!-- more -->\n\n<!-- wp:todo-list -->\n\n`<!-- TODO -->`\n\nTODO\n'],
  },
  *check(article) {
    if (!note.test(article.text)) return
    for (const range of article.comments) {
      const words = textAt(article.text, range)
      if (!note.test(words)) continue
      const shown = words
        .replace(/^<!--+|(?<!-)-{2,}>$/g, '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, maxShown)
      yield { range, message: l10n.t('This comment says that something is still to be done: “{0}”', shown) }
    }
  },
}
