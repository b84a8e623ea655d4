import * as l10n from '@vscode/l10n'
import { fieldOf } from '../core/frontmatter/frontMatter'
import type { Rule } from '../core/lint/rule'

export const translationOutdated: Rule = {
  id: 'translation-outdated',
  severity: 'information',
  needs: 'corpus',
  docs: {
    summary: 'A translation is not older than its original.',
    why: 'What was corrected or added in the original is missing in the translation. Compared are the dates of the last change in the front matter (lastmod, updated, last_modified_at), or else the dates of publication.',
    authority: 'Google Search Central, localized versions of pages; Hugo, front matter: lastmod',
    given: { corpus: { translations: { missing: [], newer: { path: 'content/en/harbour.md', day: '2024-06-01' } } } },
    bad: ['---\ntitle: ⟦Le port ouvre⟧\ndate: 2024-01-05\n---\n'],
    good: ['---\ndate: 2024-01-05\n---\n'],
  },
  *check({ frontMatter }, { corpus }) {
    const title = fieldOf(frontMatter, 'title')?.value
    const newer = title && corpus?.translations.newer
    if (title && newer)
      yield {
        range: title.range,
        message: l10n.t('The original was changed on {0}, after this translation: {1}.', newer.day ?? '', newer.path),
      }
  },
}
