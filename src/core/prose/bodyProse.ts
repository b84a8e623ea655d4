import type { Article } from '../article/article'
import type { HtmlElement } from '../html/htmlNodes'
import { htmlRuns } from './htmlProse'
import { inlineParts, type InlinePart } from './inlineParts'
import { placedMarkdown } from './placedMarkdown'
import { elementFacts, type ElementFacts } from './elementFacts'
import { RunBuilder } from './proseRun'
import type { RawPart, RawRun } from './rawRun'
import { templateUnit } from '../markdown/templateTags'
import { range, type Range } from '../text/text'
import type { ToDocument } from '../markdown/contentMap'

/** A run of the body. `isNote`: the page shows it at its end. */
export interface BodyRun extends RawRun {
  readonly built: RunBuilder
  readonly facts: ElementFacts
}

/** Whether a part of a body, as it is written, is asked for. */
export type IsAsked = (source: string) => boolean

/** The runs of the body in document order. @param isAsked of which parts; of all without it */
export function bodyRuns(article: Article, isAsked: IsAsked = () => true): readonly BodyRun[] {
  const raw = [...markdownRuns(article, isAsked), ...htmlRuns(article, isAsked)].sort((a, b) => a.start - b.start)
  const around = new Enclosing(article.elements)
  return raw.flatMap((run) => {
    const outer = elementFacts(around.at(run.start))
    const built = new RunBuilder()
    for (const part of run.parts) addPart(built, part, around, outer)
    return built.isEmpty || outer.isRemoved ? [] : [{ ...run, built, facts: outer }]
  })
}

function addPart(built: RunBuilder, part: RawPart, around: Enclosing, outer: ElementFacts): void {
  switch (part.kind) {
    case 'depth':
      built.depth += part.change
      break
    case 'break':
      built.lineEnd()
      break
    case 'opaque':
      built.opaque(part.shown)
      break
    case 'text': {
      const facts = part.source ? elementFacts(around.at(part.source.start)) : outer
      if (facts.isRemoved) return
      if (!part.source || facts.isCode || facts.language !== outer.language) built.opaque(part.text)
      else if (part.text.includes(templateUnit)) addTemplated(built, part.text, part.source)
      else built.add(part.text, part.source)
    }
  }
}

/** Text with template tags: what a site puts in their place is not known. */
function addTemplated(built: RunBuilder, text: string, { start }: Range): void {
  let at = 0
  for (const { 0: tag, index } of text.matchAll(/\uE000+/g)) {
    built.add(text.slice(at, index), range(start + at, start + index))
    built.opaque('')
    at = index + tag.length
  }
  built.add(text.slice(at), range(start + at, start + text.length))
}

/** The innermost element at an offset, for offsets that increase. */
class Enclosing {
  readonly #elements: readonly HtmlElement[]
  readonly #open: HtmlElement[] = []
  #next = 0
  #last = 0

  constructor(elements: readonly HtmlElement[]) {
    this.#elements = elements
  }

  at(offset: number): HtmlElement | undefined {
    const at = Math.max(offset, this.#last)
    this.#last = at
    for (let element = this.#elements[this.#next]; element && element.startTag.end <= at; element = this.#elements[++this.#next])
      if (element.range.end > at) this.#open.push(element)
    for (let top = this.#open.at(-1); top && top.range.end <= at; top = this.#open.at(-1)) this.#open.pop()
    return this.#open.at(-1)
  }
}

const codeBlocks = new Set(['fence', 'code_block', 'math_block'])

function* markdownRuns(article: Article, isAsked: IsAsked): Generator<RawRun> {
  const { blocks, environment } = article.source
  const markdown = placedMarkdown(article.markdown)
  const { masked, lines } = article
  let quotes = 0
  let notes = 0
  let heading = false
  // The first heading is the headline of the page, if no rule is above it.
  let headline = article.markdown.headline === true
  for (const { token, first, toDocument } of blocks) {
    const { type, content } = token
    if (type === 'blockquote_open' || type === 'blockquote_close') quotes += token.nesting
    else if (type === 'footnote_reference_open' || type === 'footnote_reference_close') notes += token.nesting
    else if (type === 'heading_open' || type === 'heading_close') heading = token.nesting > 0
    const isHeadline = headline && type === 'inline' && heading
    if (headline && ((type === 'heading_open' && (token.tag !== 'h1' || token.level > 0)) || type === 'hr' || isHeadline)) headline = false
    const base = { isQuoted: quotes > 0, isNote: notes > 0 }
    const start = lines.startOf(first)
    if (codeBlocks.has(type)) yield { ...base, place: 'code', start, parts: [{ kind: 'opaque', shown: content }] }
    if (type !== 'inline' || content === '' || !isAsked(content)) continue
    const map = toDocument
    const found = inlineParts(content, markdown, environment)
    const place = isHeadline ? 'headline' : heading ? 'heading' : quotes > 0 ? 'quotation' : 'body'
    yield { ...base, place, start: map?.(0) ?? start, parts: found.flatMap((part) => rawPart(part, masked, map)) }
    yield* alternatives(found, { ...base, start: map?.(0) ?? start }, masked, map)
  }
}

function* alternatives(
  parts: readonly InlinePart[],
  base: Pick<RawRun, 'isQuoted' | 'isNote' | 'start'>,
  masked: string,
  map: ToDocument | undefined,
): Generator<RawRun> {
  for (const part of parts) {
    if (part.kind !== 'image' || part.alt.length === 0) continue
    const raw = part.alt.flatMap((inner) => rawPart(inner, masked, map))
    const first = raw.find((one) => one.kind === 'text')
    yield { ...base, start: (first?.kind === 'text' && first.source?.start) || base.start, place: 'alternative', parts: raw }
  }
}

/** A part with its range in the document, if the text of that range is the same. */
function rawPart(part: InlinePart, masked: string, map: ToDocument | undefined): readonly RawPart[] {
  switch (part.kind) {
    case 'text': {
      if (!map || part.end <= part.start) return [{ kind: 'text', text: part.text, source: undefined }]
      const source = range(map(part.start), map(part.end - 1) + 1)
      const isSame = part.end - part.start !== part.text.length || masked.startsWith(part.text, source.start)
      return [{ kind: 'text', text: part.text, source: isSame && source.end - source.start === part.end - part.start ? source : undefined }]
    }
    case 'image':
      return [{ kind: 'opaque', shown: '' }]
    case 'tag':
      return tagPart(part.name)
    case 'mark':
      return [{ kind: 'depth', change: part.nesting }]
    default:
      return [part]
  }
}

function tagPart(name: string): readonly RawPart[] {
  if (name === 'br' || name === '/br') return [{ kind: 'break' }]
  return name === '' ? [] : [{ kind: 'depth', change: name.startsWith('/') ? -1 : 1 }]
}
