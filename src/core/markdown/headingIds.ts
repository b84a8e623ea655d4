import type { Token } from './markdownIt'
import { isTemplated, withoutTemplates } from './templateTags'

/** How a generator makes ids of headings. */
export interface HeadingIds {
  /** The id of a heading before it is unique; undefined if it has none and does not count. */
  readonly idOf: (heading: HeadingText) => string | undefined
  /** The number of the second heading with an id. */
  readonly firstNumber: 1 | 2
  /** What stands before the number of a further heading with the same text; undefined: a hyphen. */
  readonly beforeNumber?: string
  /** Whether an id with a number is unique too: otherwise it may be equal to that of another heading. */
  readonly isUnique: boolean
  /** Whether ids that authors write are taken for the others. */
  readonly countsWritten: boolean
  /** Headings of higher levels have no id; 1 for the highest. */
  readonly fromLevel: number
}

/** What the id of a heading is made of, without template tags: what they write is not known. */
export interface HeadingText {
  /** Its inline content as written, without an id. */
  readonly source: string
  readonly tokens: readonly Token[]
}

/** A heading, as far as its id depends on it alone. */
export interface HeadingBase {
  /** The id that the author wrote. */
  readonly written: string | undefined
  /** The id that is made of its text, before it is unique; undefined if it has none and does not count. */
  readonly made: string | undefined
}

/** Stands for an id in rendered HTML, with the number of the heading in its block: a character that no text has. */
const placeholder = '\uFDD1'

/** Gives the headings among the tokens of a block a place for their ids. @returns whether there are any headings */
export function markHeadings(tokens: readonly Token[]): boolean {
  let count = 0
  for (const token of tokens) {
    if (token.type !== 'heading_open') continue
    const written = token.attrGet('id')
    if (written !== null) writtenIds.set(token, String(written))
    token.attrSet('id', `${placeholder}${count++}`)
  }
  return count > 0
}

const writtenIds = new WeakMap<Token, string>()

/** The headings among the tokens of a block, whose inline content has been read. */
export function headingBases(tokens: readonly Token[], { idOf, fromLevel }: HeadingIds): readonly HeadingBase[] {
  return tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open') return []
    const { content: source = '', children } = tokens[index + 1] ?? {}
    const hasId = Number(token.tag.slice(1)) >= fromLevel
    return { written: writtenIds.get(token), made: hasId ? idOf(untemplated({ source, tokens: children ?? [] })) : undefined }
  })
}

function untemplated(heading: HeadingText): HeadingText {
  const { source, tokens } = heading
  return isTemplated(source) ? { source: withoutTemplates(source), tokens: tokens.map(untemplatedToken) } : heading
}

function untemplatedToken(token: Token): Token {
  const { content, children, meta } = token
  const written = meta?.['written']
  return Object.assign(Object.create(Object.getPrototypeOf(token)), token, {
    content: withoutTemplates(content),
    children: children?.map(untemplatedToken) ?? null,
    meta: typeof written === 'string' ? { ...meta, written: withoutTemplates(written) } : meta,
  })
}

/** Numbers the ids of a page. */
export class IdNumbers {
  readonly #ids: HeadingIds
  readonly #counts = new Map<string, number>()

  constructor(ids: HeadingIds) {
    this.#ids = ids
  }

  /** The id of the next heading of the page; '' for none. */
  next({ written, made }: HeadingBase): string {
    const { firstNumber, isUnique, countsWritten, beforeNumber = '-' } = this.#ids
    if (written !== undefined) {
      if (countsWritten) this.#counts.set(written, this.#counts.get(written) ?? firstNumber)
      return written
    }
    if (made === undefined) return ''
    let number = this.#counts.get(made)
    if (number === undefined) {
      this.#counts.set(made, firstNumber)
      return made
    }
    let id = `${made}${beforeNumber}${number++}`
    while (isUnique && this.#counts.has(id)) id = `${made}${beforeNumber}${number++}`
    this.#counts.set(made, number)
    if (isUnique) this.#counts.set(id, firstNumber)
    return id
  }
}

/** Puts the ids of its headings into the HTML of a block. */
export function withIds(html: string, ids: readonly string[]): string {
  if (!html.includes(placeholder)) return html
  return html.replace(/ id="\uFDD1(\d+)"/g, (_, number: string) => {
    const id = ids[Number(number)] ?? ''
    return id === '' ? '' : ` id="${id.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}"`
  })
}
