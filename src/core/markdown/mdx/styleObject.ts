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
