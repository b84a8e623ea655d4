// The types of the npm package. They import nothing, so that they are its type declarations as they are.

/** Zero-based offsets in the text, in UTF-16 code units: `start` is inclusive, `end` exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

export type Severity = 'error' | 'warning' | 'information' | 'hint'

/** Replaces a range by `newText`. */
export interface Edit extends Range {
  readonly newText: string
}

/** Edits that resolve a problem. They do not overlap. */
export interface Fix {
  readonly title: string
  /** Whether the meaning stays, so that it may be applied without asking. */
  readonly safe: boolean
  readonly edits: readonly Edit[]
}

/** Something that a rule reports. */
export interface Problem extends Range {
  readonly ruleId: string
  readonly severity: Severity
  /** One sentence or more, in English. */
  readonly message: string
  /** From 1, as `column`, `endLine` and `endColumn`; columns count UTF-16 code units, without a byte order mark. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly fixes: readonly Fix[]
}

export interface CheckOptions {
  /**
   * The path of the article from the folder of the settings, with forward slashes; by default `article.md`. It decides whether the text is
   * MDX, and which settings for certain files apply.
   */
  readonly path?: string
  /** The text of a `copydesk.yaml`. Files that it names are not read: schemas and vocabularies in files do not count. */
  readonly settings?: string
}

/** A field of the front matter. */
export interface Field {
  readonly key: string
  /** Text, number, boolean, null, list or map. Dates are text. */
  readonly value: unknown
  readonly keyRange: Range
  readonly valueRange: Range
}

/** An article as Copydesk reads it. */
export interface Article {
  /** The language of the front matter; undefined if there is none, or if it is in another language. */
  readonly language: 'yaml' | 'toml' | 'json' | undefined
  /** In the order of the text; of a repeated key, all of them. */
  readonly fields: readonly Field[]
  /** The values by key; of a repeated key, the last one. */
  readonly data: Readonly<Record<string, unknown>>
  /** Why the front matter cannot be read as it is written. The fields are then those that Copydesk finds all the same. */
  readonly errors: readonly (Range & { readonly message: string })[]
  /** What follows the front matter. */
  readonly body: string
  readonly bodyRange: Range
}

/** A rule. */
export interface Rule {
  readonly id: string
  readonly severity: Severity
  /** Whether it runs without being named in the settings. */
  readonly onByDefault: boolean
  /** What it requires, in one sentence. */
  readonly summary: string
}
