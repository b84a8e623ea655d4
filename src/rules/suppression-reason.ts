import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'

export const suppressionReason: Rule = {
  id: 'suppression-reason',
  severity: 'hint',
  about: 'suppressions',
  docs: {
    summary: 'A comment that disables a rule says why.',
    why: 'Whoever edits the article next has to know whether the exception still holds.',
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
      yield { range: directive.range, message: l10n.t('Say behind “--” why the rule does not hold here.') }
    }
  },
}
