import type { Range } from '../text/text'

/** The template tags that a generator runs in an article. */
export interface TemplateLanguage {
  /** `shortcodes`: those of Hugo. */
  readonly kind: 'liquid' | 'nunjucks' | 'shortcodes'
  /** The tags that the generator brings along. */
  readonly tags: ReadonlySet<string>
  /** Those that need an end tag. */
  readonly paired: ReadonlySet<string>
  /** Tags that are only valid inside others, such as `else`. */
  readonly inner: ReadonlySet<string>
  /** Tags that older versions bring along. */
  readonly olderTags: ReadonlySet<string>
  /** The filters; undefined if a filter that does not exist is ignored. */
  readonly filters: ReadonlySet<string> | undefined
  /** Whether an output without a value, or with one that cannot be read, stops the build. */
  readonly strictOutput: boolean
  /** Names that have a value in every article. */
  readonly variables: ReadonlySet<string>
}

/** What is wrong with a template tag. Offsets are those of the text that was read. */
export type TagProblem = TagMistake & {
  /** Whether a `{%` without an end is before it. Tags that a fix would write around this one would end that one instead. */
  readonly isAfterOpen?: boolean
}

type TagMistake =
  /** A tag that the generator does not have; `end` of a block that is not open. */
  | { readonly kind: 'unknown' | 'strayEnd' | 'unclosedBlock' | 'unknownFilter'; readonly range: Range; readonly name: string }
  /** `open` has no end; `empty` and `value` have nothing, or nothing that can be read, where a value is expected. */
  | { readonly kind: 'open' | 'empty' | 'value' | 'quotes' | 'mixed'; readonly range: Range }
  /** Readers see nothing in its place. */
  | { readonly kind: 'lost'; readonly range: Range; readonly name: string }

export const noNames: ReadonlySet<string> = new Set()

/** A set of the words in a text. */
export function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}
