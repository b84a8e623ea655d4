import { decodeHTML, decodeHTMLAttribute } from 'entities'

/** Replaces the character references of a text, as browsers do. */
export function decodeReferences(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text
}

/** Replaces the character references of the value of an attribute, as browsers do. */
export function decodeInValue(value: string): string {
  return value.includes('&') ? decodeHTMLAttribute(value) : value
}
