import type { Article } from '../../core/article/article'
import { fieldAt } from '../../core/frontmatter/fieldAt'
import { isImageField } from '../../core/frontmatter/imageFields'
import type { AddressPlace, LocalImage } from '../../core/files/localImage'
import { readOtherwise } from './hoverReading'
import type { ArticleSchema } from '../../core/schema/articleSchema'
import type { Scope } from '../../core/settings/siteScope'
import type { Range } from '../../core/text/text'
import { vocabularyOf } from '../../core/vocabulary/vocabulary'
import type { Field, ScalarNode } from '../../core/data/yaml'
import type { ArticlesWith, Usage } from '../../corpus/corpus'
import { fieldAtPath, vocabularyAt } from '../completion/completionItem'
import { dateParts } from './hoverDate'
import { bodyImageAt, imageParts } from './hoverImage'
import { meaningOf } from './hoverMeaning'
import { backlinks, usageParts, usedMost } from './hoverUsage'

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

/**
 * What a key of the front matter means, or how its value will be read; which picture an image of the body shows.
 * @returns undefined where nothing is known
 */
export function hoverAt(article: Article, offset: number, sources: HoverSources): Hover | undefined {
  const at = fieldAt(article.frontMatter, offset)
  if (!at) return ofImage(article, offset, sources)
  const path = at.fields.map(({ key }) => key)
  const known = fieldAtPath(sources.schema.fields, path)
  const vocabulary = vocabularyAt(known, path) ?? nameOfAuthor(path)
  const parts = [
    ...(known ? meaningOf(known, at.value?.value) : []),
    ...(at.value ? ofValue(article, at.fields, at.value, vocabulary, sources) : ofKey(vocabulary, sources)),
  ]
  const range = at.value?.range ?? (at.fields.at(-1) ?? at.fields[0]).keyRange
  return parts.length > 0 ? { range, parts } : undefined
}

function ofImage(article: Article, offset: number, { images, viewer }: HoverSources): Hover | undefined {
  const image = images && bodyImageAt(article, offset)
  const parts = image ? imageParts(image.address, images(image.address, 'body'), viewer.language) : []
  return image && parts.length > 0 ? { range: image.range, parts } : undefined
}

/** An author may be a map with a name. */
function nameOfAuthor([top, inner, ...deeper]: readonly string[]): string | undefined {
  return top !== undefined && inner === 'name' && deeper.length === 0 ? vocabularyOf(top) : undefined
}

function ofKey(vocabulary: string | undefined, { corpus, path }: HoverSources): readonly HoverPart[] {
  return vocabulary === undefined ? [] : usedMost(corpus.usage(vocabulary, path))
}

function ofValue(
  article: Article,
  [top]: readonly [Field, ...Field[]],
  node: ScalarNode,
  vocabulary: string | undefined,
  sources: HoverSources,
): readonly HoverPart[] {
  const { corpus, path, viewer } = sources
  const date = article.dates.find(({ value }) => value === node)
  if (date) return dateParts(date, sources)
  const written = article.text.slice(node.range.start, node.range.end)
  const value = typeof node.value === 'string' ? node.value.trim() : written.trim()
  if (isImageField(top.key) && typeof node.value === 'string' && looksLikeAddress(value)) {
    const found = imageParts(value, sources.images?.(value, 'field'), viewer.language)
    return [...(found.length > 0 ? found : [{ kind: 'picture', address: value } as const]), ...backlinks(corpus.withImage(value), path)]
  }
  const parts = [...readOtherwise(article, node, sources)]
  if (vocabulary !== undefined && value !== '') parts.push(...usageParts(corpus.articlesWith(vocabulary, value, path), viewer.language))
  return parts
}

function looksLikeAddress(value: string): boolean {
  return /^https?:\/\/\S+$/i.test(value) || /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?:[?#].*)?$/i.test(value)
}
