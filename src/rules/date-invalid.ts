import * as l10n from '@vscode/l10n'
import { notationOf } from '../core/notation'
import type { Rule } from '../core/rule'

export const dateInvalid: Rule = {
  id: 'date-invalid',
  severity: 'error',
  docs: {
    summary: 'Dates are days and times that exist, in a form that site generators read.',
    why: 'Hexo drops a date that it cannot read without a word and takes the day the file was made; others stop.',
    authority: 'Hexo, lib/plugins/processor/common.ts (toDate)',
    bad: [
      '---\ntitle: Harbour opens\ndate: ⟦Invalid Date⟧\n---\n',
      '---\ntitle: Harbour opens\ndate: ⟦2020/13/45⟧\n---\n',
      "---\ntitle: Harbour opens\nupdated: ⟦'2023-02-29'⟧\n---\n",
      '---\ntitle: 港口开放\ndate: ⟦2024年1月5日⟧\n---\n',
    ],
    good: [
      '---\ntitle: Harbour opens\ndate: 2024-02-29 08:00:00 +08:00\n---\n',
      '---\ntitle: Harbour opens\ndate: 2016-04-01 10:30:00 -4\npublished: false\n---\n',
      '---\ntitle: Harbour opens\ndate:\n---\n',
      '---\ntitle: Harbour opens\ndate: <%= now %>\n---\n',
    ],
  },
  *check({ dates, frontMatter }) {
    for (const { value, source, date } of dates) {
      if (typeof value.value === 'number') {
        // A time stamp in seconds or milliseconds is a date to Hexo and Hugo; a year alone is 1970 to them.
        if (value.value < 1e8) yield { range: value.range, message: l10n.t('“{0}” is not a full date: write it as 2024-01-05.', source) }
        continue
      }
      if (!date) {
        yield {
          range: value.range,
          message: l10n.t('“{0}” cannot be read as a date: write it as 2024-01-05 or 2024-01-05T08:00:00+08:00.', source),
        }
      } else if (!date.exists) {
        yield { range: value.range, message: l10n.t('“{0}” is a day or time that does not exist.', source) }
      } else if (date.notation === 'han') {
        yield {
          range: value.range,
          message: l10n.t('Site generators cannot read “{0}” as a date: write it as {1}.', source, date.iso),
          fixes: [
            {
              title: l10n.t('Write the date as {0}', date.iso),
              edits: [{ range: value.range, newText: notationOf(frontMatter?.language).date(date.iso, value.style) }],
              safe: false,
            },
          ],
        }
      }
    }
  },
}
