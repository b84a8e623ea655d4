import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html'
import type { Policy } from '../../core/sanitizer/policy'
import { removedWithContent, safeStyle } from '../../core/sanitizer/sanitizerLosses'
import { TextEnds } from '../../core/html/rawText'
import { escapeHtml } from './escape'
import { frameOf, rewriteMedia, withScheme, type SanitizeOptions } from './media'
import { opensIn, plainDepth, plainHtml, type PlainHtml } from './plainHtml'

export type { SanitizeOptions }

/** The innermost of the elements that are open at some place. */
export interface OpenElement {
  readonly name: string
  readonly depth: number
  readonly parent: OpenElement | undefined
  readonly hidden: boolean
}

/** What is left of a stretch, or of several where one ends inside a tag, a comment, or what is not shown. */
export interface CleanStretch {
  readonly html: string
  /** How many stretches it was made of. */
  readonly count: number
  /** What is open behind it; `sealed` when nothing more can be set in there. */
  readonly open: OpenElement | undefined
  readonly sealed: boolean
  /** It closes all that it opens, and nothing else. */
  readonly balanced: boolean
}

export interface Sanitized {
  readonly html: string
  /** Elements nest so deep that only the text is left of them. */
  readonly tooDeep: boolean
}

/** sanitize-html takes (elements x depth) time. Browsers stop at a depth of 512; no article gets near. */
const depthLimit = 400

const voidElements = ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']
/** What is set between two stretches: an element that stands anywhere and means nothing. */
const mark = { element: 'wbr', attribute: 'data-cd-mark' }
const media = new Set(['img', 'source', 'video', 'audio', 'track'])

/** What the preview itself adds to elements. */
const ownAttributes = {
  img: ['data-cd-missing', 'data-cd-web'],
  video: ['data-cd-web'],
  audio: ['data-cd-web'],
  a: ['class', 'href'],
  span: ['class'],
  wbr: [mark.attribute],
  '*': ['data-line'],
  iframe: ['sandbox', 'referrerpolicy'],
}

class TooDeep extends Error {}

/**
 * What the policy lets through of some HTML, for the preview. Addresses of pictures and media are rewritten; names that
 * start with `cd-` belong to the preview and are taken away from ids, classes and data attributes.
 */
export function sanitize(html: string, policy: Policy, options: SanitizeOptions): Sanitized {
  const safe = run(html, policy, options, new Marks(freeName([html])))
  return safe === undefined ? { html: textOnly(html), tooDeep: true } : { html: safe, tooDeep: false }
}

/**
 * What the policy lets through of stretches of HTML that follow each other, as if they were one.
 * @param stretches each of whole lines
 * @param context what is open before the first
 * @returns undefined when elements nest too deep
 */
export function sanitizeStretches(
  stretches: readonly string[],
  context: OpenElement | undefined,
  policy: Policy,
  options: SanitizeOptions,
): readonly CleanStretch[] | undefined {
  const found = cleanAround(stretches, (stretch) => plainHtml(stretch, policy), context, policy, options)
  const anew = found ?? cleanAround(stretches, () => undefined, context, policy, options)
  return anew === 'too deep' ? undefined : anew
}

/**
 * Hands all but what is plain to the sanitizer.
 * @returns undefined when something that looks plain is not, where it stands
 */
