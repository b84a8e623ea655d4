import * as l10n from '@vscode/l10n'
import { anchorIn } from '../../core/links/anchors'
import type { Article } from '../../core/article/article'
import { percentEncoded } from '../../core/text/percentEncoded'
import { contains, range, textAt, type Edit, type Range } from '../../core/text/text'

/** An occurrence of an id: the attribute that defines it, or a reference to it. */
export interface IdPlace {
  readonly id: string
  /** The id alone, without the `#` of an address. */
  readonly range: Range
  readonly role: 'definition' | 'reference'
}

/** Attributes that hold the ids of other elements (HTML, WAI-ARIA 1.2). */
const referring = [
  'aria-activedescendant',
  'aria-controls',
  'aria-describedby',
  'aria-details',
  'aria-errormessage',
  'aria-flowto',
  'aria-labelledby',
  'aria-owns',
  'for',
  'form',
  'headers',
  'itemref',
  'list',
  'popovertarget',
]

/** In UTF-16 code units: every id has a `#` or `=` at most this far away. */
const maxSignDistance = 300

/** All ids of an article and all references to ids, in document order. */
export function idPlaces(article: Article): readonly IdPlace[] {
  const { text } = article
  const places: IdPlace[] = []
  const add = (role: IdPlace['role'], name: string, only?: string) => {
    for (const { element, attribute } of article.having(name)) {
      if (attribute.templated || (only !== undefined && element.name !== only)) continue
      for (const at of words(text, attribute.valueRange, name === 'id')) places.push({ id: textAt(text, at), range: at, role })
    }
  }
  add('definition', 'id')
  // `<a name>` defines an anchor on old pages.
  add('definition', 'name', 'a')
  for (const name of referring) add('reference', name)
  for (const { attribute } of article.having('href')) if (!attribute.templated) places.push(...fragment(text, attribute.valueRange))
  for (const { range: at } of article.links) places.push(...fragment(text, at))
  for (const heading of text.includes('{', article.body.start) ? article.headings : []) {
    const at = writtenIdIn(article, heading)
    if (at) places.push({ id: textAt(text, at), range: at, role: 'definition' })
  }
  return places.sort((a, b) => a.range.start - b.range.start)
}

/** The id at an offset. @returns undefined if there is none */
export function idAt(article: Article, offset: number): IdPlace | undefined {
  if (offset < article.body.start) return undefined
  // Called on every move of the cursor: most offsets are ruled out by the text around them.
  if (!/[#=]/.test(article.text.slice(Math.max(0, offset - maxSignDistance), offset + maxSignDistance))) return undefined
  return idPlaces(article).find(({ range: at }) => contains(at, offset))
}

/** All occurrences of an id in an article. */
export function placesOfId(article: Article, id: string): readonly IdPlace[] {
  return idPlaces(article).filter((place) => place.id === id)
}

/** Why a new id is not possible; undefined if it is. */
export function idRefusal(article: Article, id: string, newId: string): string | undefined {
  if (newId === '') return l10n.t('Type an id.')
  if (/[\s"'`<>=&#%()[\]{}\\]/.test(newId))
    return l10n.t('An id is one word of letters, digits, hyphens and underscores, without spaces, quotes or brackets.')
  if (newId !== id && idPlaces(article).some((place) => place.role === 'definition' && place.id === newId))
    return l10n.t('This article already has the id “{0}”.', newId)
  return undefined
}

/** The edits that rename an id in the whole article. */
export function renameId(article: Article, id: string, newId: string): readonly Edit[] {
  return placesOfId(article, id).map(({ range: at }) => ({ range: at, newText: newId }))
}

/** The id in braces that the author gave a heading, such as `{#id}` or `{.wide #id}`. @returns undefined if the generator reads none */
export function writtenIdIn({ text, headingIds }: Article, heading: Range): Range | undefined {
  const source = textAt(text, heading)
  const [, before = '', id = ''] = /^([\s\S]*\{[^{}\n]*#)([^\s{}#*/]+)[^{}\n]*\}\s*(?:\n[\s>]*(?:=+|-+)\s*)?$/.exec(source) ?? []
  if (id === '' || (headingIds && !headingIds.includes(id))) return undefined
  return range(heading.start + before.length, heading.start + before.length + id.length)
}

/** The edit that writes another id at a reference; percent-encoded if the old one was, or as an address needs it. */
export function anchorEdit(text: string, at: Range, newId: string): readonly Edit[] {
  const written = textAt(text, at)
  const isAddress = text[at.start - 1] === '#'
  const encoded = /%[89a-f][\da-f]/i.test(written) ? encodeURIComponent(newId) : newId.replace(/[\s%"'`<>()[\]{}&\\|^#?]/g, percentEncoded)
  const newText = isAddress ? encoded : newId
  return newText === written ? [] : [{ range: at, newText }]
}

/** The ranges of the words of a value, or of the whole value if `isWhole`. Words with character references are left out. */
function words(text: string, at: Range, isWhole: boolean): readonly Range[] {
  const pattern = isWhole ? /^[^\s&\uE000]+$/g : /[^\s]+/g
  return [...textAt(text, at).matchAll(pattern)]
    .filter(([word]) => !word.includes('&'))
    .map(({ 0: word, index }) => range(at.start + index, at.start + index + word.length))
}

function fragment(text: string, at: Range): readonly IdPlace[] {
  const anchor = anchorIn(text, at)
  return anchor ? [{ ...anchor, role: 'reference' }] : []
}
