import type { Article } from '../../core/article/article'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import { fieldImages } from '../../core/images/articleImages'
import { srcsetCandidates } from '../../core/html/srcset'
import { isTemplated } from '../../core/markdown/templateTags'
import { range, textAt, type Range } from '../../core/text/text'
import { attributeOf, type HtmlAttribute, type HtmlElement } from '../../core/html/readHtml'
import { linksIn } from '../navigation/links'

/** `head`: the image of an article that other sites show. `media`: an embedded video, audio file or page. */
export type RemoteKind = 'head' | 'image' | 'media' | 'page'

/** A web address in an article. */
export interface RemoteTarget {
  /** The absolute address, without its fragment. */
  readonly address: string
  readonly kind: RemoteKind
  /** The fragment with its `#`; '' without one. */
  readonly hash: string
  /** The range to replace with another address. */
  readonly range: Range
  readonly notation: 'field' | 'html' | 'markdown'
  /** The display width of an image in pixels; undefined if none is written. */
  readonly width: number | undefined
}

/** The web addresses in an article, in document order. Those with template tags are left out. */
export function remoteTargets(article: Article, fields: ImageFields): readonly RemoteTarget[] {
  const { text, masked } = article
  const found: RemoteTarget[] = []
  const add = (written: string, at: Range, kind: RemoteKind, notation: RemoteTarget['notation'], width?: number) => {
    const address = absolute(written.trim())
    if (address && !isTemplated(masked.slice(at.start, at.end))) found.push({ ...address, kind, range: at, notation, width })
  }
  const images = new Set([...fieldImages(article, fields)].map(({ range }) => range.start))
  for (const { value } of article.frontMatter?.fields ?? [])
    for (const link of linksIn(text, value))
      if (link.kind === 'web') add(link.target, link.range, images.has(link.range.start) ? 'head' : 'page', 'field')
  for (const element of article.elements)
    for (const attribute of element.attributes) {
      if (attribute.templated || attribute.value === undefined) continue
      if (attribute.name === 'srcset')
        for (const candidate of candidates(text, attribute)) add(textAt(text, candidate), candidate, 'image', 'html')
      const kind = kindOf(element, attribute)
      if (kind) add(attribute.value, attribute.valueRange, kind, 'html', kind === 'image' ? widthOf(element) : undefined)
    }
  for (const { destination } of article.images) {
    if (!destination) continue
    const bracket = text[destination.start] === '<' ? 1 : 0
    const at = range(destination.start + bracket, destination.end - bracket)
    add(textAt(text, at).replaceAll('&amp;', '&'), at, 'image', 'markdown')
  }
  for (const link of article.links) add(link.address, link.range, 'page', 'markdown')
  return found.sort((a, b) => a.range.start - b.range.start)
}

function kindOf(element: HtmlElement, { name }: HtmlAttribute): RemoteKind | undefined {
  if (name === 'href') return element.name === 'a' || element.name === 'area' ? 'page' : undefined
  if (name === 'poster') return element.name === 'video' ? 'image' : undefined
  if (name !== 'src') return undefined
  if (element.name === 'img') return 'image'
  return /^(?:video|audio|source|iframe|embed|track)$/.test(element.name) ? 'media' : undefined
}

function widthOf(element: HtmlElement): number | undefined {
  const width = Number(attributeOf(element, 'width')?.value)
  return Number.isInteger(width) && width > 0 ? width : undefined
}

/** The addresses of a `srcset`, without their widths or densities. */
function* candidates(text: string, { valueRange }: HtmlAttribute): Generator<Range> {
  for (const { range: at } of srcsetCandidates(textAt(text, valueRange)))
    yield range(valueRange.start + at.start, valueRange.start + at.end)
}

function absolute(written: string): Pick<RemoteTarget, 'address' | 'hash'> | undefined {
  if (!/^(?:https?:)?\/\//i.test(written) || written.length > 4000) return undefined
  const whole = written.startsWith('//') ? `https:${written}` : written
  if (!URL.canParse(whole)) return undefined
  const url = new URL(whole)
  const { hash } = url
  url.hash = ''
  return { address: url.href, hash }
}

/** A key that is equal for all targets with the same result, such as several links to a page. */
export function keyOf({ address, kind, width }: RemoteTarget): string {
  return `${kind} ${width ?? ''} ${address}`
}
