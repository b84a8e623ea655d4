import * as l10n from '@vscode/l10n'
import type { Article } from '../article/article'
import { proseOf } from './prose'
import { sourceRange, type ProseRun } from './proseRun'
import { typographyEdits } from './typographyEdit'
import { withoutNames, type TextChange } from '../style/typography/textChange'
import type { Finding } from '../text/problem'

/** A problem of a run of prose, and the changes that solve it. */
export interface TypographyProblem {
  readonly changes: readonly TextChange[]
  readonly message: string
  readonly title: string
}

const known = new WeakMap<Article, readonly ProseRun[]>()

/** The runs that the typography of the house is for: no code, and nothing that `lang` marks as another language than the article's. */
export function typesetRuns(article: Article): readonly ProseRun[] {
  const found = known.get(article)
  if (found) return found
  const runs = proseOf(article).filter(({ place, isForeign }) => place !== 'code' && !isForeign)
  const typeset = runs.map((run) => ({ ...run, language: run.language, text: withoutNames(run.text) }))
  known.set(article, typeset)
  return typeset
}

/** The finding of a problem; undefined if its changes cannot be made without a change of markup. */
export function typographyFinding(article: Article, run: ProseRun, { changes, message, title }: TypographyProblem): Finding | undefined {
  const edits = typographyEdits(run, changes, article.text)
  const [first, last] = [changes[0], changes.at(-1)]
  if (!edits || !first || !last) return undefined
  // An insertion is shown at the characters beside it.
  const isInsertion = first.start === first.end
  const range = sourceRange(run, isInsertion ? Math.max(0, first.start - 1) : first.start, isInsertion ? first.end + 1 : last.end)
  // The address of a heading is made of its text: links may lead there. A safe fix keeps what links of the article are looked up by.
  const safe = run.isField || (run.place !== 'heading' && run.place !== 'headline' && !isLabel(article, run, first.start))
  return range && { range, message, fixes: [{ title, edits, safe }] }
}

/** Whether a place may be within the label of a link whose address is elsewhere: `[label]`. */
function isLabel(article: Article, run: ProseRun, at: number): boolean {
  return (
    /^ {0,3}\[[^\]\n]+\]:/m.test(article.text) &&
    run.pieces.some((piece) => piece.depth > 0 && piece.at <= at && at <= piece.at + piece.text.length)
  )
}

/** The problem of a space that is missing, or too much. */
export function spaceProblem(text: string, change: TextChange): TypographyProblem {
  const [before, after] = [text[change.start - 1] ?? '', text[change.end] ?? '']
  return change.newText === ''
    ? {
        changes: [change],
        message: l10n.t('No space is expected between “{0}” and “{1}”.', before, after),
        title: l10n.t('Delete the space'),
      }
    : { changes: [change], message: l10n.t('A space is expected between “{0}” and “{1}”.', before, after), title: l10n.t('Insert a space') }
}

/** The problem of a pair of brackets; one of them may be right. */
export function bracketProblem(text: string, changes: readonly TextChange[]): TypographyProblem {
  const [first] = changes
  const [only] = changes.length === 1 ? changes : []
  if (only) return markProblem(text, only)
  const [expected, written] = first?.newText.includes('（') ? ['（…）', '(…)'] : ['(…)', '（…）']
  return { changes, message: l10n.t('“{0}” is expected here, not “{1}”.', expected, written), title: l10n.t('Write “{0}”', expected) }
}

/** The problem of a mark that is another one than expected. */
export function markProblem(text: string, change: TextChange): TypographyProblem {
  const [expected, written] = [change.newText.trim(), text.slice(change.start, change.end).trim()]
  return {
    changes: [change],
    message: l10n.t('“{0}” is expected here, not “{1}”.', expected, written),
    title: l10n.t('Write “{0}”', expected),
  }
}
