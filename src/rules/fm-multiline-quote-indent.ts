import * as l10n from '@vscode/l10n'
import { repairsOf } from '../core/lint/repairFindings'
import type { Rule } from '../core/lint/rule'

export const fmMultilineQuoteIndent: Rule = {
  id: 'fm-multiline-quote-indent',
  severity: 'error',
  docs: {
    effect: 'stops',
    bySite: true,
    summary: 'If a quoted value continues on the next lines, these are indented.',
    why: 'Older YAML parsers accept lines without indentation. Newer ones, including that of Hexo, reject the whole front matter. A hint where the generator of the site reads it.',
    authority: 'YAML 1.2.2, 6.3 (line prefixes)',
    bad: [
      '---\ntitle: Harbour opens\ndescription: "The ferries run again,\n⟦says⟧ the mayor."\ndate: 2024-01-05\n---\n',
      "---\nseo:\n  description: 'The ferries run:\n⟦all⟧ of them.\n\n  Even the old one.'\n---\n",
    ],
    good: [
      '---\ntitle: Harbour opens\ndescription: "The ferries run again,\n  says the mayor."\n---\n',
      '---\ntitle: Harbour opens\ndescription: >\n  "The ferries run again,\n---\n',
    ],
  },
  *check(article, context) {
    for (const { range, edits, isRead, safe } of repairsOf(article, context, 'fm-multiline-quote-indent')) {
      const message = l10n.t('This quoted value continues on a line that is not indented.')
      yield {
        range,
        message: isRead ? l10n.t('{0} Your site may still read it, but stricter programs do not.', message) : message,
        ...(isRead ? { severity: context.generator.title === undefined ? ('warning' as const) : ('hint' as const) } : {}),
        fixes: [{ title: l10n.t('Indent the following lines'), edits, safe }],
      }
    }
  },
}
