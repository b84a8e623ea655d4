import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'

export const inlineStyle: Rule = {
  id: 'inline-style',
  severity: 'hint',
  optional: true,
  docs: {
    summary: 'Elements have no style attribute.',
    why: 'The style of the site determines how an article looks. Many exported articles are full of style attributes, so this rule is off by default. It is reported once in a file.',
    authority: 'html-validate no-inline-style',
    bad: ['<p ⟦style="color: red"⟧>Boats</p>\n<p style="color: red">Nets</p>\n'],
    good: ['<p class="lead">Boats</p>\n'],
  },
  *check(article) {
    const styles = article.having('style').map(({ attribute }) => attribute)
    const [first, ...others] = styles
    if (!first) return
    const message = l10n.t('This element has a style attribute.')
    yield {
      range: first.range,
      message: others.length === 0 ? message : l10n.t('{0} (and {1} more in this file)', message, others.length),
      related: others.slice(0, 20).map(({ range }) => ({ range, message })),
    }
  },
}
