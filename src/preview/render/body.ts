import { lineOfNote, renderFootnotes, type Footnotes } from '../../core/markdown/footnotes'
import type { Policy } from '../../core/sanitizer/policy'
import { renderBlock, type References, type TopBlock } from '../../core/markdown/renderMarkdown'
import { partsOf, type Part } from '../protocol/parts'
import { readPieces, type BodySource, type Piece, type Pieces } from './pieces'
import { sanitize, sanitizeStretches, textOnly, type OpenElement, type SanitizeOptions } from './sanitize'
import { restoreInside, showTags, TagNames } from './tags'

/** Pieces that were sanitized together: most times one. */
interface Stretch {
  readonly pieces: number
  readonly parts: readonly Part[]
  readonly open: OpenElement | undefined
  /** Nothing more can be set in behind it. */
  readonly sealed: boolean
}

/** A rendered body, with all that the next rendering takes over from it. */
export interface Body {
  readonly parts: readonly Part[]
  /** Hundreds of elements are never closed: only the text is left. */
  readonly tooDeep: boolean
  readonly pieces: Pieces
  readonly stretches: readonly Stretch[]
  readonly references: References
  readonly footnotes: Footnotes | undefined
  /** The list of the footnotes, where there are any. */
  readonly notes: Part | undefined
  readonly tags: TagNames
}

/** What is done to the pieces of one body. */
interface Work {
  readonly policy: Policy
  readonly options: SanitizeOptions
  /** What a piece says, before it is made safe. */
  html(piece: Piece): string
  /** What is shown of safe HTML. */
  finish(html: string): string
}

/**
 * Renders a body. What has not changed since the rendering before is taken from there; the result is the same.
 * @param before with the same policy and options
 */
export function renderBody(source: BodySource, policy: Policy, options: SanitizeOptions, before?: Body): Body {
  const { generator } = source
  const previous = before?.pieces.source.generator === generator ? before : undefined
  const tags = previous?.tags ?? new TagNames()
  const pieces = readPieces(source, tags, previous?.pieces)
  const references = referencesOf(pieces.all, previous?.references)
  const bearing = blocksWithFootnotes(pieces.all)
  const footnotes = renderFootnotes(bearing, references, generator.markdown)
  const work: Work = {
    policy,
    options,
    html({ block, html }) {
      const written = block ? withLineEnd(footnotes?.html.get(block) ?? renderBlock(block, references, generator.markdown)) : html
      return restoreInside(written, tags)
    },
    finish: (html) => showTags(html, tags, generator.templateMarks),
  }
  // With other definitions any link may be another one.
  const usable = previous && !previous.tooDeep && references === previous.references && !renumbered(pieces, footnotes, previous)
  const stretches = usable ? update(pieces, previous, work) : clean(pieces.all, undefined, work)
  const list = footnotes?.list ?? ''
  const notes = usable && list === previous.footnotes?.list ? previous.notes : notesOf(list, work, tags)
  const state = { pieces, references, footnotes, notes, tags }
  if (stretches) {
    return { ...state, stretches, parts: allParts(stretches, notes), tooDeep: false }
  }
  const text = work.finish(textOnly(pieces.all.map(work.html).join('') + restoreInside(list, tags)))
  return { ...state, stretches: [], parts: partsOf(text, linesOf(pieces.all), true), tooDeep: true }
}

// Loops, as there may be thousands with each letter.

function blocksWithFootnotes(pieces: readonly Piece[]): readonly TopBlock[] {
  const found: TopBlock[] = []
  for (const { block } of pieces) if (block?.footnotes) found.push(block)
  return found
}

function allParts(stretches: readonly Stretch[], notes: Part | undefined): readonly Part[] {
  const all: Part[] = []
  for (const { parts } of stretches) for (const part of parts) all.push(part)
  if (notes) all.push(notes)
  return all
}

/** They stand in no line of their own: where each was written there is nothing to see. */
function notesOf(list: string, { policy, options, finish }: Work, tags: TagNames): Part | undefined {
  return list === '' ? undefined : { kind: 'whole', html: finish(sanitize(restoreInside(list, tags), policy, options).html), lines: 0 }
}

