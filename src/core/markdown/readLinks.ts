import { placeContent } from './readMarkdown'
import { newMarkdown, normalized, type InlineState, type Markdown, type Token } from './markdownIt'
import { range, type LineMap, type Range } from '../text/text'

/** A link in Markdown's notation. */
export interface MarkdownLink {
  /** The address as written, without angle brackets around it. */
  readonly range: Range
  /** The address without Markdown's backslashes and character references. */
  readonly address: string
}

/** Where the address of a link is, in offsets of the inline text that it was read from. */
const places = new WeakMap<object, Range>()
let placing: Markdown | undefined

function placingMarkdown(): Markdown {
  if (placing) return placing
  const markdown = newMarkdown()
  markdown.inline.State = class extends markdown.inline.State {
    override push(...args: Parameters<InlineState['push']>): Token {
      const token = super.push(...args)
      const place = args[0] === 'link_open' ? placeOf(markdown, this) : undefined
      if (place) places.set(token, place)
      return token
    }
  }
  placing = markdown
  return markdown
}

/** In `[text](address)` the state stands behind the `[` and ends before the `]`; in `<address>` it stands on the `<`. */
function placeOf({ helpers }: Markdown, { src, pos, posMax }: InlineState): Range | undefined {
  if (src[pos - 1] === '[' && src[posMax] === ']') {
    if (src[posMax + 1] !== '(') return undefined
    let at = posMax + 2
    while (/\s/.test(src[at] ?? '')) at++
    const destination = helpers.parseLinkDestination(src, at, src.length)
    if (!destination.ok) return undefined
    const bracket = src[at] === '<' ? 1 : 0
    return range(at + bracket, destination.pos - bracket)
  }
  const close = src.indexOf('>', pos)
  return src[pos] === '<' && close > 0 ? range(pos + 1, close) : undefined
}

/** `[label]: address`; the address may stand on the next line. */
const definition = /\[(?!\^)(?:[^[\]\\]|\\.)+\]:[\s>]*(?:<([^<>]*)>|([^\s<]\S*))/

/**
 * The links of the body in document order: those with their address in brackets, autolinks, and the definitions that
 * others refer to.
 * @param text the document with its template tags blanked out
 * @param body where the body stands; it starts at the start of a line
 */
export function readLinks(text: string, body: Range, lines: LineMap): readonly MarkdownLink[] {
  const source = text.slice(body.start, body.end)
  if (!/\]\(|\]:|<[a-z][a-z\d+.-]*:/i.test(source)) return []
  const markdown = placingMarkdown()
  const environment = {}
  const tokens: Token[] = []
  markdown.block.parse(normalized(source), markdown, environment, tokens)
  const firstLine = lines.lineOf(body.start)
  const links: MarkdownLink[] = []
  let searchFrom = body.start
  let map: readonly [number, number] = [0, 0]
  for (const token of tokens) {
    map = token.map ?? map
    const [first, last] = map
    if (token.type === 'reference_definition')
      links.push(...definedIn(text, lines.startOf(firstLine + first), lines.startOf(firstLine + last)))
    if (token.type !== 'inline' || !/[[<]/.test(token.content)) continue
    searchFrom = Math.max(searchFrom, lines.startOf(firstLine + first))
    const toDocument = placeContent(text, lines, firstLine + first, firstLine + last, token.content, searchFrom)
    if (!toDocument) continue
    if (last - first === 1) searchFrom = toDocument(token.content.length)
    const children: Token[] = []
    markdown.inline.parse(token.content, markdown, environment, children)
    for (const child of children) {
      const place = places.get(child)
      if (place) links.push(linkAt(text, range(toDocument(place.start), toDocument(place.end))))
    }
  }
  return links.sort((a, b) => a.range.start - b.range.start)
}

function definedIn(text: string, start: number, end: number): readonly MarkdownLink[] {
  const match = definition.exec(text.slice(start, end))
  const address = match?.[1] ?? match?.[2]
  if (!match || address === undefined) return []
  const stop = start + match.index + match[0].length - (match[1] === undefined ? 0 : 1)
  return [linkAt(text, range(stop - address.length, stop))]
}

function linkAt(text: string, at: Range): MarkdownLink {
  const written = text.slice(at.start, at.end)
  return { range: at, address: written.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&') }
}
