import type { Article } from './article'
import { hasUnknownAttributes, type HtmlAttribute, type HtmlElement } from './html'
import type { Policy } from './policy'
import { range, type Range } from './text'

/** Something that the publishing policy does not let through. */
export type Stripped =
  /** The tags go, what is between them stays; `lost` is what goes with the element. */
  | { readonly what: 'element'; readonly name: string; readonly range: Range; readonly lost: Range | undefined }
  | { readonly what: 'attribute'; readonly name: string; readonly element: string; readonly range: Range }
  /** A declaration of a style attribute. */
  | { readonly what: 'style'; readonly name: string; readonly element: string; readonly range: Range }
  | { readonly what: 'address'; readonly name: string; readonly element: string; readonly range: Range; readonly scheme: string }
  /** The address of an iframe. */
  | { readonly what: 'host'; readonly name: string; readonly element: string; readonly range: Range; readonly host: string }

/** Elements whose content is no text for readers: it goes with them (sanitize-html, nonTextTags). */
export const lostWithContent: readonly string[] = 'script style textarea option xmp noscript template title noframes noembed'.split(' ')

const addressed = new Set(['href', 'src', 'cite'])

/** A CSS value that reaches nothing outside of itself: no `url()`, no escapes, no functions but of colours and lengths. */
export const safeStyle = /^(?:(?:rgba?|hsla?|calc|min|max|clamp)\(|[\w\s.%#,+*/)-])*$/i

/**
 * What of the body's HTML a policy takes away. What a template tag has a part in is left out.
 * @returns in document order
 */
export function strippedBy(policy: Policy, article: Article): readonly Stripped[] {
  const elements = new Set(policy.elements)
  const found: Stripped[] = []
  let lostUntil = 0
  for (const element of article.elements) {
    // Inside of what is lost there is nothing left to tell.
    if (element.range.start < lostUntil) continue
    if (!elements.has(element.name)) {
      const lost = lostWithContent.includes(element.name)
        ? range(element.startTag.end, element.endTag?.start ?? element.range.end)
        : undefined
      found.push({ what: 'element', name: element.name, range: element.nameRange, lost })
      if (lost) lostUntil = element.range.end
    } else if (!hasUnknownAttributes(element)) {
      const written = new Set<string>()
      for (const attribute of element.attributes) {
        // Of two attributes of one name browsers read the first.
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
  } else if (element.name === 'iframe' && name === 'src') {
    const host = hostOf(value)
    if (host === undefined || !policy.frameHosts.includes(host)) yield { what: 'host', ...at, range: valueRange, host: host ?? value }
  } else if (addressed.has(name)) {
    const scheme = schemeOf(value)
    if (scheme !== undefined && !policy.schemes.includes(scheme)) yield { what: 'address', ...at, range: valueRange, scheme }
  }
}

/** Whether a policy lets an attribute through on an element. */
export function allows(policy: Policy, element: string, name: string): boolean {
  return [...(policy.attributes['*'] ?? []), ...(policy.attributes[element] ?? [])].some((allowed) =>
    allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : allowed === name,
  )
}

function* strippedStyles(policy: Policy, text: string, element: string, { valueRange, value = '' }: HtmlAttribute): Generator<Stripped> {
  const written = text.slice(valueRange.start, valueRange.end)
  // With character references in it, a declaration cannot be told by its place.
  const literal = written === value
  let start = valueRange.start
  for (const declaration of value.split(';')) {
    const [, space = '', name = '', content = ''] = /^(\s*)([\w-]+)\s*:([\s\S]*)$/.exec(declaration) ?? []
    const at = literal ? range(start + space.length, start + declaration.trimEnd().length) : valueRange
    start += declaration.length + 1
    if (name === '' || (policy.styles.includes(name.toLowerCase()) && safeStyle.test(content.trim()))) continue
    yield { what: 'style', name: name.toLowerCase(), element, range: at }
  }
}

/** @returns undefined for an address without a scheme */
function schemeOf(address: string): string | undefined {
  // Browsers leave spaces and control characters out of addresses wherever they stand.
  return /^([a-z][a-z\d.+-]*):/i.exec(address.replace(/[^\u0021-\uffff]+/g, ''))?.[1]?.toLowerCase()
}

function hostOf(address: string): string | undefined {
  const whole = /^\s*\/\//.test(address) ? `https:${address.trim()}` : address
  return URL.canParse(whole) ? new URL(whole).hostname : undefined
}
