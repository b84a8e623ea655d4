import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html'
import type { Policy } from '../../core/sanitizer/policy'
import { removedWithContent, safeStyle } from '../../core/sanitizer/sanitizerLosses'
import { TextEnds } from '../../core/html/rawText'
import { escapeHtml } from './escape'
import { frameOf, rewriteMedia, withScheme, type SanitizeOptions } from './media'
import { opensIn, maxPlainDepth, plainHtml, type PlainHtml } from './plainHtml'

export type { SanitizeOptions }

/** The innermost open element at a position, with its ancestors. */
export interface OpenElement {
  readonly name: string
  readonly depth: number
  readonly parent: OpenElement | undefined
  readonly hidden: boolean
}

/** The sanitized HTML of a run; of several input runs if one ends inside a tag, a comment or removed content. */
export interface SanitizedRun {
  readonly html: string
  /** The number of input runs. */
  readonly count: number
  /** The element that is open after it. `sealed`: no mark could be set after it, so it cannot be continued. */
  readonly open: OpenElement | undefined
  readonly sealed: boolean
  /** Whether it closes exactly the elements that it opens. */
  readonly balanced: boolean
}

export interface Sanitized {
  readonly html: string
  /** Whether elements nest too deep; then only the text is left. */
  readonly tooDeep: boolean
}

/** Maximum nesting depth: sanitize-html takes time proportional to elements × depth. Browsers stop at 512; real articles stay far below. */
const maxDepth = 400

const voidElements = ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']
/** The mark between two runs: an element that is allowed anywhere and has no effect. */
const mark = { element: 'wbr', attribute: 'data-cd-mark' }
const media = new Set(['img', 'source', 'video', 'audio', 'track'])

