import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { vocabularyEntries, vocabularyOf } from '../core/vocabulary/vocabulary'

export const categoryOnce: Rule = {
  id: 'category-once',
  severity: 'hint',
  optional: true,
  needs: 'corpus',
  docs: {
    summary: 'Every category has more than one article.',
    why: 'A category with only one article is usually a typing mistake, and its page lists nothing else.',
    authority: 'Newsroom practice',
    given: { corpus: { uses: (_, value) => (value.endsWith('s') ? 0 : 7) } },
    bad: ['---\ntitle: Harbour opens\ncategories: [City, ⟦Harbours⟧]\n---\n'],
    good: ['---\ntitle: Harbour opens\ncategories: [City, Harbour]\ntags: [Harbours]\n---\n'],
  },
  *check({ frontMatter, text }, { corpus }) {
    if (!frontMatter || !corpus || frontMatter.errors.length > 0) return
    for (const { key, value: written } of frontMatter.fields) {
      if (vocabularyOf(key) !== 'categories') continue
      for (const { value, node } of vocabularyEntries(written, text)) {
        if (corpus.uses('categories', value) > 0) continue
        yield { range: node.range, message: l10n.t('No other article is in the category “{0}”.', value) }
      }
    }
  },
}
