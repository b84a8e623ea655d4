import { voidElements } from '../../html/elementNames'
import { labelled } from './labels'
import type { JsxAttribute, JsxTag } from './jsxTag'
import type { MdxFeatures } from './mdxFeatures'
import { fileIn, staticValue, type StaticValue } from './staticValue'
import { styleText } from './styleObject'

/**
 * The HTML of a tag, not sanitized. A component shows its content only; without any, a label. Expressions are not run: an attribute
 * whose value is not a literal is left out.
 * @param text the text that the tag was read from
 */
export function jsxHtml(tag: JsxTag, text: string, features: MdxFeatures): string {
  const { name, isClosing, isSelfClosing, attributes } = tag
  if (name === '') return ''
  if (isComponent(name)) return isSelfClosing ? labelled(text.slice(tag.range.start, tag.range.end)) : ''
  const isVoid = voidElements.has(name)
  if (isClosing) return isVoid ? '' : `</${name}>`
  const written = attributes.map((attribute) => attributeHtml(attribute, text, features)).join('')
  return `<${name}${written}>${isSelfClosing && !isVoid ? `</${name}>` : ''}`
}

/** Whether an element is a component: it starts with a capital, or is the member of an object. */
export function isComponent(name: string): boolean {
  return /^[\p{Lu}$_]/u.test(name) || name.includes('.')
}

/** What an expression in content shows: a literal as text, anything else as a label. @param source with its braces */
export function expressionHtml(source: string): string {
  const value = staticValue(source.slice(1, -1))
  if (value === undefined) return labelled(source)
  return value === true ? '' : escaped(String(value))
}

function attributeHtml({ name, value, isQuoted }: JsxAttribute, text: string, { react }: MdxFeatures): string {
  // Keeps the attributes of a tag well-formed, whatever the name is.
  if (!/^[a-z][\w:.-]*$/i.test(name)) return ''
  const html = react && Object.hasOwn(reactNames, name) ? (reactNames[name] ?? name) : name
  if (value === undefined) return react && !isReactFlag(name) ? '' : ` ${html}`
  const written = text.slice(value.start, value.end)
  if (isQuoted && react && flags.has(name)) return written === '' ? '' : ` ${html}`
  if (isQuoted) return ` ${html}="${written.replaceAll('"', '&quot;')}"`
  const inner = written.startsWith('{') ? written.slice(1, -1) : written
  if (name === 'style') {
    const style = styleText(inner)
    return style === undefined ? '' : ` style="${escaped(style)}"`
  }
  const found: StaticValue | undefined = written.startsWith('{') ? (staticValue(inner) ?? fileIn(inner)) : inner
  if (found === undefined || found === '') return found === '' && /^\s*["'`]/.test(inner) ? ` ${html}=""` : ''
  if (found === true) return react && !isReactFlag(name) ? '' : ` ${html}`
  return ` ${html}="${escaped(String(found))}"`
}

/** Attributes whose names differ in React (react.dev/reference/react-dom/components/common); HTML does not distinguish capitals. */
const reactNames: Readonly<Record<string, string>> = {
  className: 'class',
  htmlFor: 'for',
  httpEquiv: 'http-equiv',
  acceptCharset: 'accept-charset',
}

/** The attributes that React writes for `true`; others are left out, also `allowfullscreen` in small letters (react-dom 19, `pushAttribute`). */
const flags = new Set(
  'allowFullScreen async autoFocus autoPlay capture checked controls default defer disabled disablePictureInPicture disableRemotePlayback download formNoValidate hidden inert itemScope loop multiple muted noModule noValidate open playsInline readOnly required reversed scoped seamless selected'.split(
    ' ',
  ),
)

function isReactFlag(name: string): boolean {
  return flags.has(name) || /^(?:data|aria)-/.test(name)
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
