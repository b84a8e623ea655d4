import { writtenParts } from '../markdown/kramdown/spans/spanTokens'
import type { Environment, Markdown, Token } from '../markdown/markdownIt'
import { placesOf, startOf, type TextPlace } from './placedMarkdown'

/** A part of an inline content, in the order of the page. Offsets are those of the content. */
export type InlinePart =
  | ({ readonly kind: 'text' } & TextPlace)
  /** What readers see and rules do not read: code, addresses, numbers of notes. */
  | { readonly kind: 'opaque'; readonly shown: string }
  | { readonly kind: 'break' }
  /** A tag of HTML. */
  | { readonly kind: 'tag'; readonly name: string }
  /** The start (1) or end (-1) of an element that Markdown makes. */
  | { readonly kind: 'mark'; readonly nesting: 1 | -1 }
  | { readonly kind: 'image'; readonly alt: readonly InlinePart[] }

/**
 * The parts of an inline content.
 * @param markdown made by `placedMarkdown`
 */
export function inlineParts(content: string, markdown: Markdown, environment: Environment): readonly InlinePart[] {
  if (!mayBeMarkup.test(content)) return plainParts(content)
  const children: Token[] = []
  markdown.inline.parse(content, markdown, environment, children)
  return partsOf(children, content, 0)
}

/** What Markdown libraries read as anything but text. Addresses, which some of them make links of, are found later in any text. */
const mayBeMarkup = /[\\`*_~[<&{$^]/

/** Text without markup: its lines, without the blanks around them. */
function plainParts(content: string): readonly InlinePart[] {
  const parts: InlinePart[] = []
  let at = 0
  for (const line of content.split('\n')) {
    if (at > 0) parts.push({ kind: 'break' })
    const text = line.trim()
    const start = at + (text === '' ? 0 : line.indexOf(text))
    if (text !== '') parts.push({ kind: 'text', text, start, end: start + text.length })
    at += line.length + 1
  }
  return parts
}

function partsOf(tokens: readonly Token[], content: string, base: number): readonly InlinePart[] {
  const parts: InlinePart[] = []
  let address = 0
  for (const token of tokens) {
    const { type, nesting, info } = token
    if (type === 'link_open' || type === 'link_close') if (info === 'auto') address += nesting
    if (type === 'text' && address > 0) parts.push({ kind: 'opaque', shown: token.content })
    else if (type === 'text' || type === 'text_special') parts.push(...textParts(token, content, base))
    else if (type === 'image') parts.push({ kind: 'image', alt: alternative(token, content, base) })
    else if (type === 'html_inline') parts.push({ kind: 'tag', name: tagName(token.content) })
    else if (type === 'softbreak' || type === 'hardbreak') parts.push({ kind: 'break' })
    else if (type === 'mdx') parts.push(mdxPart(token.content))
    else if (nesting === 1 || nesting === -1) parts.push({ kind: 'mark', nesting })
    else if (type === 'footnote_ref') parts.push({ kind: 'opaque', shown: '' })
    else if (type !== 'kramdown_html') parts.push({ kind: 'opaque', shown: token.content })
  }
  return parts
}

/** A tag or an expression of MDX. One character is what stops the build, which the preview shows. */
function mdxPart(content: string): InlinePart {
  if (content.length === 1) return { kind: 'opaque', shown: content }
  return content.startsWith('{') ? { kind: 'opaque', shown: '' } : { kind: 'tag', name: tagName(content) }
}

function textParts(token: Token, content: string, base: number): readonly InlinePart[] {
  if (token.content === '') return []
  const ofKramdown = writtenParts(token)
  if (ofKramdown) return ofKramdown.flatMap((part) => withBreaks(part, content))
  const found = placesOf(token) ?? markPlace(token, content)
  if (!found) return [{ kind: 'opaque', shown: token.content }]
  return found.map((place) => {
    if (place.start < 0) return { kind: 'opaque', shown: place.text }
    const { start, end } = place
    // A sign that the generator writes in another form is read as it is written.
    const text = token.type === 'text_special' && token.info === 'sign' ? content.slice(base + start, base + end) : place.text
    return { kind: 'text', text, start: base + start, end: base + end }
  })
}

/** kramdown's quotation marks and asterisks have tokens of their own. */
function markPlace(token: Token, content: string): readonly TextPlace[] | undefined {
  const start = startOf(token)
  const written = start === undefined ? undefined : content[start]
  if (start === undefined || written === undefined || !/["'*]/.test(written) || token.content.length !== 1) return undefined
  return [{ text: written, start, end: start + 1 }]
}

/** Signs that kramdown writes in another form are read as they are written, unless they are character references. */
function withBreaks({ text, start, end }: TextPlace, content: string): readonly InlinePart[] {
  const written = content.slice(start, end)
  if (text !== written) return [{ kind: 'text', text: /^[-.<> ]+$/.test(written) ? written : text, start, end }]
  if (!text.includes('\n')) return [{ kind: 'text', text, start, end }]
  let at = start
  return text.split('\n').flatMap((line, index) => {
    const from = at
    at += line.length + 1
    const part: InlinePart = { kind: 'text', text: line, start: from, end: from + line.length }
    return [...(index > 0 ? [{ kind: 'break' as const }] : []), ...(line === '' ? [] : [part])]
  })
}

/** The alternative text of an image: between its brackets, with offsets of its own. */
function alternative(token: Token, content: string, base: number): readonly InlinePart[] {
  const start = (startOf(token) ?? -1) + base + 2
  const { children, content: alt } = token
  if (alt === '') return []
  if (start < 2 || !content.startsWith(alt, start)) return [{ kind: 'opaque', shown: alt }]
  const parts = partsOf(children ?? [], content, start)
  // kramdown reads no markup in it.
  return parts.every(({ kind }) => kind === 'opaque') ? [{ kind: 'text', text: alt, start, end: start + alt.length }] : parts
}

/** In lower case; with a slash before it for an end tag; '' for a comment. */
function tagName(tag: string): string {
  return /^<(\/?[a-z][^\s/>]*)/i.exec(tag)?.[1]?.toLowerCase() ?? ''
}
