import type { Article } from '../article/article'
import { attributeOf } from '../html/readHtml'
import { range, type Range } from '../text/text'

/** An alternative text that is not empty. */
export interface AltText {
  /** Without white space around it. */
  readonly alt: string
  readonly range: Range
}

/** The alternative texts of the images in the body, those in HTML first; without empty ones and those with a template tag. */
export function* altTexts(article: Article): Generator<AltText> {
  for (const element of article.named('img')) {
    const alt = attributeOf(element, 'alt')
    if (alt && !alt.templated && alt.value?.trim()) yield { alt: alt.value.trim(), range: alt.valueRange }
  }
  for (const { alt, range: whole } of article.images) {
    const start = whole.start + 2
    // A label on several lines of a quote is not contiguous in the document.
    const at = article.text.startsWith(alt, start) ? range(start, start + alt.length) : whole
    if (alt.trim() !== '') yield { alt: alt.trim(), range: at }
  }
}
