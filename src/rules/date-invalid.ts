import * as l10n from '@vscode/l10n'
import { fileDate } from '../core/frontmatter/dateFields'
import { readDate } from '../core/dates/dates'
import { writerOf, type FrontMatterWriter } from '../core/frontmatter/writer'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'
import type { ScalarNode } from '../core/data/nodes'

export const dateInvalid: Rule = {
  id: 'date-invalid',
  severity: 'error',
  docs: {
    summary: 'Dates are real days and times, in a form that site generators can read.',
    why: 'When Hexo cannot read a date, it uses the date of the file instead, without a warning. Other site generators stop the build.',
    authority: 'Hexo, lib/plugins/processor/common.ts (toDate)',
    bad: [
      '---\ntitle: Harbour opens\ndate: ⟦Invalid Date⟧\n---\n',
      '---\ntitle: Harbour opens\ndate: ⟦2020/13/45⟧\n---\n',
      "---\ntitle: Harbour opens\nupdated: ⟦'2023-02-29'⟧\n---\n",
      '---\ntitle: 港口开放\ndate: ⟦2024年1月5日⟧\n---\n',
      '---\ntitle: 港口开放\ndate: ⟦2024-01-05 08：30⟧\nupdated: ⟦２０２４—０１—０６⟧\n---\n',
    ],
    good: [
      '---\ntitle: Harbour opens\ndate: 2024-02-29 08:00:00 +08:00\n---\n',
      '---\ntitle: Harbour opens\ndate: 2016-04-01 10:30:00 -4\npublished: false\n---\n',
      '---\ntitle: Harbour opens\ndate:\n---\n',
      '---\ntitle: Harbour opens\ndate: <%= now %>\n---\n',
    ],
  },
  *check({ dates, frontMatter }, { path }) {
    const notation = writerOf(frontMatter?.language)
    for (const { key, value, source, date } of dates) {
      const fixes = key === 'date' ? fileNameFix(path, value, notation) : []
      if (typeof value.value === 'number') {
        // Hexo and Hugo read a timestamp in seconds or milliseconds as a date; they read a year alone as 1970.
        if (value.value < 1e8)
          yield { range: value.range, message: l10n.t('“{0}” is not a complete date: write it like 2024-01-05.', source), fixes }
        continue
      }
      if (!date) {
        const narrow = asciiDate(source)
        yield {
          range: value.range,
          message:
            narrow === undefined
              ? l10n.t('“{0}” cannot be read as a date: write it like 2024-01-05 or 2024-01-05T08:00:00+08:00.', source)
              : l10n.t('This date has full-width characters: write it as {0}.', narrow),
          fixes: narrow === undefined ? fixes : [rewriteFix(narrow, value, notation), ...fixes],
        }
      } else if (!date.exists) {
        yield { range: value.range, message: l10n.t('“{0}” is a day or time that does not exist.', source), fixes }
      } else if (date.notation === 'han') {
        yield {
          range: value.range,
          message: l10n.t('Site generators cannot read “{0}” as a date: write it as {1}.', source, date.iso),
          fixes: [rewriteFix(date.iso, value, notation)],
        }
      }
    }
  },
}

/** The date with its full-width characters replaced by ASCII; undefined if that is not a date either. */
function asciiDate(source: string): string | undefined {
  const narrow = source.normalize('NFKC').replace(/[–—−]/g, '-')
  const date = narrow === source ? undefined : readDate(narrow)
  return date?.exists ? date.iso : undefined
}

function rewriteFix(iso: string, { range, style }: ScalarNode, notation: FrontMatterWriter): Fix {
  return { title: l10n.t('Write the date as {0}', iso), edits: [{ range, newText: notation.date(iso, style) }], safe: false }
}

/** The value is not a date, but the file name has one. */
function fileNameFix(path: string, { range, style }: ScalarNode, notation: FrontMatterWriter): readonly Fix[] {
  const day = fileDate(path)
  if (day === undefined) return []
  const title = l10n.t('Use the date in the file name: {0}', day)
  return [{ title, edits: [{ range, newText: notation.date(day, style) }], safe: false }]
}
