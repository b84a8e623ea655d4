import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { typesetRuns, typographyFinding } from '../core/prose/typographyFindings'
import { sourceRange } from '../core/prose/proseRun'
import { repeatedWords } from '../core/style/typography/repeatedWords'

export const styleRepeatedWord: Rule = {
  id: 'style-repeated-word',
  severity: 'information',
  docs: {
    summary: 'No small word is written twice in a row.',
    why: 'One of them stayed when a sentence was changed. Spelling checkers see two correct words.',
    authority: 'Usage of copy desks; words of which two in a row are never right: the, of, and, with, 我们, 因为 and the like',
    given: { settings: 'style:\n  typography: { repeatedWords: true }\n' },
    bad: ['Ships left ⟦the the⟧ harbour, and\n', '因为港口关闭，⟦我们我们⟧绕行。\n', 'It was ⟦of\nof⟧ use.\n'],
    good: [
      'What it is is good, and I told it it was as good as as many. He had had that that day, “the the”, Duran Duran, `the the`.\n',
      '> the the\n',
      '目的的，我们，我们\n',
      '---\nlang: it\ntitle: Porto\ndate: 2024-01-05T08:00:00+08:00\n---\n\na a\n',
    ],
  },
  *check(article, { style }) {
    if (!style?.typography.repeatedWords) return
    for (const run of typesetRuns(article, style.typography)) {
      if (run.isQuoted) continue
      for (const { start, end, word } of repeatedWords(run.text, run.language)) {
        const message = l10n.t('The word “{0}” is written twice.', word)
        const changes = [{ start, end: end - word.length, newText: '' }]
        const range = sourceRange(run, start, end)
        const found = typographyFinding(article, run, { changes, message, title: l10n.t('Delete one of them') })
        const fixes = found?.fixes?.map((fix) => ({ ...fix, safe: false })) ?? []
        if (range) yield { range, message, fixes }
      }
    }
  },
}
