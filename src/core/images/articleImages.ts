import type { Article } from '../article/article'
import { attributeOf, type HtmlElement } from '../html/readHtml'
import { imageValues, type FieldPath, type ImageFields } from '../frontmatter/imageFields'
import type { Renaming } from '../files/localFile'
import type { AddressPlace } from '../files/localImage'
import { isTemplated } from '../markdown/templateTags'
import { percentEncoded } from '../text/percentEncoded'
import { range, textAt, type Edit, type Range } from '../text/text'

/** An image of an article: in its front matter, in HTML, or in Markdown's notation. */
export interface ArticleImage {
  readonly place: AddressPlace
  /** As browsers read it: without quotes, escapes and character references. */
  readonly address: string
  /** Of the address, without quotes or angle brackets; for `![alt][name]` of the whole image. */
  readonly range: Range
  /** Undefined if it is not an `img` element. */
  readonly element: HtmlElement | undefined
  /** Where it is in the front matter; undefined for images of the body. */
  readonly path: FieldPath | undefined
  /** Whether `range` is exactly the address, so that it can be replaced. */
  readonly isWritten: boolean
}

/** All images of an article, those of the front matter first; without those whose address has a template tag. */
export function* articleImages(article: Article, fields: ImageFields): Generator<ArticleImage> {
  yield* fieldImages(article, fields)
  yield* bodyImages(article)
}

export function* fieldImages({ frontMatter, text }: Article, fields: ImageFields): Generator<ArticleImage> {
  for (const { path, node } of imageValues(frontMatter, fields)) {
    const address = node.value.trim()
    // Not found if it has escapes, or if it is an alias.
    const at = textAt(text, node.range).indexOf(address)
    const isWritten = address !== '' && at >= 0
    const start = node.range.start + at
    yield {
      place: 'field',
      address,
      range: isWritten ? range(start, start + address.length) : node.range,
      element: undefined,
      path,
      isWritten,
    }
  }
}

/** The images of the body, those in HTML first; without those whose address has a template tag. */
export function* bodyImages(article: Article): Generator<ArticleImage> {
  for (const element of article.named('img')) {
    const src = attributeOf(element, 'src')
    if (!src?.value || src.templated) continue
    yield { place: 'body', address: src.value.trim(), range: src.valueRange, element, path: undefined, isWritten: true }
  }
  for (const { address, destination, range: whole } of article.images) {
    if (isTemplated(textAt(article.masked, destination ?? whole))) continue
    const bracket = destination && article.text[destination.start] === '<' ? 1 : 0
    const at = destination ? range(destination.start + bracket, destination.end - bracket) : whole
    yield { place: 'body', address, range: at, element: undefined, path: undefined, isWritten: destination !== undefined }
  }
}

/**
 * Edits that correct the file and folder names in an address. Only names that differ are changed: quotes, query and the
 * percent-encoding of other names stay.
 * @returns no edits if the address is not written at its range, or has another number of parts
 */
export function renamed(
  { text }: Article,
  { range: at, isWritten, place }: Pick<ArticleImage, 'range' | 'isWritten' | 'place'>,
  { names }: Renaming,
): readonly Edit[] {
  const written = /^[^?#]*/.exec(textAt(text, at))?.[0] ?? ''
  const parts = written.split(/[/\\]/)
  if (!isWritten || parts.length !== names.length) return []
  // In front matter these characters may need quotes or escapes.
  if (place === 'field' && names.some((name) => /["'\\:,[\]{}]/.test(name))) return []
  const edits: Edit[] = []
  let start = at.start + written.length - written.trimStart().length
  for (const [index, whole] of parts.entries()) {
    const part = whole.trim()
    const name = names[index] ?? ''
    // Only characters that would end the address or change its meaning.
    const newText = name.replace(place === 'field' ? /[%#?]/g : /[%#?\s"'<>()&\\]/g, percentEncoded)
    if (!isEqual(part, name)) edits.push({ range: range(start, start + part.length), newText })
    start += part.length + 1
  }
  return edits
}

function isEqual(written: string, name: string): boolean {
  if (written === name) return true
  try {
    return decodeURIComponent(written.replaceAll('&amp;', '&')).normalize() === name.normalize()
  } catch {
    return false
  }
}
