import { xmlName } from './kramdownPatterns'
import type { TextScanner } from './textScanner'

/** A start tag. */
export interface StartTag {
  /** In lower case if HTML has such an element. */
  readonly name: string
  readonly attributes: Map<string, string>
  /** Whether it ends with a slash. */
  readonly closed: boolean
  /** The offset after it. */
  readonly end: number
  /** Whether it is written as browsers and kramdown read it alike. */
  isUsual: boolean
}

/** What the content of an element is read as. */
export type ContentModel = 'raw' | 'block' | 'span'

const set = (names: string) => new Set(names.split(' '))
const contentModels: Readonly<Record<'block' | 'span', ReadonlySet<string>>> = {
  block: set(
    'address applet article aside blockquote body dd details div dl fieldset figure figcaption footer form header hgroup iframe li main map menu nav noscript object section summary td',
  ),
  span: set(
    'a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt',
  ),
}
/** Elements that make a paragraph's text show their tags (HTML_BLOCK_ELEMENTS). */
export const blockElements = set(
  'address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul',
)
export const emptyElements = set('area base br col command embed hr img input keygen link meta param source track wbr')
const otherElements = set(
  'script style math option textarea pre code kbd samp var a abbr acronym b big bdo br button cite del dfn em i img input ins label mark q rb rbc rp rt rtc ruby select small span strong sub sup tt u',
)

/** The content model of an element without an attribute `markdown` (HTML_CONTENT_MODEL); raw for unknown ones. */
export function contentModelOf(name: string): ContentModel {
  return contentModels.block.has(name) ? 'block' : contentModels.span.has(name) ? 'span' : 'raw'
}

const knownElements = new Set([...contentModels.block, ...contentModels.span, ...blockElements, ...emptyElements, ...otherElements])

/** Whether HTML has an element, so that capitals in its name do not matter. @param name in lower case */
export function isKnownElement(name: string): boolean {
  return knownElements.has(name)
}

/** The content model that an attribute `markdown` asks for; undefined if there is none. Removes the attribute. */
export function takeMarkdownAttribute(name: string, attributes: Map<string, string>): ContentModel | undefined {
  const value = attributes.get('markdown')
  attributes.delete('markdown')
  if (value === '0') return 'raw'
  if (value === '1') return contentModelOf(name)
  return value === 'span' || value === 'block' ? value : undefined
}

const namePattern = new RegExp(xmlName, 'uy')
const tagName = new RegExp(`<(${xmlName})`, 'uy')
const endTag = new RegExp(`</(${xmlName})[ \\t\\r\\n\\f\\v]*>`, 'uy')
/** Most end tags. */
const usualEndTag = /<\/([a-z][a-z\d]*)>/y
const bareValue = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]+/uy
const spaces = /[ \t\r\n\f\v]*/y
/** Most tags. */
const usualName = /<([a-z][a-z\d]*)(?=[ \n>])/y
const usualAttribute = /[ \n]([a-z][a-z\d-]*)="([^"]*)"(?=[ \n/>])/y

/** The start tag at an offset (`lib/kramdown/parser/html.rb`, HTML_TAG_RE); undefined if there is none, so that `<` is text. */
export function startTagAt(scanner: TextScanner, at: number): StartTag | undefined {
  if (scanner.text[at + 1] === '/') return undefined
  const usual = scanner.check(usualName, at)?.[1]
  const written = usual ?? scanner.check(tagName, at)?.[1]
  if (written === undefined) return undefined
  const name = usual ?? written.toLowerCase()
  const isKnown = isKnownElement(name)
  const attributes = new Map<string, string>()
  let isUsual = usual !== undefined
  let pos = at + 1 + written.length
  while (scanner.text[pos] !== '>') {
    const found = scanner.check(usualAttribute, pos) ?? attributeAt(scanner, pos)
    if (!found) break
    const [whole, key = '', value = ''] = found
    const name = isKnown ? key.toLowerCase() : key
    // Of two values, browsers take the first.
    if (found.index < 0 || attributes.has(name) || name === 'markdown') isUsual = false
    attributes.set(name, value)
    pos += whole.length
  }
  if (scanner.text[pos] !== '>') pos = afterSpaces(scanner, pos)
  const closed = scanner.text[pos] === '/'
  if (closed) pos++
  const end = pos + 1
  if (scanner.text[pos] === '>') return { name: isKnown ? name : written, attributes, closed, end, isUsual: isUsual && !closed }
  scanner.sees(end)
  return undefined
}

/** An attribute in any notation, as a match is: its source, its name, its value. */
function attributeAt(scanner: TextScanner, pos: number): (readonly [string, string, string] & { readonly index: -1 }) | undefined {
  const start = afterSpaces(scanner, pos)
  const name = start > pos ? scanner.check(namePattern, start)?.[0] : undefined
  if (name === undefined) return undefined
  const value = valueAt(scanner, start + name.length)
  const end = value?.end ?? start + name.length
  return Object.assign([scanner.text.slice(pos, end), name, value?.text ?? ''] as const, { index: -1 } as const)
}

function afterSpaces(scanner: TextScanner, at: number): number {
  return at + (scanner.check(spaces, at)?.[0].length ?? 0)
}

function valueAt(scanner: TextScanner, at: number): { readonly text: string; readonly end: number } | undefined {
  const equals = afterSpaces(scanner, at)
  if (scanner.text[equals] !== '=') return undefined
  const start = afterSpaces(scanner, equals + 1)
  const quote = scanner.text[start]
  if (quote === '"' || quote === "'") {
    const close = scanner.find(quote, start + 1)
    return close < 0 ? undefined : { text: scanner.text.slice(start + 1, close), end: close + 1 }
  }
  const text = scanner.check(bareValue, start)?.[0]
  return text === undefined ? undefined : { text, end: start + text.length }
}

/** The end tag at an offset; undefined if there is none. */
export function endTagAt(scanner: TextScanner, at: number): { readonly name: string; readonly end: number } | undefined {
  const found = scanner.check(usualEndTag, at) ?? scanner.check(endTag, at)
  return found?.[1] === undefined ? undefined : { name: found[1], end: at + found[0].length }
}

/** Whether an end tag closes an element. */
export function closes(written: string, element: string): boolean {
  return element === (isKnownElement(element) ? written.toLowerCase() : written)
}

/** The comment at an offset: the offset after it; undefined if there is none, or if it is not closed. */
export function commentEnd(scanner: TextScanner, at: number): number | undefined {
  if (!scanner.text.startsWith('<!--', at)) return undefined
  const close = scanner.find('-->', at + 4)
  return close < 0 ? undefined : close + 3
}

const reference = /&(?!(?:[\w:][\w.:-]*|#\d+|#x[\da-fA-F]+);)|[<>]/g
const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** A text as HTML; character references stay (`lib/kramdown/utils/html.rb`, escape_html). */
export function escapeText(text: string): string {
  return text.replace(reference, (sign) => signs[sign] ?? sign)
}

/** The attributes of a tag as HTML, each with a space before it. */
export function attributesHtml(attributes: ReadonlyMap<string, string>): string {
  let html = ''
  for (const [name, value] of attributes) {
    if (name === 'id' && value.trim() === '') continue
    html += ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`
  }
  return html
}
