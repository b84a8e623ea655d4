import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { fencesOutcome } from '../core/lint/siteOutcome'
import { range, textAt } from '../core/text/text'

export const fmDelimiterSpace: Rule = {
  id: 'fm-delimiter-space',
  severity: 'hint',
  docs: {
    summary: 'There is nothing after the delimiters of the front matter, not even a space.',
    why: 'Most site generators accept a space there, but scripts and editors that look for a line with only --- do not find the front matter.',
    authority: 'Jekyll, document.rb (YAML_FRONT_MATTER_REGEXP); gray-matter 4.0.3',
    bad: ['---⟦ ⟧\ntitle: Harbour opens\n---\n', '---\ntitle: Harbour opens\n---⟦  ⟧\n'],
    good: ['---\ntitle: Harbour opens \n---\n'],
  },
  *check(article, context) {
    const { text, frontMatter } = article
    // Where they break the site, `fm-fence` reports them.
    const outcome = fencesOutcome(article, context)
    if (outcome !== undefined && outcome !== 'read') return
    for (const fence of [frontMatter?.open, frontMatter?.close]) {
      if (!fence) continue
      const length = textAt(text, fence).trimEnd().length
      const spaces = range(fence.start + length, fence.end)
      if (spaces.start === spaces.end) continue
      yield {
        range: spaces,
        message: l10n.t('There are spaces after this delimiter.'),
        fixes: [{ title: l10n.t('Delete the spaces'), edits: [{ range: spaces, newText: '' }], safe: true }],
      }
    }
  },
}
