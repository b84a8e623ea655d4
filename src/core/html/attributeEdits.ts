import { attributeOf, type HtmlAttribute, type HtmlElement } from './readHtml'
import { range, type Edit } from '../text/text'

/** Removes an attribute and the white space before it. */
export function removeAttribute(text: string, attribute: HtmlAttribute): Edit {
  let start = attribute.range.start
  while (/\s/.test(text[start - 1] ?? '')) start--
  return { range: range(start, attribute.range.end), newText: '' }
}

/** Inserts attributes after `src`, or after the tag's name if there is no `src`. */
export function insertAttributes(element: HtmlElement, written: string): Edit {
  const at = attributeOf(element, 'src')?.range.end ?? element.nameRange.end
  return { range: range(at, at), newText: ` ${written}` }
}
