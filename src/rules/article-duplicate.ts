import * as l10n from '@vscode/l10n'
import { fieldOf } from '../core/frontmatter/frontMatter'
import type { Rule } from '../core/lint/rule'
import { scalarText } from '../core/vocabulary/vocabulary'

export const articleDuplicate: Rule = {
  id: 'article-duplicate',
  severity: 'warning',
  needs: 'corpus',
  docs: {
    summary: 'An article is there once.',
    why: 'A copy with the same title on the same day is published beside the original, and a correction reaches only one of the two.',
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
        message: l10n.t('There is an article with this title and date already: {0}. One of the two should go.', twin.path),
      }
  },
}
