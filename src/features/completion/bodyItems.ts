import type { Article } from '../../core/article/article'
import { lineEndOf } from '../../core/text/text'
import { bodyContext, type BodyContext } from './bodyContext'
import { rank, type CompletionItem } from './completionTypes'
import { attributesOf, bodySnippets, figureTags } from './htmlVocabulary'
import { continuedMarkers, markersOf } from './linePrefix'

/** Attributes that hold ids of the article. */
const idAttributes = new Set(['aria-describedby', 'aria-labelledby', 'aria-controls', 'aria-details', 'for'])

/**
 * The items for an offset of the body: the elements and attributes of figures, some attribute values, ids of the article, and whole
 * figures at the start of a line.
 */
export function bodyItems(article: Article, offset: number): readonly CompletionItem[] {
  const context = bodyContext(article, offset)
  if (!context) return []
  if (context.kind === 'tag') return tags(article, context)
  if (context.kind === 'attribute') return attributes(context)
  if (context.kind === 'value') return values(article, context, offset)
  return context.kind === 'line' ? snippets(article, context) : []
}

type ContextOf<Kind> = Extract<BodyContext, { readonly kind: Kind }>

function tags(article: Article, { range, isClosed }: ContextOf<'tag'>): readonly CompletionItem[] {
  const next = nextLine(article, range.start - 1)
  return figureTags().map(({ name, documentation, rest }, index) => {
    const common = { label: name, kind: 'tag', range, filterText: name, sortText: rank(index), documentation } as const
    return isClosed ? { ...common, newText: name } : { ...common, ...fromSnippet(name + rest, next) }
  })
}

function attributes({ tag, range, present, hasValue }: ContextOf<'attribute'>): readonly CompletionItem[] {
  return (attributesOf(tag) ?? [])
    .filter(({ name }) => !present.has(name))
    .map(({ name, documentation, values: valueNames }, index) => {
      const common = { label: name, kind: 'attribute', range, filterText: name, sortText: rank(index), documentation } as const
      if (hasValue || valueNames?.length === 0) return { ...common, newText: name }
      const opensValues = valueNames !== undefined || name === 'src' || idAttributes.has(name)
      return { ...common, newText: `${name}=""`, snippet: `${name}="$1"`, ...(opensValues && { opensValues }) }
    })
}

function values(article: Article, { tag, attribute, range }: ContextOf<'value'>, offset: number): readonly CompletionItem[] {
  const typed = article.text.slice(range.start, offset)
  if (idAttributes.has(attribute)) return ids(article, '', range)
  if (attribute === 'href') return typed.startsWith('#') ? ids(article, '#', range) : []
  const allowed = attributesOf(tag)?.find(({ name }) => name === attribute)?.values ?? []
  return allowed.map((value, index) => ({ label: value, kind: 'enum', newText: value, range, filterText: value, sortText: rank(index) }))
}

function ids(article: Article, prefix: string, range: CompletionItem['range']): readonly CompletionItem[] {
  return [...article.ids].map((id, index) => {
    const text = prefix + id
    return { label: text, kind: 'value', newText: text, range, filterText: text, sortText: rank(index) }
  })
}

function snippets(article: Article, { range }: ContextOf<'line'>): readonly CompletionItem[] {
  const next = nextLine(article, range.start)
  return bodySnippets().map(({ name, prefix, text: snippet }, index) => ({
    label: prefix,
    kind: 'snippet',
    ...fromSnippet(snippet, next),
    range,
    filterText: prefix,
    sortText: rank(index),
    detail: name,
  }))
}

/** A line break, and the markers that continue the list item or quote of `offset` on the next line. */
function nextLine({ text, lines }: Article, offset: number): string {
  return lineEndOf(text) + continuedMarkers(markersOf(text.slice(lines.startOf(lines.lineOf(offset)), offset)))
}

/** A snippet with `next` as its line breaks, and the text that it yields if its stops are left unchanged. */
function fromSnippet(source: string, next: string): { readonly newText: string; readonly snippet: string } {
  const snippet = source.replaceAll('\n', () => next)
  return { snippet, newText: snippet.replace(/\$\{\d+:([^}]*)\}|\$\d+/g, (_, preset: string | undefined) => preset ?? '') }
}
