import * as l10n from '@vscode/l10n'
import { toValue, type MapNode, type ValueNode } from '../data/nodes'
import type { Range } from '../text/text'
import { languageTag } from '../words/languageTags'

/** The places of an article that an entry can be for. `body` includes quotations. */
export const termScopes = ['headline', 'standfirst', 'heading', 'body', 'caption', 'alternative'] as const
export type TermScope = (typeof termScopes)[number]

/** An entry of the house list. */
export interface Term {
  /** Undefined: the forms of `instead` are not used at all. */
  readonly prefer: string | undefined
  readonly instead: readonly string[]
  /** Whether `prefer` with other capital letters is wrong. */
  readonly otherCases?: boolean
  /** Whether capital letters of `instead` do not matter. */
  readonly ignoreCase?: boolean
  /** Undefined for all places. */
  readonly scope?: readonly TermScope[] | undefined
  /** A tag in lower case; undefined for all languages. */
  readonly language?: string | undefined
  /** Shown with the problem. */
  readonly reason?: string | undefined
  /** The list that it stands in, as `copydesk.yaml` names it, and its line from 1 on; undefined for an entry of `copydesk.yaml`. */
  readonly source?: { readonly file: string; readonly line: number }
}

/** What is wrong with an entry of a list, and where. */
export interface TermProblem {
  readonly range: Range
  readonly message: string
}

/** An entry with its place in the text that it is from. */
export interface PlacedTerm extends Term {
  readonly range: Range
}

export interface TermReading {
  readonly terms: readonly PlacedTerm[]
  readonly problems: readonly TermProblem[]
}

/** Longer forms are refused. In UTF-16 code units. */
export const maxFormLength = 200

/**
 * Reads entries of YAML: maps with `prefer` and `instead`, or texts, whose other capitalizations are wrong. An entry with a mistake is left
 * out.
 */
export function readTerms(nodes: readonly ValueNode[]): TermReading {
  const terms: PlacedTerm[] = []
  const problems: TermProblem[] = []
  for (const node of nodes) {
    const found = node.kind === 'map' ? termOf(node) : plainTerm(node)
    const problem = 'message' in found ? found : problemOf(found)
    if (problem) problems.push(problem)
    else if (!('message' in found)) terms.push(found)
  }
  return { terms, problems }
}

/** What is wrong with an entry; undefined if nothing is. */
export function problemOf({ prefer, instead, otherCases, range }: PlacedTerm): TermProblem | undefined {
  if (instead.length === 0 && !otherCases)
    return { range, message: l10n.t('This entry has no wrong form: write “instead”, a list of what it replaces.') }
  const forms = prefer === undefined ? instead : [prefer, ...instead]
  const long = forms.find((form) => form.length > maxFormLength)
  if (long !== undefined)
    return { range, message: l10n.t('“{0}…” has more than {1} characters, and is not used.', long.slice(0, 20), maxFormLength) }
  if (prefer !== undefined && instead.includes(prefer))
    return { range, message: l10n.t('“{0}” is the preferred form and a wrong form of the same entry.', prefer) }
  return undefined
}

function plainTerm(node: ValueNode): PlacedTerm | TermProblem {
  const prefer = textOf(node)
  if (prefer === undefined) return { range: node.range, message: l10n.t('An entry is a word, or a map with “prefer” and “instead”.') }
  return { prefer, instead: [], otherCases: true, range: node.range }
}

function termOf(node: MapNode): PlacedTerm | TermProblem {
  const part = (name: string) => node.fields.findLast(({ key }) => key === name)?.value
  const language = textOf(part('language'))
  const scopes = textsOf(part('scope')).filter(isScope)
  const prefer = textOf(part('prefer'))
  const instead = textsOf(part('instead'))
  return {
    prefer,
    instead,
    otherCases: instead.length === 0 && prefer !== undefined,
    ignoreCase: toValue(part('ignoreCase')) === true,
    scope: scopes.length > 0 ? scopes : undefined,
    language: language === undefined ? undefined : (languageTag(language) ?? language.toLowerCase()),
    reason: textOf(part('reason')),
    range: node.range,
  }
}

export function isScope(name: string): name is TermScope {
  return (termScopes as readonly string[]).includes(name)
}

function textOf(node: ValueNode | undefined): string | undefined {
  const value = node?.kind === 'scalar' ? node.value : undefined
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return text === '' ? undefined : text
}

function textsOf(node: ValueNode | undefined): readonly string[] {
  const nodes = node?.kind === 'list' ? node.items.map(({ value }) => value) : node ? [node] : []
  return nodes.flatMap((one) => textOf(one) ?? [])
}
