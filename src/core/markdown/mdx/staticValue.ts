/** The value of an expression that is plain text, a number or nothing. `true` is that of an attribute; content shows nothing for it. */
export type StaticValue = string | number | true

const comments = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
const text = /^(?:"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|`((?:[^`\\$]|\\[\s\S]|\$(?!\{))*)`)$/
const number = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/
/** A file as a bundler or Docusaurus (docusaurus.io/docs/static-assets) has it. */
const file = /^(?:require\(\s*(["'])([^"'\n]+)\1\s*\)(?:\.default)?|useBaseUrl\(\s*(["'])([^"'\n]+)\3\s*\))$/
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0', '\n': '' }

/**
 * The value of an expression. It is not run.
 * @param source what is between the braces
 * @returns undefined if it is more than a literal; '' for comments
 */
export function staticValue(source: string): StaticValue | undefined {
  const written = withoutComments(source).trim()
  if (written === '' || written === 'null' || written === 'undefined' || written === 'false') return ''
  if (written === 'true') return true
  if (number.test(written)) return Number(written)
  const [, double, single, template] = text.exec(written) ?? []
  const inner = double ?? single ?? template
  return inner === undefined ? undefined : unescaped(inner)
}

/** The path of a file that an attribute's expression names; undefined for any other expression. */
export function fileIn(source: string): string | undefined {
  const [, , required, , based] = file.exec(source.trim()) ?? []
  return (required ?? based)?.replace(/^.*!/, '').replace(/^@site\/static\//, '/')
}

/** The comment that an expression consists of, from its start to its end; undefined if there is anything else. */
export function onlyComment(source: string): string | undefined {
  return /^\s*\/\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(source)?.[1]
}

function withoutComments(source: string): string {
  // In a text, two slashes are no comment.
  return /^\s*["'`]/.test(source) ? source : source.replace(comments, ' ')
}

function unescaped(inner: string): string {
  return inner.replace(/\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi, (whole, point, unit, byte, one) => {
    const code = Number.parseInt(point ?? unit ?? byte ?? '', 16)
    if (Number.isNaN(code)) return escapes[one] ?? one ?? whole
    return code > 0x10ffff ? '' : String.fromCodePoint(code)
  })
}