function cleanAround(
  stretches: readonly string[],
  plainOf: (stretch: string) => PlainHtml | undefined,
  context: OpenElement | undefined,
  policy: Policy,
  options: SanitizeOptions,
): readonly CleanStretch[] | 'too deep' | undefined {
  const marks = new Marks(freeName(stretches))
  const ends = new TextEnds()
  let html = ''
  let inText = true
  const plain = stretches.map((stretch, index) => {
    const found = inText ? plainOf(stretch) : undefined
    if (found) return found
    html += stretch
    inText = ends.after(stretch)
    if (inText) html += marks.tag(index + 1)
    return undefined
  })
  if (html === '') marks.places.push({ index: 0, open: context, balanced: true })
  const cut = html === '' ? ['', ''] : run(`${startTags(context)}${marks.tag(0)}${html}`, policy, options, marks)?.split(markOutput)
  if (!cut) return 'too deep'
  const cleaned: CleanStretch[] = []
  for (const [at, start] of marks.places.entries()) {
    const end = marks.places[at + 1]
    const behind = end?.index ?? stretches.length
    let index = start.index
    for (let known = plain[index]; index < behind && known; known = plain[++index]) {
      if (!standsIn(known, start.open)) return undefined
      cleaned.push({ html: known.html, count: 1, open: start.open, sealed: false, balanced: true })
    }
    if (plain.slice(index, behind).some(Boolean)) return undefined
    // Behind the mark at the end is only what closes the open elements.
    if (index === behind) continue
    cleaned.push({ html: cut[at + 1] ?? '', count: behind - index, open: end?.open, sealed: !end, balanced: end?.balanced ?? false })
  }
  return cleaned
}

function standsIn({ outermost }: PlainHtml, open: OpenElement | undefined): boolean {
  return (open?.depth ?? 0) + plainDepth < depthLimit && outermost.every((name) => opensIn(name, open?.name))
}

/** @returns undefined when elements nest too deep */
function run(html: string, policy: Policy, options: SanitizeOptions, marks: Marks): string | undefined {
  try {
    return sanitizeHtml(html, {
      ...settingsFor(policy),
      transformTags: transforms(policy, options, marks),
      onOpenTag: (name) => marks.opened(name),
      onCloseTag: () => marks.closed(),
    }).replaceAll(noMarkOutput, '')
  } catch (error) {
    if (error instanceof TooDeep) return undefined
    throw error
  }
}

const markOutput = `<${mark.element} ${mark.attribute} />`
/** To take an element away here is safe; the sanitizer would mix up the names of those around it. */
const noMarkOutput = `<${mark.element} ${mark.attribute}="no" />`

/** Follows which elements are open, and what it was at the marks. */
class Marks {
  readonly places: { readonly index: number; readonly open: OpenElement | undefined; readonly balanced: boolean }[] = []
  readonly #attribute: string
  #open: OpenElement | undefined
  /** The depth at the mark before, and the least one since. */
  #from = 0
  #lowest = 0

  constructor(attribute: string) {
    this.#attribute = attribute
  }

  tag(index: number): string {
    return `<${mark.element} ${this.#attribute}="${index}">`
  }

  opened(name: string): void {
    const parent = this.#open
    const depth = (parent?.depth ?? 0) + 1
    if (depth > depthLimit) throw new TooDeep()
    // What stands in a frame is not shown, whatever the frame is replaced by.
    this.#open = { name, depth, parent, hidden: name === 'iframe' || (parent?.hidden ?? false) }
  }

  closed(): void {
    this.#open = this.#open?.parent
    this.#lowest = Math.min(this.#lowest, this.#open?.depth ?? 0)
  }

