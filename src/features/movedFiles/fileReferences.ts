import type { Article } from '../../core/article/article'
import { isTemplated } from '../../core/markdown/templateTags'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import { pathIn } from '../../core/files/siteAddress'
import type { SiteGenerator } from '../../core/generators/shared/generator'
import { srcsetCandidates } from '../../core/html/srcset'
import { articleImages } from '../../core/images/articleImages'
import { bodyTags, fileTagLinks, localLinks } from '../../core/links/articleLinks'
import { articleReferences } from '../../core/links/articleReferences'
import { range, textAt, type Range } from '../../core/text/text'

/** A place in an article that names a file of the site, or another article. */
export interface FileReference {
  /**
   * `field`: an image of the front matter. `link`: an address that VS Code's Markdown extension reads as well: in Markdown, or in HTML
   * in the attributes that it knows. `address`: another address in HTML. `argument`: of any template tag. `file tag`: a path from the
   * folder of the site. `article tag`: the template tag that names an article.
   */
  readonly kind: 'field' | 'link' | 'address' | 'argument' | 'file tag' | 'article tag'
  /** Decoded, without query and fragment, with forward slashes. */
  readonly path: string
  /** Of the path as written. */
  readonly range: Range
  /** Whether the path is written without Markdown's escapes and character references. */
  readonly isPlain: boolean
}

const notLocal = /^(?:[a-z][\w+.-]*:|\/\/|[#?~$<{])/i
/** Values of arguments that may be names of files: between quotation marks, or after a space or an equals sign. */
const argument = /(["'`])([^"'`{}]{1,1000})\1|(?<=[\s=])([^\s"'`{}=]{1,1000})(?=\s)/g
/** The end is looked for first: the time stays linear. */
const fileName = /\.[a-z\d]{2,5}$(?<=[^\s/.][^\s/]*\.[a-z\d]{2,5})/i

/** What a site says of the references of its articles. */
export interface ReferenceForms {
  readonly generator: Pick<SiteGenerator, 'articleTag' | 'fileTag'>
  readonly imageFields: ImageFields
  /** The address that the site's pages start with. */
  readonly siteUrl: string | undefined
}

/** All references of an article, in document order; those that overlap an earlier one are left out. */
export function fileReferences(
  article: Article,
  { generator: { articleTag, fileTag }, imageFields, siteUrl }: ReferenceForms,
): readonly FileReference[] {
  const found: FileReference[] = []
  const add = (kind: FileReference['kind'], address: string, at: Range) => {
    const reference = referenceAt(article.text, kind, address, at)
    if (reference) found.push(reference)
  }
  for (const { place, address, range: at, isWritten, element } of articleImages(article, imageFields))
    if (isWritten) add(place === 'field' ? 'field' : 'link', address, element ? trimmed(article.text, at) : at)
  for (const { address, range: at } of localLinks(article, siteUrl)) add('link', address, at)
  addAttributes(article, add)
  for (const { address, range: at } of fileTagLinks(article, fileTag)) add('file tag', address.slice(1), at)
  const tags = articleTag ? articleReferences(article, articleTag, siteUrl).filter(({ kind }) => kind !== 'page') : []
  for (const { path, range: at } of tags) add('article tag', path, at)
  addArguments(article, add)
  found.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
  let end = -1
  return found.filter(({ range: at }) => {
    if (at.start < end) return false
    end = at.end
    return true
  })
}

function addAttributes(article: Article, add: (kind: FileReference['kind'], address: string, at: Range) => void): void {
  const { text } = article
  for (const name of ['src', 'poster'])
    for (const { attribute, element } of article.having(name))
      if (attribute.value && !attribute.templated && element.name !== 'img') {
        const isKnown = name === 'src' && (element.name === 'video' || element.name === 'source')
        add(isKnown ? 'link' : 'address', attribute.value.trim(), trimmed(text, attribute.valueRange))
      }
  for (const { attribute } of article.having('srcset')) {
    if (attribute.templated) continue
    const { start } = attribute.valueRange
    for (const { address, range: at } of srcsetCandidates(textAt(text, attribute.valueRange)))
      add('address', address.replaceAll('&amp;', '&'), range(start + at.start, start + at.end))
  }
}

function addArguments(article: Article, add: (kind: FileReference['kind'], address: string, at: Range) => void): void {
  if (!isTemplated(article.masked.slice(article.body.start))) return
  for (const { text, range: at } of bodyTags(article))
    for (const match of text.matchAll(argument)) {
      const value = match[2] ?? match[3] ?? ''
      const start = at.start + match.index + (match[1]?.length ?? 0)
      if (fileName.test(value)) add('argument', value, range(start, start + value.length))
    }
}

function referenceAt(text: string, kind: FileReference['kind'], address: string, at: Range): FileReference | undefined {
  const path = notLocal.test(address) ? undefined : pathIn(address)
  if (path === undefined) return undefined
  const whole = textAt(text, at)
  const written = whole.slice(0, pathLength(whole))
  // A field may be written with the escapes of its language.
  const isPlain = !/[&\\]/.test(written)
  if (written === '' || (kind === 'field' && !isPlain)) return undefined
  return { kind, path, range: range(at.start, at.start + written.length), isPlain }
}

/** The length of an address before its query and fragment; `#` of a character reference does not count. */
function pathLength(written: string): number {
  const end = written.search(/\?|(?<!&)#/)
  return end < 0 ? written.length : end
}

function trimmed(text: string, at: Range): Range {
  const written = textAt(text, at)
  const start = at.start + written.length - written.trimStart().length
  return range(start, Math.max(start, at.start + written.trimEnd().length))
}
