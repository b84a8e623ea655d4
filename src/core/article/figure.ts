import * as l10n from '@vscode/l10n'
import { attributeOf, descendants, type HtmlElement } from '../html/readHtml'
import { isTemplated } from '../markdown/templateTags'
import type { Fix } from '../text/problem'
import { countSteps } from '../text/stepBudget'
import { range, type LineMap, type Range } from '../text/text'

/** The members of an article that `readFigures` needs. */
export interface FigureSource {
  readonly text: string
  /** The text with template tags replaced by as many private-use characters. */
  readonly masked: string
  readonly lines: LineMap
  readonly ids: ReadonlySet<string>
  named(name: string): readonly HtmlElement[]
}

/** A `<figure>` with its caption. */
export interface Figure {
  readonly element: HtmlElement
  /** Its first `<figcaption>`, not counting those of nested figures. */
  readonly caption: HtmlElement | undefined
  readonly looseCaption: LooseCaption | undefined
}

/** A caption that is in a `<figure>` but not in a `<figcaption>`. */
export interface LooseCaption {
  readonly range: Range
  /** Wraps it; undefined if it is unclear where the caption ends. */
  readonly fix: Fix | undefined
  /** The id for the new `<figcaption>`: the one that an `aria-describedby` in the figure refers to. */
  readonly id: string | undefined
}

const media = new Set('figure img picture video audio iframe svg canvas object embed table pre'.split(' '))
const phrasing = new Set('a abbr b bdi bdo br cite code del em i ins kbd mark q s small span strong sub sup time u wbr font'.split(' '))

export function readFigures(article: FigureSource): ReadonlyMap<HtmlElement, Figure> {
  const figures = new Map<HtmlElement, Figure>()
  for (const element of article.named('figure')) {
    const caption = findCaption(element)
    figures.set(element, { element, caption, looseCaption: caption ? undefined : findLooseCaption(article, element) })
  }
  return figures
}

/** Whether an element is, or contains, an image, a video or other content that a caption can be for. */
function holdsMedia(element: HtmlElement): boolean {
  if (media.has(element.name)) return true
  for (const inner of descendants(element)) if (media.has(inner.name)) return true
  return false
}

function findCaption(figure: HtmlElement): HtmlElement | undefined {
  for (const inner of descendants(figure)) if (inner.name === 'figcaption') return inner
  return undefined
}

/** The text of an element without tags, with white space collapsed; '' if it has none. */
export function textOf(article: FigureSource, element: HtmlElement): string {
  const cached = cachedTexts.get(element)
  if (cached !== undefined) return cached
  const text = readText(article, element, '')
  cachedTexts.set(element, text)
  return text
}

/** The same of a figure without the figures within. All figures of an article together take linear time, however deep they are nested. */
export function ownTextOf(article: FigureSource, figure: HtmlElement): string {
  return readText(article, figure, 'figure')
}

/** Many images may be in a figure with one long caption, and several rules ask for its text. */
const cachedTexts = new WeakMap<HtmlElement, string>()

/** @param leftOut the name of elements whose text is not read */
function readText(article: FigureSource, element: HtmlElement, leftOut: string): string {
  let text = ''
  const waiting = [...element.children].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    countSteps(1)
    if (node.kind === 'element') waiting.push(...(node.name === leftOut ? [] : [...node.children].reverse()))
    else text += article.masked.slice(node.range.start, node.range.end)
  }
  return text.replace(/\s+/g, ' ').trim()
}

/**
 * The caption text directly in a closed figure with media and without a `<figcaption>`.
 * @returns undefined if there is none, or if the figure has Markdown or a template tag in it
 */
function findLooseCaption(article: FigureSource, figure: HtmlElement): LooseCaption | undefined {
  if (!figure.endTag) return undefined
  const { children } = figure
  if (isTemplated(article.masked.slice(figure.range.start, figure.range.end))) return undefined
  if (children.some((child) => child.kind === 'markdown')) return paragraphCaption(article, figure)
  const lastMedia = children.findLastIndex((child) => child.kind === 'element' && holdsMedia(child))
  if (lastMedia < 0) return undefined
  const isText = (child: (typeof children)[number]) =>
    child.kind === 'text' && article.text.slice(child.range.start, child.range.end).trim() !== ''
  const after = children.slice(lastMedia + 1)
  const firstMedia = children.findIndex((child) => child.kind === 'element' && holdsMedia(child))
  const before = children.slice(0, firstMedia)
  const nodes = after.some(isText) ? after : before
  if (!nodes.some(isText)) return undefined
  const first = nodes[0]
  const last = nodes.at(-1)
  if (!first || !last) return undefined
  const at = trimmed(article.text, range(first.range.start, last.range.end))
  const inPhrases = nodes.every((node) => node.kind === 'text' || (node.kind === 'element' && phrasing.has(node.name)))
  const isOnOneSide = !(after.some(isText) && before.some(isText))
  const id = danglingReference(article, figure)
  return { range: at, id, fix: inPhrases && isOnOneSide ? wrapping(at, figure, id) : undefined }
}

function wrapping(at: Range, figure: HtmlElement, id: string | undefined): Fix {
  const open = `<figcaption${id ? ` id="${id}"` : ''}${isWordPress(figure) ? ' class="wp-caption-text"' : ''}>`
  const edits = [
    { range: range(at.start, at.start), newText: open },
    { range: range(at.end, at.end), newText: '</figcaption>' },
  ]
  return { title: l10n.t('Wrap the caption in <figcaption>'), edits, safe: true }
}

/**
 * A caption after the media and a blank line, so that Markdown makes it a paragraph: one line of plain text.
 * @returns undefined if the figure has other Markdown, such as an image
 */
function paragraphCaption(article: FigureSource, figure: HtmlElement): LooseCaption | undefined {
  const shown = figure.children.filter(
    (child) => child.kind === 'element' || article.text.slice(child.range.start, child.range.end).trim() !== '',
  )
  const [mediaElement, words] = shown
  if (shown.length !== 2 || mediaElement?.kind !== 'element' || !holdsMedia(mediaElement) || words?.kind !== 'markdown') return undefined
  const at = trimmed(article.text, words.range)
  const caption = article.text.slice(at.start, at.end)
  const indent = article.text.slice(article.lines.startOf(article.lines.lineOf(at.start)), at.start)
  // Inside a figcaption this would not be read as Markdown any more.
  if (/[\n*_`[\]<>\\#|~]|^[-+=>\d]/.test(caption) || !/^ {0,3}$/.test(indent)) return undefined
  const id = danglingReference(article, figure)
  return { range: at, id, fix: wrapping(at, figure, id) }
}

/** The one id that `aria-describedby` in the figure refers to and no element has. */
function danglingReference(article: FigureSource, figure: HtmlElement): string | undefined {
  const references = [figure, ...descendants(figure)].flatMap((element) => attributeOf(element, 'aria-describedby')?.value?.trim() ?? [])
  const [reference] = references
  if (!reference || references.length > 1 || !/^[^\s"&<>]+$/.test(reference) || article.ids.has(reference)) return undefined
  return reference
}

function isWordPress(figure: HtmlElement): boolean {
  return /(^|\s)wp-caption(\s|$)/.test(attributeOf(figure, 'class')?.value ?? '')
}

function trimmed(text: string, at: Range): Range {
  const written = text.slice(at.start, at.end)
  return range(at.start + written.length - written.trimStart().length, at.end - (written.length - written.trimEnd().length))
}
