import * as l10n from '@vscode/l10n'
import { textsIn } from '../core/settings/ruleOptions'
import type { Rule } from '../core/lint/rule'

const names = ['author', 'authors', 'byline']

export const authorMissing: Rule = {
  id: 'author-missing',
  severity: 'hint',
  optional: true,
  options: {
    fields: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      default: [...names],
      description: 'The fields that hold the byline.',
    },
  },
  docs: {
    summary: 'Every article has a byline.',
    why: 'Search engines and readers want to know who wrote the article. A site with one author often has the name in its settings, so this rule is off by default.',
    authority: 'Google, Article structured data (author)',
    bad: ['⟦---⟧\ntitle: Harbour opens\n---\n', '---\ntitle: Harbour opens\n⟦author⟧:\n---\n'],
    good: ['---\ntitle: Harbour opens\nauthor: Mara\n---\n', '---\ntitle: Harbour opens\nauthors:\n - name: Mara\n---\n'],
  },
  *check({ frontMatter }, { options }) {
    if (frontMatter?.root?.kind !== 'map' || frontMatter.errors.length > 0) return
    const fields = new Set(textsIn(options['fields']).map((name) => name.toLowerCase()))
    const bylines = frontMatter.fields.filter(({ key }) => fields.has(key.toLowerCase()))
    const written = bylines.some(({ value }) => {
      if (value.kind === 'list') return value.items.length > 0
      return value.kind === 'map' || String(value.value ?? '').trim() !== ''
    })
    if (written) return
    yield { range: bylines[0]?.keyRange ?? frontMatter.open, message: l10n.t('The article has no byline.') }
  },
}
