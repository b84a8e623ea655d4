import type { Article } from '../../core/article/article'
import { fieldAt } from '../../core/frontmatter/fieldAt'
import { fieldOf } from '../../core/frontmatter/frontMatter'
import { fieldAtPath } from '../../core/schema/fields'
import { readOtherwise } from './hoverReading'
import { cutsOf, headlineRooms } from '../../core/style/headlineRoom'
import { vocabularyOf } from '../../core/vocabulary/vocabulary'
import type { Field, ScalarNode } from '../../core/data/nodes'
import { vocabularyAt } from '../completion/completionTypes'
import { dateParts } from './hoverDate'
import { bodyImageAt, imageParts } from './hoverImage'
import { meaningOf } from './hoverMeaning'
import { backlinks, usageParts, usedMost } from './hoverUsage'
import { termHover } from './hoverTerm'
import { translationParts } from './hoverTranslations'
import type { Hover, HoverPart, HoverSources } from './hoverPart'

/**
 * The meaning of a key of the front matter, or how the site reads its value; for an image of the body, its file; for a word, what the house list
 * says of it.
 * @returns undefined if there is nothing to show
 */
export function hoverAt(article: Article, offset: number, sources: HoverSources): Hover | undefined {
  const at = fieldAt(article.frontMatter, offset)
  const term = sources.houseList && termHover(article, offset, sources.houseList)
  if (!at) return ofImage(article, offset, sources) ?? term
  const path = at.fields.map(({ key }) => key)
  const field = fieldAtPath(sources.schema.fields, path)
  const vocabulary = vocabularyAt(field, path) ?? nameOfAuthor(path)
  const parts = [
    ...(field ? meaningOf(field, at.value?.value) : []),
    ...(at.value ? ofValue(article, at.value, { path, vocabulary }, sources) : ofKey(vocabulary, sources)),
    ...ofHeadline(article, at.fields, sources),
  ]
  if (term) return { range: term.range, parts: [...term.parts, ...parts] }
  const range = at.value?.range ?? (at.fields.at(-1) ?? at.fields[0]).keyRange
  return parts.length > 0 ? { range, parts } : undefined
}

function ofImage(article: Article, offset: number, { images, viewer }: HoverSources): Hover | undefined {
  const image = images && bodyImageAt(article, offset)
  const parts = image ? imageParts(image.address, images(image.address, 'body'), viewer.language) : []
  return image && parts.length > 0 ? { range: image.range, parts } : undefined
}

function ofHeadline(
  { frontMatter }: Article,
  fields: readonly Field[],
  { translations, path, viewer, scope }: HoverSources,
): readonly HoverPart[] {
  const isHeadline = fields.length === 1 && fields[0] === fieldOf(frontMatter, 'title')
  const value = fields[0]?.value
  if (!isHeadline || value?.kind !== 'scalar') return []
  const cuts = cutsOf(String(value.value ?? '').trim(), headlineRooms(scope.settings.headlines))
  return [
    ...cuts.map(({ name, columns, shown }): HoverPart => ({ kind: 'text', text: `${name} (${columns}): ${shown}` })),
    ...(translations ? translationParts(translations, path, viewer.language) : []),
  ]
}

/** The vocabulary of the name in a map, as in `author: { name: … }`. */
function nameOfAuthor([top, inner, ...deeper]: readonly string[]): string | undefined {
  return top !== undefined && inner === 'name' && deeper.length === 0 ? vocabularyOf(top) : undefined
}

function ofKey(vocabulary: string | undefined, { corpus, path }: HoverSources): readonly HoverPart[] {
  return vocabulary === undefined ? [] : usedMost(corpus.usage(vocabulary, path))
}

function ofValue(
  article: Article,
  node: ScalarNode,
  { path: keys, vocabulary }: { readonly path: readonly string[]; readonly vocabulary: string | undefined },
  sources: HoverSources,
): readonly HoverPart[] {
  const { corpus, path, viewer } = sources
  const date = article.dates.find(({ value }) => value === node)
  if (date) return dateParts(date, article.frontMatter?.language ?? 'yaml', sources)
  const written = article.text.slice(node.range.start, node.range.end)
  const value = typeof node.value === 'string' ? node.value.trim() : written.trim()
  if (sources.imageFields.isImage(keys) && typeof node.value === 'string' && looksLikeAddress(value)) {
    const found = imageParts(value, sources.images?.(value, 'field'), viewer.language)
    return [...(found.length > 0 ? found : [{ kind: 'image', address: value } as const]), ...backlinks(corpus.withImage(value), path)]
  }
  const parts = [...readOtherwise(article, node, sources)]
  if (vocabulary !== undefined && value !== '') parts.push(...usageParts(corpus.articlesWith(vocabulary, value, path), viewer.language))
  return parts
}

function looksLikeAddress(value: string): boolean {
  return /^https?:\/\/\S+$/i.test(value) || /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?:[?#].*)?$/i.test(value)
}
