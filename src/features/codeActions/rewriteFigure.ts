import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { textOf } from '../../core/article/figure'
import { attributeOf, closest, type HtmlElement, type HtmlNode } from '../../core/html/readHtml'
import type { MarkdownImage } from '../../core/markdown/linksAndImages'
import type { MarkdownBlock } from '../../core/markdown/markdownReading'
import { selfClosed } from '../../core/markdown/mdx/jsx'
import { isTemplated } from '../../core/markdown/templateTags'
import { contains, lineEndOf, range, textAt, type Range } from '../../core/text/text'
import { continuedMarkers, markersOf, startsItem } from '../completion/linePrefix'

/** Another notation for the image at the cursor. */
export interface Rewriting {
  readonly title: string
  readonly range: Range
  /** The text before and after the caption. The caption is selected afterwards, so that the author can write or check it. */
  readonly before: string
  readonly caption: string
  readonly after: string
}

/** The elements that may contain a figure directly. */
const boxes = new Set('article aside blockquote body dd details div li main section td th'.split(' '))
const titleAndEnd = /^\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|\(((?:\\.|[^()\\])*)\))?\s*\)/
/** In UTF-16 code units. A longer paragraph may be text of the article. */
const maxCaptionLength = 200

/**
 * Other notations for the image at an offset. Empty if a part of the image would be lost, or if it is part of a sentence. A line of
 * plain text directly below an image becomes its caption.
 * @param end of the selection, which may extend into a caption in the next paragraph
 * @param mdx whether the article is MDX: then elements are closed, and braces are escaped
 */
export function figureRewritings(article: Article, offset: number, end = offset, mdx = false): readonly Rewriting[] {
  if (offset < article.body.start) return []
  const image = article.images.find(({ range: at }) => offset <= lineOf(article, at.end).end && end >= at.start)
  const markdown = image && asFigure(article, image, end, mdx)
  if (markdown) return [mdx ? closed(markdown) : markdown]
  const touches = ({ range: at }: HtmlElement) => contains(at, offset) || (offset <= at.start && at.end <= end)
  const img = article.named('img').find(touches)
  const figure = article.named('figure').find(touches)
  const rewriting = figure ? asMarkdown(article, figure, mdx) : img && wrapped(article, img)
  return rewriting ? [mdx ? closed(rewriting) : rewriting] : []
}

function closed(rewriting: Rewriting): Rewriting {
  return { ...rewriting, before: selfClosed(rewriting.before) }
}

function asFigure(article: Article, { range: at, alt, destination }: MarkdownImage, end: number, mdx: boolean): Rewriting | undefined {
  const { text, lines } = article
  if (!destination || isTemplated(article.masked.slice(at.start, destination.end))) return undefined
  const rest = titleAndEnd.exec(text.slice(destination.end, lineOf(article, destination.end).end))
  if (!rest) return undefined
  const image = range(at.start, destination.end + rest[0].length)
  const paragraph = paragraphAt(article, lines.lineOf(image.start))
  if (!paragraph || paragraph.first !== lines.lineOf(image.start) || !hasOwnLines(article, image)) return undefined
  const title = rest[1] ?? rest[2] ?? rest[3]
  const last = lines.lineOf(image.end)
  const below = paragraph.last > last + 1 ? plainParagraph(article, last + 1, paragraph.last) : captionIn(article, last + 1, end)
  if (paragraph.last > last + 1 && (!below || title !== undefined)) return undefined
  const caption = title === undefined ? below : undefined
  const address = unescaped(textAt(text, destination).replace(/^<(.*)>$/, '$1'))
  const written = `<img src="${attribute(address)}" alt="${attribute(unescaped(alt))}">`
  const shown = caption ? textAt(text, caption) : content(unescaped(title ?? ''), mdx)
  return framed(
    article,
    range(image.start, caption?.end ?? image.end),
    written,
    shown,
    l10n.t('Turn the image into a figure with a caption'),
  )
}

