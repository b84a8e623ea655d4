import { decodeHTML } from 'entities'
import sanitizeHtml from 'sanitize-html'
import type { Article } from '../../../src/core/article/article'
import { readHtml, type HtmlElement } from '../../../src/core/html/readHtml'
import type { Policy } from '../../../src/core/sanitizer/policy'
import type { Range } from '../../../src/core/text/text'
import { removedWithContent, safeStyle, strippedBy, type Stripped } from '../../../src/core/sanitizer/sanitizerLosses'

/** Sanitizes as a site with the policy does. */
export function published(html: string, policy: Policy): string {
  return sanitizeHtml(html, {
    allowedTags: [...policy.elements],
    allowedAttributes: Object.fromEntries(Object.entries(policy.attributes).map(([name, allowed]) => [name, [...allowed]])),
    allowedStyles: { '*': Object.fromEntries(policy.styles.map((property) => [property, [safeStyle]])) },
    allowedSchemes: [...policy.schemes],
    allowedIframeHostnames: [...policy.frameHosts],
    allowIframeRelativeUrls: false,
    nonBooleanAttributes: [],
    disallowedTagsMode: 'discard',
    nonTextTags: [...removedWithContent],
  })
}

/** Everything that a sanitizer can remove: elements with their attributes, each declaration of `style`; and the letters of the text. */
export interface Inventory {
  readonly elements: readonly string[]
  readonly text: string
}

/** The inventory of published HTML. */
export function inventory(html: string): Inventory {
  const all = readHtml(html, [{ start: 0, end: html.length, text: html }]).elements
  const elements = all.map(({ name, attributes }) => {
    const parts = attributes.flatMap(({ name, value }) =>
      name === 'style' ? declarations(value) : name === 'srcset' ? candidates(value) : [name],
    )
    return [name, ...parts].join(' ')
  })
  return { elements, text: letters(decodeHTML(html.replace(/<[^>]*>/g, ''))) }
}

/** The inventory of an article without what is reported. @param html of the article, at its offsets */
export function predicted(article: Article, html: string, policy: Policy): Inventory {
  const gone = new Map<string, Stripped>()
  for (const one of strippedBy(policy, article))
    gone.set(`${one.what}${one.what === 'candidate' ? ` ${one.index}` : ''} ${one.range.start}`, one)
  const elements: string[] = []
  let lostUntil = 0
  const lost: Range[] = []
  for (const element of article.elements) {
    if (element.range.start < lostUntil) continue
    const whole = gone.get(`element ${element.nameRange.start}`)
    if (whole?.what === 'element' && whole.lost) {
      lostUntil = element.range.end
      lost.push(whole.lost)
    }
    if (!whole) elements.push([element.name, ...left(article, element, gone)].join(' '))
  }
  return { elements, text: letters(textLeft(article, html, lost)) }
}

function left({ text }: Article, element: HtmlElement, gone: ReadonlyMap<string, Stripped>): readonly string[] {
  return element.attributes.flatMap((attribute) => {
    const { name, nameRange, valueRange, value = '' } = attribute
    if (element.attributes.find((other) => other.name === name) !== attribute) return []
    if (['attribute', 'address', 'host'].some((what) => gone.has(`${what} ${what === 'attribute' ? nameRange.start : valueRange.start}`)))
      return []
    // An empty attribute has nothing to remove.
    if (name === 'class' && value === '') return []
    if (name === 'srcset') return candidates(value).filter((_, index) => !gone.has(`candidate ${index} ${valueRange.start}`))
    if (name !== 'style') return [name]
    let start = valueRange.start
    return text
      .slice(valueRange.start, valueRange.end)
      .split(/;(?![^(]*\))/)
      .flatMap((part) => {
        const place = start + part.length - part.trimStart().length
        start += part.length + 1
        return part.trim() === '' || gone.has(`style ${place}`) ? [] : declarations(part)
      })
  })
}

/** The text between the tags that is not removed. */
function textLeft({ elements, comments }: Article, html: string, lost: readonly Range[]): string {
  const tags = elements.flatMap(({ startTag, endTag }) => (endTag ? [startTag, endTag] : [startTag]))
  const out = [...tags, ...comments, ...lost].sort((a, b) => a.start - b.start || b.end - a.end)
  let text = ''
  let at = 0
  for (const { start, end } of out) {
    text += html.slice(at, Math.max(at, start))
    at = Math.max(at, end)
  }
  // What remains are end tags without a start tag, and an incomplete tag at the end.
  return decodeHTML(`${text}${html.slice(at)}`.replace(/<\/[a-z][^<>]*>|<[a-z][^<>]*$/gi, ''))
}

function declarations(style = ''): readonly string[] {
  return style.split(/;(?![^(]*\))/).flatMap((part) => (part.trim() === '' ? [] : [`style:${part.split(':')[0]?.trim().toLowerCase()}`]))
}

function candidates(srcset = ''): readonly string[] {
  return srcset.split(/\s*,\s+/).map((candidate) => `srcset:${candidate.trim().split(/\s+/)[0]}`)
}

const letters = (text: string) => text.replace(/\s+/g, '')
