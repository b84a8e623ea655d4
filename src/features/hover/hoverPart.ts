import type { AddressPlace, LocalImage } from '../../core/files/localImage'
import type { ArticleSchema } from '../../core/schema/articleSchema'
import type { Scope } from '../../core/settings/siteScope'
import type { Range } from '../../core/text/text'
import type { ArticlesWith, Usage } from '../../corpus/corpus'

/** A piece of what is shown. Texts are plain, whatever the article holds: not Markdown. */
export type HoverPart =
  | { readonly kind: 'heading'; readonly text: string; readonly note: string }
  | { readonly kind: 'text'; readonly text: string }
  /** In Markdown, from a schema: the only text that is. */
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'values'; readonly values: readonly { readonly value: string; readonly meaning: string | undefined }[] }
  /** `path` is the article's in the corpus. */
  | { readonly kind: 'articles'; readonly articles: readonly { readonly title: string; readonly path: string }[] }
  /** The address as it is written: a path, or on the web. */
  | { readonly kind: 'picture'; readonly address: string; readonly path?: string; readonly width?: number }
  /** The path of a file, and what is known of it. */
  | { readonly kind: 'file'; readonly path: string; readonly note: string }

export interface Hover {
  /** What it speaks of. */
  readonly range: Range
  readonly parts: readonly HoverPart[]
}

/** The person who looks. */
export interface Viewer {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly timeZone: string
  /** A language tag. */
  readonly language: string
}

export interface HoverSources {
  readonly schema: ArticleSchema
  readonly scope: Scope
  /** The other articles: a `Corpus`, or what stands for one. */
  readonly corpus: {
    usage(vocabulary: string, except?: string): readonly Usage[]
    articlesWith(vocabulary: string, value: string, except?: string): ArticlesWith
    /** The paths of the articles with a picture on top. */
    withImage(image: string): readonly string[]
  }
  /** The article's own path in the corpus. */
  readonly path: string
  readonly viewer: Viewer
  /** The file behind the address of an image, as far as it is known. */
  images?(address: string, place: AddressPlace): LocalImage | undefined
}
