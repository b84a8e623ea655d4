import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { writerOf } from '../../core/frontmatter/writer'
import type { PhotoWords } from '../../core/files/photoWords'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import type { MdxFeatures } from '../../core/markdown/mdx/mdxFeatures'
import type * as Reading from '../../core/markdown/mdx/readMdx'
import { asHtml } from '../../core/images/photoText'
import { isTemplated } from '../../core/markdown/templateTags'
import { LineMap, lineEndOf, range, textAt, type Range } from '../../core/text/text'
import { bodyContext, isInCode } from '../completion/bodyContext'
import { imagePathAt, type ImagePath } from '../completion/imagePaths'
import { continuedMarkers, markersOf, startsItem } from '../completion/linePrefix'

/** An image to insert into an article. */
export interface NewImage {
  readonly address: string
  /** In pixels. */
  readonly size: { readonly width: number; readonly height: number } | undefined
  /** What the file says of itself: the text to start from. */
  readonly words?: PhotoWords | undefined
}

/** A part of the inserted text. A stop is a placeholder that the author replaces; Tab goes to the next. */
export type InsertedPart = string | { readonly stop: string }

/**
 * The text to insert for images: figures, or only the address of the first image if an address is expected at the selection.
 * @param selected the range to replace
 * @param fields which fields of the front matter hold images
 * @param mdx how MDX is read, if the article is MDX
 * @returns undefined where an image is not possible: in code, in a tag, in a field that holds something else, where it would stop the build
 */
export function imageInsertion(
  article: Article,
  selected: Range,
  images: readonly NewImage[],
  fields: ImageFields,
  mdx?: MdxFeatures,
): readonly InsertedPart[] | undefined {
  const [first] = images
  if (!first) return undefined
  const path = imagePathAt(article, selected.start, fields)
  if (path) {
    const parts = [addressAt(article, path, first.address)]
    const isInBody = selected.start >= article.body.start
    return mdx && isInBody && !isValid(article, selected, parts, mdx) ? undefined : parts
  }
  if (selected.start < article.body.start) return undefined
  const context = bodyContext(article, selected.start)
  if ((context && context.kind !== 'line') || isInCode(article, selected.start) || isInTag(article, selected.start)) return undefined
  if (isIn(article, article.lines.lineOf(selected.start), codeBlocks)) return undefined
  const parts = figures(article, selected, images, mdx !== undefined)
  return mdx && !isValid(article, selected, parts, mdx) ? undefined : parts
}

/** Whether the inserted text has no syntax error that the article has not. */
function isValid({ text, body, lines }: Article, { start, end }: Range, parts: readonly InsertedPart[], mdx: MdxFeatures): boolean {
  const inserted = parts.map((part) => (typeof part === 'string' ? part : part.stop)).join('')
  const changed = text.slice(0, start) + inserted + text.slice(end)
  const after = range(body.start, changed.length)
  const { mdxProblems }: typeof Reading = require('../../core/markdown/mdx/readMdx')
  return mdxProblems(changed, after, new LineMap(changed), mdx).length <= mdxProblems(text, body, lines, mdx).length
}

/** Whether an offset is between the angle brackets of an HTML tag, or in a template tag. */
function isInTag({ elements, masked }: Article, offset: number): boolean {
  const isInside = (at: Range | undefined) => at !== undefined && at.start < offset && offset < at.end
  return (
    isTemplated(masked.slice(offset - 1, offset + 1)) || elements.some(({ startTag, endTag }) => isInside(startTag) || isInside(endTag))
  )
}

const codeBlocks = ['fence', 'code_block']

/** Whether a line is in a block of one of the kinds. @param linesAfter the number of lines after it that must be in the same block */
function isIn({ blocks }: Article, line: number, kinds: readonly string[], linesAfter = 0): boolean {
  return blocks.some(({ kind, first, last }) => first <= line && line + linesAfter < last && kinds.includes(kind))
}

/**
 * The white space before an offset on an otherwise blank line, if it would turn the inserted text into an indented code block. It has to
 * be deleted. Articles imported from feeds often end with such a line.
 */
export function strayBlanks(article: Article, offset: number): Range | undefined {
  const line = article.lines.lineOf(offset)
  const whole = article.lines.rangeOf(line)
  const blanks = range(whole.start, offset)
  if (offset < article.body.start || !/^(?: {4,}| {0,3}\t\s*)$/.test(textAt(article.text, blanks))) return undefined
  const isBlank = article.text.slice(offset, whole.end).trim() === ''
  return isBlank && !isIn(article, line, ['list_item', 'html_block']) ? blanks : undefined
}

/** Whether only an address is inserted at an offset, so that only one image can be inserted. */
export function takesAddress(article: Article, offset: number, fields: ImageFields): boolean {
  return imagePathAt(article, offset, fields) !== undefined
}

function addressAt({ text }: Article, { typed, context, language, range }: ImagePath, address: string): string {
  if (typed !== '') return address.startsWith(typed) ? address.slice(typed.length) : address
  if (!context) return address
  const { before, after, style, inFlow } = context
  const written = writerOf(language).text(address, style, inFlow)
  // The quotes exist already.
  if (/^["']/.test(textAt(text, range))) return written.slice(1, -1)
  return before + written + after
}

function figures(article: Article, { start, end }: Range, images: readonly NewImage[], isMdx: boolean): readonly InsertedPart[] {
  const { text, lines } = article
  const line = lines.lineOf(start)
  const before = text.slice(lines.startOf(line), start)
  const markers = markersOf(before)
  const below = continuedMarkers(markers)
  const lineEnd = lineEndOf(text)
  // VS Code indents each inserted line like the current line.
  const indent = /^[ \t]*/.exec(markers)?.[0].length ?? 0
  const next = lineEnd + below.slice(indent)
  // A blank line would end the HTML block, and its indented rest would become a code block.
  const inHtml = isIn(article, line, ['html_block'], 1)
  const gap = inHtml ? next : lineEnd + below.slice(indent).trimEnd() + next
  const written = images.flatMap((image, index) => [index > 0 ? gap : '', ...figure(image, next, isMdx)])
  return [gapBefore(), ...written, gapAfter()].filter((part) => part !== '')

  function gapBefore(): string {
    if (before !== markers) return gap
    return inHtml || line === lines.lineOf(article.body.start) || startsItem(markers) || isBlank(line - 1) ? '' : next
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

function figure({ address, size, words = {} }: NewImage, next: string, isMdx: boolean): readonly InsertedPart[] {
  const dimensions = size ? ` width="${size.width}" height="${size.height}"` : ''
  return [
    `<figure>${next}<img src="${address}" alt="`,
    { stop: words.alt === undefined ? l10n.t('what the image shows') : asHtml(words.alt) },
    `"${dimensions}${isMdx ? ' />' : '>'}${next}<figcaption>`,
    { stop: captionOf(words) ?? l10n.t('caption') },
    `</figcaption>${next}</figure>`,
  ]
}

/** The caption in the file, with whom to credit; undefined if it has neither. */
function captionOf({ caption, credit, creator }: PhotoWords): string | undefined {
  const name = credit ?? creator
  const isNamed = name === undefined || caption?.includes(name) === true
  const whole = [caption, isNamed ? undefined : l10n.t('Photo: {0}', name)].filter((part) => part !== undefined).join(' ')
  return whole === '' ? undefined : asHtml(whole)
}
