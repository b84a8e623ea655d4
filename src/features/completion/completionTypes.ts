import type { DateSite } from '../../core/lint/siteDate'
import type { Article } from '../../core/article/article'
import { isDateKey } from '../../core/frontmatter/dateFields'
import type { FrontMatterWriter } from '../../core/frontmatter/writer'
import type { ScalarNode } from '../../core/data/nodes'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import type { SchemaField } from '../../core/schema/fields'
import type { HeadlineSettings } from '../../core/style/headlines'
import type { Edit, Range } from '../../core/text/text'
import { vocabularyOf, type Vocabulary } from '../../core/vocabulary/vocabulary'
import type { Ranking } from '../../corpus/corpus'
import type { PinyinSearch } from './pinyin'

/** What is written at the cursor, from which the items follow. All offsets are UTF-16 code units of the whole document. */
export type CursorContext = KeyContext | ValueContext

interface ContextBase {
  /** The keys that lead to the cursor, from the outermost. Lists add nothing to the path. */
  readonly path: readonly string[]
  /** What an item replaces: the key or value at the cursor, with its quotes; empty if nothing is written. Always on one line. */
  readonly range: Range
  /** Whether it is inside brackets or braces. */
  readonly inFlow: boolean
  /** What has to be inserted before and after it to separate it from the text around it. */
  readonly before: string
  readonly after: string
  /** What has to be inserted elsewhere: the comma that the entry before it lacks. */
  readonly also?: Edit
}

/** The cursor is at a key. `path` leads to the map that holds it; it is empty for the top level. */
export interface KeyContext extends ContextBase {
  readonly kind: 'key'
  /** Whether a colon follows already: then only the key is inserted. */
  readonly hasColon: boolean
  /** Whether the lines below belong to the value of the key. */
  readonly hasValue: boolean
  /** The keys of the other fields of the same map. */
  readonly otherKeys: ReadonlySet<string>
  /** The indentation of the lines of the map. */
  readonly indent: string
  /** The indentation of the entries of block lists, relative to their key. */
  readonly listIndent: string
}

/** The cursor is at the value of a field, or of an entry of its list. The last key of `path` is that of the field. */
export interface ValueContext extends ContextBase {
  readonly kind: 'value'
  /** The quotes that the author has begun to write. */
  readonly style: Exclude<ScalarNode['style'], 'block'>
  /** The other values of the same list. */
  readonly otherValues: ReadonlySet<string>
  /** Those of them that are before the cursor, in the order of the text. Empty in TOML and JSON. */
  readonly valuesBefore: readonly string[]
  /** Whether that list is an entry of another list. */
  readonly isInnerList: boolean
}

export interface CompletionItem {
  readonly label: string
  readonly kind: 'key' | 'value' | 'enum' | 'date' | 'file' | 'folder' | 'tag' | 'attribute' | 'snippet' | 'term'
  readonly newText: string
  /** `newText` with tab stops, in VS Code's snippet syntax. With every stop left unchanged it yields `newText`. */
  readonly snippet?: string
  /** What is replaced: the whole key or value at the cursor, with its quotes. It is on one line and contains the cursor. */
  readonly range: Range
  /** VS Code compares it with the text between the start of the range and the cursor. Quoted values include the quotes. */
  readonly filterText: string
  /** The order of items that match the typed text equally well. */
  readonly sortText: string
  readonly detail?: string
  readonly documentation?: string
  readonly deprecated?: true
  /** An edit elsewhere that the item needs: the comma that the entry before it lacks. */
  readonly also?: Edit
  /** Whether there are values to offer for this key as soon as it is inserted. */
  readonly opensValues?: boolean
  /** The absolute path of the file that the item names. */
  readonly file?: string
}

/** The text that is completed. */
export interface CompletionTarget {
  readonly text: string
  readonly offset: number
  readonly writer: FrontMatterWriter
  /** The dates that the text holds. */
  datesOf(): Article['dates']
  /** The values of a field of the top level; empty without such a field. */
  valuesOf(key: string): readonly string[]
}

/** What items are made from. Each optional part adds a kind of items. */
export interface CompletionSources {
  readonly schema: { readonly fields: readonly SchemaField[] }
  /** Which fields hold images; without it, none does. */
  readonly images?: ImageFields
  /** The values that other articles use: a `Corpus`, or a stand-in for one in tests. */
  readonly corpus: {
    usage(vocabulary: string, except: string): Ranking
    /** A date in the notation that most articles use; undefined if no article has a date. */
    usualDate?(): string | undefined
  }
  /** The path of the article in the corpus. */
  readonly path: string
  /**
   * The subcategories of a category path, each with its weight.
   * @param isInner whether the path is a list in a list. For some generators a plain list is a path too
   */
  categoriesBelow?(path: readonly string[], isInner: boolean): ReadonlyMap<string, number>
  /** The vocabulary that copydesk.yaml configures under this name; undefined if it configures none. */
  vocabulary?(name: string): Vocabulary | undefined
  /** Finds names by their pinyin; undefined if that is turned off, or if no name is in Chinese. */
  readonly pinyin?: PinyinSearch | undefined
  /** Without a clock no dates are offered. */
  readonly clock?: Clock
  readonly file?: FileFacts
  /** How much of a headline the newsroom's channels show. */
  readonly headlines?: HeadlineSettings | undefined
}

export interface Clock {
  /** In milliseconds since 1970, UTC. */
  readonly now: number
  /** The offset from UTC, in minutes, of the time zone of new dates. @param at in milliseconds since 1970, UTC */
  zoneMinutes(at: number): number
  /** The site that reads the dates; left out if it is not known. */
  readonly site?: DateSite
}

/** The article's file. Times are in milliseconds since 1970, UTC; undefined if the file system does not give them. */
export interface FileFacts {
  /** Without its folders. */
  readonly name: string
  readonly created?: number | undefined
  readonly modified?: number | undefined
}

/** The vocabulary of a field: the one that its schema names; without one, for a field of the top level, by its key (`tags`, `author`). */
export function vocabularyAt(field: SchemaField | undefined, path: readonly string[]): string | undefined {
  return field?.vocabulary ?? (path.length === 1 ? vocabularyOf(path[0] ?? '') : undefined)
}

/** Whether a field holds a date: by the format that its schema names; without one, by its key. */
export function holdsDate(field: SchemaField | undefined, key: string): boolean {
  const format = field?.format
  return format === undefined
    ? isDateKey(key) && (field === undefined || field.values.length === 0)
    : format === 'date' || format === 'date-time'
}

/** A `sortText` that keeps items in the order of their indexes. */
export function rank(index: number): string {
  return String(index).padStart(6, '0')
}
