import type { HtmlAttribute, HtmlElement, HtmlReading } from './htmlNodes'
import type { HtmlPiece } from '../markdown/htmlPieces'
import { countSteps } from '../text/stepBudget'
import { finished } from '../text/steps'
import { TreeBuilder } from './treeBuilder'

export type { HtmlAttribute, HtmlElement, HtmlNode, HtmlReading, UnbalancedTag } from './htmlNodes'

/** In UTF-16 code units: so much is read in some milliseconds. */
const maxStepLength = 50_000

/** The same as `readHtmlInSteps`, in one step. */
export function readHtml(text: string, pieces: readonly HtmlPiece[], jsx = false): HtmlReading {
  return finished(readHtmlInSteps(text, pieces, jsx))
}

/**
 * Parses pieces of HTML as one document, as a browser does with the output of Markdown: an element may start in one piece and end in
 * a later one. Linear in the length of the input, even with many unclosed tags.
 * @param text the document with its template tags replaced
 * @param jsx whether capitals in element names are kept, so that `<Video>` is not a `<video>`
 * @param stepLength how much is read in a step, in UTF-16 code units
 */
export function* readHtmlInSteps(
  text: string,
  pieces: readonly HtmlPiece[],
  jsx = false,
  stepLength = maxStepLength,
): Generator<undefined, HtmlReading> {
  const builder = new TreeBuilder(text, jsx)
  let length = 0
  for (const piece of pieces) {
    builder.start(piece)
    while (builder.read(stepLength)) yield
    length += piece.text.length
    if (length > stepLength) yield
    length %= stepLength
  }
  builder.end()
  const { elements, comments, openComments, unbalanced } = builder
  return { elements, comments, openComments, unbalanced: unbalanced.sort((a, b) => a.range.start - b.range.start) }
}

/** The attribute with a name; of several the first one, as in browsers. */
export function attributeOf(element: HtmlElement, name: string): HtmlAttribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name)
}

/** Whether an element may have attributes that its source does not show: a template tag, a JSX spread, an expression with a space or `>`. */
export function hasUnknownAttributes(element: HtmlElement): boolean {
  return element.attributes.some(
    ({ templated, name, value = '' }) => templated && (/^[{\uE000]/.test(name) || (value.startsWith('{') && !value.endsWith('}'))),
  )
}

/** The nearest ancestor with a name. */
export function closest(element: HtmlElement, name: string): HtmlElement | undefined {
  let at = element.parent
  while (at && at.name !== name) at = at.parent
  return at
}

/** All elements inside an element, in document order, without those inside of nested figures. */
export function* descendants(element: HtmlElement): Generator<HtmlElement> {
  const open = [{ children: element.children, next: 0 }]
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const node = level.children[level.next++]
    if (!node) open.pop()
    else if (node.kind === 'element') {
      countSteps(1)
      yield node
      if (node.name !== 'figure') open.push({ children: node.children, next: 0 })
    }
  }
}
