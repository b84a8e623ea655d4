import * as l10n from '@vscode/l10n'
import { defaultPolicy, type Policy } from './policy'
import type { Finding } from '../text/problem'
import { toValue, type MapNode, type ValueNode } from '../data/nodes'

/** Elements that run programs, load other documents, or change the page around the article. No policy can allow them. */
const forbiddenElements = new Set(
  'script style link meta base object embed applet frame frameset noscript template svg math xmp noembed noframes plaintext title html head body form input button select textarea option portal'.split(
    ' ',
  ),
)
const forbiddenAttribute = /^(?:on|srcdoc$|formaction$|action$|http-equiv$|style$|ping$|\*$)/i
/** `*` only after a hyphen, so that it cannot match a forbidden attribute: `aria-*`, `data-*`. */
const attributeName = /^[a-z][\w:.-]*(?:(?<=-)\*)?$/i
/** Not `constructor`: there is no such element, and sanitize-html fails on it (it reads options by the name of the element). */
const elementName = /^(?!constructor$)[a-z][a-z0-9-]*$/i
const propertyName = /^-{0,2}[a-z][a-z-]*$/i
const schemeName = /^[a-z][a-z0-9+.-]*:?$/i
/** Hosts are inserted into the preview's content security policy: no other characters are allowed. */
const hostName = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d{1,5})?$/i
const forbiddenScheme = /^(?:javascript|vbscript|data|blob|file|filesystem|about|vscode.*)$/i

/**
 * The policy that the `sanitizer` setting of `copydesk.yaml` describes. Elements, attributes and schemes that can run programs are
 * reported and never allowed.
 * @returns `policy` is undefined if nothing is set
 */
export function readSanitizer(node: ValueNode | undefined): { readonly policy: Policy | undefined; readonly problems: readonly Finding[] } {
  if (node?.kind !== 'map' || node.fields.length === 0) return { policy: undefined, problems: [] }
  const problems: Finding[] = []
  const reject = (at: ValueNode, message: string) => problems.push({ range: at.range, message, severity: 'error' })
  const base = toValue(fieldOf(node, 'extends')) === 'none' ? nothing : defaultPolicy
  const matches = (form: RegExp) => (name: string, at: ValueNode) => {
    if (form.test(name)) return true
    reject(at, l10n.t('“{0}” is not a valid name here.', name))
    return false
  }
  const named = (name: string, form: RegExp, allowed: (written: string, at: ValueNode) => boolean = () => true) => {
    const isValid = matches(form)
    return allowedNames(fieldOf(node, name), (written, at) => isValid(written, at) && allowed(written, at))
  }
  const without = new Set(namesOf(fieldOf(node, 'without')).map(({ name }) => name.toLowerCase()))
  const elements = named('elements', elementName, (name, at) => {
    if (!forbiddenElements.has(name.toLowerCase())) return true
    reject(at, l10n.t('“{0}” can run programs or change the page around the article: it is never allowed.', name))
    return false
  })
  const schemes = named('schemes', schemeName, (name, at) => {
    if (!forbiddenScheme.test(name.replace(/:$/, ''))) return true
    reject(at, l10n.t('Addresses that start with “{0}:” can run programs or access local files: they are never allowed.', name))
    return false
  })
  // A map, since a key may be called `constructor`.
  const attributes = new Map(Object.entries(base.attributes))
  const attributeMap = fieldOf(node, 'attributes')
  for (const { key, value } of attributeMap?.kind === 'map' ? attributeMap.fields : []) {
    if (key === '__proto__') continue
    const isValid = matches(attributeName)
    const allowed = allowedNames(value, (name, at) => {
      if (!forbiddenAttribute.test(name)) return isValid(name, at)
      reject(
        at,
        l10n.t('The attribute “{0}” can run programs: it is never allowed. For style, list the allowed properties under “styles”.', name),
      )
      return false
    })
    attributes.set(key.toLowerCase(), together(attributes.get(key.toLowerCase()) ?? [], allowed))
  }
  const policy: Policy = {
    elements: together(base.elements, elements).filter((name) => !without.has(name)),
    attributes: Object.fromEntries(attributes),
    styles: together(base.styles, named('styles', propertyName)),
    schemes: together(
      base.schemes,
      schemes.map((name) => name.replace(/:$/, '')),
    ),
    frameHosts: together(base.frameHosts, named('frameHosts', hostName)),
  }
  return { policy, problems }
}

const nothing: Policy = { elements: [], attributes: {}, styles: [], schemes: [], frameHosts: [] }

const lower = ({ name }: { readonly name: string }) => name.toLowerCase()

function allowedNames(node: ValueNode | undefined, allowed: (name: string, at: ValueNode) => boolean): readonly string[] {
  return namesOf(node)
    .filter(({ name, at }) => allowed(name, at))
    .map(lower)
}

function namesOf(node: ValueNode | undefined): readonly { readonly name: string; readonly at: ValueNode }[] {
  if (node?.kind !== 'list') return []
  return node.items.flatMap(({ value: at }) =>
    at.kind === 'scalar' && typeof at.value === 'string' && at.value !== '' ? [{ name: at.value, at }] : [],
  )
}

function together(some: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...some, ...more])]
}

function fieldOf(map: MapNode, name: string): ValueNode | undefined {
  return map.fields.findLast((field) => field.key === name)?.value
}
