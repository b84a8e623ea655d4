import type { MarkdownFeatures } from './siteMarkdown'
import type { Token } from './markdownIt'
import { environmentOf, readInlines, renderRead, type References, type TopBlock } from './renderMarkdown'

/** The rendered blocks with footnotes, and the list of notes for the end of the page. */
export interface Footnotes {
  /** The HTML of each block with footnotes, not sanitized. */
  readonly html: ReadonlyMap<TopBlock, string>
  /** The HTML of the list of notes, not sanitized; '' if no note is referred to. */
  readonly list: string
  /** The labels of the notes, in the order of the list. */
  readonly labels: readonly string[]
}

/**
 * What markdown-it-footnote keeps in the environment: the number of each label, -1 before its first reference; and the notes by
 * their numbers.
 */
interface Numbering {
  readonly refs: Record<string, number>
  readonly list: { readonly label: string; count: number }[]
}

/** How a block was rendered, and what it depended on. */
interface Rendered {
  readonly state: string
  readonly references: References
  readonly html: string
  /** The labels of the notes that it refers to, in order. */
  readonly cited: readonly string[]
  readonly notes: readonly Note[]
}

/** A rendered footnote. Links back to the text go between `html` and `tail`, which closes the last paragraph. */
interface Note {
  readonly label: string
  readonly html: string
  readonly tail: string
}

const rendered = new WeakMap<TopBlock, Rendered>()

/**
 * Numbers the footnotes of a body through all of its blocks, and renders the blocks that have any.
 * @param references the link reference definitions of the whole body
 * @returns undefined if no footnote is defined: then references to footnotes are text
 */
export function renderFootnotes(blocks: readonly TopBlock[], references: References, features: MarkdownFeatures): Footnotes | undefined {
  const bearing = blocks.filter(({ footnotes }) => footnotes)
  const refs: Record<string, number> = {}
  for (const { footnotes } of bearing) for (const label of footnotes?.defined ?? []) refs[`:${label}`] = -1
  if (Object.keys(refs).length === 0) return undefined
  const numbering: Numbering = { refs, list: [] }
  const notes = new Map<string, Note>()
  const html = new Map<TopBlock, string>()
  for (const block of bearing) {
    const found = renderBearing(block, numbering, references, features)
    html.set(block, found.html)
    for (const note of found.notes) notes.set(note.label, note)
  }
  const items = numbering.list.map(({ label, count }, index) => listItem(index + 1, count, notes.get(label)))
  const list = `<hr class="footnotes-sep">\n<section class="footnotes">\n<ol class="footnotes-list">\n${items.join('')}</ol>\n</section>\n`
  return { html, list: items.length === 0 ? '' : list, labels: numbering.list.map(({ label }) => label) }
}

/** The line of a footnote's definition, counted from the first line of its block; undefined if the block does not define it. */
export function lineOfNote({ tokens, firstLine, footnotes }: TopBlock, label: string): number | undefined {
  if (!footnotes?.defined.includes(label)) return undefined
  const start = tokens.findIndex(({ type, meta }) => type === 'footnote_reference_open' && meta?.['label'] === label)
  // The token has no lines; the first token of its content has.
  const line = tokens.slice(start).find(({ map }) => map)?.map?.[0] ?? firstLine
  return line - firstLine
}

/** The same HTML as markdown-it-footnote renders. */
function listItem(number: number, count: number, note: Note | undefined): string {
  const back = Array.from({ length: count }, (_, index) => {
    const to = index === 0 ? `${number}` : `${number}:${index}`
    return ` <a href="#fnref${to}" class="footnote-backref">↩\uFE0E</a>`
  })
  return `<li id="fn${number}" class="footnote-item">${note?.html ?? ''}${back.join('')}${note?.tail ?? ''}</li>\n`
}

function renderBearing(block: TopBlock, numbering: Numbering, references: References, features: MarkdownFeatures): Rendered {
  const { refs, list } = numbering
  const state = (block.footnotes?.named ?? []).map((label) => {
    const number = refs[`:${label}`]
    if (number === undefined) return ''
    return number < 0 ? `new ${list.length}` : `${number} ${list[number]?.count}`
  })
  const key = state.join()
  const before = rendered.get(block)
  if (before?.state === key && before.references === references) {
    for (const label of before.cited) cite(label, numbering)
    return before
  }
  const environment = Object.assign(environmentOf(references, block.closes), { footnotes: numbering })
  readInlines([...block.tokens], environment, features)
  const html = renderRead(withoutDefinitions(block.tokens), environment, features)
  const cited = block.tokens.flatMap(({ children }) => citedIn(children ?? []))
  const notes = notesIn(block.tokens).map(({ label, tokens }): Note => {
    const whole = renderRead(tokens, environment, features)
    const tail = tokens.at(-1)?.type === 'paragraph_close' && whole.endsWith('</p>\n') ? '</p>\n' : ''
    return { label, html: whole.slice(0, whole.length - tail.length), tail }
  })
  const found = { state: key, references, html, cited, notes }
  rendered.set(block, found)
  return found
}

/** Counts a reference as markdown-it-footnote does. */
function cite(label: string, { refs, list }: Numbering): void {
  const number = refs[`:${label}`] ?? -1
  const note = list[number]
  if (note) note.count++
  else refs[`:${label}`] = list.push({ label, count: 1 }) - 1
}

function citedIn(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap(({ type, meta, children }) =>
    type === 'footnote_ref' ? [String(meta?.['label'])] : type === 'image' ? citedIn(children ?? []) : [],
  )
}

function withoutDefinitions(tokens: readonly Token[]): Token[] {
  let depth = 0
  return tokens.filter(({ type }) => {
    if (type === 'footnote_reference_open') depth++
    const outside = depth === 0
    if (type === 'footnote_reference_close') depth--
    return outside
  })
}

/** The notes that a block defines; a note inside another one is separate. */
function notesIn(tokens: readonly Token[]): readonly { readonly label: string; readonly tokens: Token[] }[] {
  const open: { readonly label: string; readonly tokens: Token[] }[] = []
  const all: typeof open = []
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      const note = { label: String(token.meta?.['label']), tokens: [] }
      open.push(note)
      all.push(note)
    } else if (token.type === 'footnote_reference_close') open.pop()
    else open.at(-1)?.tokens.push(token)
  }
  return all
}
