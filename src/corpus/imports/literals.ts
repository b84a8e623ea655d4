/** A call in a program, such as `fields.text({ label: 'Title' })`. */
export interface Call {
  readonly call: string
  readonly args: readonly unknown[]
}

/** A value that only running the program would give. */
const unknownValue = Symbol('unknown')

export function isCall(value: unknown): value is Call {
  return typeof value === 'object' && value !== null && 'call' in value && 'args' in value
}

/** A string, a template without placeholders, a number, a name with its parts, a comment, or one other character. */
const token =
  /\s+|\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{))*`|-?\d+(?:\.\d+)?|[\p{L}_$][\p{L}\p{N}_$]*(?:\??\.[\p{L}_$][\p{L}\p{N}_$]*)*|=>|\.\.\.|[\s\S]/gu

const depthLimit = 60
/** Tokens that end an expression at its own depth. */
const ends = new Set([',', ')', ']', '}', ';', ''])
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/**
 * Reads the calls of a function in a program of JavaScript or TypeScript, as far as their arguments are data: strings, numbers, lists, maps and
 * calls. Everything else becomes `unknownValue`. Nothing is run. Linear in the length of the text.
 * @param name of the function, such as `collection`
 */
export function callsOf(program: string, name: string): readonly (Call & { readonly key: string })[] {
  const tokens = (program.match(token) ?? []).filter((one) => !/^(?:\s|\/\/|\/\*)/.test(one))
  const reader = new LiteralReader(tokens)
  return tokens.flatMap((one, at) => {
    if (one !== name || tokens[at + 1] !== '(' || tokens[at - 1] !== ':') return []
    const key = keyOf(tokens[at - 2] ?? '')
    const value = reader.valueAt(at)
    return isCall(value) && key !== undefined ? [{ ...value, key }] : []
  })
}

class LiteralReader {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  valueAt(at: number): unknown {
    this.#at = at
    return this.#value(0)
  }

  get #next(): string {
    return this.#tokens[this.#at] ?? ''
  }

  /** The value of an expression; ends before the token that ends it. */
  #value(depth: number): unknown {
    const value = depth > depthLimit ? unknownValue : this.#plainValue(depth)
    // What follows, such as an operator or an arrow, makes it another value.
    if (ends.has(this.#next)) return value
    if (this.#next === 'as' || this.#next === 'satisfies') {
      this.#skip()
      return value
    }
    this.#skip()
    return unknownValue
  }

  #plainValue(depth: number): unknown {
    const first = this.#next
    if (/^['"`]/.test(first)) {
      this.#at++
      return textOf(first)
    }
    if (/^-?\d/.test(first)) {
      this.#at++
      return Number(first)
    }
    if (first === '[') return this.#list(']', depth)
    if (first === '{') return this.#map(depth)
    if (!/^[\p{L}_$]/u.test(first)) return unknownValue
    this.#at++
    if (first === 'true' || first === 'false') return first === 'true'
    if (this.#next !== '(') return unknownValue
    return { call: first, args: this.#list(')', depth) }
  }

  /** The values up to a closing bracket, which is read, too. */
  #list(end: string, depth: number): readonly unknown[] {
    const values: unknown[] = []
    this.#at++
    while (this.#next !== end && this.#next !== '') {
      values.push(this.#value(depth + 1))
      if (this.#next === ',') this.#at++
      else if (this.#next !== end) break
    }
    this.#close(end)
    return values
  }

  #map(depth: number): Readonly<Record<string, unknown>> {
    const entries: [string, unknown][] = []
    this.#at++
    while (this.#next !== '}' && this.#next !== '') {
      const key = keyOf(this.#next)
      if (key !== undefined && this.#tokens[this.#at + 1] === ':') {
        this.#at += 2
        entries.push([key, this.#value(depth + 1)])
      } else this.#skip()
      if (this.#next === ',') this.#at++
      else if (this.#next !== '}') break
    }
    this.#close('}')
    return Object.fromEntries(entries)
  }

  #close(end: string): void {
    while (this.#next !== end && this.#next !== '') this.#at++
    this.#at++
  }

  /** To the token that ends the expression. */
  #skip(): void {
    const open: string[] = []
    for (; this.#next !== ''; this.#at++) {
      const next = this.#next
      if (open.length === 0 && ends.has(next)) return
      const end = closing[next]
      if (end !== undefined) open.push(end)
      else if (next === open.at(-1)) open.pop()
    }
  }
}

function keyOf(written: string): string | undefined {
  if (/^['"]/.test(written)) return textOf(written)
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(written) ? written : undefined
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

function textOf(written: string): string {
  return written
    .slice(1, -1)
    .replace(/\\(?:u([\da-fA-F]{4})|([\s\S]))/g, (_, code: string | undefined, character: string | undefined) =>
      code === undefined ? (escapes[character ?? ''] ?? character ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
    )
}
