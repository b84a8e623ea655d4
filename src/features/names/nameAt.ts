import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { entriesOfValue } from '../../core/rename/renameValue'
import { contains, range, type Range } from '../../core/text/text'
import type { VocabularyEntry } from '../../core/vocabulary/vocabulary'
import { vocabularies, type Vocabulary } from '../../corpus/records/record'

/** An occurrence of a category, tag or author in an article. */
export interface NamePlace {
  readonly vocabulary: Vocabulary
  readonly name: string
  /** The name alone, without its quotes. */
  readonly range: Range
}

/** All names in the front matter, in document order within each vocabulary. Without those that come from a YAML alias. */
export function namePlaces(article: Article): readonly NamePlace[] {
  return vocabularies.flatMap((vocabulary) => namesOf(article, vocabulary))
}

/** The name at an offset. @returns undefined if there is none */
export function nameAt(article: Article, offset: number): NamePlace | undefined {
  const { frontMatter } = article
  if (!frontMatter || !contains(frontMatter.content, offset)) return undefined
  return namePlaces(article).find(({ range: at }) => contains(at, offset))
}

/** The ranges of all occurrences of a name in an article. */
export function placesOfName(article: Article, vocabulary: Vocabulary, name: string): readonly Range[] {
  return namesOf(article, vocabulary).flatMap((place) => (place.name === name ? [place.range] : []))
}

/** Why a new name is not possible; undefined if it is. */
export function nameRefusal(newName: string): string | undefined {
  if (newName === '') return l10n.t('Type a name.')
  return /\p{Cc}/u.test(newName) ? l10n.t('A name must be on one line, without tabs.') : undefined
}

function namesOf(article: Article, vocabulary: Vocabulary): readonly NamePlace[] {
  return entriesOfValue(article, vocabulary).flatMap((entry) => {
    const at = nameRange(article.text, entry)
    return at ? [{ vocabulary, name: entry.value, range: at }] : []
  })
}

function nameRange(text: string, { node }: Pick<VocabularyEntry, 'node'>): Range | undefined {
  return node.style === 'block' ? undefined : withoutQuotes(text, node.range)
}

/** The range of a value without its quotes. @returns undefined for an alias and for a value of several lines */
export function withoutQuotes(text: string, { start, end }: Range): Range | undefined {
  const written = text.slice(start, end)
  if (written === '' || written.startsWith('*') || /[\r\n]/.test(written)) return undefined
  const [quotes = ''] = /^("""|'''|["'])?/.exec(written) ?? []
  return written.endsWith(quotes) && written.length >= 2 * quotes.length ? range(start + quotes.length, end - quotes.length) : undefined
}