/** The single line of plain text between two lines, as a caption; undefined unless there is exactly one. */
function plainParagraph(article: Article, first: number, last: number): Range | undefined {
  if (last !== first + 1) return undefined
  const { text, lines } = article
  const line = lines.rangeOf(first)
  const start = line.start + (/^[ \t>]*/.exec(textAt(text, line))?.[0].length ?? 0)
  const written = text.slice(start, line.end).trimEnd()
  const isPlain = written !== '' && written.length <= maxCaptionLength && !/[*_`[\]<>&\\~{}|\uE000]/.test(written)
  return isPlain ? range(start, start + written.length) : undefined
}

/** The caption in the next paragraph, if the selection extends into it. */
function captionIn(article: Article, line: number, end: number): Range | undefined {
  const next = article.blocks.find(({ kind, first }) => kind === 'paragraph' && first >= line)
  if (!next || article.lines.startOf(next.first) >= end) return undefined
  const between = article.text.slice(article.lines.startOf(line), article.lines.startOf(next.first))
  return /^[\s>]*$/.test(between) ? plainParagraph(article, next.first, next.last) : undefined
}

function paragraphAt(article: Article, line: number): MarkdownBlock | undefined {
  return article.blocks.findLast(({ kind, first, last }) => kind === 'paragraph' && first <= line && line < last)
}

function wrapped(article: Article, img: HtmlElement): Rewriting | undefined {
  const whole = wholeImage(article, img)
  const { parent } = whole
  if (closest(whole, 'figure') || (parent && !boxes.has(parent.name)) || !hasOwnLines(article, whole.range)) return undefined
  const { lines } = article
  const last = lines.lineOf(whole.range.end)
  const caption = isBreak(article, last + 1) || !isBreak(article, last + 2) ? undefined : plainParagraph(article, last + 1, last + 2)
  const isAlone = isBreak(article, lines.lineOf(whole.range.start) - 1) || startsItem(markersAt(article, whole.range.start))
  if (!isAlone || !(caption || isBreak(article, last + 1))) return undefined
  const inside = whole.name === 'p' ? range(whole.startTag.end, whole.endTag?.start ?? whole.range.end) : whole.range
  const at = range(whole.range.start, caption?.end ?? whole.range.end)
  const shown = caption ? textAt(article.text, caption) : ''
  return framed(article, at, textAt(article.text, inside).trim(), shown, l10n.t('Put the image in a figure with a caption'))
}

/** An image with its `<picture>`, with the link around it, and with the paragraph around that, as long as these hold nothing else. */
function wholeImage({ text }: Article, img: HtmlElement): HtmlElement {
  let whole = img
  for (const name of ['picture', 'a', 'p']) {
    const { parent } = whole
    if (parent?.name !== name || !parent.endTag || (name === 'p' && parent.attributes.length > 0)) continue
    const isOther = (child: HtmlNode) =>
      child !== whole && (child.kind === 'element' ? child.name !== 'source' : /[^\s>]/.test(textAt(text, child.range)))
    if (!parent.children.some(isOther)) whole = parent
  }
  return whole
}

function framed(article: Article, at: Range, image: string, caption: string, title: string): Rewriting {
  const next = lineEndOf(article.text) + continuedMarkers(markersAt(article, at.start))
  return { title, range: at, before: `<figure>${next}${image}${next}<figcaption>`, caption, after: `</figcaption>${next}</figure>` }
}

/** Undefined for a figure with parts or attributes that Markdown cannot express. */
function asMarkdown(article: Article, figure: HtmlElement, mdx: boolean): Rewriting | undefined {
  const { text, masked } = article
  if (!figure.endTag || figure.attributes.length > 0 || figure.parent || !hasOwnLines(article, figure.range)) return undefined
  if (!isBreak(article, article.lines.lineOf(figure.range.end) + 1)) return undefined
  if (!isBreak(article, article.lines.lineOf(figure.range.start) - 1) && !startsItem(markersAt(article, figure.range.start)))
    return undefined
  if (isTemplated(masked.slice(figure.range.start, figure.range.end))) return undefined
  const shown = figure.children.filter((child) => child.kind === 'element' || /[^\s>]/.test(textAt(text, child.range)))
  const [image, caption, ...others] = shown
  if (image?.kind !== 'element' || image.name !== 'img' || others.length > 0) return undefined
  if (caption && (caption.kind !== 'element' || caption.name !== 'figcaption' || caption.attributes.length > 0)) return undefined
  if (caption?.kind === 'element' && caption.children.some((child) => child.kind === 'element')) return undefined
  const src = attributeOf(image, 'src')?.value
  if (!src || image.attributes.some(({ name }) => name !== 'src' && name !== 'alt')) return undefined
  const alt = (attributeOf(image, 'alt')?.value ?? '').replace(mdx ? /[\\[\]<{}]/g : /[\\[\]<]/g, '\\$&')
  const words = caption?.kind === 'element' ? textOf(article, caption) : ''
  // The `>` markers between the lines of a caption are not part of its text.
  if (caption && markersAt(article, figure.range.start).includes('>') && /[\r\n]/.test(textAt(text, caption.range))) return undefined
  // A character reference (`&amp;`) means the same in Markdown.
  const titled = words === '' ? '' : ` "${words.replaceAll('"', '\\"')}"`
  const address = /[\s()<>]/.test(src) ? `<${src.replace(/[<>]/g, encodeURIComponent)}>` : src
  const written = `![${alt}](${address}${titled})`
  return { title: l10n.t('Turn the figure into a Markdown image'), range: figure.range, before: written, caption: '', after: '' }
}

/** Whether its lines hold nothing else, apart from the markers of block quotes and lists. */
function hasOwnLines(article: Article, at: Range): boolean {
  const { text } = article
  const before = text.slice(lineOf(article, at.start).start, at.start)
  return markersOf(before) === before && /^[ \t]*\\?$/.test(text.slice(at.end, lineOf(article, at.end).end))
}

function markersAt(article: Article, offset: number): string {
  return article.text.slice(lineOf(article, offset).start, offset)
}

/** Whether a line ends a paragraph: a blank line, a fence, a line of tags, a list item, or a line outside the article. */
function isBreak({ text, lines }: Article, line: number): boolean {
  if (line < 0 || line >= lines.count) return true
  const written = textAt(text, lines.rangeOf(line))
  const markers = markersOf(written)
  return startsItem(markers) || /^(?:---|\+\+\+|;;;|(?:<[/!]?[a-z-][^<>]*>\s*)+)?\s*$/i.test(written.slice(markers.length))
}

function lineOf({ lines }: Article, offset: number): Range {
  return lines.rangeOf(lines.lineOf(offset))
}

/** Without Markdown's backslashes (CommonMark 0.31.2, 2.4). */
function unescaped(written: string): string {
  return written.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

function attribute(text: string): string {
  return text.replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

function content(text: string, mdx: boolean): string {
  const written = text.replaceAll('<', '&lt;')
  return mdx ? written.replace(/[{}]/g, '\\$&') : written
}
