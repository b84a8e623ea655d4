import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { sourceRange } from '../core/prose/proseRun'
import { markProblem, typesetRuns, typographyFinding } from '../core/prose/typographyFindings'
import { bracketsAlone } from '../core/style/typography/brackets'
import { quoteChanges, turnedQuotes, wantedQuotes } from '../core/style/typography/quotes'

export const styleQuotes: Rule = {
  id: 'style-quotes',
  severity: 'information',
  docs: {
    summary: 'Quotations have the marks of the house, and quotation marks and brackets come in pairs.',
    why: 'Three kinds of quotation marks on one page look like three sources. A mark that is turned round makes readers look for the start of the quotation.',
    authority:
      'The house style: `style.typography.quotes` in copydesk.yaml. Marks by language: CLDR 48.2, delimiters; GB/T 15834-2011, 4.8',
    given: { settings: 'style:\n  typography:\n    quotes: typographic\n' },
    bad: [
      '市长说⟦"港口开放"⟧，又说⟦「很好」⟧。\n',
      '市长说“港口开放⟦“⟧，⟦（⟧见图。\n',
      '---\nlang: de\ntitle: ⟦“Hafen”⟧\ndate: 2024-01-05T08:00:00+08:00\n---\n\nEr sagte ⟦"gut"⟧.\n',
      '---\nlang: en\ntitle: Harbour\ndate: 2024-01-05T08:00:00+08:00\n---\n\nThe ⟦"old"⟧ port.\n',
    ],
    good: [
      // The outer marks of »one« and »another« are not «…», and quotations in quotations have other marks.
      '---\nlang: de\ntitle: Hafen\ndate: 2024-01-05T08:00:00+08:00\n---\n\nSie sagte »ja«, dann »nein« und »vielleicht«.\n',
      '---\nlang: de-CH\ntitle: Der Hafen «ist» offen\ndate: 2024-01-05T08:00:00+08:00\n---\n',
      '---\nlang: pt-PT\ntitle: O «porto»\ndate: 2024-01-05T08:00:00+08:00\n---\n',
      '他说「市长讲“港口开放”，就走了」。\n',
      '---\nlang: zh-TW\ntitle: 港口\ndate: 2024-01-05T08:00:00+08:00\n---\n\n「港口開放。\n\n「渡輪啟航。」\n',
      '市长说“港口开放”，屏幕宽 12"，1）港口（新)；2）《码头》。\n',
      'The "old" port, in a language that nobody names.\n',
      '<p title="a">`"港口"`</p> <code>"港口"</code>\n',
    ],
  },
  *check(article, { style }) {
    const wanted = style?.typography.quotes ?? 'off'
    if (!style || wanted === 'off') return
    for (const run of typesetRuns(article, style.typography)) {
      const quotes = wantedQuotes(wanted, run.language)
      if (!quotes) continue
      for (const changes of quoteChanges(run.text, quotes)) {
        const found = typographyFinding(article, run, {
          changes,
          message: l10n.t('The house style puts quotations in {0}.', `${quotes[0]}…${quotes[1]}`),
          title: l10n.t('Write {0}', `${quotes[0]}…${quotes[1]}`),
        })
        if (found) yield found
      }
      if (!run.language?.startsWith('zh')) continue
      for (const { start, mark } of bracketsAlone(run.text)) {
        const range = sourceRange(run, start, start + 1)
        if (range) yield { range, message: l10n.t('“{0}” has no partner in this paragraph.', mark) }
      }
      for (const change of turnedQuotes(run.text)) {
        const found = typographyFinding(article, run, markProblem(run.text, change))
        if (found) yield found
      }
    }
  },
}
