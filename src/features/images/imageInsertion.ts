import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { writerOf } from '../../core/frontmatter/writer'
import type { SchemaField } from '../../core/schema/fields'
import { isTemplated } from '../../core/markdown/templateTags'
import { lineEndOf, range, textAt, type Range } from '../../core/text/text'
import { bodyContext, isInCode } from '../completion/bodyContext'
import { imagePathAt, type ImagePath } from '../completion/imagePaths'
import { continuedMarkers, markersOf, startsItem } from '../completion/linePrefix'

/** A picture that is put into an article. */
export interface NewImage {
  readonly address: string
  /** In pixels. */
  readonly size: { readonly width: number; readonly height: number } | undefined
}

/** How the article is read: MDX wants every element to be closed. */
export type Markup = 'html' | 'jsx'

/** A piece of a text that is inserted; a stop is selected for the author to write over, in the order of the stops. */
export type InsertedPart = string | { readonly stop: string }

/**
 * What is written for pictures at a place: figures; where the address of a picture is expected, the address of the first alone.
 * @param selected is replaced
 * @param fields what the schema knows of the front matter
 * @returns undefined where a picture makes no sense: in code, in a tag, in a field that holds something else
 */
export function imageInsertion(
  article: Article,
  selected: Range,
  images: readonly NewImage[],
  fields: readonly SchemaField[],
  markup: Markup = 'html',
): readonly InsertedPart[] | undefined {
  const [first] = images
  if (!first) return undefined
  const path = imagePathAt(article, selected.start, fields)
  if (path) return [addressAt(article, path, first.address)]
  if (selected.start < article.body.start) return undefined
  const context = bodyContext(article, selected.start)
  if ((context && context.kind !== 'line') || isInCode(article, selected.start) || isInTag(article, selected.start)) return undefined
  if (isIn(article, article.lines.lineOf(selected.start), codeBlocks)) return undefined
  return figures(article, selected, images, markup)
}

/** Between the angle brackets of a tag, or in a tag of the site's templates. */
function isInTag({ elements, masked }: Article, offset: number): boolean {
  const isInside = (at: Range | undefined) => at !== undefined && at.start < offset && offset < at.end
  return (
    isTemplated(masked.slice(offset - 1, offset + 1)) || elements.some(({ startTag, endTag }) => isInside(startTag) || isInside(endTag))
  )
}

const codeBlocks = ['fence', 'code_block']

/** @param behind so many lines more have to be of the same block */
function isIn({ blocks }: Article, line: number, kinds: readonly string[], behind = 0): boolean {
  return blocks.some(({ kind, first, last }) => first <= line && line + behind < last && kinds.includes(kind))
}

/**
 * The blanks before a place that would make code of what is written there, on a line with nothing else: articles from feeds
 * often end with such a line. They have to go.
 */
export function strayBlanks(article: Article, offset: number): Range | undefined {
  const line = article.lines.lineOf(offset)
  const whole = article.lines.rangeOf(line)
  const blanks = range(whole.start, offset)
  if (offset < article.body.start || !/^(?: {4,}| {0,3}\t\s*)$/.test(textAt(article.text, blanks))) return undefined
  const isBlank = article.text.slice(offset, whole.end).trim() === ''
  return isBlank && !isIn(article, line, ['list_item', 'html_block']) ? blanks : undefined
}

/** Whether only an address is written there, so that only one picture has a place. */
export function takesAddress(article: Article, offset: number, fields: readonly SchemaField[]): boolean {
  return imagePathAt(article, offset, fields) !== undefined
}

function addressAt({ text }: Article, { typed, context, language, range }: ImagePath, address: string): string {
  if (typed !== '') return address.startsWith(typed) ? address.slice(typed.length) : address
  if (!context) return address
  const { before, after, style, inFlow } = context
  const written = writerOf(language).text(address, style, inFlow)
  // Between quotes that are there already.
  if (/^["']/.test(textAt(text, range))) return written.slice(1, -1)
  return before + written + after
}

function figures(article: Article, { start, end }: Range, images: readonly NewImage[], markup: Markup): readonly InsertedPart[] {
  const { text, lines } = article
  const line = lines.lineOf(start)
  const before = text.slice(lines.startOf(line), start)
  const marks = markersOf(before)
  const below = continuedMarkers(marks)
  const lineEnd = lineEndOf(text)
  // VS Code puts the blanks that the line starts with before each line of what is inserted.
  const indent = /^[ \t]*/.exec(marks)?.[0].length ?? 0
  const next = lineEnd + below.slice(indent)
  // A blank line would end the block of HTML in its middle, and make code of its indented rest.
  const inHtml = isIn(article, line, ['html_block'], 1)
  const gap = inHtml ? next : lineEnd + below.slice(indent).trimEnd() + next
  const written = images.flatMap((image, index) => [index > 0 ? gap : '', ...figure(image, next, markup)])
  return [gapBefore(), ...written, gapAfter()].filter((part) => part !== '')

  function gapBefore(): string {
    if (before !== marks) return gap
    return inHtml || line === lines.lineOf(article.body.start) || startsItem(marks) || isBlank(line - 1) ? '' : next
  }

  function gapAfter(): string {
    const last = lines.lineOf(end)
    if (text.slice(end, lines.rangeOf(last).end).trim() !== '') return gap
    return inHtml || last + 1 >= lines.count || isBlank(last + 1) ? '' : lineEnd + below.slice(indent).trimEnd()
  }

  function isBlank(at: number): boolean {
    return /^[\s>]*$/.test(textAt(text, lines.rangeOf(at)))
  }
}

function figure({ address, size }: NewImage, next: string, markup: Markup): readonly InsertedPart[] {
  const dimensions = size ? ` width="${size.width}" height="${size.height}"` : ''
  return [
    `<figure>${next}<img src="${address}" alt="`,
    { stop: l10n.t('what the image shows') },
    `"${dimensions}${markup === 'jsx' ? ' />' : '>'}${next}<figcaption>`,
    { stop: l10n.t('caption') },
    `</figcaption>${next}</figure>`,
  ]
}
