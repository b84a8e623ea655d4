import { lineOfNote, renderFootnotes, type Footnotes } from '../../core/markdown/footnotes'
import { innerBreak, softBreak } from '../../core/markdown/mdx/labels'
import { withIds } from '../../core/markdown/headingIds'
import type { Policy } from '../../core/sanitizer/policy'
import { renderBlock, type References, type TopBlock } from '../../core/markdown/renderMarkdown'
import { htmlChunks, type HtmlChunk } from '../protocol/htmlChunks'
import { haveOtherIds, idsOf, type BodyIds } from './bodyIds'
import type { BodyBlock } from './bodyBlock'
import { readBodyBlocks, type BodySource, type BodyBlocks } from './bodyBlocks'
import { isSameOpen } from './lineGroup'
import { sanitize, sanitizeRuns, textOnly, type OpenElement, type SanitizeOptions } from './sanitize'
import { restoreInside, showTags, TagNames } from './tags'

/** Blocks that were sanitized together; usually one. */
interface RenderedRun {
  readonly blocks: number
  readonly chunks: readonly HtmlChunk[]
  readonly open: OpenElement | undefined
  /** Whether no mark could be set after it, so that it cannot be continued. */
  readonly sealed: boolean
}

/** A rendered body, with the state that the next rendering reuses. */
export interface Body {
  readonly chunks: readonly HtmlChunk[]
  /** Whether elements nest too deep; then only the text is shown. */
  readonly tooDeep: boolean
  readonly blocks: BodyBlocks
  readonly runs: readonly RenderedRun[]
  readonly references: References
  readonly footnotes: Footnotes | undefined
  /** The list of footnotes, if there are any. */
  readonly notes: HtmlChunk | undefined
  readonly tags: TagNames
  /** The heading that is the headline of the page and therefore not shown in the body. */
  readonly headline: TopBlock | undefined
  readonly ids: BodyIds
}

/** The steps that each block of a body goes through. */
interface RenderSteps {
  readonly policy: Policy
  readonly options: SanitizeOptions
  /** The HTML of a block before sanitizing. */
  html(block: BodyBlock): string
  /**
   * Sanitized HTML with labels for template tags.
   * @param before the element open before it
   * @param after the element open after it
   */
  finish(html: string, before?: OpenElement, after?: OpenElement): string
}

/**
 * Renders a body. Reuses the parts of the previous rendering that have not changed; the result equals a full rendering.
 * @param before the previous rendering, with the same policy and options
 */
export function renderBody(source: BodySource, policy: Policy, options: SanitizeOptions, before?: Body): Body {
  const { generator, markdown = generator.markdown } = source
  const was = before?.blocks.source
  const previous = was?.generator === generator && was.markdown === source.markdown ? before : undefined
  const tags = previous?.tags ?? new TagNames()
  const blocks = readBodyBlocks(source, tags, previous?.blocks)
  const references = referencesOf(blocks.all, previous?.references)
  const noteBlocks = blocksWithFootnotes(blocks.all)
  const footnotes = renderFootnotes(noteBlocks, references, markdown)
  const headline = headlineIn(blocks.all)
  const ids = idsOf(blocks.all, references, markdown, headline)
  const steps: RenderSteps = {
    policy,
    options,
    html({ block, html, end }) {
      if (block && block === headline) return ''
      const inner = block ? (footnotes?.html.get(block) ?? renderBlock(block, references, markdown)) : html
      const written = block || end !== undefined ? withEnd(inner, end) : inner
      return restoreInside(block?.hasHeadings ? withIds(written, ids.get(block) ?? []) : written, tags)
    },
    finish: (html, from, to) => showTags(markdown.jsx ? joined(html, from, to) : html, tags, generator.templateMarks),
  }
  // If link definitions have changed, any link may have changed.
  const usable =
    previous &&
    !previous.tooDeep &&
    references === previous.references &&
    !renumbered(blocks, footnotes, previous) &&
    !otherHeadline(blocks, headline, previous) &&
    !haveOtherIds(ids, previous.ids)
  const runs = usable ? updateRuns(blocks, previous, steps) : renderRuns(blocks.all, undefined, steps)
  // A heading in a note has no id: it is not where it is written.
  const list = withIds(footnotes?.list ?? '', [])
  const notes = usable && list === withIds(previous.footnotes?.list ?? '', []) ? previous.notes : notesOf(list, steps, tags)
  const state = { blocks, references, footnotes, notes, tags, headline, ids }
  if (runs) {
    return { ...state, runs, chunks: allChunks(runs, notes), tooDeep: false }
  }
  const text = steps.finish(textOnly(blocks.all.map(steps.html).join('') + restoreInside(list, tags)))
  return { ...state, runs: [], chunks: htmlChunks(text, linesOf(blocks.all), true), tooDeep: true }
}

// Loops instead of array methods: thousands of blocks on each key press.

function blocksWithFootnotes(blocks: readonly BodyBlock[]): readonly TopBlock[] {
  const found: TopBlock[] = []
  for (const { block } of blocks) if (block?.footnotes) found.push(block)
  return found
}

function allChunks(runs: readonly RenderedRun[], notes: HtmlChunk | undefined): readonly HtmlChunk[] {
  const all: HtmlChunk[] = []
  for (const { chunks } of runs) for (const chunk of chunks) all.push(chunk)
  if (notes) all.push(notes)
  return all
}

