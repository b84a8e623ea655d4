import type { Article } from '../article/article'
import { hasUnknownAttributes, type HtmlAttribute, type HtmlElement } from '../html/readHtml'
import { srcsetCandidates } from '../html/srcset'
import type { Policy } from './policy'
import { range, type Range } from '../text/text'

/** Something in the body's HTML that the policy does not allow. */
export type Stripped =
  /** The tags are removed, the content stays, except `lost`: content that is removed with the element. */
  | { readonly what: 'element'; readonly name: string; readonly range: Range; readonly lost: Range | undefined }
  | { readonly what: 'attribute'; readonly name: string; readonly element: string; readonly range: Range }
  /** A declaration of a style attribute. */
  | { readonly what: 'style'; readonly name: string; readonly element: string; readonly range: Range }
  | { readonly what: 'address'; readonly name: string; readonly element: string; readonly range: Range; readonly scheme: string }
  /** One of the addresses of a srcset. */
  | {
      readonly what: 'candidate'
      readonly name: string
      readonly element: string
      readonly range: Range
      readonly scheme: string
      readonly index: number
    }
  /** The address of an iframe. */
  | { readonly what: 'host'; readonly name: string; readonly element: string; readonly range: Range; readonly host: string }

/** Elements whose content is removed with them (sanitize-html, nonTextTags). */
export const removedWithContent: readonly string[] = 'script style textarea option xmp noscript template title noframes noembed'.split(' ')

const addressed = new Set(['href', 'src', 'cite'])

/** A CSS value that loads nothing: no `url()`, no escapes, no functions except those for colours and lengths. */
export const safeStyle = /^(?:(?:rgba?|hsla?|calc|min|max|clamp)\(|[\w\s.%#,+*/)-])*$/i

/**
 * What a policy removes from the body's HTML, except elements and attributes with template tags, whose value is unknown.
 * @returns in document order
 */
export function strippedBy(policy: Policy, article: Article): readonly Stripped[] {
  const elements = new Set(policy.elements)
  const found: Stripped[] = []
  let lostUntil = 0
  for (const element of article.elements) {
    // The content of a removed element is not reported again.
    if (element.range.start < lostUntil) continue
    if (!elements.has(element.name)) {
      const lost = removedWithContent.includes(element.name)
        ? range(element.startTag.end, element.endTag?.start ?? element.range.end)
        : undefined
      found.push({ what: 'element', name: element.name, range: element.nameRange, lost })
      if (lost) lostUntil = element.range.end
    } else if (!hasUnknownAttributes(element)) {
      const written = new Set<string>()
      for (const attribute of element.attributes) {
        // Browsers read only the first of several attributes with the same name.
        if (!written.has(attribute.name)) found.push(...strippedAttribute(policy, article, element, attribute))
        written.add(attribute.name)
      }
    }
  }
  return found
}

function* strippedAttribute(policy: Policy, { text }: Article, element: HtmlElement, attribute: HtmlAttribute): Generator<Stripped> {
  const { name, value = '', nameRange, valueRange, templated } = attribute
  if (templated) return
  const at = { name, element: element.name }
  if (!allows(policy, element.name, name)) {
    yield { what: 'attribute', ...at, range: nameRange }
  } else if (name === 'style') {
    yield* strippedStyles(policy, text, at.element, attribute)
  } else if (name === 'srcset') {
    for (const [index, { address }] of srcsetCandidates(value).entries()) {
      const scheme = schemeOf(address)
      if (scheme !== undefined && !policy.schemes.includes(scheme)) yield { what: 'candidate', ...at, range: valueRange, scheme, index }
    }
  } else if (addressed.has(name)) {
    const scheme = schemeOf(value)
    if (scheme !== undefined && !policy.schemes.includes(scheme)) yield { what: 'address', ...at, range: valueRange, scheme }
    else if (element.name === 'iframe' && name === 'src') {
      const host = hostOf(value)
      if (host === undefined || !policy.frameHosts.includes(host)) yield { what: 'host', ...at, range: valueRange, host: host ?? value }
    }
  }
}

/** Whether a policy allows an attribute on an element. */
function allows(policy: Policy, element: string, name: string): boolean {
  // An element may be called `constructor`, which every object has.
  const ofElement = Object.hasOwn(policy.attributes, element) ? policy.attributes[element] : undefined
  return [...(policy.attributes['*'] ?? []), ...(ofElement ?? [])].some((allowed) =>
    allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : allowed === name,
  )
}

function* strippedStyles(policy: Policy, text: string, element: string, { valueRange, value = '' }: HtmlAttribute): Generator<Stripped> {
  const written = text.slice(valueRange.start, valueRange.end)
  // With character references, offsets in the value are not offsets in the document.
  const literal = written === value
  let start = valueRange.start
  for (const declaration of declarationsIn(value)) {
    const [, space = '', name = '', content = ''] = /^(\s*)([\w-]+)\s*:([\s\S]*)$/.exec(declaration) ?? []
    const at = literal ? range(start + space.length, start + declaration.trimEnd().length) : valueRange
    start += declaration.length + 1
    if (name === '' || (policy.styles.includes(name) && safeStyle.test(content.replace(/!\s*important\s*$/i, '').trim()))) continue
    yield { what: 'style', name: name.toLowerCase(), element, range: at }
  }
}

/** The declarations of a style attribute, split at each `;` that is not in brackets or quotes. */
function declarationsIn(style: string): readonly string[] {
  const found: string[] = []
  let from = 0
  let depth = 0
  let quote = ''
  for (let at = 0; at < style.length; at++) {
    const unit = style[at] ?? ''
    if (unit === '\\') at++
    else if (quote !== '') quote = unit === quote ? '' : quote
    else if (unit === '"' || unit === "'") quote = unit
    else if (unit === '(') depth++
    else if (unit === ')') depth = Math.max(0, depth - 1)
    else if (unit === ';' && depth === 0) {
      found.push(style.slice(from, at))
      from = at + 1
    }
  }
  return [...found, style.slice(from)]
}

/** @returns undefined for an address without a scheme */
function schemeOf(address: string): string | undefined {
  // Browsers remove spaces and control characters anywhere in an address; old ones also remove comments.
  const plain = withoutComments(address.replace(/[^\u0021-\uffff]+/g, ''))
  return /^([a-z][a-z\d.+-]*):/i.exec(plain)?.[1]?.toLowerCase()
}

/** Removes closed comments. A regular expression would search for the end of each unclosed one again. */
function withoutComments(address: string): string {
  let plain = ''
  let from = 0
  for (let open = address.indexOf('<!--'); open >= 0; open = address.indexOf('<!--', from)) {
    const close = address.indexOf('-->', open + 4)
    if (close < 0) break
    plain += address.slice(from, open)
    from = close + 3
  }
  return plain + address.slice(from)
}

/** @returns undefined for an address on the site itself, and for an invalid one */
function hostOf(address: string): string | undefined {
  const whole = address.replace(/^(\w+:)?\s*[\\/]\s*[\\/]/, '$1//')
  const site = 'relative://site/'
  if (!URL.canParse(whole, site)) return undefined
  const { protocol, hostname } = new URL(whole, site)
  return protocol === 'relative:' && hostname === 'site' ? undefined : hostname
}
