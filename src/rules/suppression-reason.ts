import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'

export const suppressionReason: Rule = {
  id: 'suppression-reason',
  severity: 'hint',
  about: 'suppressions',
  docs: {
    summary: 'A comment that disables a rule gives a reason.',
    why: 'The next editor of the article needs to know whether the exception still applies.',
    authority: 'ESLint, require-description in eslint-comments',
    bad: [
      '---\n# ⟦copydesk-disable-next-line⟧ title-untidy\ntitle: Ham &amp; eggs\ndate: 2024-01-05\n---\n',
      '<!-- ⟦copydesk-disable-file⟧ img-alt-missing -- -->\n\n<img src="/a.jpg">\n',
    ],
    good: [
      '---\n# copydesk-disable-next-line title-untidy -- the name of the restaurant\ntitle: Ham &amp; eggs\ndate: 2024-01-05\n---\n',
      '<!-- A comment of another kind -->\n',
    ],
  },
  *check(_, { outcome }) {
    for (const { directive, rules, reason } of outcome.suppressions) {
      if (reason !== undefined || rules.length === 0) continue
      yield { range: directive.range, message: l10n.t('Write after “--” why the rule does not apply here.') }
    }
  },
}
