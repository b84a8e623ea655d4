import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { checkArticle, checkText } from '../../core/lint/checkArticle'
import type { LintConfig } from '../../core/lint/lintConfig'
import { fixAll } from '../../core/lint/fix'
import type { Problem } from '../../core/text/problem'
import { decodeText } from '../io/decode'
import type { Written } from '../io/replaceFile'

export interface FixedArticle {
  /** The text in the file now. */
  readonly text: string
  /** The problems of that text. */
  readonly problems: readonly Problem[]
  /** Number of problems fixed. */
  readonly fixed: number
  /** Rules whose fixes undo one another, so they were left out. */
  readonly cycle: readonly string[] | undefined
  /** Why the fixed text could not be written; the file is unchanged then. */
  readonly failure: unknown
  /** Undefined if nothing was written. */
  readonly written: Written | undefined
}

/**
 * Applies the safe fixes of an article.
 * @param write replaces the file, whose content must be `expected`; called only if the text changes
 */
export function fixArticle(
  article: Article,
  path: string,
  config: LintConfig,
  write: (bytes: Uint8Array, expected: Uint8Array) => Written,
): FixedArticle {
  let last: { readonly text: string; readonly problems: readonly Problem[] } | undefined
  const problemsOf = (text: string) => {
    if (last?.text !== text)
      last = { text, problems: text === article.text ? checkArticle(article, path, config) : checkText(text, path, config) }
    return last.problems
  }
  const { text, fixed, cycle } = fixAll(article.text, problemsOf)
  const unchanged = () => ({ text: article.text, problems: problemsOf(article.text), fixed: 0, cycle, written: undefined })
  if (text === article.text) return { ...unchanged(), failure: undefined }
  try {
    const written = write(encoded(text), encoded(article.text))
    return { text, problems: problemsOf(text), fixed, cycle, failure: undefined, written }
  } catch (failure) {
    return { ...unchanged(), failure }
  }
}

/** @throws Error when UTF-8 cannot hold the text, as with half of a surrogate pair */
function encoded(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  const decoded = decodeText(bytes)
  if (!('text' in decoded) || decoded.text !== text) throw new Error(l10n.t('the fixed text cannot be written in UTF-8'))
  return bytes
}
