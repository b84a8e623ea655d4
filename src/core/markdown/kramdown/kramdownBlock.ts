import type { AttributeList } from './common/attributeList'
import type { KramdownOptions } from './common/kramdownOptions'
import type { HtmlRows } from '../lookahead'
import type { TextScanner } from './common/textScanner'

export type BlockKind =
  | 'root'
  | 'blank'
  /** What shows nothing but ends a block: definitions, attribute lists, `^`. */
  | 'end'
  | 'paragraph'
  /** A line that kramdown takes for no block: shown without `<p>`. */
  | 'text'
  | 'heading'
  | 'code'
  | 'quote'
  | 'rule'
  | 'bulletList'
  | 'numberedList'
  | 'item'
  | 'definitionList'
  | 'term'
  | 'definition'
  | 'html'
  | 'math'
  | 'table'
  | 'footnote'

/** A block, in the tree that kramdown makes. Lines are those of the source, from 0. */
export interface Block {
  readonly kind: BlockKind
  readonly first: number
  /** The line after its last. */
  last: number
  /** Of paragraphs, headings, code, terms and math: the source of its content. Of `end`: what it stands for. Of blank lines: as written. */
  text: string
  readonly children: Block[]
  list: AttributeList | undefined
  /** Whether a paragraph is shown without `<p>`. */
  bare: boolean
  /** The box before a paragraph of a task list; '' if there is none. */
  box: string
  /** Of headings: 1 to 6; of code: the number of fence lines. */
  readonly level: number
  /** The language of code, the id of a heading, the name of a footnote; '' if there is none. */
  readonly name: string
  readonly html: readonly HtmlPart[]
  readonly table: Table | undefined
}

/** A part of an HTML block, in order. */
export type HtmlPart =
  /** HTML as kramdown writes it, and the part of the scanned text that it was read from. */
  | { readonly kind: 'html'; html: string; readonly source: string; readonly first: number; readonly last: number }
  /** Markdown in an element. */
  | { readonly kind: 'blocks'; readonly block: Block }
  | { readonly kind: 'line'; readonly text: string; readonly first: number; readonly last: number }

export interface Table {
  /** `''` for the default. */
  readonly alignments: readonly ('' | 'left' | 'right' | 'center')[]
  readonly columns: number
  readonly parts: readonly { readonly kind: 'thead' | 'tbody' | 'tfoot'; readonly rows: readonly TableRow[] }[]
}

export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

type Details = Partial<Omit<Block, 'kind' | 'first' | 'last'>>

/** A new block, without content. */
export function newBlock(kind: BlockKind, first: number, last: number, details: Details = {}): Block {
  const base = { text: '', children: [], list: undefined, bare: false, box: '', level: 0, name: '', html: [], table: undefined }
  return { kind, first, last, ...base, ...details }
}

/** The blocks of one text that are being read. */
export interface Frame {
  readonly scanner: TextScanner
  readonly children: Block[]
  /** The attribute list before the next block. */
  pending: AttributeList | undefined
  /** The element whose end tag ends the text; undefined outside of elements with Markdown. */
  readonly element: string | undefined
  /** Whether that end tag was found. */
  closed: boolean
}

/** What readers of blocks share. */
export interface BlockReader {
  readonly options: KramdownOptions
  /** The first line of the top-level block that is being read, or of what is left of it. */
  topLine: number
  /** Takes the first lines of the top-level block if they are HTML; undefined if it is not divided. */
  readonly rows: HtmlRows | undefined
  /** How many texts are nested around the current one. */
  readonly depth: number
  readonly definitions: Definitions
  /** Reads all blocks of a text. @returns whether the end tag of `element` was found */
  readAll(scanner: TextScanner, children: Block[], element?: string): boolean
}

/** What a body defines, wherever it is. */
export interface Definitions {
  readonly links: Record<string, { readonly href: string; readonly title: string }>
  readonly footnotes: Record<string, number>
}

/** Texts nested deeper are one paragraph. */
export const maxDepth = 60

/** Adds a block, with the attribute list before it. */
export function add(frame: Frame, block: Block): true {
  if (frame.pending) {
    block.list = frame.pending
    frame.pending = undefined
  }
  frame.children.push(block)
  return true
}

/** Whether a block may start that needs a blank line before it. */
export function isAfterBoundary({ children, pending }: Frame): boolean {
  const last = children.at(-1)
  return !last || last.kind === 'blank' || (last.kind === 'end' && last.text === '') || pending !== undefined
}
