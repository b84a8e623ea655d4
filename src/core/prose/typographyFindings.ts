import * as l10n from '@vscode/l10n'
import type { Article } from '../article/article'
import { articleLanguage, proseOf } from './prose'
import { sourceRange, type ProseRun } from './proseRun'
import { typographyEdits } from './typographyEdit'
import { mayRepeatWords } from '../style/typography/repeatedWords'
import type { Typography } from '../style/typography/typography'
import { hasCjk, withoutNames, type TextChange } from '../style/typography/textChange'
import type { Finding } from '../text/problem'

/** A problem of a run of prose, and the changes that solve it. */
export interface TypographyProblem {
  readonly changes: readonly TextChange[]
  readonly message: string
  readonly title: string
}

/** A run of prose whose text is without names. */
export interface TypesetRun extends ProseRun {
  /** Whether links may be looked up by it, so that no fix is safe: a heading, whose address is made of its text, or a label. */
  readonly isKept: boolean
}

/** A line that defines an address, or would, if it had fewer spaces. */
const almostDefinition = /^[ \t]*\[[^\]\n]*\]:/m

/** A text without Chinese characters needs one of these to have a problem. */
const latinSign = / [,.;:?!](?:\s|$)|,,|[\uff00-\uffef。]|&#/m
/** A text with Chinese characters needs one of these, unless its full-width marks are wrong. */
const chineseSign = /[!-~“”„«»「」…⋯\uff10-\uff5a]| (?=[^\n])|([，。、；：])\1/
const wideMark = /[，。；：？！（）]/
const quote = /["“”„«»「」&]/
const bracket = /[（）《》〈〉「」『』【】]/

const known = new WeakMap<Article, { readonly typography: Typography; readonly runs: readonly TypesetRun[] }>()

/**
 * The runs that typography is for: no code, and nothing that `lang` marks as another language than the article's. Parts of the body in which
 * no rule can find anything are left out.
 */
export function typesetRuns(article: Article, typography: Typography): readonly TypesetRun[] {
  const found = known.get(article)
  if (found?.typography === typography) return found.runs
  const areQuotesRead = articleLanguage(article) !== undefined
  const areWideMarksRead = typography.punctuation === 'ascii'
  const areBracketsRead = (typography.quotes ?? 'off') !== 'off'
  const mayBeChineseProblem = (source: string) =>
    chineseSign.test(source) || (areWideMarksRead && wideMark.test(source)) || (areBracketsRead && bracket.test(source))
  const isAsked = (source: string) =>
    (hasCjk(source) ? mayBeChineseProblem(source) : latinSign.test(source)) ||
    (areQuotesRead && quote.test(source)) ||
    (typography.repeatedWords === true && mayRepeatWords(source))
  const read = proseOf(article, isAsked)
  const runs = read.filter(({ place, isForeign, text }) => place !== 'code' && !isForeign && !almostDefinition.test(text))
  const hasDefinitions = article.text.includes(']:')
  const typeset = runs.map((run) => {
    const isKept = isHeading(run) || (hasDefinitions && !run.isField && hasLabels(run, article.text))
    return { ...run, language: run.language, text: withoutNames(run.text), isKept }
  })
  known.set(article, { typography, runs: typeset })
  return typeset
}

/** The finding of a problem; undefined if its changes cannot be made without a change of markup. */
export function typographyFinding(article: Article, run: TypesetRun, { changes, message, title }: TypographyProblem): Finding | undefined {
  const edits = typographyEdits(run, changes, article.text)
  const [first, last] = [changes[0], changes.at(-1)]
  if (!edits || !first || !last) return undefined
  // An insertion is shown at the characters beside it.
  const isInsertion = first.start === first.end
  const range = sourceRange(run, isInsertion ? Math.max(0, first.start - 1) : first.start, isInsertion ? first.end + 1 : last.end)
  return range && { range, message, fixes: [{ title, edits, safe: !run.isKept }] }
}

function isHeading({ place, isField }: ProseRun): boolean {
  return !isField && (place === 'heading' || place === 'headline')
}

/** Whether the document has the labels of links, `[label]`, in or around a run. */
function hasLabels({ pieces }: ProseRun, document: string): boolean {
  const written = pieces.flatMap(({ source }) => source ?? [])
  return document.slice((written[0]?.start ?? 1) - 1, written.at(-1)?.end).includes('[')
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