/**
 * The line at which a footnote is defined.
 * @param place in the list at the end of the page, from 0
 * @returns from 0, counted from the start of the body; undefined when there is no such footnote
 */
export function noteLine({ footnotes, pieces }: Body, place: number): number | undefined {
  const label = footnotes?.labels[place]
  if (label === undefined) return undefined
  let line = 0
  for (const { block, lines } of pieces.all) {
    const inside = block && lineOfNote(block, label)
    if (inside !== undefined) return line + inside
    line += lines
  }
  return undefined
}

/** Whether something that has not changed refers to its footnotes by other numbers now. */
function renumbered({ all, kept }: Pieces, footnotes: Footnotes | undefined, previous: Body): boolean {
  if (!footnotes && !previous.footnotes) return false
  const same = [...all.slice(0, kept.start), ...all.slice(all.length - kept.end)]
  return same.some(({ block }) => block?.footnotes && footnotes?.html.get(block) !== previous.footnotes?.html.get(block))
}

function withLineEnd(html: string): string {
  return html === '' || html.endsWith('\n') ? html : `${html}\n`
}

function linesOf(pieces: readonly Piece[]): number {
  return pieces.reduce((lines, piece) => lines + piece.lines, 0)
}

/** All definitions; of those with one label the first counts. The same object when nothing has changed. */
function referencesOf(pieces: readonly Piece[], before: References | undefined): References {
  const all: Record<string, References[string]> = Object.create(null)
  for (const { block } of pieces) {
    if (block?.references) for (const [label, reference] of Object.entries(block.references)) all[label] ??= reference
  }
  return before && JSON.stringify(before) === JSON.stringify(all) ? before : all
}

/** @returns undefined when elements nest too deep */
function clean(
  pieces: readonly Piece[],
  context: OpenElement | undefined,
  { html, finish, policy, options }: Work,
): readonly Stretch[] | undefined {
  let at = 0
  return sanitizeStretches(pieces.map(html), context, policy, options)?.map(({ html, count, open, sealed, balanced }) => {
    const parts = partsOf(finish(html), linesOf(pieces.slice(at, at + count)), balanced)
    at += count
    return { pieces: count, parts, open, sealed }
  })
}

function update(pieces: Pieces, previous: Body, work: Work): readonly Stretch[] | undefined {
  const { all, kept } = pieces
  const before = previous.stretches
  let first = 0
  let at = 0
  for (let end = 0; first < before.length; first++) {
    end += before[first]?.pieces ?? 0
    if (end > kept.start || before[first]?.sealed) break
    at = end
  }
  const context = before[first - 1]?.open
  // The first stretch behind the change, and where it starts among the new pieces.
  const unchanged = all.length - kept.end
  let last = first
  let start = at + all.length - previous.pieces.all.length
  while (last < before.length && start < Math.max(at, unchanged)) start += before[last++]?.pieces ?? 0
  for (let more = 4, to = Math.max(at, unchanged); ; more *= 4) {
    to = Math.min(all.length, to + more)
    const found = clean(all.slice(at, to), context, work)
    if (!found) return undefined
    let place = at
    let [index, known] = [last, start]
    for (const [count, { pieces, open, sealed }] of found.entries()) {
      place += pieces
      while (known < place && index < before.length) known += before[index++]?.pieces ?? 0
      if (sealed || known !== place || index === before.length || !sameOpen(open, before[index - 1]?.open)) continue
      return [...before.slice(0, first), ...found.slice(0, count + 1), ...before.slice(index)]
    }
    if (to === all.length) return [...before.slice(0, first), ...found]
  }
}

function sameOpen(a: OpenElement | undefined, b: OpenElement | undefined): boolean {
  if (a?.depth !== b?.depth) return false
  let [x, y] = [a, b]
  while (x !== y) {
    if (x?.name !== y?.name) return false
    x = x?.parent
    y = y?.parent
  }
  return true
}
