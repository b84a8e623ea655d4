import { CST, isAlias, isMap, isScalar, isSeq, Lexer, parseDocument, Scalar, visit, type Document, type Node } from 'yaml'
import { bracketsTooDeep, depthLimit } from './depthLimit'
import { range, type Range } from '../text/text'
import type { Field, ListItem, ScalarNode, ValueNode, SyntaxProblem, ParseResult } from './nodes'
/** Maximum number of values that aliases may add: far above any article, far below what slows the editor. */
const aliasBudget = 5000

/** Parses YAML 1.2 as `readYaml` does, with the `yaml` package alone. */
export function readYamlByLibrary(text: string, at: Range): ParseResult {
  const source = withLineFeeds(text.slice(at.start, at.end))
  if (nestsTooDeep(source)) return { root: undefined, errors: [tooDeep(at)] }
  try {
    const document = withoutStackTraces(() => parseDocument(source, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' }))
    const errors: SyntaxProblem[] = document.errors.map((error) => ({
      code: error.code,
      range: range(at.start + error.pos[0], Math.min(at.start + error.pos[1], at.end)),
      message: error.message,
    }))
    const reader = new NodeReader(document, source, at.start, errors)
    return { root: document.contents ? reader.read(document.contents, 0) : undefined, errors }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { root: undefined, errors: [tooDeep(at)] }
  }
}

/**
 * `yaml` makes an `Error` for each syntax error. With a stack trace, of up to 100 calls in the extension host, it takes ten times as long as
 * the reading: 1.2 s for 100,000 commas.
 */
function withoutStackTraces<T>(run: () => T): T {
  const limit = Error.stackTraceLimit
  // Not assigned: that would throw where `Error` is frozen.
  Reflect.set(Error, 'stackTraceLimit', 0)
  try {
    return run()
  } finally {
    Reflect.set(Error, 'stackTraceLimit', limit)
  }
}

/** The ranges of YAML comments, from the `#` to the end of the line; a `#` in a quoted or block scalar is not one. */
export function yamlComments(text: string, at: Range): readonly Range[] {
  const comments: Range[] = []
  let offset = at.start
  let inScalar = false
  for (const lexeme of new Lexer().lex(withLineFeeds(text.slice(at.start, at.end)))) {
    const isMark: boolean = !inScalar && (lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END || lexeme === CST.SCALAR)
    if (!inScalar && lexeme.startsWith('#')) comments.push(range(offset, offset + lexeme.trimEnd().length))
    // Control tokens of the lexer, which are not in the text.
    if (!isMark) offset += lexeme.length
    inScalar = isMark && lexeme === CST.SCALAR
  }
  return comments
}

/** YAML 1.2.2, 5.4: a carriage return alone is a line break, which `yaml` does not know. The offsets stay the same. */
function withLineFeeds(source: string): string {
  return source.includes('\r') ? source.replace(/\r(?!\n)/g, '\n') : source
}

function tooDeep(at: Range): SyntaxProblem {
  return { code: 'TOO_DEEP', range: at, message: 'The nesting is too deep' }
}

/** `yaml` recurses: too many unclosed brackets, or dashes in a row, could exhaust the stack. */
function nestsTooDeep(source: string): boolean {
  return bracketsTooDeep(source) || dashesInRow.test(source)
}

const dashesInRow = new RegExp(`^[ ]*(?:[-?:][ ]+){${depthLimit}}`, 'm')

class NodeReader {
  readonly #document: Document
  readonly #source: string
  readonly #base: number
  readonly #errors: SyntaxProblem[]
  #aliasValues = 0
  #anchors: Map<string, Node> | undefined

  constructor(document: Document, source: string, base: number, errors: SyntaxProblem[]) {
    this.#document = document
    this.#source = source
    this.#base = base
    this.#errors = errors
  }

  read(node: unknown, depth: number, aliased: Range | undefined = undefined): ValueNode {
    if (aliased && ++this.#aliasValues > aliasBudget) return this.#refuse(aliased, 'ALIAS_BOMB')
    if (depth > depthLimit) return this.#refuse(aliased ?? this.#rangeOf(node), 'TOO_DEEP')
    if (isMap(node)) {
      const fields = node.items.map((pair) => this.#field(pair.key, pair.value, depth, aliased))
      return { kind: 'map', range: aliased ?? this.#collection(node, fields), style: node.flow ? 'flow' : 'block', fields }
    }
    if (isSeq(node)) {
      const items: ListItem[] = []
      for (const child of node.items) items.push(this.#item(child, node.flow === true, items.at(-1)?.range.end, depth, aliased))
      return { kind: 'list', range: aliased ?? this.#collection(node, items), style: node.flow ? 'flow' : 'block', items }
    }
    if (isAlias(node)) {
      const target = this.#anchored(node.source)
      if (!target) return this.#refuse(this.#rangeOf(node), 'BAD_ALIAS')
      return this.read(target, depth + 1, aliased ?? this.#rangeOf(node))
    }
    return this.#scalar(node, aliased)
  }

  #field(key: unknown, value: unknown, depth: number, aliased: Range | undefined): Field {
    const keyRange = aliased ?? this.#rangeOf(key)
    const name = isScalar(key) ? String(key.value ?? '') : this.#source.slice(keyRange.start - this.#base, keyRange.end - this.#base)
    const node = value ? this.read(value, depth + 1, aliased) : emptyScalar(range(keyRange.end, keyRange.end))
    return { key: name, keyRange, value: node, range: range(keyRange.start, Math.max(keyRange.end, node.range.end)) }
  }

  #item(child: unknown, flow: boolean, previousEnd: number | undefined, depth: number, aliased: Range | undefined): ListItem {
    const value = this.read(child, depth + 1, aliased)
    if (flow || aliased) return { range: value.range, value }
    const dash = this.#source.lastIndexOf('-', Math.max(0, value.range.start - this.#base - 1)) + this.#base
    const start = dash >= (previousEnd ?? this.#base) ? dash : value.range.start
    return { range: range(start, value.range.end), value }
  }

  #scalar(node: unknown, aliased: Range | undefined): ScalarNode {
    if (!isScalar(node)) return emptyScalar(aliased ?? this.#rangeOf(node))
    const { value } = node
    const plainValue = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
    return {
      kind: 'scalar',
      range: aliased ?? this.#rangeOf(node),
      value: typeof value === 'bigint' ? Number(value) : plainValue,
      style: styleOf(node.type),
      ...(aliased && node.type === Scalar.PLAIN && node.tag === undefined && node.source !== undefined ? { source: node.source } : {}),
      ...(node.tag !== undefined && !aliased ? this.#tagBefore(node) : {}),
      ...(node.anchor !== undefined && !aliased ? this.#anchorBefore(node, `&${node.anchor}`) : {}),
    }
  }

  #anchorBefore(node: Node, written: string): { readonly anchor?: Range } {
    const start = this.#source.lastIndexOf(written, node.range?.[0])
    return start < 0 ? {} : { anchor: range(this.#base + start, this.#base + start + written.length) }
  }

  #tagBefore(node: Node): { readonly tag?: Range } {
    const end = node.range?.[0] ?? 0
    const found = /(!\S*)\s+(?:&\S+\s+)?$|(!\S*)$/.exec(this.#source.slice(Math.max(0, end - 200), end))
    const written = found?.[1] ?? found?.[2] ?? ''
    const start = end - (found?.[0].length ?? 0)
    return written === '' ? {} : { tag: range(this.#base + start, this.#base + start + written.length) }
  }

  /** The range without trailing white space: `yaml` includes the line end after a block collection. */
  #collection(node: Node, parts: readonly { readonly range: Range }[]): Range {
    const whole = this.#rangeOf(node)
    if ('flow' in node && node.flow) return whole
    const first = parts[0]
    return first ? range(first.range.start, parts.at(-1)?.range.end ?? whole.end) : whole
  }

  #rangeOf(node: unknown): Range {
    const written = (node as Node | null)?.range
    if (!written) return range(this.#base, this.#base)
    let end = written[1]
    if (isScalar(node) && (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL)) {
      while (end > written[0] && /[\r\n]/.test(this.#source[end - 1] ?? '')) end--
    }
    return range(this.#base + written[0], this.#base + end)
  }

  /** The anchored node. All anchors are collected once, since `yaml` walks the document for every alias. */
  #anchored(name: string): Node | undefined {
    if (!this.#anchors) {
      this.#anchors = new Map()
      const anchors = this.#anchors
      visit(this.#document, { Value: (_, node) => void (node.anchor && anchors.set(node.anchor, node)) })
    }
    return this.#anchors.get(name)
  }

  #refuse(at: Range, code: string): ScalarNode {
    if (!this.#errors.some((error) => error.code === code)) this.#errors.push({ code, range: at, message: code })
    return emptyScalar(at)
  }
}

function emptyScalar(at: Range): ScalarNode {
  return { kind: 'scalar', range: at, value: null, style: 'plain' }
}

function styleOf(type: string | undefined): ScalarNode['style'] {
  if (type === Scalar.QUOTE_SINGLE) return 'single'
  if (type === Scalar.QUOTE_DOUBLE) return 'double'
  return type === Scalar.BLOCK_FOLDED || type === Scalar.BLOCK_LITERAL ? 'block' : 'plain'
}
