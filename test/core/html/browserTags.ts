import { Parser, html, type DefaultTreeAdapterTypes, type Token } from 'parse5'
import { attributeOf, readHtml, type HtmlElement } from '../../../src/core/html/readHtml'
import type { HtmlPiece } from '../../../src/core/markdown/htmlPieces'
import type { Range } from '../../../src/core/text/text'

type Tree = DefaultTreeAdapterTypes.DefaultTreeAdapterMap

/** A start tag with its attributes. Of attributes with the same name only the first, as in browsers. */
export interface Tag extends Range {
  readonly name: string
  readonly attributes: readonly (Range & { readonly name: string; readonly value: string })[]
}

export interface TagReading {
  readonly startTags: readonly Tag[]
  /** End tags by the start of their start tags, for elements that have one. */
  readonly endTags: ReadonlyMap<number, Range>
}

/** The tags that a browser reads in the body of a page: all ranges are from parse5. */
export function browserReading(source: string): TagReading {
  const startTags: Tag[] = []
  class Recorder extends Parser<Tree> {
    override onStartTag(token: Token.TagToken): void {
      const { location, tagName: name } = token
      if (location) {
        const attributes = token.attrs.map((attribute) => {
          const at = location.attrs?.[attribute.name]
          return { name: attribute.name, value: attribute.value, start: at?.startOffset ?? -1, end: at?.endOffset ?? -1 }
        })
        startTags.push({ name, start: location.startOffset, end: location.endOffset, attributes })
      }
      super.onStartTag(token)
    }
  }
  const body: DefaultTreeAdapterTypes.Element = {
    nodeName: 'body',
    tagName: 'body',
    attrs: [],
    namespaceURI: html.NS.HTML,
    childNodes: [],
    parentNode: null,
  }
  const parser = Recorder.getFragmentParser<Tree>(body, { sourceCodeLocationInfo: true, scriptingEnabled: false })
  parser.tokenizer.write(source, true)
  const endTags = new Map<number, Range>()
  const waiting: DefaultTreeAdapterTypes.ParentNode[] = [parser.getFragment()]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue
      waiting.push(child, ...('content' in child ? [child.content] : []))
      const { startOffset, endTag } = child.sourceCodeLocation ?? {}
      if (startOffset !== undefined && endTag) endTags.set(startOffset, { start: endTag.startOffset, end: endTag.endOffset })
    }
  }
  return { startTags, endTags }
}

/** The tags as Copydesk reads them. */
export function ourReading(elements: readonly HtmlElement[]): TagReading {
  const startTags = elements.map((element) => ({
    name: element.name,
    ...element.startTag,
    attributes: element.attributes
      .filter((attribute) => attributeOf(element, attribute.name) === attribute)
      .map(({ name, value = '', range }) => ({ name, value, ...range })),
  }))
  return { startTags, endTags: new Map(elements.flatMap(({ startTag, endTag }) => (endTag ? [[startTag.start, endTag]] : []))) }
}

/** Parses a text that is only HTML. */
export function readAll(text: string): TagReading {
  return ourReading(readHtml(text, [{ start: 0, end: text.length, text }]).elements)
}

/** The HTML of an article at its offsets, and spaces elsewhere: what a browser would read if Markdown added no HTML. */
export function htmlAlone(pieces: readonly HtmlPiece[]): string {
  let alone = ''
  for (const { start, text } of pieces) alone += ' '.repeat(start - alone.length) + text
  return alone
}