/** The chunk with the list of footnotes. It has no source lines, because a footnote is not shown where it is defined. */
function notesOf(list: string, { policy, options, finish }: RenderSteps, tags: TagNames): HtmlChunk | undefined {
  return list === '' ? undefined : { kind: 'whole', html: finish(sanitize(restoreInside(list, tags), policy, options).html), lines: 0 }
}

/**
 * The line at which a footnote is defined.
 * @param place its index in the list at the end of the page, from 0
 * @returns the line from 0, relative to the start of the body; undefined if there is no such footnote
 */
export function noteLine({ footnotes, blocks }: Body, place: number): number | undefined {
  const label = footnotes?.labels[place]
  if (label === undefined) return undefined
  let line = 0
  for (const { block, lines } of blocks.all) {
    const inside = block && lineOfNote(block, label)
    if (inside !== undefined) return line + inside
    line += lines
  }
  return undefined
}

/** The line, from 0, of the first HTML of a body that the site leaves out; undefined if there is none. */
export function omittedLine({ blocks }: Body): number | undefined {
  let line = 0
  for (const { omitted, lines } of blocks.all) {
    if (omitted) return line
    line += lines
  }
  return undefined
}

/** The block that is the headline of the page; undefined if the generator takes none from the body. */
function headlineIn(blocks: readonly BodyBlock[]): TopBlock | undefined {
  for (const { block } of blocks) if (block?.opening) return block.opening === 'headline' ? block : undefined
  return undefined
}

/** Whether an unchanged block has become the headline, or is no longer. */
function otherHeadline({ all, kept }: BodyBlocks, headline: TopBlock | undefined, previous: Body): boolean {
  if (headline === previous.headline) return false
  const same = [...all.slice(0, kept.start), ...all.slice(all.length - kept.end)]
  return same.some(({ block }) => block !== undefined && (block === headline || block === previous.headline))
}

/** Whether an unchanged block now has other footnote numbers. */
function renumbered({ all, kept }: BodyBlocks, footnotes: Footnotes | undefined, previous: Body): boolean {
  if (!footnotes && !previous.footnotes) return false
  const same = [...all.slice(0, kept.start), ...all.slice(all.length - kept.end)]
  return same.some(({ block }) => block?.footnotes && footnotes?.html.get(block) !== previous.footnotes?.html.get(block))
}

function withEnd(html: string, end = '\n'): string {
  return end === '\n' && (html === '' || html.endsWith('\n')) ? html : html + end
}

function linesOf(blocks: readonly BodyBlock[]): number {
  return blocks.reduce((lines, block) => lines + block.lines, 0)
}

/** All link definitions; the first of each label counts. Returns the previous object if nothing has changed. */
function referencesOf(blocks: readonly BodyBlock[], before: References | undefined): References {
  const all: Record<string, References[string]> = Object.create(null)
  for (const { block } of blocks) {
    if (block?.references) for (const [label, reference] of Object.entries(block.references)) all[label] ??= reference
  }
  return before && JSON.stringify(before) === JSON.stringify(all) ? before : all
}

/** MDX writes line ends between elements only where they are not inside of another one. */
function joined(html: string, before: OpenElement | undefined, after: OpenElement | undefined): string {
  const broken = html.replaceAll(softBreak, before ? '' : '\n')
  return (after && broken.endsWith('\n') ? broken.slice(0, -1) : broken).replaceAll(innerBreak, '\n')
}

/** Renders and sanitizes blocks. @param context the elements open before them. @returns undefined if elements nest too deep */
function renderRuns(
  blocks: readonly BodyBlock[],
  context: OpenElement | undefined,
  { html, finish, policy, options }: RenderSteps,
): readonly RenderedRun[] | undefined {
  let at = 0
  let before = context
  return sanitizeRuns(blocks.map(html), context, policy, options)?.map(({ html, count, open, sealed, balanced }) => {
    const chunks = htmlChunks(finish(html, before, open), linesOf(blocks.slice(at, at + count)), balanced)
    at += count
    before = open
    return { blocks: count, chunks, open, sealed }
  })
}

function updateRuns(blocks: BodyBlocks, previous: Body, steps: RenderSteps): readonly RenderedRun[] | undefined {
  const { all, kept } = blocks
  const before = previous.runs
  let first = 0
  let at = 0
  for (let end = 0; first < before.length; first++) {
    end += before[first]?.blocks ?? 0
    if (end > kept.start || before[first]?.sealed) break
    at = end
  }
  const context = before[first - 1]?.open
  // The first run after the change, and its start among the new blocks.
  const unchanged = all.length - kept.end
  let last = first
  let start = at + all.length - previous.blocks.all.length
  while (last < before.length && start < Math.max(at, unchanged)) start += before[last++]?.blocks ?? 0
  for (let more = 4, to = Math.max(at, unchanged); ; more *= 4) {
    to = Math.min(all.length, to + more)
    const found = renderRuns(all.slice(at, to), context, steps)
    if (!found) return undefined
    let place = at
    let [index, oldStart] = [last, start]
    for (const [count, { blocks, open, sealed }] of found.entries()) {
      place += blocks
      while (oldStart < place && index < before.length) oldStart += before[index++]?.blocks ?? 0
      if (sealed || oldStart !== place || index === before.length || !isSameOpen(open, before[index - 1]?.open)) continue
      return [...before.slice(0, first), ...found.slice(0, count + 1), ...before.slice(index)]
    }
    if (to === all.length) return [...before.slice(0, first), ...found]
  }
}
