import type { Rule } from '../core/lint/rule'
import { spaceProblem, typesetRuns, typographyFinding } from '../core/prose/typographyFindings'
import { spacingChanges } from '../core/style/typography/spacing'
import { hasCjk } from '../core/style/typography/textChange'

export const styleSpacing: Rule = {
  id: 'style-spacing',
  severity: 'information',
  docs: {
    summary: 'Chinese characters and Latin letters or digits stand with or without a space, as the house does it.',
    why: 'Both are right; a page that changes between them looks careless, and a search for “5 月” does not find “5月”.',
    authority: 'The house style: `style.typography.cjkSpacing` in copydesk.yaml',
    given: { settings: 'style:\n  typography:\n    cjkSpacing: spaced\n' },
    bad: [
      '港口⟦在2⟧⟦4日⟧开放，由 **Harbou⟦r**公⟧司负责。\n',
      '---\ntitle: ⟦用H⟧ugo 建站\ndate: 2024-01-05T08:00:00+08:00\n---\n\n增长 15⟦%的⟧港口。\n',
    ],
    good: [
      '港口在 24 日开放，由 **Harbour** 公司负责，A股、T恤和维生素C。\n',
      '`港口abc` https://example.org/港口abc {{ 港口abc }} <code>港口abc</code> @港口abc a_港口\n',
      '<p lang="ja">港口abc</p>\n',
    ],
  },
  *check(article, { style }) {
    const spacing = style?.typography.cjkSpacing ?? 'off'
    if (!style || spacing === 'off' || !hasCjk(article.text)) return
    for (const run of typesetRuns(article, style.typography))
      for (const change of spacingChanges(run.text, spacing)) {
        const found = typographyFinding(article, run, spaceProblem(run.text, change))
        if (found) yield found
      }
  },
}
