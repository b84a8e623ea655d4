import * as l10n from '@vscode/l10n'
import { fieldOf } from '../core/frontmatter/frontMatter'
import type { Rule } from '../core/lint/rule'
import { scalarText } from '../core/vocabulary/vocabulary'

export const articleDuplicate: Rule = {
  id: 'article-duplicate',
  severity: 'warning',
  needs: 'corpus',
  docs: {
    summary: 'There is only one copy of an article.',
    why: 'A copy with the same title and date is published as well as the original, and corrections are often made in only one of them.',
    authority: 'Newsroom practice: one story, one address',
    given: {
      corpus: {
        day: '2024-01-05',
        withTitle: (title) =>
          title.endsWith('opens') ? { count: 1, some: [{ path: 'city/harbour.md', day: '2024-01-05' }] } : { count: 0, some: [] },
      },
    },
    bad: ['---\ntitle: ⟦Harbour opens⟧\ndate: 2024-01-05\n---\n'],
    good: ['---\ntitle: Harbour closes\ndate: 2024-01-05\n---\n'],
  },
  *check({ frontMatter, text }, { corpus }) {
    const title = fieldOf(frontMatter, 'title')?.value
    const written = title && scalarText(title, text)
    if (!title || written === undefined || !corpus || corpus.day === undefined) return
    const [twin] = corpus.withTitle(written).some.filter(({ day }) => day === corpus.day)
    if (twin)
      yield {
        range: title.range,
        message: l10n.t('Another article has the same title and date: {0}. Delete one of the two.', twin.path),
      }
  },
}
