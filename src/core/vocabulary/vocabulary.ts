import { textAt, type Range } from '../text/text'
import type { ListNode, ScalarNode, ValueNode } from '../data/nodes'

/** The values that a field may, or usually does, take. */
export interface Vocabulary {
  /** In the order in which they are offered; each once. */
  readonly values: readonly string[]
  /** Whether only these are right; else they are what is offered first. */
  readonly closed: boolean
}

/** By name, with what their files hold. A map, since a vocabulary may be called `constructor`. */
export type Vocabularies = ReadonlyMap<string, Vocabulary>

/** A vocabulary as `copydesk.yaml` has it: its values stand there, in a file, or both. */
export interface VocabularySetting extends Vocabulary {
  readonly file: { readonly path: string; readonly range: Range } | undefined
}

export const noVocabularies: Vocabularies = new Map()

/**
 * The vocabularies with the values of their files.
 * @param fileValues the values in the file of a name; none where it has no file, or it cannot be read
 */
export function vocabulariesOf(
  settings: Readonly<Record<string, VocabularySetting>>,
  fileValues: (name: string) => readonly string[] | undefined,
): Vocabularies {
  return new Map(
    Object.entries(settings).map(([name, { values, file, closed }]) => {
      const more = file && fileValues(name)
      const all = [...new Set([...values, ...(more ?? [])])]
      // While there are none, or the file cannot be read, it is not known what is right.
      return [name, { values: all, closed: closed && all.length > 0 && (!file || more !== undefined) }]
    }),
  )
}

const vocabularyByKey: ReadonlyMap<string, string> = new Map([
  ['categories', 'categories'],
  ['category', 'categories'],
  ['tags', 'tags'],
  ['tag', 'tags'],
  ['authors', 'authors'],
  ['author', 'authors'],
])

/** The vocabulary of a key by its name alone, for schemas that do not say it. */
export function vocabularyOf(key: string): string | undefined {
  return vocabularyByKey.get(key)
}

/** The same field in its other form: `author` for `authors`. Undefined for keys that have no other. */
export function siblingOf(key: string): string | undefined {
  const vocabulary = vocabularyOf(key)
  if (vocabulary === undefined) return undefined
  for (const [name, other] of vocabularyByKey) if (other === vocabulary && name !== key) return name
  return undefined
}

/** A value of a vocabulary where it is written. */
export interface VocabularyEntry {
  readonly value: string
  readonly node: ScalarNode
  /** The list that it is an entry of, itself or as the `name` of one; undefined for a value that stands alone. */
  readonly list: ListNode | undefined
  /** The entry of that list, or the whole value. */
  readonly entry: ValueNode
  /** Whether it stands between brackets or braces. */
  readonly inFlow: boolean
}

/** The values of a list, of those inside it as well; of an entry with a `name`, the name. */
export function vocabularyValues(node: ValueNode | undefined, text: string): readonly string[] {
  return vocabularyEntries(node, text).map(({ value }) => value)
}

/** The same with where each of them is written. */
export function vocabularyEntries(node: ValueNode | undefined, text: string): readonly VocabularyEntry[] {
  return node ? entriesOf(node, text, undefined, false) : []
}

function entriesOf(node: ValueNode, text: string, list: ListNode | undefined, flow: boolean): readonly VocabularyEntry[] {
  const inFlow = flow || (node.kind !== 'scalar' && node.style === 'flow')
  if (node.kind === 'list') return node.items.flatMap((item) => entriesOf(item.value, text, node, inFlow))
  const named = node.kind === 'map' ? node.fields.findLast((field) => field.key === 'name')?.value : node
  const value = named && scalarText(named, text)
  return named?.kind === 'scalar' && value !== undefined ? [{ value, node: named, list, entry: node, inFlow }] : []
}

/** What a scalar says, without quotes and spaces around it: `1.10` and `2024-01-05` stay as written. Undefined for nothing. */
export function scalarText(node: ValueNode, text: string): string | undefined {
  if (node.kind !== 'scalar' || node.value === null) return undefined
  const value = (typeof node.value === 'string' ? node.value : textAt(text, node.range)).trim()
  return value === '' ? undefined : value
}
