import { textAt, type Range } from '../text/text'
import type { ListNode, ScalarNode, ValueNode } from '../data/nodes'

/** The values that a field may, or usually does, take. */
export interface Vocabulary {
  /** In the order of completion; each once. */
  readonly values: readonly string[]
  /** Whether other values are reported; if not, these are only offered first. */
  readonly closed: boolean
  /** The values that problems and their fixes may show; undefined if they may show all. */
  readonly shown?: readonly string[] | undefined
}

/** The values of a vocabulary's file. */
export interface FileValues {
  readonly values: readonly string[]
  /**
   * Whether problems may show them. Not those of a file that could be anything, such as a key outside of the site's folder: logs of builds are
   * often public.
   */
  readonly areShown: boolean
}

/** Vocabularies by name, the values of their files included. A map, since a vocabulary may be called `constructor`. */
export type Vocabularies = ReadonlyMap<string, Vocabulary>

/** A vocabulary in `copydesk.yaml`: its values are listed there, in a file, or both. */
export interface VocabularySetting extends Vocabulary {
  readonly file: { readonly path: string; readonly range: Range } | undefined
}

export const noVocabularies: Vocabularies = new Map()

/** Whether a path leads through a name with a dot in front: such files hold settings and keys (`.git/config`), not names. */
export function isHidden(path: string): boolean {
  return /(?:^|\/)\.(?!\.?(?:\/|$))/.test(path)
}

/**
 * The vocabularies with the values of their files.
 * @param fileValues returns the values of a vocabulary's file; undefined if the file cannot be read
 */
export function vocabulariesOf(
  settings: Readonly<Record<string, VocabularySetting>>,
  fileValues: (name: string) => FileValues | undefined,
): Vocabularies {
  return new Map(
    Object.entries(settings).map(([name, { values, file, closed }]) => {
      const more = file && fileValues(name)
      const all = [...new Set([...values, ...(more?.values ?? [])])]
      // Without any values, or if the file cannot be read, no value can be reported as wrong.
      const isClosed = closed && all.length > 0 && (!file || more !== undefined)
      return [name, { values: all, closed: isClosed, shown: more?.areShown === false ? values : undefined }]
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

/**
 * The default vocabulary of a key, for schemas that do not name one. A capital letter at the start does not matter: `Tags` is `tags` to Hugo,
 * and elsewhere `fm-key-typo` reports it.
 */
export function vocabularyOf(key: string): string | undefined {
  return vocabularyByKey.get(key) ?? (/^[A-Z]/.test(key) ? vocabularyByKey.get(key.toLowerCase()) : undefined)
}

/** The other key for the same field: `author` for `authors`. Undefined if there is none. */
export function siblingOf(key: string): string | undefined {
  const vocabulary = vocabularyOf(key)
  if (vocabulary === undefined) return undefined
  for (const [name, other] of vocabularyByKey) if (other === vocabulary && name !== key) return name
  return undefined
}

/** A value of a vocabulary in a YAML, TOML or JSON document. */
export interface VocabularyEntry {
  readonly value: string
  readonly node: ScalarNode
  /** The list that has it as an entry, or as the `name` of an entry; undefined for a single value. */
  readonly list: ListNode | undefined
  /** The entry of that list, or the single value. */
  readonly entry: ValueNode
  /** Whether it is inside a flow collection. */
  readonly inFlow: boolean
}

/** The values of a list and of lists inside it; of an entry with a `name`, the name. */
export function vocabularyValues(node: ValueNode | undefined, text: string): readonly string[] {
  return vocabularyEntries(node, text).map(({ value }) => value)
}

/** The values of a list, as `vocabularyValues` returns them, with their nodes. */
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

/**
 * The text of a scalar without quotes and surrounding spaces: `1.10` and `2024-01-05` stay as written. Undefined if it is empty or
 * not a scalar.
 */
export function scalarText(node: ValueNode, text: string): string | undefined {
  if (node.kind !== 'scalar' || node.value === null) return undefined
  const value = (typeof node.value === 'string' ? node.value : textAt(text, node.range)).trim()
  return value === '' ? undefined : value
}