/** The attributes that the preview adds to elements. */
const previewAttributes = {
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
 * Sanitizes HTML for the preview by a policy. Rewrites the addresses of images and media; removes names that start with `cd-`, which are
 * reserved for the preview, from ids, classes and data attributes.
 */
export function sanitize(html: string, policy: Policy, options: SanitizeOptions): Sanitized {
  const safe = runSanitizer(html, policy, options, new Marks(freeName([html])))
  return safe === undefined ? { html: textOnly(html), tooDeep: true } : { html: safe, tooDeep: false }
}

/**
 * Sanitizes consecutive runs of HTML as if they were one text.
 * @param runs each consists of whole lines
 * @param context the innermost element that is open before the first run
 * @returns undefined if elements nest too deep
 */
export function sanitizeRuns(
  runs: readonly string[],
  context: OpenElement | undefined,
  policy: Policy,
  options: SanitizeOptions,
): readonly SanitizedRun[] | undefined {
  const found = sanitizeAround(runs, (run) => plainHtml(run, policy), context, policy, options)
  const withoutShortcut = found ?? sanitizeAround(runs, () => undefined, context, policy, options)
  return withoutShortcut === 'too deep' ? undefined : withoutShortcut
}

/**
 * Sanitizes all runs except plain ones, which are taken over unchanged.
 * @returns undefined if a plain run is not valid in its place: then call again without plain runs
 */
function sanitizeAround(
  runs: readonly string[],
  plainOf: (run: string) => PlainHtml | undefined,
  context: OpenElement | undefined,
  policy: Policy,
  options: SanitizeOptions,
): readonly SanitizedRun[] | 'too deep' | undefined {
  const marks = new Marks(freeName(runs))
  const ends = new TextEnds()
  let html = ''
  let inText = true
  const plain = runs.map((run, index) => {
    const found = inText ? plainOf(run) : undefined
    if (found) return found
    html += run
    inText = ends.after(run)
    if (inText) html += marks.tag(index + 1)
    return undefined
  })
  if (html === '') marks.places.push({ index: 0, open: context, balanced: true })
  const segments =
    html === '' ? ['', ''] : runSanitizer(`${startTags(context)}${marks.tag(0)}${html}`, policy, options, marks)?.split(markOutput)
  if (!segments) return 'too deep'
  const sanitized: SanitizedRun[] = []
  for (const [at, start] of marks.places.entries()) {
    const end = marks.places[at + 1]
    const runEnd = end?.index ?? runs.length
    let index = start.index
    for (let plainRun = plain[index]; index < runEnd && plainRun; plainRun = plain[++index]) {
      if (!fitsIn(plainRun, start.open)) return undefined
      sanitized.push({ html: plainRun.html, count: 1, open: start.open, sealed: false, balanced: true })
    }
    if (plain.slice(index, runEnd).some(Boolean)) return undefined
    // After the last mark there are only end tags for open elements.
    if (index === runEnd) continue
    sanitized.push({ html: segments[at + 1] ?? '', count: runEnd - index, open: end?.open, sealed: !end, balanced: end?.balanced ?? false })
  }
  return sanitized
}

function fitsIn({ outermost }: PlainHtml, open: OpenElement | undefined): boolean {
  return (open?.depth ?? 0) + maxPlainDepth < maxDepth && outermost.every((name) => opensIn(name, open?.name))
}

/** @returns undefined if elements nest too deep */
function runSanitizer(html: string, policy: Policy, options: SanitizeOptions, marks: Marks): string | undefined {
  try {
    return sanitizeHtml(html, {
      ...settingsFor(policy),
      transformTags: transforms(policy, options, marks),
      onOpenTag: (name) => marks.opened(name),
      onCloseTag: () => marks.closed(),
    }).replaceAll(ignoredMarkOutput, '')
  } catch (error) {
    if (error instanceof TooDeep) return undefined
    throw error
  }
}

const markOutput = `<${mark.element} ${mark.attribute} />`
/** A mark that is removed from the output. Discarding it in the sanitizer would confuse its element stack. */
const ignoredMarkOutput = `<${mark.element} ${mark.attribute}="no" />`

/** Tracks the open elements, and records them at the marks. */
class Marks {
  readonly places: { readonly index: number; readonly open: OpenElement | undefined; readonly balanced: boolean }[] = []
  readonly #attribute: string
  #open: OpenElement | undefined
  /** The depth at the previous mark, and the lowest depth since. */
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
    if (depth > maxDepth) throw new TooDeep()
    // The content of an iframe is never shown.
    this.#open = { name, depth, parent, hidden: name === 'iframe' || (parent?.hidden ?? false) }
  }

  closed(): void {
    this.#open = this.#open?.parent
    this.#lowest = Math.min(this.#lowest, this.#open?.depth ?? 0)
  }

  /** Called when a mark's element is opened. @returns undefined if the element is not a mark */
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

/** A name for the mark's attribute that does not occur in the text, so that an author cannot forge marks. */
function freeName(runs: readonly string[]): string {
  const written = runs.flatMap((run) => run.match(/data-cd-mark-*/gi) ?? [])
  return `${mark.attribute}${'-'.repeat(Math.max(0, ...written.map((name) => name.length - mark.attribute.length + 1)))}`
}

function startTags(element: OpenElement | undefined): string {
  let tags = ''
  for (let at = element; at; at = at.parent) tags = `<${at.name}>${tags}`
  return tags
}

const settingsByPolicy = new WeakMap<Policy, IOptions>()

function settingsFor(policy: Policy): IOptions {
  let settings = settingsByPolicy.get(policy)
  if (!settings) {
    const allowedAttributes = new Map<string, readonly string[]>()
    for (const [name, allowed] of [...Object.entries(policy.attributes), ...Object.entries(previewAttributes)]) {
      allowedAttributes.set(name, [...(allowedAttributes.get(name) ?? []), ...allowed])
    }
    settings = {
      // `a` and `span` replace embeds that are not shown.
      allowedTags: [...policy.elements, 'a', 'span', mark.element],
      allowedAttributes: Object.fromEntries([...allowedAttributes].map(([name, allowed]) => [name, [...allowed]])),
      allowedStyles: { '*': Object.fromEntries(policy.styles.map((property) => [property, [safeStyle]])) },
      allowedSchemes: [...policy.schemes],
      allowProtocolRelative: true,
      allowedIframeHostnames: [...policy.frameHosts],
      allowIframeRelativeUrls: false,
      // Allows all attributes without a value.
      nonBooleanAttributes: [],
      disallowedTagsMode: 'discard',
      nonTextTags: [...removedWithContent],
      selfClosing: voidElements,
    }
    settingsByPolicy.set(policy, settings)
  }
  return settings
}

function transforms(policy: Policy, options: SanitizeOptions, marks: Marks): NonNullable<IOptions['transformTags']> {
  const allowsMark = policy.elements.includes(mark.element)
  /** The attributes of a replacement element, which `*` must not process again. */
  let replaced: Attributes | undefined
  const replacement = (tag: Tag): Tag => {
    replaced = tag.attribs
    return tag
  }
  const transforms: NonNullable<IOptions['transformTags']> = {
    iframe: (_, attribs) => replacement(frameOf(withoutPreviewNames(attribs), policy, options)),
    [mark.element]: (tagName, attribs) => {
      const found = marks.transform(tagName, attribs)
      if (found || !allowsMark) return replacement(found ?? { tagName, attribs: { [mark.attribute]: 'no' } })
      return { tagName, attribs }
    },
    // Runs after the other transforms.
    '*': (tagName, attribs) => {
      if (attribs === replaced) return { tagName, attribs }
      const kept = withoutPreviewNames(attribs)
      if (media.has(tagName)) rewriteMedia(tagName, kept, policy, options)
      if (tagName === 'a' && kept['href'] !== undefined) kept['href'] = withScheme(kept['href'])
      return { tagName, attribs: kept }
    },
  }
  return transforms
}

/** A fast check whether a name or value may contain a reserved name. */
const mayBePreviewName = /cd-/i
/** The attribute names that `setAttribute` accepts. The HTML parser accepts more; those are removed. */
const settable = /^[a-z_:][\w:.-]*$/i

function withoutPreviewNames(attribs: Attributes): Attributes {
  let hasPreviewName = false
  for (const name in attribs)
    hasPreviewName ||=
      mayBePreviewName.test(name) ||
      !settable.test(name) ||
      ((name === 'class' || name === 'id') && mayBePreviewName.test(attribs[name] ?? ''))
  if (!hasPreviewName) return attribs
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

/** The text of HTML as escaped paragraphs, without a parser: for HTML that would take seconds to parse. */
export function textOnly(html: string): string {
  const text = html
    .replace(/<(script|style)\b[^<>]*>[^<]*/gi, '')
    .replace(/<\/?(?:p|div|h[1-6]|li|br|tr|figure|figcaption|blockquote|section|article)\b[^<>]*>/gi, '\n\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  // Character references are kept; only characters that could start a tag are escaped.
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replace(/&amp;(#?\w{1,20};)/g, '&$1')}</p>`).join('\n')
}
