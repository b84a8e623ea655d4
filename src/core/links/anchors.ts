import type { Article } from '../article/article'
import { attributeOf } from '../html/readHtml'
import { nearest } from '../text/closestMatch'
import { range, textAt, type Range } from '../text/text'

/** The fragment of an address within the page. */
export interface Anchor {
  /** Decoded, as in `id` attributes. */
  readonly id: string
  /** Without the `#`. */
  readonly range: Range
}

/** The anchor of an address `#id`. @param at the range of the address @returns undefined for any other address */
export function anchorIn(text: string, at: Range): Anchor | undefined {
  const written = textAt(text, at)
  if (!written.startsWith('#') || written.length < 2 || /[\s&]/.test(written)) return undefined
  const id = withoutDirective(written.slice(1))
  return id === '' ? undefined : { id: decodedAnchor(id), range: range(at.start + 1, at.start + 1 + id.length) }
}

/** A fragment without `:~:text=…`, which browsers take away before they look for the id (WICG, URL Fragment Text Directives). */
export function withoutDirective(fragment: string): string {
  return fragment.split(':~:', 1)[0] ?? ''
}

/** The anchors of the links in Markdown and in HTML, in document order. */
export function linkedAnchors(article: Article): readonly Anchor[] {
  const { text, body } = article
  // Most articles have none: then Markdown and HTML need not be parsed.
  if (!/(?:\]\(|\]:|\bhref\s*=)[\s<"']*#/.test(text.slice(body.start))) return []
  const places = article.links.map(({ range: at }) => at)
  for (const name of ['a', 'area'])
    for (const element of article.named(name)) {
      const href = attributeOf(element, 'href')
      if (href && !href.templated) places.push(href.valueRange)
    }
  return places.flatMap((at) => anchorIn(text, at) ?? []).sort((a, b) => a.range.start - b.range.start)
}

/** How much of the front matter is searched for the title that the page shows, in UTF-16 code units. */
const maxHeadLength = 10_000
/** Ids for which a similar one is searched; each search compares all ids of the page. */
const maxNearSearches = 100

/** The ids of an article that a link can lead to. */
export class AnchorTargets {
  readonly #names: ReadonlySet<string>
  /** The headings as all generators have them in common, with their exact ids if these are known. */
  readonly #headings: ReadonlyMap<string, string | undefined>
  /** Whether the ids of headings are known. */
  readonly #isExact: boolean
  readonly #head: string
  #nearSearches = 0

  constructor(article: Article) {
    this.#head = slugOf(article.text.slice(0, Math.min(article.body.start, maxHeadLength)))
    const named = article.having('name').flatMap(({ attribute: { value } }) => value || [])
    const known = article.headingIds
    this.#isExact = known !== undefined
    const headings = headingsOf(article)
    const written = known ?? headings.flatMap((heading) => /\{[^{}]*#([^\s{}]+)[^{}]*\}\s*$/.exec(heading)?.[1] ?? [])
    this.#names = new Set([...article.ids, ...named, ...written.filter(Boolean)])
    const slugs = known
      ? known.filter(Boolean).map((id) => [slugOf(id), id] as const)
      : headings.flatMap(slugsOf).map((slug) => [slug, undefined] as const)
    // Of several headings with one text, links mean the first.
    this.#headings = new Map([...slugs].reverse().filter(([slug]) => slug !== ''))
  }

  /**
   * Whether the page may have an id: of an element, of a heading as the generator makes it (as any makes it, if that is not known), or
   * one that only the published page has (top, footnotes, title).
   */
  has(id: string): boolean {
    const slug = slugOf(id)
    if (slug === '' || this.#names.has(id) || /^(?:top|fn|fnref|footnotes?|section|user-content)(?:[^a-z]|$)/i.test(id)) return true
    if (this.#head.includes(slug)) return true
    return !this.#isExact && (this.#headings.has(slug) || this.#headings.has(slug.replace(/\d+$/, '')))
  }

  /** The exact id of the heading that an id was meant for: one with the same letters and digits. */
  meant(id: string): string | undefined {
    const slug = slugOf(id)
    return this.#headings.get(slug) ?? this.#headings.get(slug.replace(/\d+$/, ''))
  }

  /**
   * The most similar id.
   * @returns the id if an element has it; otherwise whether a heading has a similar slug
   */
  near(id: string): string | boolean {
    if (++this.#nearSearches > maxNearSearches) return false
    return nearest(id, [...this.#names]) ?? nearest(slugOf(id), [...this.#headings.keys()]) !== undefined
  }
}

/** The source of all headings, in Markdown and in HTML. */
function headingsOf({ text, headings: ranges, elements }: Article): readonly string[] {
  const headings = ranges.map((at) => textAt(text, at).replace(/\n[\s>]*(?:=+|-+)\s*$/, ''))
  for (const { name, startTag, endTag } of elements)
    if (/^h[1-6]$/.test(name)) headings.push(text.slice(startTag.end, endTag?.start ?? startTag.end))
  return headings
}

/**
 * The possible ids of a heading, reduced to what all generators have in common: letters and digits. kramdown drops everything before
 * the first letter and, as other generators do, non-ASCII characters.
 */
function slugsOf(heading: string): readonly string[] {
  const shown = heading.replace(/\{[^{}]*\}\s*$|<[^<>]*>|\]\([^()\s]*\)|\]\[[^[\]]*\]|\[\^[^[\]]*\]|&#?\w+;|:[a-z\d_+-]+:/gi, ' ')
  return [heading, shown].flatMap((text) => {
    const slug = slugOf(text)
    const ascii = slug.replace(/[^a-z\d]+/g, '')
    return [slug, ascii, slug.replace(/^[^\p{L}]+/u, ''), ascii.replace(/^\d+/, '')]
  })
}

function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** A fragment as in `id` attributes. */
export function decodedAnchor(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
