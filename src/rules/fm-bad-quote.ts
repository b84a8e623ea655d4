import * as l10n from '@vscode/l10n'
import { repairsOf, type JudgedRepair } from '../core/lint/repairFindings'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'

export const fmBadQuote: Rule = {
  id: 'fm-bad-quote',
  severity: 'error',
  docs: {
    effect: 'stops',
    bySite: true,
    summary: 'A value that starts with a quotation mark ends with one, and quotation marks inside it are escaped.',
    why: 'An apostrophe ends a value in single quotes. The text after it is an error, and the site cannot read the front matter.',
    authority: 'YAML 1.2.2, 7.3.1 and 7.3.2 (quoted styles)',
    bad: [
      "---\ntitle: 'What⟦'⟧s new in the harbour'\ndate: 2024-01-05\n---\n",
      '---\ntitle: "The mayor says ⟦"⟧yes" to ferries"\n---\n',
      '---\ntitle: "It\'s a ⟦"⟧yes" to ferries"\n---\n',
      '---\ntitle: "Harbour⟦"⟧ opens\n---\n',
      "---\ntitle: ⟦'⟧Harbour opens\ndate: 2024-01-05\nauthor: 'Ann'\n---\n",
      "---\ntitle: Harbour opens\ntags:\n - 'fishermen⟦'⟧s tales'\n---\n",
    ],
    good: [
      "---\ntitle: 'What''s new in the harbour'\ndate: 2024-01-05\n---\n",
      '---\ntitle: "The mayor says \\"yes\\"" # quoted\n---\n',
      "---\ntitle: What's new in the boys' room\n---\n",
      "---\ntitle: 'Harbour\n  opens'\n---\n",
    ],
  },
  *check(article, context) {
    for (const repair of repairsOf(article, context, 'fm-bad-quote')) {
      yield {
        range: repair.range,
        message:
          repair.detail === 'open'
            ? l10n.t('This quotation mark is not closed.')
            : l10n.t('This quotation mark ends the value, but more text follows.'),
        ...(repair.isRead ? { severity: 'warning' as const } : {}),
        fixes: fixesOf(repair),
      }
    }
  },
}

function fixesOf({ edits, otherEdits, detail, safe }: JudgedRepair): readonly Fix[] {
  const whole = l10n.t('Put the value in quotes, and keep its quotation marks')
  if (otherEdits)
    return [
      { title: l10n.t('Close the quotation mark'), edits, safe: false },
      { title: whole, edits: otherEdits, safe: false },
    ]
  return [{ title: detail === 'text' ? whole : l10n.t('Keep the quotation marks as part of the value'), edits, safe }]
}
