import type { Article } from '../article/article'
import { attributeOf, type HtmlElement } from '../html/readHtml'
import { range, textAt, type Range } from '../text/text'

/** The address of an image in the body. */
export interface ImageSource {
  /** As written, without the quotes or angle brackets around it. */
  readonly address: string
  readonly range: Range
  /** Undefined for an image in Markdown's notation. */
  readonly element: HtmlElement | undefined
}

/** The addresses of the images in the body, those in HTML first; without `img` elements with a template tag and without `![alt][name]`. */
export function* imageSources(article: Article): Generator<ImageSource> {
  const { text } = article
  for (const element of article.named('img')) {
    const src = attributeOf(element, 'src')
    if (src && !src.templated) yield { address: textAt(text, src.valueRange), range: src.valueRange, element }
  }
  for (const { destination } of article.images) {
    if (!destination) continue
    const bracket = text[destination.start] === '<' ? 1 : 0
    const at = range(destination.start + bracket, destination.end - bracket)
    yield { address: textAt(text, at), range: at, element: undefined }
  }
}
