import type { HtmlElement } from '../html/htmlNodes'
import { attributeOf } from '../html/readHtml'
import { removedWithContent } from '../sanitizer/sanitizerLosses'
import { languageTag } from '../words/languageTags'

/** What an element and those around it say about the text in them. */
export interface ElementFacts {
  /** Whether readers do not see it. */
  readonly isRemoved: boolean
  readonly isCode: boolean
  readonly isCaption: boolean
  readonly isQuoted: boolean
  readonly isHeading: boolean
  /** What `lang` says, in lower case; '' for what is none. Undefined without the attribute. */
  readonly language: string | undefined
}

const none: ElementFacts = { isRemoved: false, isCode: false, isCaption: false, isQuoted: false, isHeading: false, language: undefined }
const removed = new Set([...removedWithContent, 'iframe'])
const code = new Set(['code', 'pre', 'kbd', 'samp', 'var', 'tt', 'math', 'svg'])
const quotations = new Set(['blockquote', 'q', 'cite'])
const captions = new Set(['figcaption', 'caption'])

const known = new WeakMap<HtmlElement, ElementFacts>()

/** The facts about the text in an element; none outside of all elements. */
export function elementFacts(element: HtmlElement | undefined): ElementFacts {
  if (!element) return none
  const found = known.get(element)
  if (found) return found
  const path: HtmlElement[] = []
  let at: HtmlElement | undefined = element
  while (at && !known.has(at)) {
    path.push(at)
    at = at.parent
  }
  let facts = (at && known.get(at)) ?? none
  for (const inner of path.reverse()) {
    facts = within(facts, inner)
    known.set(inner, facts)
  }
  return facts
}

function within(outer: ElementFacts, element: HtmlElement): ElementFacts {
  const name = element.name.toLowerCase()
  const lang = attributeOf(element, 'lang')?.value ?? attributeOf(element, 'xml:lang')?.value
  const isWpCaption = attributeOf(element, 'class')?.value?.includes('wp-caption-text') === true
  return {
    isRemoved: outer.isRemoved || removed.has(name),
    isCode: outer.isCode || code.has(name) || attributeOf(element, 'translate')?.value === 'no',
    isCaption: outer.isCaption || captions.has(name) || isWpCaption,
    isQuoted: outer.isQuoted || quotations.has(name),
    isHeading: outer.isHeading || /^h[1-6]$/.test(name),
    language: lang === undefined ? outer.language : (languageTag(lang) ?? lang.toLowerCase()),
  }
}
