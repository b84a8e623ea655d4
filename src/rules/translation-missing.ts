import * as l10n from '@vscode/l10n'
import { fieldOf } from '../core/frontmatter/frontMatter'
import type { Rule } from '../core/lint/rule'

export const translationMissing: Rule = {
  id: 'translation-missing',
  severity: 'information',
  needs: 'corpus',
  docs: {
    summary: 'An article exists in all languages of the site.',
    why: 'Readers of the other language do not find the story. It is reported at the original, for the languages under “languages” in copydesk.yaml; for those in the configuration of Hugo or Docusaurus only if nine in ten articles have the language.',
    authority: 'Hugo, multilingual mode; Docusaurus, i18n; “languages” in copydesk.yaml',
    given: { corpus: { translations: { missing: ['fr', 'zh-cn'], newer: undefined } } },
    bad: ['---\ntitle: ⟦Harbour opens⟧\ndate: 2024-01-05\n---\n'],
    good: ['---\ndate: 2024-01-05\n---\n'],
  },
  *check({ frontMatter }, { corpus }) {
    const title = fieldOf(frontMatter, 'title')?.value
    const missing = title ? (corpus?.translations.missing ?? []) : []
    if (title && missing.length > 0) yield { range: title.range, message: l10n.t('There is no translation into: {0}.', missing.join(', ')) }
  },
}
