import * as l10n from '@vscode/l10n'
import { dayMs } from '../core/dates/dates'
import { fileDate } from '../core/frontmatter/dateFields'
import { writerOf } from '../core/frontmatter/writer'
import type { Rule } from '../core/lint/rule'
import { range } from '../core/text/text'

export const dateFilenameMismatch: Rule = {
  id: 'date-filename-mismatch',
  severity: 'hint',
  docs: {
    summary: 'The date in the file name is the date of the article.',
    why: 'The field takes precedence over the file name, so the article appears under a different day than its file. In a file that was copied, the date is often the old one.',
    authority: 'Jekyll, docs on front matter (date)',
    given: { path: '_posts/2024-01-05-harbour-opens.md' },
    bad: [
      '---\ntitle: Harbour opens\ndate: ⟦2023-01-05 08:00:00 +01:00⟧ # at last\n---\n',
      "---\ntitle: Harbour opens\ndate: ⟦'2024/02/05'⟧\n---\n",
    ],
    good: [
      '---\ntitle: Harbour opens\ndate: 2024-01-05\nupdated: 2024-03-01\n---\n',
      '---\ntitle: Harbour opens\ndate: 2024-01-04T23:30:00Z\n---\n',
    ],
  },
  *check({ text, dates, frontMatter }, { path }) {
    const name = fileDate(path)
    if (name === undefined) return
    const field = dates.findLast(({ key }) => key === 'date')
    if (!field?.date?.exists) return
    const { source, value, date } = field
    // Close to midnight, the day depends on the time zone.
    if (Math.abs(Date.parse(date.iso.slice(0, 10)) - Date.parse(name)) <= dayMs) return
    const start = text.indexOf(source.slice(0, 10), value.range.start)
    const sameNotation = date.notation === 'iso' && start >= 0 && start + 10 <= value.range.end
    yield {
      range: value.range,
      message: l10n.t('The file name says {0}, but this date is {1}.', name, date.iso.slice(0, 10)),
      fixes: [
        {
          title: l10n.t('Change the day to {0}', name),
          edits: sameNotation
            ? [{ range: range(start, start + 10), newText: name }]
            : [{ range: value.range, newText: writerOf(frontMatter?.language).date(name + date.iso.slice(10), value.style) }],
          safe: false,
        },
      ],
    }
  },
}
