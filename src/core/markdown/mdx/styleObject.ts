/**
 * Rewrites CSS declarations as the object that React expects.
 * @returns '' for no declarations; undefined if they cannot be rewritten for sure
 */
export function styleObject(css: string): string | undefined {
  if (/["'&\\{}]|\/\*|!important/i.test(css)) return undefined
  const pairs: string[] = []
  for (const declaration of css.split(/;(?![^(]*\))/)) {
    if (declaration.trim() === '') continue
    const [whole, name = '', value = ''] = /^\s*(-?-?[a-z][\w-]*)\s*:\s*([^:;]+|[^:;]*\([^()]*\))\s*$/i.exec(declaration) ?? []
    if (whole === undefined) return undefined
    const key = name.startsWith('--') ? `'${name}'` : camelCase(name.toLowerCase())
    pairs.push(`${key}: '${value.trim().replace(/\s+/g, ' ')}'`)
  }
  return pairs.length === 0 ? '' : `{ ${pairs.join(', ')} }`
}

/** React writes `-webkit-` with a capital, and `-ms-` without. */
function camelCase(name: string): string {
  return name.replace(/^-ms-/, 'ms-').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

const declaration = /\s*(?:(['"])(-?-?[a-z][\w-]*)\1|([a-z]\w*))\s*:\s*(?:(['"`])([^'"`\\\n$]*)\4|(-?(?:\d+(?:\.\d*)?|\.\d+)))\s*(?:,|$)/iy
/** Numbers of these are no pixels (react-dom 19, `isUnitlessNumber`); the rest of its list is of no use in an article. */
const unitless = new Set(
  'aspectRatio columnCount flex flexGrow flexShrink fontWeight lineHeight opacity order orphans widows zIndex zoom'.split(' '),
)

/**
 * The CSS declarations of an object that React takes.
 * @param source of the object, with its braces
 * @returns undefined if a value is not a literal
 */
export function styleText(source: string): string | undefined {
  const [, inner] = /^\s*\{([\s\S]*)\}\s*$/.exec(source) ?? []
  if (inner === undefined) return undefined
  const pairs: string[] = []
  const body = inner.trim()
  declaration.lastIndex = 0
  while (declaration.lastIndex < body.length) {
    const [whole, , quotedName, plainName, , text, number] = declaration.exec(body) ?? []
    if (whole === undefined) return undefined
    const name = quotedName ?? plainName ?? ''
    const css = name.startsWith('--') ? name : name.replace(/^ms(?=[A-Z])/, '-ms').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const unit = number === undefined || Number(number) === 0 || unitless.has(name) ? '' : 'px'
    pairs.push(`${css}: ${(text ?? number ?? '').trim()}${unit}`)
  }
  return pairs.join('; ')
}
