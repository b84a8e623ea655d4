import * as l10n from '@vscode/l10n'
import { parseArticle, type Article } from '../../core/article/article'
import { applyEdits, contains, range, textAt, type Edit, type Range } from '../../core/text/text'
import { anchorEdit, idAt, idPlaces, idRefusal, placesOfId, renameId, writtenIdIn, type IdPlace } from './ids'

/** A heading in Markdown's notation whose id is known. */
export interface HeadingPlace {
  /** Its place among the headings of the article, from 0. */
  readonly index: number
  /** Its id on the published page; '' for none. */
  readonly id: string
  /** Its words, as written: without marks and without the id that the author wrote. */
  readonly text: Range
}

/** What becomes of the ids of an article, and the edits of the article itself; or the reason why nothing is changed. */
export type IdChanges =
  | { readonly edits: readonly Edit[]; readonly ids: ReadonlyMap<string, string>; readonly refused?: undefined }
  | { readonly refused: string }

/** What can be renamed in the body of an article, and the place that the cursor is at. */
export type AnchorPlace =
  | { readonly kind: 'id'; readonly at: Range; readonly place: IdPlace }
  | { readonly kind: 'heading'; readonly at: Range; readonly heading: HeadingPlace }

/**
 * The id at an offset, or the heading: in its words, or at a link of the same article that leads to it and whose id no one wrote.
 * @returns undefined if there is neither, or if it is not known how the generator makes the ids of headings
 */
export function anchorPlaceAt(article: Article, offset: number): AnchorPlace | undefined {
  const place = idAt(article, offset)
  if (place && (place.role === 'definition' || placesOfId(article, place.id).some(({ role }) => role === 'definition')))
    return { kind: 'id', at: place.range, place }
  const index = place ? pageIds(article)?.get(place.id) : headingIndexAt(article, offset)
  const heading = typeof index === 'number' ? headingNumber(article, index) : undefined
  if (heading && (place || contains(heading.text, offset))) return { kind: 'heading', at: place?.range ?? heading.text, heading }
  return place && { kind: 'id', at: place.range, place }
}

/** What a rename of it starts from: the id, or the words of the heading. */
export function wordsOf({ text }: Article, anchor: AnchorPlace): string {
  return anchor.kind === 'id' ? anchor.place.id : textAt(text, anchor.heading.text)
}

function headingIndexAt({ markdown, body, headings }: Article, offset: number): number | undefined {
  if (offset < body.start || !markdown.headings) return undefined
  const index = headings.findIndex((at) => contains(at, offset))
  return index < 0 ? undefined : index
}

/** The edits that give a heading other words and let the links of the article follow, with the ids that change by it. */
export function renameHeading(article: Article, heading: HeadingPlace, words: string): IdChanges {
  if (words === '') return { refused: l10n.t('Type a heading.') }
  if (/\p{Cc}/u.test(words)) return { refused: l10n.t('A heading must be on one line, without tabs.') }
  return withLinks(article, [{ range: heading.text, newText: words }], (after) => {
    const now = headingNumber(after, heading.index)
    return now && textAt(after.text, now.text) === words
      ? undefined
      : l10n.t('With these words it would not be the same heading: “{0}”.', words)
  })
}

/** The edits that rename an id in its article: of an element, or one that the author wrote at a heading. */
export function renameOwnId(article: Article, id: string, newId: string): IdChanges {
  const refused =
    idRefusal(article, id, newId) ??
    (newId !== id && article.headingIds?.includes(newId) ? l10n.t('This article already has the id “{0}”.', newId) : undefined)
  return refused === undefined ? { edits: renameId(article, id, newId), ids: new Map([[id, newId]]) } : { refused }
}

/** @param refusal of the article after the first edits */
function withLinks(article: Article, first: readonly Edit[], refusal: (after: Article) => string | undefined): IdChanges {
  const after = parseArticle(applyEdits(article.text, first), article.path).readAs(article.markdown)
  const [before, now] = [pageIds(article), pageIds(after)]
  const refused = refusal(after)
  if (refused !== undefined) return { refused }
  if (!before || !now || article.headings.length !== after.headings.length)
    return { refused: l10n.t('It is not certain how the ids of the headings would change.') }
  const idsNow = new Map([...now].map(([id, target]) => [target, id]))
  const ids = new Map<string, string>()
  for (const [id, target] of before) {
    const changed = idsNow.get(target)
    // Another heading or element would have the id, or it would have none: links could not lead to it any more.
    if (changed === undefined)
      return { refused: l10n.t('Links to “{0}” could not follow: another place would have its id, or it would have none.', id) }
    if (changed !== id) ids.set(id, changed)
  }
  const links = idPlaces(article).filter(({ role, id }) => role === 'reference' && ids.has(id))
  const own = links.flatMap((place) => anchorEdit(article.text, place.range, ids.get(place.id) ?? place.id))
  const isFree = ({ range: at }: Edit) => first.every((one) => at.end <= one.range.start || at.start >= one.range.end)
  return { edits: [...first, ...own.filter(isFree)].sort((a, b) => a.range.start - b.range.start), ids }
}

/**
 * What each id of the page leads to: the heading with a number, or the element with a number after its sign. Of several with one id, browsers
 * take the first (HTML Standard, "find a potential indicated element").
 */
function pageIds(article: Article): ReadonlyMap<string, number | string> | undefined {
  const ids = idsOfHeadings(article)
  if (!ids) return undefined
  const places = article.headings.map(({ start }, index) => ({ id: ids[index] ?? '', start, target: index as number | string }))
  const elements = idPlaces(article).filter(
    ({ role, range: at }) => role === 'definition' && !article.headings.some((one) => contains(one, at.start)),
  )
  for (const [index, { id, range: at }] of elements.entries()) places.push({ id, start: at.start, target: `element ${index}` })
  const found = new Map<string, number | string>()
  for (const { id, target } of places.sort((a, b) => a.start - b.start)) if (id !== '' && !found.has(id)) found.set(id, target)
  return found
}

/** The ids of `article.headings`, in order; undefined if they are not known. A heading that is the headline of the page has none. */
function idsOfHeadings({ headings, headingIds }: Article): readonly string[] | undefined {
  if (!headingIds || headings.length === headingIds.length) return headingIds
  return headings.length === headingIds.length + 1 ? ['', ...headingIds] : undefined
}

function headingNumber(article: Article, index: number): HeadingPlace | undefined {
  const at = article.headings[index]
  const ids = idsOfHeadings(article)
  if (!at || !ids) return undefined
  const source = textAt(article.text, at)
  const marks = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)*#{1,6}(?=\s|\S)[ \t]*/.exec(source)?.[0] ?? /^[\s>]*/.exec(source)?.[0] ?? ''
  const isSetext = !/#[ \t]*$/.test(marks)
  const [line = ''] = source.slice(marks.length).split(/\r?\n/)
  // A heading of several lines is not renamed.
  if (isSetext && source.slice(marks.length).split('\n').length > 2) return undefined
  const written = writtenIdIn(article, at)
  const braces = written ? source.slice(0, written.start - at.start).lastIndexOf('{') - marks.length : line.length
  const words = line.slice(0, braces).replace(isSetext ? /\s+$/ : /(?:(?:^|[ \t])#+)?\s*$/, '')
  const start = at.start + marks.length
  return words === '' ? undefined : { index, id: ids[index] ?? '', text: range(start, start + words.length) }
}
