import type { Range } from '../text/text'
import { HouseList } from './houseList'
import { withoutConflicts } from './listConflicts'
import { readTermFile } from './termFile'
import * as l10n from '@vscode/l10n'
import type { PlacedTerm, Term, TermProblem } from './terms'
import { LineMap } from '../text/text'
import type { Typography } from './typography/typography'

/** What `style` in `copydesk.yaml` says. */
export interface StyleSettings {
  /** The entries that are written there. */
  readonly terms: readonly PlacedTerm[]
  /** Files with more of them. */
  readonly lists: readonly { readonly path: string; readonly range: Range }[]
  readonly typography: Typography
  /** Whether words in quotations are checked as well; undefined if it is not said. */
  readonly quotations: boolean | undefined
}

/** The text of a file, or a sentence that says why it cannot be read. */
export type ListText = { readonly text: string } | { readonly refused: string }

export interface LoadedList {
  /** Undefined if it has no entries. */
  readonly list: HouseList | undefined
  /** At places of `copydesk.yaml`: that of an entry, or the one that names its file. */
  readonly problems: readonly TermProblem[]
}

/** So many mistakes of one file are named. */
const maxProblems = 20

interface SourcedTerm extends PlacedTerm {
  /** Says the file and the line of an entry; undefined in `copydesk.yaml`. */
  readonly told?: (message: string) => string
}

/** Compiles the house list. @param read the text of a file */
export function loadHouseList({ terms: own, lists }: StyleSettings, read: (path: string) => ListText): LoadedList {
  const problems: TermProblem[] = []
  const all: SourcedTerm[] = [...own]
  for (const { path, range } of lists) {
    const found = read(path)
    if ('refused' in found) {
      problems.push({ range, message: l10n.t('The house list “{0}” cannot be read: {1}', path, found.refused) })
      continue
    }
    const lines = new LineMap(found.text)
    const { terms, problems: inFile } = readTermFile(found.text, path)
    const told = (at: Range, message: string) => l10n.t('In “{0}”, line {1}: {2}', path, lines.lineOf(at.start) + 1, message)
    for (const problem of inFile.slice(0, maxProblems)) problems.push({ range, message: told(problem.range, problem.message) })
    if (inFile.length > maxProblems)
      problems.push({ range, message: l10n.t('“{0}” has {1} more entries that cannot be used.', path, inFile.length - maxProblems) })
    for (const term of terms) {
      const source = { file: path, line: lines.lineOf(term.range.start) + 1 }
      all.push({ ...term, range, source, told: (message) => told(term.range, message) })
    }
  }
  const checked = withoutConflicts(all)
  for (const { term, message } of checked.problems) problems.push({ range: term.range, message: term.told?.(message) ?? message })
  return { list: checked.terms.length > 0 ? new HouseList(checked.terms) : undefined, problems }
}

const compiled = new WeakMap<StyleSettings, HouseList | undefined>()

/** The list of the entries in `copydesk.yaml` alone. */
export function ownHouseList(style: StyleSettings): HouseList | undefined {
  if (!compiled.has(style)) compiled.set(style, loadHouseList({ ...style, lists: [] }, () => ({ refused: '' })).list)
  return compiled.get(style)
}

/** Settings that extend others: both lists, of all else what the second says. */
export function mergedStyle(first: StyleSettings, second: StyleSettings): StyleSettings {
  return {
    terms: [...first.terms, ...second.terms],
    lists: [...first.lists, ...second.lists],
    typography: { ...first.typography, ...second.typography },
    quotations: second.quotations ?? first.quotations,
  }
}

/** Several lists as one: a form that a later list names counts there alone. @returns undefined if none has entries */
export function combinedHouseList(lists: readonly (HouseList | undefined)[]): HouseList | undefined {
  const parts = lists.flatMap((list) => list ?? [])
  if (parts.length < 2) return parts[0]
  const named = new Set<string>()
  const terms: Term[] = []
  for (const part of [...parts].reverse()) {
    for (const term of part.terms) {
      const instead = term.instead.filter((form) => !named.has(form))
      if (instead.length > 0 || (term.otherCases === true && !named.has(term.prefer ?? ''))) terms.push({ ...term, instead })
    }
    for (const { prefer, instead } of part.terms) for (const form of [...instead, prefer ?? '']) named.add(form)
  }
  return new HouseList(terms)
}
