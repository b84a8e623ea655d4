import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { range } from '../core/text/text'
import { offsetAt } from '../core/dates/timeZone'

export const dateNoTimezone: Rule = {
  id: 'date-no-timezone',
  severity: 'hint',
  optional: true,
  docs: {
    summary: 'A date with a time includes the time zone.',
    why: 'Without a time zone, some site generators use that of the computer that builds the site. Sites with a time zone in their settings do not need this rule, so it is off by default.',
    authority: 'Google, Article structured data (datePublished)',
    given: { settings: 'timeZone: Asia/Shanghai\n' },
    bad: [
      '---\ntitle: Harbour opens\ndate: ⟦2024-01-05 08:00:00⟧\n---\n',
      "---\ntitle: Harbour opens\nupdated: ⟦'2024-01-05T08:00'⟧\n---\n",
    ],
    good: ['---\ntitle: Harbour opens\ndate: 2024-01-05T08:00:00+08:00\nupdated: 2024-01-06\nlastmod: 2024-01-06 08:00:00 Z\n---\n'],
  },
  *check({ dates }, { timeZone }) {
    for (const { value, date } of dates) {
      if (!date?.exists || !/T\d\d:\d\d:\d\d$/.test(date.iso)) continue
      const offset = timeZone === undefined ? undefined : offsetAt(date.iso, timeZone)
      if (offset === undefined) {
        const message = l10n.t('This time has no time zone: write it like {0}, with your time zone.', `${date.iso}+08:00`)
        yield { range: value.range, message }
        continue
      }
      const end = value.range.end - (value.style === 'plain' ? 0 : 1)
      yield {
        range: value.range,
        message: l10n.t('This time has no time zone: write it as {0}.', date.iso + offset),
        fixes:
          date.notation === 'iso' && value.style !== 'block'
            ? [
                {
                  title: l10n.t('Add the time zone of the site: {0}', offset),
                  edits: [{ range: range(end, end), newText: offset }],
                  safe: false,
                },
              ]
            : [],
      }
    }
  },
}
