import type { FrontMatterLanguage } from '../fences'
import type { Range } from '../../text/text'

/** Which front matter the sites of one generator find and read. */
export interface FrontMatterReading {
  /** Finds the front matter as the generator does; undefined if that is not known (`generic`). */
  readonly find: ((text: string) => FoundFrontMatter) | undefined
  /** What happens to an article whose front matter the generator finds but cannot read. */
  readonly unreadable: 'stops' | 'dropsArticle' | 'dropsFields'
  /** What happens if the front matter is valid, but is a list or a text. */
  readonly noFields: 'stops' | 'dropsArticle' | 'dropsFields'
  /** Whether front matter that is one text, without fields, is published as text: hexo-front-matter then returns the whole file. */
  readonly textIsBody: boolean
  /** The formats that the generator reads, in words; undefined if that is not known. */
  readonly formats: (() => string) | undefined
  /** Whether YAML may have the closing fence only. */
  readonly openingFenceOptional: boolean
  /** Whether JSON between fences is written without the braces around its pairs. */
  readonly jsonWithoutBraces: boolean
  /** How many spaces replace each tab before YAML is read; undefined if tabs stay. */
  readonly tabWidth: 2 | undefined
  /** Whether TOML 1.1 is read; otherwise 1.0. */
  readonly newToml: boolean
  /** Whether keys that differ only in capitals are one key. */
  readonly caselessKeys: boolean
}

/**
 * The front matter that a generator finds: `text` if it finds none and publishes everything as text, `stops` if it ends with an error
 * before it reads any.
 */
export type FoundFrontMatter = FoundContent | 'text' | 'stops'

export interface FoundContent {
  /** `other` if the generator finds no reader for the language: then it cannot read the front matter. */
  readonly language: FrontMatterLanguage
  /** Document offsets of what is read, without the fences. */
  readonly content: Range
}

/** Generators without a record. */
export const unknownReading: FrontMatterReading = {
  find: undefined,
  unreadable: 'stops',
  noFields: 'dropsFields',
  textIsBody: false,
  formats: undefined,
  openingFenceOptional: false,
  jsonWithoutBraces: false,
  tabWidth: undefined,
  newToml: false,
  caselessKeys: false,
}
