import * as l10n from '@vscode/l10n'
import { writerOf } from '../core/frontmatter/writer'
import type { Rule } from '../core/lint/rule'

export const dateFormat: Rule = {
  id: 'date-format',
  severity: 'information',
  docs: {
    summary: 'Dates are written in the international form (ISO 8601).',
    why: 'Only some site generators can read other forms. Such dates are sorted wrongly in lists, and mean different days in different countries.',
    authority: 'ISO 8601; Google, Article structured data (datePublished)',
    bad: [
      '---\ntitle: Harbour opens\ndate: ⟦Fri, 05 Jan 2024 08:00:00 GMT⟧\n---\n',
      "---\ntitle: Harbour opens\ndate: ⟦'2024/1/5 08:00'⟧\n---\n",
      '---\ntitle: Harbour opens\ndate: ⟦January 5, 2024⟧\n---\n',
    ],
    good: ['---\ntitle: Harbour opens\ndate: 2024-01-05\nupdated: 2024-01-05 08:00:00\n---\n'],
  },
  *check({ dates, frontMatter }) {
    for (const { value, date } of dates) {
      if (!date?.exists || date.notation === 'iso' || date.notation === 'han') continue
      yield {
        range: value.range,
        message: l10n.t('The date is not in the international form: write it as {0}.', date.iso),
        fixes: [
          {
            title: l10n.t('Write the date as {0}', date.iso),
            edits: [{ range: value.range, newText: writerOf(frontMatter?.language).date(date.iso, value.style) }],
            // The time zone is given, so the instant stays the same. In the other notations the order of day and month is a guess.
            safe: date.notation === 'rfc2822',
          },
        ],
      }
    }
  },
}
