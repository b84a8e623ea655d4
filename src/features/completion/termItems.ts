import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { proseOf } from '../../core/prose/prose'
import { proseAt, type ProseRun } from '../../core/prose/proseRun'
import { termPlaceOf } from '../../core/prose/termPlace'
import { wordEdit } from '../../core/prose/wordEdit'
import type { HouseList } from '../../core/style/houseList'
import type { Term } from '../../core/style/terms'
import { wordUnits } from '../../core/style/wordBounds'
import { rank, type CompletionItem } from './completionTypes'

/** So many entries are offered. */
const maxItems = 20
/** So much of a form is looked for before the cursor: in words of scripts with spaces, and in characters of others. */
const maxWords = 4
const maxCharacters = 8

/**
 * The preferred forms of the house list for a word of prose that is half typed: of two letters or more, or one character of a script without spaces.
 * What is written already as the list prefers it is not offered.
 */
export function termItems(article: Article, offset: number, list: HouseList): readonly CompletionItem[] {
  const at = proseAt(proseOf(article), offset)
  if (!at || !isWordEnd(at.run.text, at.at)) return []
  for (const start of startsBefore(at.run.text, at.at)) {
    const written = at.run.text.slice(start, at.at)
    const items = list
      .startingWith(written, termPlaceOf(at.run), maxItems)
      .flatMap(({ form, term }, index) =>
        term.prefer === written ? [] : (itemOf(at.run, { start, end: at.at }, { form, term, index }) ?? []),
      )
    if (items.length > 0) return items
  }
  return []
}

function itemOf(
  run: ProseRun,
  { start, end }: { readonly start: number; readonly end: number },
  { form, term, index }: { readonly form: string; readonly term: Term; readonly index: number },
): CompletionItem | undefined {
  const { prefer = '', reason } = term
  const edit = wordEdit(run, start, end, prefer)
  return (
    edit && {
      label: prefer,
      kind: 'term',
      newText: edit.newText,
      range: edit.range,
      filterText: form,
      sortText: rank(index),
      detail: form === prefer ? l10n.t('house style') : l10n.t('instead of “{0}”', form),
      ...(reason !== undefined && { documentation: reason }),
    }
  )
}

function isWordEnd(text: string, at: number): boolean {
  const words = wordUnits()
  return words[text.charCodeAt(at - 1)] !== 1 || words[text.charCodeAt(at)] !== 1
}

/** Where the half typed form may start, the first of them first. */
function startsBefore(text: string, end: number): readonly number[] {
  const words = wordUnits()
  const isWord = (at: number) => words[text.charCodeAt(at)] === 1
  const starts: number[] = []
  if (!isWord(end - 1)) {
    for (let start = end - 1; start >= Math.max(0, end - maxCharacters); start--) {
      if (!/[\p{L}\p{N}\p{M}·\p{Cs}]/u.test(text[start] ?? '')) break
      if (!isWord(start) || !isWord(start - 1)) starts.unshift(start)
    }
    return starts
  }
  for (let at = end; starts.length < maxWords; at = (starts[0] ?? 0) - 1) {
    let start = at
    while (start > 0 && isWord(start - 1)) start--
    if (start === at) break
    starts.unshift(start)
    if (!/[ '’-]/.test(text[start - 1] ?? '')) break
  }
  return starts.filter((start) => end - start >= 2)
}
