import * as l10n from '@vscode/l10n'
import type { Article } from '../article/article'
import type { Finding } from '../text/problem'
import { lineEndOf, range, type Range } from '../text/text'
import type { RuleContext } from './rule'
import { fencesOutcome, outcomeInWords } from './siteOutcome'

/** Whether text follows the closing delimiter on its line. */
export function glued(text: string, close: Range): boolean {
  return /^---[^-\s]/.test(text.slice(close.start, close.start + 4))
}

export function gluedFinding(article: Article, context: RuleContext, { start, end }: Range): Finding {
  const { text } = article
  const outcome = fencesOutcome(article, context)
  const isRead = outcome === undefined || outcome === 'read' || outcome === 'cut'
  const lost = isRead ? l10n.t('Readers see it as text.') : outcomeInWords(context.generator, outcome)
  const edits = [{ range: range(end, end), newText: lineEndOf(text) }]
  const behind = text.slice(end).split(/\r?\n/, 1)[0] ?? ''
  return {
    range: range(start, end + behind.length),
    message: `${l10n.t('Text follows the delimiter (---) on its line.')} ${lost}`,
    ...(isRead ? { severity: 'warning' as const } : {}),
    fixes: [{ title: l10n.t('Put the text on a line of its own'), edits, safe: false }],
  }
}

/** The line inside the front matter at which the generator ends it. */
export function* cutFindings({ text, lines, frontMatter }: Article, { generator }: RuleContext): Generator<Finding> {
  const found = generator.frontMatter.find?.(text)
  if (typeof found !== 'object' || !frontMatter || found.content.end >= frontMatter.content.end) return
  yield {
    range: lines.rangeOf(lines.lineOf(found.content.end)),
    message: l10n.t(
      '{0} ends the front matter at this line, because it starts with ---: readers see what follows as text.',
      generator.title ?? '',
    ),
  }
}