  /** The mark's element has been opened. */
  transform(tagName: string, attribs: Attributes): Tag | undefined {
    const index = attribs[this.#attribute]
    if (index === undefined) return undefined
    const open = this.#open?.parent
    if (open?.hidden) return { tagName, attribs: { [mark.attribute]: 'no' } }
    const depth = open?.depth ?? 0
    this.places.push({ index: Number(index), open, balanced: depth === this.#from && this.#lowest === depth })
    this.#from = depth
    this.#lowest = depth
    return { tagName, attribs: { [mark.attribute]: '' } }
  }
}

/** A name for the mark's attribute that no author has written. */
function freeName(stretches: readonly string[]): string {
  const written = stretches.flatMap((stretch) => stretch.match(/data-cd-mark-*/gi) ?? [])
  return `${mark.attribute}${'-'.repeat(Math.max(0, ...written.map((name) => name.length - mark.attribute.length + 1)))}`
}

function startTags(element: OpenElement | undefined): string {
  let tags = ''
  for (let at = element; at; at = at.parent) tags = `<${at.name}>${tags}`
  return tags
}

const known = new WeakMap<Policy, IOptions>()

function settingsFor(policy: Policy): IOptions {
  let settings = known.get(policy)
  if (!settings) {
    const allowedAttributes: Record<string, string[]> = {}
    for (const [name, allowed] of [...Object.entries(policy.attributes), ...Object.entries(ownAttributes)]) {
      allowedAttributes[name] = [...(allowedAttributes[name] ?? []), ...allowed]
    }
    settings = {
      // The two that an embed which is not shown is replaced by, and the mark.
      allowedTags: [...policy.elements, 'a', 'span', mark.element],
      allowedAttributes,
      allowedStyles: { '*': Object.fromEntries(policy.styles.map((property) => [property, [safeStyle]])) },
      allowedSchemes: [...policy.schemes],
      allowProtocolRelative: true,
      allowedIframeHostnames: [...policy.frameHosts],
      allowIframeRelativeUrls: false,
      // Attributes without a value are as good as others.
      nonBooleanAttributes: [],
      disallowedTagsMode: 'discard',
      nonTextTags: [...removedWithContent],
      selfClosing: voidElements,
    }
    known.set(policy, settings)
  }
  return settings
}

function transforms(policy: Policy, options: SanitizeOptions, marks: Marks): NonNullable<IOptions['transformTags']> {
  const allowsMark = policy.elements.includes(mark.element)
  /** What stands for another element, and is not to be changed once more. */
  let replaced: Attributes | undefined
  const replacement = (tag: Tag): Tag => {
    replaced = tag.attribs
    return tag
  }
  const transforms: NonNullable<IOptions['transformTags']> = {
    iframe: (_, attribs) => replacement(frameOf(withoutOwnNames(attribs), policy, options)),
    [mark.element]: (tagName, attribs) => {
      const found = marks.transform(tagName, attribs)
      if (found || !allowsMark) return replacement(found ?? { tagName, attribs: { [mark.attribute]: 'no' } })
      return { tagName, attribs }
    },
    // Comes after the others.
    '*': (tagName, attribs) => {
      if (attribs === replaced) return { tagName, attribs }
      const kept = withoutOwnNames(attribs)
      if (media.has(tagName)) rewriteMedia(tagName, kept, policy, options)
      if (tagName === 'a' && kept['href'] !== undefined) kept['href'] = withScheme(kept['href'])
      return { tagName, attribs: kept }
    },
  }
  return transforms
}

/** Names and values with none of these in them need not be looked at more closely. */
const mayBeOwn = /cd-/i
/** A name that a script can give to an attribute; a page's own text can give it more, and such are of no use to anybody. */
const settable = /^[a-z_:][\w:.-]*$/i

function withoutOwnNames(attribs: Attributes): Attributes {
  let own = false
  for (const name in attribs)
    own ||= mayBeOwn.test(name) || !settable.test(name) || ((name === 'class' || name === 'id') && mayBeOwn.test(attribs[name] ?? ''))
  if (!own) return attribs
  const kept: Attributes = {}
  for (const [name, value] of Object.entries(attribs)) {
    if (!settable.test(name) || name.startsWith('data-cd-') || (name === 'id' && /^cd-/i.test(value.trim()))) continue
    kept[name] =
      name === 'class' && /cd-/i.test(value)
        ? value
            .split(/\s+/)
            .filter((word) => !/^cd-/i.test(word))
            .join(' ')
        : value
  }
  return kept
}

/** The text of some HTML as paragraphs, safe like the rest, found without a parser: for what would keep one busy for seconds. */
export function textOnly(html: string): string {
  const text = html
    .replace(/<(script|style)\b[^<>]*>[^<]*/gi, '')
    .replace(/<\/?(?:p|div|h[1-6]|li|br|tr|figure|figcaption|blockquote|section|article)\b[^<>]*>/gi, '\n\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  // The references of the source stay references: only what could start a tag is escaped.
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replace(/&amp;(#?\w{1,20};)/g, '&$1')}</p>`).join('\n')
}
