/** Attributes in braces, as `## Title {#id .class lang="fr"}` has them. */
export interface WrittenAttributes {
  /** The offset of the opening brace. */
  readonly start: number
  /** After the closing brace. */
  readonly end: number
  readonly values: readonly (readonly [name: string, value: string])[]
}

const maxDepth = 8
/** A longer text at the end of a heading holds no attributes. In UTF-16 code units. */
const maxLength = 500

/** The attributes at the end of a text, behind which is white space only (`parser/attribute.go`, `parseLastLineAttributes`). */
export function attributesAtEnd(text: string): WrittenAttributes | undefined {
  if (!text.trimEnd().endsWith('}')) return undefined
  let at = text.lastIndexOf('{')
  while (at > 0 && text[at - 1] === '\\') at = text.lastIndexOf('{', at - 1)
  if (at < Math.max(0, text.length - maxLength)) return undefined
  const found = attributesAt(text, at)
  return found && text.slice(found.end).trim() === '' ? found : undefined
}

/** The attributes that start at a brace; undefined for anything else. */
export function attributesAt(text: string, start: number): WrittenAttributes | undefined {
  const reader = { text, at: start }
  const values = readAttributes(reader, 0)
  return values && { start, end: reader.at, values }
}

interface Reader {
  readonly text: string
  at: number
}

type Values = (readonly [name: string, value: string])[]

function readAttributes(reader: Reader, depth: number): Values | undefined {
  if (!take(reader, /\{/y) || depth > maxDepth) return undefined
  const values: Values = []
  while (!take(reader, /\}/y)) {
    skipSpace(reader)
    const short = take(reader, /[#.](?:[^\s!-/:-@[-`{-~]|[-_:.])*/y)
    const name = short === undefined ? take(reader, /[a-zA-Z_:][a-zA-Z0-9_:.-]*/y) : undefined
    if (short !== undefined) values.push([short[0] === '#' ? 'id' : 'class', short.slice(1)])
    else {
      if (name === undefined || take(reader, /\s*=\s*/y) === undefined) return undefined
      const value = readValue(reader, depth)
      if (value === undefined) return undefined
      values.push([name, value])
    }
    skipSpace(reader)
    if (take(reader, /,/y)) skipSpace(reader)
  }
  return values
}

/** Lists and maps are read and have no value. */
function readValue(reader: Reader, depth: number): string | undefined {
  const first = reader.text[reader.at]
  if (first === '{') return readAttributes(reader, depth + 1) && ''
  if (first === '[') return readList(reader, depth + 1)
  if (first === '"')
    return take(reader, /"(?:[^"\\\n]|\\.)*"/y)
      ?.slice(1, -1)
      .replace(/\\(["/\\])/g, '$1')
  return take(reader, /[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d*)?|[a-zA-Z_:][a-zA-Z0-9_:.-]*/y)
}

function readList(reader: Reader, depth: number): string | undefined {
  if (depth > maxDepth) return undefined
  take(reader, /\[\s*/y)
  for (let isFirst = true; !take(reader, /\]/y); isFirst = false) {
    if (!isFirst && !take(reader, /,\s*/y)) return undefined
    if (readValue(reader, depth) === undefined) return undefined
    skipSpace(reader)
  }
  return ''
}

function skipSpace(reader: Reader): void {
  take(reader, /\s+/y)
}

/** Reads what a pattern matches here, if anything. @param pattern with the flag `y` */
function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at
  const [found] = pattern.exec(reader.text) ?? []
  if (found !== undefined) reader.at += found.length
  return found
}
