import * as l10n from '@vscode/l10n'
import { nearest } from '../core/text/closestMatch'
import type { Rule } from '../core/lint/rule'
import type { Finding } from '../core/text/problem'
import { directives, type SuppressedRule } from '../core/lint/suppression'

export const suppressionRule: Rule = {
  id: 'suppression-rule',
  severity: 'warning',
  about: 'suppressions',
  docs: {
    effect: 'inert',
    summary: 'A comment that disables rules names rules that exist.',
    why: 'A comment with a misspelled word does nothing. Without a rule name, it would also hide all later problems.',
    authority: 'ESLint, no-unlimited-disable in eslint-comments',
    bad: [
      '---\n# copydesk-disable-next-line ⟦title-untydy⟧ -- the name of the restaurant\ntitle: Harbour opens\ndate: 2024-01-05\n---\n',
      '---\n# ⟦copydesk-disable-nextline⟧ title-untidy -- the name of the restaurant\ntitle: Harbour opens\ndate: 2024-01-05\n---\n',
      '<!-- ⟦copydesk-disable-file⟧ -- an old article -->\n\n<img src="/a.jpg">\n',
    ],
    good: [
      '---\n# copydesk-disable-next-line title-untidy -- the name of the restaurant\ntitle: Ham &amp; eggs\ndate: 2024-01-05\n---\n',
      '<!-- copydesk-disable-file img-alt-missing, img-alt-empty -- decoration -->\n\n<img src="/a.jpg">\n',
      'A line `<!-- copydesk-disable-file -->` of code.\n',
    ],
  },
  *check(_, { outcome: { suppressions, ruleIds } }) {
    const existingIds = new Set(ruleIds)
    for (const { directive, rules } of suppressions) {
      if (!directives.some((id) => id === directive.id)) {
        yield mistake(directive, l10n.t('“{0}” does not exist. Write {1}.', directive.id, directives.join(', ')), directives)
      } else if (rules.length === 0) {
        yield {
          range: directive.range,
          message: l10n.t('Name the rule that this comment disables, such as “{0}”.', `${directive.id} img-alt-empty -- …`),
        }
      }
      for (const rule of rules) {
        if (!existingIds.has(rule.id)) yield mistake(rule, l10n.t('There is no rule “{0}”.', rule.id), ruleIds)
      }
    }
  },
}

function mistake({ id, range }: SuppressedRule, message: string, candidates: readonly string[]): Finding {
  const near = nearest(id, candidates)
  if (near === undefined) return { range, message }
  return { range, message, fixes: [{ title: l10n.t('Write “{0}”', near), edits: [{ range, newText: near }], safe: false }] }
}
