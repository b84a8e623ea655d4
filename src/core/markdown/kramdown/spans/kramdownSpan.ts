import type { KramdownOptions } from '../common/kramdownOptions'
import type { TextScanner } from '../common/textScanner'

/** A part of a line of text, in the tree that kramdown makes. Offsets are those of the text of its block. */
export type Span =
  /** `isSign` if it ends with what kramdown replaced: an attribute list can follow that. */
  | { readonly kind: 'text'; text: string; isSign: boolean; readonly places: TextPlace[] }
  /** Text in an element whose content is not read: character references stay. */
  | { readonly kind: 'raw'; text: string }
  /** HTML that is passed on as written. */
  | { readonly kind: 'markup'; readonly text: string }
  /** A straight quote as it is published. */
  | { readonly kind: 'quote'; readonly text: string; readonly start: number }
  /** A tag, or the start of a comment, that readers see. */
  | { readonly kind: 'shown'; readonly text: string; readonly start: number }
  /** An asterisk that readers see. */
  | { readonly kind: 'asterisk'; readonly start: number }
  | { readonly kind: 'break' }
  | Attributed

/** A part of a text span: its offset there, and where it is written. */
export interface TextPlace {
  readonly at: number
  readonly from: number
  to: number
}

/** Spans that an attribute list can follow. */
export type Attributed = { attributes: Map<string, string> } & (
  | { readonly kind: 'em' | 'strong'; readonly children: readonly Span[]; readonly start: number; readonly end: number }
  /** Its content is read apart: offsets in it count from `base`. */
  | { readonly kind: 'del'; readonly children: readonly Span[]; readonly base: number }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'math'; readonly text: string }
  | { readonly kind: 'footnote'; readonly label: string }
  | { readonly kind: 'autolink'; readonly text: string; readonly start: number }
  | LinkSpan
  | HtmlSpan
)

/** A link or an image. Its label is between `start` and `labelEnd`, where the closing bracket is. */
export interface LinkSpan {
  readonly kind: 'link' | 'image'
  readonly children: readonly Span[]
  /** The source of the label without backslashes. */
  readonly alt: string
  readonly start: number
  readonly labelEnd: number
  /** The place of the address; undefined if it is in a definition. */
  readonly destination: { readonly start: number; readonly end: number } | undefined
}

export interface HtmlSpan {
  readonly kind: 'html'
  /** Empty for comments. */
  readonly name: string
  readonly children: readonly Span[]
  readonly start: number
  /** After the start tag, or the comment. */
  readonly tagEnd: number
  /** The place of the end tag; undefined if there is none. */
  readonly endTag: { readonly start: number; readonly end: number } | undefined
}

/** The text that is being read into. */
export interface Level {
  readonly kind: LevelKind
  readonly spans: Span[]
  /** Whether the content of an element is not read. */
  readonly isRaw: boolean
  /** The kinds of this level and of those around it, as bits. */
  readonly inside: number
  readonly depth: number
}

export type LevelKind = 'root' | 'em' | 'strong' | 'link' | 'image' | 'html'
const bits: Readonly<Record<LevelKind, number>> = { root: 0, em: 1, strong: 2, link: 4, image: 8, html: 16 }

export function newLevel(kind: LevelKind, around?: Level, isRaw = false): Level {
  return { kind, spans: [], isRaw, inside: (around?.inside ?? 0) | bits[kind], depth: (around?.depth ?? 0) + 1 }
}

/** Whether a level is of a kind, or in one that is. */
export function isInside({ inside }: Level, ...kinds: readonly LevelKind[]): boolean {
  return kinds.some((kind) => (inside & bits[kind]) !== 0)
}

/** Where a level ends. */
export interface Stop {
  /** Whether it may end at the position. */
  readonly isAt: (at: number) => boolean
  /** Whether it ends there, with what was read so far. Not called elsewhere. */
  readonly accepts: (at: number) => boolean
}

/** Which spans are read: all, none but tags, code alone, or code and tags. */
export type Wanted = 'all' | 'tags' | 'code' | 'codeAndTags'

export interface SpanContext {
  readonly options: KramdownOptions
  /** Whether the text is in an HTML element, where a backslash at the end of a line is text. */
  readonly inElement: boolean
  readonly link: (id: string) => { readonly href: string; readonly title: string } | undefined
  readonly hasFootnote: (label: string) => boolean
}

/** Reads the spans of one text, from the scanner's position on. */
export interface SpanReader {
  readonly scanner: TextScanner
  readonly context: SpanContext
  /** Reads into a level. @returns whether the stop was found; the position is at it */
  read(level: Level, stop: Stop | undefined, wanted: Wanted): boolean
  /** Whether an attempt is worth its time: it did not fail at the position before, and not too much work has been done. */
  mayTry(attempt: Attempt, level: Level): boolean
  /** Notes that an attempt at the position failed. @param units how much was searched for its end, besides what `read` read */
  failed(attempt: Attempt, level: Level, units?: number): void
}

/** A mark of emphasis, or what a bracket opens. */
export type Attempt = '*' | '**' | '_' | '__' | 'link' | 'image'

/** Reads a span at the position. @returns false if there is none; text counts as a span */
export type SpanParser = (reader: SpanReader, level: Level) => boolean

/**
 * Adds text to a level.
 * @param from where it is written
 * @param to the end of what it replaces, if it replaces what is written
 */
export function addText({ spans, isRaw }: Level, text: string, from: number, to?: number): void {
  if (text === '') return
  const last = spans.at(-1)
  const isSign = to !== undefined
  const end = to ?? from + text.length
  if (last?.kind === 'raw') last.text += text
  else if (last?.kind === 'text') {
    const place = last.places.at(-1)
    if (place?.to === from && !isSign && last.text.length - place.at === from - place.from) place.to = end
    else last.places.push({ at: last.text.length, from, to: end })
    last.text += text
    last.isSign = isSign
  } else spans.push(isRaw ? { kind: 'raw', text } : { kind: 'text', text, isSign, places: [{ at: 0, from, to: end }] })
}

/** Adds marks that open or close nothing. */
export function addMarks(level: Level, marks: string, start: number): void {
  if (marks[0] !== '*') addText(level, marks, start)
  else for (let at = 0; at < marks.length; at++) level.spans.push({ kind: 'asterisk', start: start + at })
}

/** The attributes of the last of some spans, which an attribute list can follow; undefined after text. */
export function lastAttributes(spans: readonly Span[]): Map<string, string> | undefined {
  const last = spans.at(-1)
  if (last?.kind === 'quote' || (last?.kind === 'text' && last.isSign)) return new Map()
  return last && 'attributes' in last ? last.attributes : undefined
}
