import type { Article } from '../../core/article/article'
import { fieldOf } from '../../core/frontmatter/frontMatter'
import { writerOf } from '../../core/frontmatter/writer'
import { range } from '../../core/text/text'
import { vocabularyValues } from '../../core/vocabulary/vocabulary'
import type { CompletionSources } from '../completion/completionTypes'
import { holdsInOrder, valueItems } from '../completion/valueItems'
import type { FieldPath } from './formTypes'

/** Longer lists are not read by anybody; more is found by typing. */
const maxOptions = 50

/** A name that a field may get. */
export interface NameOption {
  readonly text: string
  /** How often it is used, and its pinyin if it was found by that. */
  readonly detail: string
}

/**
 * The names for a field: those that completion offers, most used first. Names that start with the typed text come first, then those that have
 * it inside.
 * @param taken the names that the field has already
 */
export function nameOptions(
  article: Article,
  path: FieldPath,
  typed: string,
  taken: readonly string[],
  sources: CompletionSources,
): readonly NameOption[] {
  const context = {
    kind: 'value',
    path,
    range: range(0, typed.length),
    style: 'plain',
    inFlow: false,
    before: '',
    after: '',
    otherValues: new Set(taken),
    valuesBefore: taken,
    isInnerList: false,
  } as const
  const target = {
    text: typed,
    offset: typed.length,
    writer: writerOf('yaml'),
    datesOf: () => article.dates,
    valuesOf: (key: string) => vocabularyValues(fieldOf(article.frontMatter, key)?.value, article.text),
  }
  const wanted = typed.toLowerCase()
  const place = (label: string) => {
    const at = label.toLowerCase().indexOf(wanted)
    return at === 0 ? 0 : at > 0 ? 1 : 2
  }
  return valueItems(context, target, sources, maxOptions)
    .filter(({ filterText }) => holdsInOrder(filterText.toLowerCase(), wanted))
    .map(({ label, detail = '' }) => ({ text: label, detail, place: place(label) }))
    .sort((a, b) => a.place - b.place)
    .slice(0, maxOptions)
    .map(({ text, detail }) => ({ text, detail }))
}
