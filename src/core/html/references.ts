import type * as Library from './referenceLibrary'

/** Loaded on request: it has the table of all names. */
function library(): typeof Library {
  return require('./referenceLibrary')
}

/** Replaces the character references of a text, as browsers do. */
export function decodeReferences(text: string): string {
  return text.includes('&') ? library().decodeHTML(text) : text
}

/** Replaces the character references of the value of an attribute, as browsers do. */
export function decodeInValue(value: string): string {
  return value.includes('&') ? library().decodeHTMLAttribute(value) : value
}
