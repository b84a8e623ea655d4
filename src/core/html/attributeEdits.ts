import { attributeOf, type HtmlAttribute, type HtmlElement } from './readHtml'
import { range, type Edit } from '../text/text'

/** Removes an attribute and the white space before it. */
export function removeAttribute(text: string, attribute: HtmlAttribute): Edit {
  let start = attribute.range.start
  while (/\s/.test(text[start - 1] ?? '')) start--
  return { range: range(start, attribute.range.end), newText: '' }
}

/** Inserts attributes after `src`, or after the tag's name if there is no `src`, or only `src=`: what follows that would be its value. */
export function insertAttributes(element: HtmlElement, written: string): Edit {
  const src = attributeOf(element, 'src')
  const isOpen = src?.value === '' && src.range.end === src.valueRange.end
  const at = src && !isOpen ? src.range.end : element.nameRange.end
  // After a quotation mark the next attribute needs no blank.
  const isNextTo = element.attributes.some(({ range: { start } }) => start === at)
  return { range: range(at, at), newText: ` ${written}${isNextTo ? ' ' : ''}` }
}

/** Replaces the value of an attribute that has one. @param written HTML text, put in quotes if the old value had none */
export function setValue(text: string, { range: whole, valueRange }: HtmlAttribute, written: string): Edit {
  const isQuoted = whole.end > valueRange.end
  const quote = isQuoted && text[valueRange.end] === "'" ? "'" : '"'
  const escaped = written.replaceAll(quote, quote === '"' ? '&quot;' : '&#39;')
  return { range: valueRange, newText: isQuoted ? escaped : quote + escaped + quote }
}
