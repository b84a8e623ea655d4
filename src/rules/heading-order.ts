import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import type { Rule } from '../core/lint/rule'
import { textAt, type Range } from '../core/text/text'

const names = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

export const headingOrder: Rule = {
  id: 'heading-order',
  severity: 'hint',
  docs: {
    summary: 'Headings leave no level out.',
    why: 'People who use a screen reader go from heading to heading: a level that is left out looks like a part that is missing.',
    authority: 'WCAG 2.2, 1.3.1 and technique G141; axe-core heading-order',
    bad: ['## Harbour\n\n⟦#### Fares⟧\n', '<h2>Harbour</h2>\n\n⟦<h5>Fares</h5>⟧\n', 'Harbour\n=======\n\n⟦### Fares⟧\n'],
    good: [
      '### Harbour\n\n#### Fares\n\n##### Summer\n\n## Ferries\n',
      'Harbour\n-------\n\n### Fares\n\n```\n##### code\n```\n',
      '<h2>Harbour</h2>\n\n### Fares\n',
    ],
  },
  *check(article) {
    let before: number | undefined
    for (const { range, level } of headingsOf(article)) {
      if (before !== undefined && level > before + 1)
        yield {
          range,
          message: l10n.t('This heading is of level {0} and follows one of level {1}: level {2} is left out.', level, before, before + 1),
        }
      before = level
    }
  },
}

function headingsOf(article: Article): readonly { readonly range: Range; readonly level: number }[] {
  const { masked } = article
  // A level that is left out is above one of the third at least.
  if (!/###|<h[3-6]/i.test(masked)) return []
  const written = article.headings.map((range) => ({ range: trimmed(article, range), level: levelOf(textAt(masked, range)) }))
  const elements = names.flatMap((name, index) =>
    article.named(name).map(({ range, startTag }) => ({ range: range.end > startTag.end ? range : startTag, level: index + 1 })),
  )
  return [...written, ...elements].sort((a, b) => a.range.start - b.range.start)
}

function levelOf(line: string): number {
  const marks = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(#{1,6})(?!#)/.exec(line)?.[1]
  if (marks !== undefined) return marks.length
  return /\n[\s>]*=+\s*$/.test(line) ? 1 : 2
}

function trimmed({ text }: Article, { start, end }: Range): Range {
  return { start, end: start + text.slice(start, end).trimEnd().length }
}
