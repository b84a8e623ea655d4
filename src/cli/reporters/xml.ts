import { visibleMessage, visibleText } from '../../core/text/visible'

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** A text for the content of an XML element. Characters that XML 1.0 does not allow, and others that are not visible, become escape sequences. */
export function xmlText(text: string): string {
  return escaped(visibleText(text))
}

/** A text for an attribute in quotes, on one line. */
export function xmlAttribute(text: string): string {
  return escaped(visibleMessage(text))
}

/** U+FFFE and U+FFFF are no characters of XML 1.0 (section 2.2). */
function escaped(text: string): string {
  return text.replace(/[\ufffe\uffff]/g, '\ufffd').replace(/[&<>"']/g, (character) => references[character] ?? '')
}
