import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article'
import { textOf } from '../core/figure'
import { attributeOf, closest, type HtmlElement } from '../core/html'
import type { MarkdownImage } from '../core/markdown'
import { isTemplated } from '../core/templates'
import { contains, lineEndOf, range, textAt, type Range } from '../core/text'

/** Another way to write the picture at the caret. */
export interface Rewriting {
  readonly title: string
  readonly range: Range
  /** Before and behind the caption, which is selected when the author is to write or check it. */
  readonly before: string
  readonly caption: string
  readonly after: string
}

/** The elements that a figure may stand in directly. */
const boxes = new Set('article aside blockquote body dd details div li main section td th'.split(' '))
const titleAndEnd = /^\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|\(((?:\\.|[^()\\])*)\))?\s*\)/

/** How the picture at an offset can be written instead; none where something of it would be lost, or where it stands in a sentence. */
export function figureRewritings(article: Article, offset: number): readonly Rewriting[] {
  if (offset < article.body.start) return []
  const image = article.images.find(({ range: at }) => offset >= at.start && offset <= lineOf(article, at.end).end)
  const markdown = image && asFigure(article, image)
  if (markdown) return [markdown]
  const picture = article.named('img').find(({ range: at }) => contains(at, offset))
  const figure = article.named('figure').find(({ range: at }) => contains(at, offset))
  const rewriting = figure ? asMarkdown(article, figure) : picture && wrapped(article, picture)
  return rewriting ? [rewriting] : []
}

function asFigure(article: Article, { range: at, alt, destination }: MarkdownImage): Rewriting | undefined {
  const { text } = article
  if (!destination || isTemplated(article.masked.slice(at.start, destination.end))) return undefined
  const rest = titleAndEnd.exec(text.slice(destination.end, lineOf(article, destination.end).end))
  if (!rest) return undefined
  const whole = range(at.start, destination.end + rest[0].length)
  if (!isAlone(article, whole)) return undefined
  const address = unescaped(textAt(text, destination).replace(/^<(.*)>$/, '$1'))
  const image = `<img src="${attribute(address)}" alt="${attribute(unescaped(alt))}">`
  return framed(
    article,
    whole,
    image,
    content(unescaped(rest[1] ?? rest[2] ?? rest[3] ?? '')),
    l10n.t('Turn it into a figure with a caption'),
  )
}

function wrapped(article: Article, picture: HtmlElement): Rewriting | undefined {
  const { parent } = picture
  if (closest(picture, 'figure') || (parent && !boxes.has(parent.name)) || !isAlone(article, picture.range)) return undefined
  return framed(article, picture.range, textAt(article.text, picture.range), '', l10n.t('Wrap it in a figure with a caption'))
}

function framed(article: Article, at: Range, image: string, caption: string, title: string): Rewriting {
  const { text } = article
  const indent = text.slice(lineOf(article, at.start).start, at.start)
  const next = `${lineEndOf(text)}${indent}`
  const before = `<figure>${next}${image}${next}<figcaption>`
  return { title, range: at, before, caption, after: `</figcaption>${next}</figure>` }
}

/** Only for a figure that has nothing which Markdown has no notation for. */
function asMarkdown(article: Article, figure: HtmlElement): Rewriting | undefined {
  const { text, masked } = article
  if (!figure.endTag || figure.attributes.length > 0 || figure.parent || !isAlone(article, figure.range)) return undefined
  if (isTemplated(masked.slice(figure.range.start, figure.range.end))) return undefined
  const shown = figure.children.filter((child) => child.kind === 'element' || textAt(text, child.range).trim() !== '')
  const [image, caption, ...others] = shown
  if (image?.kind !== 'element' || image.name !== 'img' || others.length > 0) return undefined
  if (caption && (caption.kind !== 'element' || caption.name !== 'figcaption' || caption.attributes.length > 0)) return undefined
  if (caption?.kind === 'element' && caption.children.some((child) => child.kind === 'element')) return undefined
  const src = attributeOf(image, 'src')?.value
  if (!src || image.attributes.some(({ name }) => name !== 'src' && name !== 'alt')) return undefined
  const alt = (attributeOf(image, 'alt')?.value ?? '').replace(/[\\[\]]/g, '\\$&')
  const words = caption?.kind === 'element' ? textOf(article, caption) : ''
  // A reference (`&amp;`) means the same in Markdown.
  const titled = words === '' ? '' : ` "${words.replaceAll('"', '\\"')}"`
  const address = /[\s()<>]/.test(src) ? `<${src.replace(/[<>]/g, encodeURIComponent)}>` : src
  const written = `![${alt}](${address}${titled})`
  return { title: l10n.t('Turn it into a picture of Markdown'), range: figure.range, before: written, caption: '', after: '' }
}

/** Whether nothing else stands on its lines, and no paragraph goes on above or below. */
function isAlone(article: Article, at: Range): boolean {
  const { text, lines } = article
  const first = lineOf(article, at.start)
  const last = lineOf(article, at.end)
  if (!/^ {0,3}$/.test(text.slice(first.start, at.start)) || text.slice(at.end, last.end).trim() !== '') return false
  const line = lines.lineOf(at.start)
  const above = line > 0 ? lines.rangeOf(line - 1) : range(0, 0)
  const below = lines.lineOf(at.end) + 1 < lines.count ? lines.rangeOf(lines.lineOf(at.end) + 1) : undefined
  return isBreak(textAt(text, above)) && (below === undefined || isBreak(textAt(text, below)))
}

/** A blank line, a fence, or a line of tags: no text that the picture would be a part of. */
function isBreak(line: string): boolean {
  return /^\s*(?:---|\+\+\+|;;;|(?:<[^<>]*>\s*)+)?\s*$/.test(line)
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

function content(text: string): string {
  return text.replaceAll('<', '&lt;')
}
