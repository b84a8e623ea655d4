import type { AddressPlace, LocalImage } from '../../core/files/localImage'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import type { ArticleSchema } from '../../core/schema/articleSchema'
import type { HouseList } from '../../core/style/houseList'
import type { Scope } from '../../core/settings/siteScope'
import type { Range } from '../../core/text/text'
import type { Usage } from '../../corpus/corpus'
import type { ArticlesWith } from '../../corpus/tables/latestArticles'
import type { Translations } from '../../corpus/translations'

/** A part of a hover. All texts are plain text, except `markdown`. */
export type HoverPart =
  | { readonly kind: 'heading'; readonly text: string; readonly note: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Markdown from a schema. */
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'values'; readonly values: readonly { readonly value: string; readonly meaning: string | undefined }[] }
  /** `path` is the path of the article in the corpus. */
  | { readonly kind: 'articles'; readonly articles: readonly { readonly title: string; readonly path: string }[] }
  /** An image. `address` is as written: a path, or a web address. */
  | { readonly kind: 'image'; readonly address: string; readonly path?: string; readonly width?: number }
  /** The path of a file, and facts about it such as its size. */
  | { readonly kind: 'file'; readonly path: string; readonly note: string }

export interface Hover {
  /** The key, value or image that the hover describes. */
  readonly range: Range
  readonly parts: readonly HoverPart[]
}

/** The person who reads the hover. */
export interface Viewer {
  /** The current time in milliseconds since 1970, UTC. */
  readonly now: number
  readonly timeZone: string
  /** A BCP 47 language tag. */
  readonly language: string
}

export interface HoverSources {
  readonly schema: ArticleSchema
  readonly imageFields: ImageFields
  readonly scope: Scope
  /** The other articles: a `Corpus`, or a stand-in for one in tests. */
  readonly corpus: {
    usage(vocabulary: string, except?: string): readonly Usage[]
    articlesWith(vocabulary: string, value: string, except?: string): ArticlesWith
    /** The paths of the articles whose head image has this address. */
    withImage(image: string): readonly string[]
  }
  /** The path of the article in the corpus. */
  readonly path: string
  readonly viewer: Viewer
  /** The languages of the articles; undefined while they are read. */
  readonly translations?: Translations | undefined
  readonly houseList?: HouseList | undefined
  /** The file behind the address of an image, as far as it has been looked up. */
  images?(address: string, place: AddressPlace): LocalImage | undefined
}
