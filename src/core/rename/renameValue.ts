import * as l10n from '@vscode/l10n'
import { parseArticle, type Article } from '../article/article'
import { writerOf, type FrontMatterWriter } from '../frontmatter/writer'
import { removeEntry } from '../schema/valueEdits'
import { applyEdits, textAt, type Edit } from '../text/text'
import { vocabularyEntries, vocabularyOf, type VocabularyEntry } from '../vocabulary/vocabulary'
import { toValue, type Field, type ValueNode } from '../data/nodes'

/** A new name for a category, tag or author. If the new name is already used, the two are merged. */
export interface ValueRename {
  /** `categories`, `tags` or `authors`. */
  readonly vocabulary: string
  readonly from: string
  readonly to: string
}

/** Edits of the whole document, in order; none if the name does not occur. Or a message that says why nothing can be changed. */
export type RenameOutcome =
  | { readonly edits: readonly Edit[]; readonly refused?: undefined }
  | { readonly edits?: undefined; readonly refused: string }

/** Whether the front matter of a text may contain a value: literally, in single quotes, or with escapes. False is certain. */
export function mayHold(text: string, value: string): boolean {
  return text.includes(value) || text.includes('\\') || (value.includes("'") && text.includes(value.replaceAll("'", "''")))
}

/** The entries of a vocabulary in the front matter of an article, in document order. @param value only entries with this value */
export function entriesOfValue(article: Article, vocabulary: string, value?: string): readonly VocabularyEntry[] {
  const places = fieldsWith(article, vocabulary).flatMap((field) => vocabularyEntries(field.value, article.text))
  return value === undefined ? places : places.filter((place) => place.value === value)
}

/**
 * Renames a value in one article. Only the name changes: it keeps its quotes if the new name can be written in them. If a list already
 * has the new name, the old entry is removed. The result is parsed again.
 * @returns `refused` if the front matter has syntax errors, or if any other value would change
 */
export function renameValue(article: Article, { vocabulary, from, to }: ValueRename): RenameOutcome {
  const places = entriesOfValue(article, vocabulary, from)
  const { text, frontMatter } = article
  if (places.length === 0 || from === to) return { edits: [] }
  if (!frontMatter || frontMatter.errors.length + frontMatter.repairs.length > 0)
    return { refused: l10n.t('Fix its front matter first: it cannot be read reliably.') }
  const writer = writerOf(frontMatter.language)
  const edits = renameEntries(text, places, vocabularyEntriesByList(article, vocabulary), to, writer)
  if (!edits) return { refused: l10n.t('“{0}” is not written here, but refers to another place in the front matter.', from) }
  const expected = expectedValues(article, vocabulary, from, to)
  return readsAs(parseArticle(applyEdits(text, edits)), vocabulary, expected)
    ? { edits }
    : { refused: l10n.t('“{0}” cannot be changed here without changing other text.', from) }
}

/**
 * The edits for list entries or single values.
 * @param inLists all values of each list: an entry is removed if its list already has the new name
 * @returns undefined if one of them is an alias
 */
export function renameEntries(
  text: string,
  places: readonly VocabularyEntry[],
  inLists: ReadonlyMap<ValueNode, ReadonlySet<string>>,
  to: string,
  writer: FrontMatterWriter,
): readonly Edit[] | undefined {
  const edits: Edit[] = []
  const taken = new Set<ValueNode>()
  for (const { node, list, entry, inFlow } of places) {
    const { start } = node.range
    if (text[start] === '*' || edits.some(({ range }) => range.start === start)) return undefined
    const exists = list !== undefined && (taken.has(list) || inLists.get(list)?.has(to) === true)
    // An entry with more than a name is not removed, since the rest would be lost.
    const removal = exists && entry.kind === 'scalar' ? removeEntry(text, list, entry) : undefined
    const style = node.style === 'block' ? 'plain' : node.style
    edits.push(removal ?? { range: node.range, newText: writer.text(to, style, inFlow) })
    if (list) taken.add(list)
  }
  return separated(edits)
}

/** All values of each list of a vocabulary. */
function vocabularyEntriesByList(article: Article, vocabulary: string): ReadonlyMap<ValueNode, ReadonlySet<string>> {
  return valuesByList(entriesOfValue(article, vocabulary))
}

export function valuesByList(places: readonly VocabularyEntry[]): ReadonlyMap<ValueNode, ReadonlySet<string>> {
  const lists = new Map<ValueNode, Set<string>>()
  for (const { list, value } of places) {
    if (!list) continue
    const values = lists.get(list) ?? new Set()
    lists.set(list, values.add(value))
  }
  return lists
}

/** Sorts edits, and merges the removals of two adjacent entries, which both include the comma between them. */
function separated(edits: readonly Edit[]): readonly Edit[] | undefined {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start)
  const apart: Edit[] = []
  for (const edit of ordered) {
    const last = apart.at(-1)
    if (!last || last.range.end <= edit.range.start) apart.push(edit)
    else if (last.newText === '' && edit.newText === '')
      apart[apart.length - 1] = { range: { start: last.range.start, end: Math.max(last.range.end, edit.range.end) }, newText: '' }
    else return undefined
  }
  return apart
}

function fieldsWith({ frontMatter }: Article, vocabulary: string): readonly Field[] {
  return frontMatter?.fields.filter(({ key }) => vocabularyOf(key) === vocabulary) ?? []
}

interface Reading {
  readonly names: ReadonlySet<string>
  readonly others: string
}

function expectedValues(article: Article, vocabulary: string, from: string, to: string): Reading {
  const { names, others } = readingOf(article, vocabulary)
  return { names: new Set([...names].map((name) => (name === from ? to : name))), others }
}

function readsAs(article: Article, vocabulary: string, expected: Reading): boolean {
  const { names, others } = readingOf(article, vocabulary)
  const same = names.size === expected.names.size && [...names].every((name) => expected.names.has(name))
  return same && others === expected.others && article.frontMatter?.errors.length === 0 && article.frontMatter.repairs.length === 0
}

/** The names of a vocabulary, and everything else in the article for comparison. */
function readingOf(article: Article, vocabulary: string): Reading {
  const { frontMatter, text, body } = article
  const others = frontMatter?.fields.map(({ key, keyRange, value }) =>
    vocabularyOf(key) === vocabulary ? [textAt(text, keyRange)] : [key, toValue(value)],
  )
  return {
    names: new Set(entriesOfValue(article, vocabulary).map(({ value }) => value)),
    others: JSON.stringify([others, text.length - body.start]),
  }
}
